"""Random small cases in CHF in which the plan decides who comes, who joins from afar and who pays.

Few placements and few people: all dates, attendances and payers can be tried one after the other.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from math import comb, prod

from hypothesis import strategies as st

from logistics.case.calendar import Consultation, Session
from logistics.case.case import Case
from logistics.case.people import Cover, Funder, Group, Participant
from logistics.case.places import Place
from logistics.case.regions import is_eligible, may_fund
from logistics.case.rules import Mode, Rules
from tests.properties.cases import (
    DAY,
    PLACES,
    START,
    VENUES,
    at_most,
    closed_days,
    fixed_anchors,
    own_allowances,
    own_fares,
    rarely,
    tariffs,
    travel_rules,
    with_places,
    with_venues,
)
from tests.properties.quota_cases import hubs, quotas

COVERS = (
    frozenset({Cover.FARE}),
    frozenset({Cover.PER_DIEM}),
    frozenset({Cover.FARE, Cover.TERMINAL, Cover.VISA, Cover.INSURANCE}),
    frozenset({Cover.TIME, Cover.REMOTE}),
    frozenset({Cover.FARE, Cover.VENUE}),
)


@st.composite
def people_cases(draw: st.DrawFn, most_ways: int = 2000) -> Case:
    """Return a case as asked, valid as intake would have it; about half of them have a plan.

    Args:
        draw: of Hypothesis.
        most_ways: most ways in which the people of the case may attend and be paid, as ``ways`` has it.
    """
    rules = draw(_rules())
    anchors = draw(fixed_anchors(rules, 2))
    consultations = draw(_consultations(anchors))
    funders = draw(_funders())
    people = _fewer_ways(draw(_participants(anchors, consultations, funders)), funders, most_ways)
    case = Case(
        title="Random people",
        currency="CHF",
        price_date=START,
        places=PLACES,
        anchors=anchors,
        consultations=consultations,
        participants=people,
        rules=rules,
        tariff=draw(tariffs()),
        fares=draw(own_fares()),
        allowances=draw(own_allowances()),
        closed=draw(rarely(closed_days(), ())),
        funders=funders,
        quotas=draw(quotas(anchors, consultations, people)),
        groups=draw(st.sampled_from(((), (Group("civil", 2),), (Group("civil", 3), Group("state", 0))))),
        hubs=draw(hubs(people, funders)),
    )
    return draw(_with_hosts(draw(with_venues(draw(_with_rooms(case))))))


def ways(row: Participant, funders: tuple[Funder, ...]) -> int:
    """Return in how many ways the people of a row may attend and be paid, all of them together.

    Args:
        row: a row as asked.
        funders: of the case.
    """
    payers = [funder for funder in funders if may_fund(funder, row)]
    seconds = [sum(other.pays_all for other in payers if other is not funder) for funder in payers]
    paid = (row.has_own_means or row.has_anchors_paid) + sum(
        1 + (0 if funder.pays_all else second) for funder, second in zip(payers, seconds, strict=True)
    )
    attended = 2 if row.is_all_or_none and row.either else 2 ** len(row.either)
    alike = 1 if row.stays_together else row.people
    return comb(alike + max(attended * paid, 1) - 1, alike)


def _fewer_ways(
    rows: tuple[Participant, ...], funders: tuple[Funder, ...], most_ways: int
) -> tuple[Participant, ...]:
    """Narrow the row with the most ways until there are few enough of all together."""
    found = list(rows)
    while prod(ways(row, funders) for row in found) > most_ways:
        index = max(range(len(found)), key=lambda number: ways(found[number], funders))
        found[index] = _narrower(found[index], funders)
    return tuple(found)


def _narrower(row: Participant, funders: tuple[Funder, ...]) -> Participant:
    if row.people > 1 and not row.stays_together:
        return replace(row, people=row.people - 1)
    if row.either:
        joined = max(row.either)
        return replace(row, either=row.either - {joined}, remote=row.remote | {joined})
    named = tuple(funder.id for funder in funders if may_fund(funder, row))[:1]
    return replace(row, funders=named, funder=named[0], has_own_means=False, has_anchors_paid=False)


@st.composite
def _rules(draw: st.DrawFn) -> Rules:
    rules = replace(
        draw(travel_rules()),
        # windows are short: more rules on dates would leave none
        least_gap_days=0,
        most_gap_days=draw(rarely(st.just(8), None)),
        latest_end=None,
        mode=draw(st.sampled_from(Mode)),
    )
    if draw(st.integers(0, 2)):
        return rules
    return replace(
        rules,
        most_cost=draw(st.sampled_from((None, Decimal(800), Decimal("1200.50")))),
        most_hours=draw(st.sampled_from((None, None, Decimal(10), Decimal(25)))),
        most_nights=draw(st.sampled_from((None, None, 3, 6))),
        most_trips=draw(st.sampled_from((None, None, 1, 2))),
    )


@st.composite
def _consultations(draw: st.DrawFn, anchors: tuple[Session, ...]) -> tuple[Consultation, ...]:
    """Return one to three consultations with up to three first days, or two in two places."""
    found: list[Consultation] = []
    first = START
    for number in range(draw(st.sampled_from((1, 1, 2, 2, 3)))):
        first += draw(st.integers(0, 5)) * DAY
        before = [one.id for one in found] + [anchor.id for anchor in anchors if anchor.last_day < first]
        days = draw(st.sampled_from((1, 1, 2)))
        places = draw(st.lists(st.sampled_from(VENUES), min_size=1, max_size=2, unique=True))
        spare = draw(st.integers(0, 2 if len(places) == 1 else 1))
        found.append(
            Consultation(
                id=f"talks-{number}",
                title=f"Talks {number}",
                days=days,
                places=tuple(places),
                earliest=first,
                latest=first + timedelta(days=days - 1 + spare),
                weekdays=frozenset(range(draw(st.sampled_from((5, *(7,) * 5))))),
                after=draw(rarely(at_most(1, before), ())),
                most_gap_days=draw(st.sampled_from((None, None, None, 7))),
            )
        )
        first += days * DAY
    return tuple(found)


@st.composite
def _funders(draw: st.DrawFn) -> tuple[Funder, ...]:
    everything = frozenset({Cover.EVERYTHING})
    return tuple(
        Funder(
            id=f"funder-{number}",
            title=f"Funder {number}",
            ceiling=draw(
                st.sampled_from((None, Decimal(450), Decimal(1000), Decimal("1716.66"), Decimal(4000)))
            ),
            groups=draw(rarely(st.sampled_from((("civil",), ("civil", "state"))), ())),
            countries=draw(rarely(st.sampled_from((("KE",), ("lower-middle", "FR"), ("high",))), ())),
            covers=draw(rarely(st.sampled_from(COVERS), everything)),
            lump_sum=draw(rarely(st.sampled_from((Decimal(150), Decimal("600.25"))), None)),
            is_extra_only=draw(rarely(st.booleans(), usual=False)),
        )
        for number in range(draw(st.sampled_from((0, 1, 1, 2, 2, 3))))
    )


@st.composite
def _participants(
    draw: st.DrawFn,
    anchors: tuple[Session, ...],
    consultations: tuple[Consultation, ...],
    funders: tuple[Funder, ...],
) -> tuple[Participant, ...]:
    kinds = {one.id: "yyr-e" for one in anchors} | {one.id: "eeeyr-" for one in consultations}
    found: list[Participant] = []
    for number in range(draw(st.sampled_from((1, 2, 2, 3, 3, 4)))):
        cells = {name: draw(st.sampled_from(letters)) for name, letters in kinds.items()}
        people = draw(st.sampled_from((1, 1, 1, 2, 2, 3)))
        row = Participant(
            id=f"person-{number}",
            origin=draw(st.sampled_from(PLACES)),
            group=draw(st.sampled_from(("civil", "civil", "state", ""))),
            people=people,
            in_person=frozenset(name for name, letter in cells.items() if letter == "y"),
            remote=frozenset(name for name, letter in cells.items() if letter == "r"),
            either=frozenset(name for name, letter in cells.items() if letter == "e"),
            region=draw(rarely(st.sampled_from(("West", "East")), "")),
            gender=draw(st.sampled_from(("f", "m", ""))),
            stays_together=draw(st.sampled_from((False, False, True))),
            is_all_or_none=draw(st.sampled_from((False, False, True))),
        )
        found.append(draw(_with_payers(row, funders)))
    return tuple(found)


@st.composite
def _with_payers(draw: st.DrawFn, row: Participant, funders: tuple[Funder, ...]) -> Participant:
    """Say who may pay: whoever must come and has no own means has a funder."""
    eligible = [funder.id for funder in funders if is_eligible(funder, row)]
    named = draw(rarely(at_most(2, eligible), ()))
    return replace(
        row,
        funders=named,
        funder=named[0] if len(named) == 1 else "",
        has_own_means=draw(st.sampled_from((True, True, False))) or not eligible,
        has_anchors_paid=draw(st.booleans()),
    )


@st.composite
def _with_hosts(draw: st.DrawFn, case: Case) -> Case:
    """Let funders pay for venues, of those that pay all of one."""
    hosts = [
        one.id
        for one in case.funders
        if one.covers & {Cover.EVERYTHING, Cover.VENUE} and one.lump_sum is None and not one.is_extra_only
    ]
    consultations = tuple(
        replace(one, host=draw(st.sampled_from(("", *hosts)))) for one in case.consultations
    )
    return replace(case, consultations=consultations)


@st.composite
def _with_rooms(draw: st.DrawFn, case: Case) -> Case:
    """Let the venues hold so many, wherever the case names them."""
    holds = {place.id: draw(st.sampled_from((None, None, None, 2, 3, 4))) for place in VENUES}

    def room(place: Place) -> Place:
        return replace(place, capacity=holds.get(place.id))

    return with_places(case, room)
