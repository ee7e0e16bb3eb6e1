"""The calendar sheet: months coloured by the cost of each date, anchors lettered, chosen days marked."""

from __future__ import annotations

from calendar import monthcalendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from string import ascii_uppercase

from logistics.case.calendar import Consultation, Session
from logistics.exhibits.alternatives import excluded_sentence, written
from logistics.planning.alternatives import DateCost
from logistics.planning.options import in_order
from logistics.planning.run import Run
from reports.table import Block, Cell, Column, Kind, Mark, Row, Scalar, Sheet

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS_ABREAST = 3
NOT_COMPUTED = "?"
"""Stands for the cost of an allowed date that is not known: the time ran out, or bounds left it out."""


def calendar_sheet(run: Run) -> Sheet:
    """Return the cost of the best plan for each allowed first day of each consultation."""
    signs = anchor_signs(run.case.anchors)
    intro = (
        f"Cost in {run.case.currency} of the best plan that begins the consultation on that day, the other "
        "consultations at their best. Days without a figure are not allowed by the rules of the case."
    )
    named = (f"{sign}: {anchor.title}, {period(anchor)}, {anchor.place}" for sign, anchor in signs)
    legend = (
        (Mark.CHOSEN, "chosen date"),
        (Mark.ANCHOR, "anchor: a session that cannot move; the letter behind the day says which"),
        (Mark.CLOSED, "not allowed"),
    )
    months = [
        block
        for consultation in in_order(run.case)
        for block in _Months.of(run, consultation, signs).blocks()
    ]
    if run.formulation.narrowed.most_cents is not None:
        intro += f" {NOT_COMPUTED}: allowed; {excluded_sentence(run)}."
    elif any(not entry.is_known for entry in run.dates):
        intro += f" {NOT_COMPUTED}: allowed, but the time ran out before its cost was known."
    told = "\n".join((intro, *named))
    return Sheet("Calendar", "What every date costs", tuple(months), intro=told, legend=legend)


def anchor_signs(anchors: tuple[Session, ...]) -> tuple[tuple[str, Session], ...]:
    """Return a letter for each anchor in order of time; numbers where letters do not suffice."""
    ordered = sorted(anchors, key=lambda a: (a.first_day, a.last_day, a.id))
    letters = ascii_uppercase if len(ordered) <= len(ascii_uppercase) else range(1, len(ordered) + 1)
    return tuple((str(sign), anchor) for sign, anchor in zip(letters, ordered, strict=False))


def period(session: Session) -> str:
    """Return the days of a session as people write them."""
    first, last = written(session.first_day), written(session.last_day)
    return first if first == last else f"{first} to {last}"


def best_by_day(dates: tuple[DateCost, ...], consultation: str) -> dict[date, DateCost]:
    """Return the cheapest place for each allowed first day of a consultation."""
    best: dict[date, DateCost] = {}
    for entry in dates:
        day = entry.session.first_day
        if entry.session.id != consultation or entry.cost_cents is None:
            continue
        if day not in best or entry.cost_cents < (best[day].cost_cents or 0):
            best[day] = entry
    return best


def not_computed(dates: tuple[DateCost, ...], consultation: str) -> frozenset[date]:
    """Return the allowed first days of a consultation whose cost is not known."""
    return frozenset(
        entry.session.first_day for entry in dates if entry.session.id == consultation and not entry.is_known
    )


@dataclass(frozen=True, slots=True)
class _Months:
    """The months of one consultation."""

    consultation: Consultation
    placed: Session
    costs: dict[date, DateCost]
    unknown: frozenset[date]
    signs: tuple[tuple[str, Session], ...]

    @classmethod
    def of(cls, run: Run, consultation: Consultation, signs: tuple[tuple[str, Session], ...]) -> _Months:
        placed = next(session for session in run.plan.sessions if session.id == consultation.id)
        costs, unknown = best_by_day(run.dates, consultation.id), not_computed(run.dates, consultation.id)
        return cls(consultation, placed, costs, unknown - costs.keys(), signs)

    def blocks(self) -> Iterator[Block]:
        """Yield a block for each month from the earliest to the latest day."""
        for index, (year, month) in enumerate(self._window()):
            name = self.consultation.id
            yield Block(
                f"calendar-{name}-{year}-{month:02}",
                tuple(Column(weekday, weekday, Kind.WHOLE_MONEY, 10) for weekday in WEEKDAYS),
                tuple(row for week in monthcalendar(year, month) for row in self._week(year, month, week)),
                f"{self.consultation.title}: {date(year, month, 1):%B %Y}",
                heat=f"heat-{name}",
                is_beside=index % MONTHS_ABREAST > 0,
            )

    def _window(self) -> list[tuple[int, int]]:
        first, last = (
            day.year * 12 + day.month - 1 for day in (self.consultation.earliest, self.consultation.latest)
        )
        return [(month // 12, month % 12 + 1) for month in range(first, last + 1)]

    def _week(self, year: int, month: int, week: list[int]) -> Iterator[Row]:
        days: dict[str, Cell | Scalar] = {}
        money: dict[str, Cell | Scalar] = {}
        for name, number in zip(WEEKDAYS, week, strict=True):
            if not number:
                continue
            day = date(year, month, number)
            days[name] = self._day(day)
            if found := self.costs.get(day):
                place = f"in {found.session.place}" if len(self.consultation.places) > 1 else ""
                money[name] = Cell(found.cost_cents, note=place)
            elif day in self.unknown:
                money[name] = Cell(NOT_COMPUTED)
        yield Row(days, kind=Kind.DAY)
        yield Row(money)

    def _day(self, day: date) -> Cell:
        there = [(sign, anchor) for sign, anchor in self.signs if anchor.first_day <= day <= anchor.last_day]
        mark = Mark.NONE if day in self.costs or day in self.unknown else Mark.CLOSED
        if there:
            mark = Mark.ANCHOR
        if self.placed.first_day <= day <= self.placed.last_day:
            mark = Mark.CHOSEN
        shown = f"{day.day} {' '.join(sign for sign, _ in there)}" if there else day
        return Cell(shown, mark=mark, note="; ".join(anchor.title for _, anchor in there))
