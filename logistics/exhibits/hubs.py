"""The report on hubs: which places, who goes where, what one place would cost, and every line behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from zoneinfo import ZoneInfo

from logistics.case.case import Case
from logistics.case.venues import without_venues
from logistics.exhibits.assumptions import assumptions_sheet
from logistics.exhibits.hub_people import hub_people_sheet
from logistics.exhibits.lines import Line, kinds_in, lines_block, lines_of
from logistics.exhibits.prices import prices_sheet
from logistics.exhibits.register import Register
from logistics.exhibits.sums import total_row
from logistics.money import format_cents
from logistics.planning.hubs.answer import HubsAnswer
from logistics.planning.hubs.plan import Hub, HubsPlan
from logistics.planning.plan import Plan
from reports.table import At, Block, Book, Cell, Column, Formula, Here, Kind, Mark, Row, Scalar, Sheet, Whole
from solver.outcome import Status

WIDE, NUMBER = 40, 16
"""Widths of columns that stand one above the other [characters]."""


@dataclass(frozen=True)
class HubsReport:
    """An answer, with the lines of everybody's journeys that its sheets share.

    Attributes:
        answer: the answer.
    """

    answer: HubsAnswer

    @property
    def best(self) -> HubsPlan:
        """The hubs that were asked for."""
        return self.answer.best

    @cached_property
    def case(self) -> Case:
        """The case with everybody parted by hub."""
        people = tuple(line.participant for plan in self.best.plans for line in plan.itineraries)
        case = self.best.question.case
        # the venues are among them, one for each hub
        return replace(without_venues(case), participants=people)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every leg, stay and connection with the consultation, hub by hub."""
        return tuple(line for plan in self.best.plans for line in lines_of(plan))

    @cached_property
    def without(self) -> tuple[Line, ...]:
        """Every leg, stay and connection that there would be without the consultation."""
        return lines_of(Plan(self.best.question.fixed, self.best.without.itineraries, 0))


def hubs_book(answer: HubsAnswer) -> Book:
    """Return the report; its totals follow the prices sheet."""
    report = HubsReport(answer)
    best, currency = report.best, report.case.currency
    register = Register.of(report.case)
    kinds = kinds_in(report.lines, report.without)
    sources = {q for line in (*report.lines, *report.without) for q in line.quotes}
    run = replace(answer.run, prices=best.question.prices)
    with_it = lines_block("itineraries", report.lines, kinds, currency, register)
    without = lines_block("without", report.without, kinds, currency, Register.of(best.question.case))
    sheets = (
        Sheet("Hubs", _title(best), (_hubs(best), _numbers(answer)), intro=_intro(answer)),
        hub_people_sheet(best, register, report.lines, report.without),
        Sheet("Itineraries", "Every leg and every stay with the hubs", (with_it,)),
        Sheet("Without", "Every leg and every stay without the consultation", (without,)),
        prices_sheet(currency, report.lines, report.without),
        assumptions_sheet(run, frozenset(part.source for quote in sources for part in quote.parts)),
    )
    created, stamp = report.case.price_date, dict(answer.run.stamp)
    return Book(report.case.title, created, sheets, "Hubs by backtoback", stamp)


def _title(plan: HubsPlan) -> str:
    places = "place" if len(plan.hubs) == 1 else "places at once"
    return f"{plan.question.consultation.title} in {len(plan.hubs)} {places}"


def _intro(answer: HubsAnswer) -> str:
    best, currency = answer.best, answer.run.case.currency
    sentences = [
        (
            f"Everybody invited comes to the cheapest hub. On top of everything else it costs "
            f"{format_cents(best.on_top_cents, currency)}; {hubs_proof(best)}."
        ),
        in_one_place(answer),
        *out_of_reach_sentences(best),
        "Quotas and ceilings of funders are not applied to hubs, and the video link is not in the cost.",
    ]
    return "\n".join(sentences)


def hubs_proof(plan: HubsPlan) -> str:
    """Return what was proven, as a sentence without its full stop."""
    decision = plan.decision
    tried = f"{decision.candidates} candidates on {decision.days} possible days"
    if decision.status is Status.OPTIMAL:
        return f"no other hubs cost less, of {tried}"
    if decision.bound_cents is None:
        return f"not proven: time ran out, {tried}"
    gap = (decision.cost_cents - decision.bound_cents) / max(decision.cost_cents, 1)
    return f"not proven: at most {gap:.1%} above the least, {tried}"


def in_one_place(answer: HubsAnswer) -> str:
    """Return what the consultation costs where the plan puts it, as a sentence."""
    here, currency = answer.here, answer.run.case.currency
    if answer.here_cents is None:
        return f"Not everybody invited can be in {here.place} on {here.first_day}, where the plan puts it."
    cost = format_cents(answer.here_cents, currency)
    return f"In one place, {here.place} on {here.first_day} as planned, it costs {cost}."


def out_of_reach_sentences(plan: HubsPlan) -> Iterator[str]:
    """Yield who is remote and what that counted, where reach is limited."""
    request, currency = plan.question.request, plan.question.case.currency
    if request.beyond:
        people = sum(one.people for one in plan.out_of_reach)
        limits = " or ".join(f"{most:f} {reach}" for reach, most in request.beyond)
        worth = format_cents(plan.decision.worth_cents, currency)
        told = "an assumption: as much as the dearest attendance within reach"
        told = "as asked" if request.worth_cents is not None else told
        yield (
            f"{people} people are remote since every hub is beyond {limits}; each of them counts "
            f"{worth} when hubs are compared ({told})."
        )


def _hubs(plan: HubsPlan) -> Block:
    currency = plan.question.case.currency
    columns = (
        Column("hub", "Hub", width=WIDE),
        Column("no", "No.", Kind.INTEGER),
        Column("first", "First day", Kind.DATE, NUMBER),
        Column("people", "People", Kind.INTEGER, NUMBER),
        Column("cost", "On top", Kind.MONEY, NUMBER, currency),
        Column("longest", "Longest journey, one way [h]", Kind.NUMBER, NUMBER),
        Column("co2e", "CO2e, all trips [kg]", Kind.NUMBER, NUMBER, decimals=0),
        Column("sitting", "Common sitting, local time", width=WIDE),
    )
    rows = tuple(_hub(plan, number, hub) for number, hub in enumerate(plan.hubs, start=1))
    total = total_row("hubs", "hub", (*rows, _remote_row(plan)), ("people", "cost"))
    return Block("hubs", columns, (*rows, _remote_row(plan), total), "Hubs")


def _hub(plan: HubsPlan, number: int, hub: Hub) -> Row:
    cells: dict[str, Cell | Scalar] = {
        "hub": str(hub.session.place),
        "no": number,
        "first": hub.session.first_day,
        "people": Cell(hub.people, _of_people("people")),
        "cost": Cell(hub.plan.cost_cents - without_cents(plan, hub.plan), _of_people("on_top")),
        "longest": longest_hours(plan, hub),
        "co2e": hub.plan.co2e_kg,
        "sitting": local_sitting(plan, hub),
    }
    return Row(cells, hub.session.place.id, Mark.CHOSEN)


def _remote_row(plan: HubsPlan) -> Row:
    rest = plan.rest
    cells: dict[str, Cell | Scalar] = {
        "hub": "at none of them: remote, or not invited",
        "no": 0,
        "people": Cell(_heads(rest), _of_people("people")),
        "cost": Cell(rest.cost_cents - without_cents(plan, rest), _of_people("on_top")),
    }
    return Row(cells, "none")


def _heads(part: Plan) -> int:
    people = (line.participant for line in part.itineraries)
    return sum(one.people for one in people if one.is_people)


def _of_people(column: str) -> Formula:
    return Formula(
        "SUMIFS({0},{1},{2})", (Whole("hub_people", column), Whole("hub_people", "hub_no"), Here("no"))
    )


def without_cents(plan: HubsPlan, part: Plan) -> int:
    """Return what the people of one part would cost without the consultation [cents]."""
    # a venue of a hub is there only with the consultation
    each = {line.participant.row_id: line.cents_each for line in plan.without.itineraries}
    people = (line.participant for line in part.itineraries)
    return sum(one.people * each.get(one.row_id, 0) for one in people)


def longest_hours(plan: HubsPlan, hub: Hub) -> float:
    """Return the longest journey from home to a hub, one way [h]."""
    prices, place = plan.question.prices, hub.session.place
    origins = {line.participant.origin for line in hub.plan.itineraries if line.participant.is_people}
    return float(max((prices.leg(origin, place).hours for origin in origins), default=0))


def local_sitting(plan: HubsPlan, hub: Hub) -> str:
    """Return when the common sitting of the first day is at a hub; '' where none was asked for."""
    if not plan.sittings:
        return ""
    zone = ZoneInfo(hub.session.place.time_zone)
    start, end = (moment.astimezone(zone) for moment in (plan.sittings[0].start, plan.sittings[0].end))
    return f"{start:%H:%M}-{end:%H:%M}"


def _numbers(answer: HubsAnswer) -> Block:
    columns = (
        Column("places", "Best hubs for each number", width=WIDE),
        Column("count", "Hubs", Kind.INTEGER),
        Column("day", "First day", Kind.DATE, NUMBER),
        Column("remote", "Out of reach", Kind.INTEGER, NUMBER),
        Column("cost", "On top", Kind.MONEY, NUMBER, answer.run.case.currency),
        Column("less", "Less than one fewer", Kind.MONEY, NUMBER, answer.run.case.currency),
    )
    rows = []
    for number, plan in enumerate(answer.plans):
        cells: dict[str, Cell | Scalar] = {
            "places": ", ".join(str(hub.session.place) for hub in plan.hubs),
            "count": len(plan.hubs),
            "day": plan.decision.first_day,
            "remote": sum(one.people for one in plan.out_of_reach),
            "cost": plan.on_top_cents,
        }
        if number:
            before = answer.plans[number - 1]
            references = (At("numbers", str(len(before.hubs)), "cost"), Here("cost"))
            less = Formula("ROUND({0}-{1},2)", references)
            cells["less"] = Cell(before.on_top_cents - plan.on_top_cents, less)
        rows.append(Row(cells, str(len(plan.hubs)), Mark.CHOSEN if plan is answer.best else Mark.NONE))
    note = "As written: costs of other numbers of hubs do not follow changes of prices."
    return Block("numbers", columns, tuple(rows), "What each further hub saves", note)
