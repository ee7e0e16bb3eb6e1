"""What a published plan promises: which placements keep it, what others cost, and the notice they need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

import numpy as np

from logistics.case.calendar import Consultation, Session
from logistics.case.case import Case
from logistics.case.published import PublishedPlan, PublishedSession
from logistics.money import cents
from logistics.planning.options import BoolArray, IntArray, Options, in_order
from logistics.planning.restriction import Give, Restriction, in_days


@dataclass(frozen=True, slots=True)
class Promise:
    """A published plan, seen from a day after it.

    Attributes:
        published: the plan.
        today: the day from which on it may be changed.
    """

    published: PublishedPlan
    today: date

    def days(self) -> tuple[date, ...]:
        """Return every day on which something was published to begin or end."""
        return tuple(day for one in self.published.sessions for day in (one.first_day, one.last_day))

    def is_kept(self, session: Session) -> bool:
        """Return whether a consultation sits where and when it was published to; False if it was not."""
        found = self.published.session(session.id)
        return found is not None and (found.first_day, found.last_day, found.place) == (
            session.first_day,
            session.last_day,
            session.place.id,
        )


def kept_options(options: Options, promise: Promise) -> BoolArray:
    """Return which placements keep what was published, ``[options]``; none where nothing was."""
    found = promise.published.session(options.consultation.id)
    if found is None:
        return np.zeros(len(options), dtype=bool)
    places = [n for n, place in enumerate(options.consultation.places) if place.id == found.place]
    return np.asarray(
        np.isin(options.place, places)
        & (options.first == found.first_day.toordinal())
        & (options.last == found.last_day.toordinal()),
        dtype=np.bool_,
    )


def with_kept_first(options: Options, promise: Promise) -> Options:
    """Return the placements with the published one as the most preferred; the others in their order."""
    order = np.argsort(~kept_options(options, promise), kind="stable")
    return Options(options.consultation, options.place[order], options.first[order])


def affected(case: Case, promise: Promise, name: str) -> int:
    """Return the people who were to come to a consultation in person and are still in the case.

    Where the published plan does not say who was to come, those count who are to come now.
    """
    now = {one.id: one.people for one in case.participants if one.is_people}
    if promise.published.people is None:
        return sum(one.people for one in case.participants if name in one.in_person)
    were: dict[str, int] = {}
    for one in promise.published.people:
        if name in one.in_person:
            were[one.row] = were.get(one.row, 0) + one.people
    return sum(min(people, now.get(row, 0)) for row, people in were.items())


def change_cents(case: Case, promise: Promise, options: Options) -> IntArray:
    """Return the price of the change that each placement is, ``[options]`` [cents].

    Nothing for the published placement. For another ``change.session``, ``change.day`` for each day by which
    the first day moves, ``change.place`` where the place is another one, and ``change.person`` for each of
    those ``affected``. A consultation that was not published costs nothing wherever it is placed.
    """
    found = promise.published.session(options.consultation.id)
    if found is None:
        return np.zeros(len(options), dtype=np.int64)
    prices = case.change
    people = affected(case, promise, found.id)
    moved_days = np.abs(options.first - found.first_day.toordinal())
    is_elsewhere = np.array([place.id != found.place for place in options.consultation.places])
    price = cents(prices.session) + people * cents(prices.person) + moved_days * cents(prices.day)
    price = price + is_elsewhere[options.place] * cents(prices.place)
    return np.where(kept_options(options, promise), 0, price).astype(np.int64)


def notice_rules(case: Case, promise: Promise) -> Iterator[Restriction]:
    """Yield for each consultation that it is changed only in time.

    What has begun, or begins within the notice period, stays as published; whatever is moved or placed anew
    begins no sooner than the notice period from today.
    """
    notice = case.change.notice_days
    for index, consultation in enumerate(in_order(case)):
        rule = partial(_notice_rule, index, consultation, promise)
        found = promise.published.session(consultation.id)
        has_begun = found is not None and found.first_day <= promise.today
        give = Give(partial(_shorter, rule, notice), partial(_shorter_words, notice), notice)
        yield replace(rule(notice), gives=() if has_begun else (give,))


def _shorter(rule: Callable[[int], Restriction], notice: int, days: int) -> Restriction:
    return rule(notice - days)


def _shorter_words(notice: int, days: int) -> str:
    return f"a notice of {in_days(notice - days)} would do"


def _notice_rule(index: int, consultation: Consultation, promise: Promise, notice: int) -> Restriction:
    soonest = promise.today + timedelta(days=max(notice, 1))
    found = promise.published.session(consultation.id)
    is_held = found is not None and found.first_day < soonest

    def allows(options: Options) -> BoolArray:
        kept = kept_options(options, promise)
        in_time = options.first >= soonest.toordinal()
        return kept if is_held else np.asarray(kept | in_time, dtype=np.bool_)

    return Restriction(_notice_sentence(consultation.id, found, promise.today, notice), ((index, allows),))


def _notice_sentence(name: str, found: PublishedSession | None, today: date, notice: int) -> str:
    ahead = in_days(max(notice, 1))
    if found is None:
        return f"{name} is new and begins no sooner than {ahead} from today, {today}"
    until = "" if found.last_day == found.first_day else f" to {found.last_day}"
    promised = f"{name} stays on {found.first_day}{until} in {found.place}, as published"
    if found.first_day <= today:
        return f"{promised}: it has begun by today, {today}"
    if found.first_day < today + timedelta(days=notice):
        return f"{promised}: it begins within {ahead} of today, {today}"
    return f"{name} moves, if at all, to a day no sooner than {ahead} from today, {today}"
