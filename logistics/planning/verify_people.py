"""Part of stage 6: recount who comes, who joins from afar and who pays, against the case as asked.

Nothing here is shared with whoever decides: the case as asked, the case as decided, and the journeys of the
plan are all that is looked at. Dates and itineraries themselves are checked by ``verify``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

from logistics.case.case import Case
from logistics.case.people import Participant, RemoteHub, Role
from logistics.case.regions import region_of
from logistics.planning.plan import Plan
from logistics.planning.verify_payments import wrong_payments
from logistics.planning.verify_quotas import broken_burdens, broken_capacities, broken_quotas
from logistics.pricing.pricebook import PriceBook

DECIDED = frozenset({"id", "people", "in_person", "remote", "either", "funder", "second_funder", "row"})
"""What a decision may change in a row of participants."""


def wrong_decision(  # noqa: PLR0913, PLR0917 - a decision is two cases, two plans and their payments
    asked: Case,
    decided: Case,
    prices: PriceBook,
    plan: Plan,
    baseline: Plan,
    paid: tuple[tuple[str, str, int], ...],
    *,
    allowed_missing: int = 0,
) -> Iterator[str]:
    """Yield each difference between what is decided and what is asked, as a sentence.

    Args:
        asked: the case as asked.
        decided: the case as decided: nobody's attendance is open, and everybody has payers.
        prices: prices of the case.
        plan: the plan of the case as decided.
        baseline: its baseline.
        paid: what the plan claims: participant as decided, payer ('' own means), amount for the whole
            row [cents].
        allowed_missing: people that the plan says are missing from the quotas that ask for a least number;
            nobody may be missing unless the case asks for the most participation [persons].
    """
    yield from _other_inputs(asked, decided)
    yield from _wrong_rows(asked, decided)
    yield from _wrong_hubs(asked, decided)
    yield from broken_quotas(asked, decided, allowed_missing)
    for one in (plan, baseline):
        people = (line.participant for line in one.itineraries)
        if tuple(who for who in people if who.role is not Role.VENUE) != decided.participants:
            yield "the plan or its baseline has other participants than the case as decided"
            return
    yield from broken_capacities(plan)
    yield from broken_burdens(asked, plan)
    yield from wrong_payments(asked, prices, plan, baseline, paid)


def _other_inputs(asked: Case, decided: Case) -> Iterator[str]:
    for field in fields(Case):
        if field.name != "participants" and getattr(asked, field.name) != getattr(decided, field.name):
            yield f"the case as decided has other {field.name} than the case as asked"


def _wrong_rows(asked: Case, decided: Case) -> Iterator[str]:
    times = Counter(who.id for who in decided.participants)
    yield from (f"{name} is decided {times[name]} times" for name in times if times[name] > 1)
    parts: dict[str, list[Participant]] = defaultdict(list)
    for who in decided.participants:
        if who.is_people:
            parts[who.row_id].append(who)
    for row in asked.participants:
        yield from _wrong_row(row, parts.pop(row.id, []))
    for strangers in parts.values():
        yield from (f"{who.id} is no row of the case as asked" for who in strangers)


def _wrong_row(row: Participant, parts: list[Participant]) -> Iterator[str]:
    people = sum(part.people for part in parts)
    if people != row.people:
        yield f"{row.id} has {people} people; {row.people} are asked"
    if row.stays_together and len(parts) > 1:
        yield f"{row.id} stays together and has {len(parts)} parts"
    found = sorted(part.id for part in parts)
    right = sorted(f"{row.id}/{number}" for number in range(1, len(parts) + 1))
    if len(parts) > 1 and found != right:
        yield f"the parts of {row.id} are {', '.join(found)}, not {', '.join(right)}"
    if len(parts) == 1 and (found != [row.id] or parts[0].row):
        yield f"{row.id} is in one part and that is called {found[0]}"
    for part in parts:
        if part.people < 1:
            yield f"{part.id} has {part.people} people"
        yield from _changed(row, part)
        yield from _wrong_attendance(row, part)


def _changed(row: Participant, part: Participant) -> Iterator[str]:
    for field in fields(Participant):
        found, right = getattr(part, field.name), getattr(row, field.name)
        if field.name not in DECIDED and found != right:
            yield f"{part.id} has {field.name} '{found}'; its row has '{right}'"


def _wrong_attendance(row: Participant, part: Participant) -> Iterator[str]:
    come, join = part.in_person, part.remote
    sentences = (
        (part.either, f"it is open how {part.id} attends"),
        (row.in_person - come, f"{part.id} must and does not come to"),
        (row.remote - join, f"{part.id} must and does not join remotely"),
        (come & join, f"{part.id} comes to and joins remotely"),
        (row.either - come - join, f"{part.id} neither comes to nor joins remotely"),
        ((come | join) - row.in_person - row.remote - row.either, f"{part.id} is not to attend"),
    )
    yield from (f"{told} {_listed(sessions)}" for sessions, told in sentences if sessions)
    chosen = row.either & come
    if row.is_all_or_none and chosen not in (frozenset(), row.either):
        yield f"{part.id} comes to all of {_listed(row.either)} or to none, not to {_listed(chosen)}"


def _listed(sessions: Iterable[str]) -> str:
    return ", ".join(sorted(sessions)) or "nothing"


def _wrong_hubs(asked: Case, decided: Case) -> Iterator[str]:
    opened: dict[str, list[Participant]] = defaultdict(list)
    seated: dict[str, Counter[str]] = defaultdict(Counter)
    for who in decided.participants:
        if who.is_hub:
            opened[region_of(who)].append(who)
        else:
            for session in who.remote:
                seated[region_of(who)][session] += who.people
    for hub in asked.hubs:
        yield from _wrong_hub(hub, opened.pop(hub.region, []), seated[hub.region])
    for hubs in opened.values():
        yield from (f"{one.id} is a hub of {region_of(one)}, which has none" for one in hubs)


def _wrong_hub(hub: RemoteHub, opened: list[Participant], seated: Counter[str]) -> Iterator[str]:
    found = frozenset[str]().union(*(one.remote for one in opened))
    if found != seated.keys() or len(opened) != bool(seated):
        yield (
            f"hub {hub.id} is there {len(opened)} times, for {_listed(found)}; "
            f"people of {hub.region} join {_listed(seated)}"
        )
    for session in sorted(seated):
        if hub.seats is not None and seated[session] > hub.seats:
            yield f"{seated[session]} people join {session} in hub {hub.id}, which has {hub.seats} seats"
    for one in opened:
        right = replace(
            one,
            origin=hub.place,
            people=1,
            in_person=frozenset(),
            either=frozenset(),
            funder=hub.funder,
            second_funder="",
            row="",
        )
        for field in fields(Participant):
            wrong, value = getattr(one, field.name), getattr(right, field.name)
            if wrong != value:
                yield f"hub {hub.id} has {field.name} '{_shown(wrong)}', not '{_shown(value)}'"


def _shown(value: object) -> str:
    return _listed(value) if isinstance(value, frozenset) else str(value)
