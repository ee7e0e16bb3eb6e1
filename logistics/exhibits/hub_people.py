"""The people sheet of hubs: who goes where, how far, and what it costs on top, as live sums of lines."""

from __future__ import annotations

from collections.abc import Iterator

from logistics.case.places import Place
from logistics.case.venues import attendees
from logistics.exhibits.lines import Line
from logistics.exhibits.register import NOBODY, Register
from logistics.exhibits.sums import added, sumifs, total_row
from logistics.planning.hubs.plan import HubsPlan
from logistics.planning.plan import Itinerary
from reports.table import Block, Cell, Column, Formula, Here, Kind, Mark, Row, Scalar, Sheet, Whole

REMOTE, ABSENT = "remote", "not invited"


def hub_people_sheet(
    plan: HubsPlan, register: Register, lines: tuple[Line, ...], without: tuple[Line, ...]
) -> Sheet:
    """Return where each participant goes.

    Args:
        plan: the hubs.
        register: numbers of the participants as parted by hub.
        lines: all lines with the consultation.
        without: all lines without it.
    """
    currency = plan.question.case.currency
    columns = (
        Column("no", "No.", Kind.INTEGER),
        Column("row", "Row of the case", Kind.INTEGER),
        Column("name", "Participant"),
        Column("origin", "Origin"),
        Column("group", "Group"),
        Column("people", "People", Kind.INTEGER),
        Column("all_people", "People of the row", Kind.INTEGER),
        Column("hub", "Hub"),
        Column("hub_no", "Hub no.", Kind.INTEGER),
        Column("km", "Great-circle distance [km]", Kind.INTEGER),
        Column("hours", "Journey, one way [h]", Kind.NUMBER),
        Column("cost", "With the consultation", Kind.MONEY, currency=currency),
        Column("without", "Without it", Kind.MONEY, currency=currency),
        Column("on_top", "On top", Kind.MONEY, currency=currency),
    )
    sheet = _People(plan, register, lines, without)
    rows = tuple(sheet.rows())
    total = total_row("hub_people", "name", rows, ("people", "cost", "without", "on_top"))
    block = Block("hub_people", columns, (*rows, total), has_filter=True)
    intro = (
        "One row a participant; a delegation that is parted between hubs has several. What a row would cost "
        "without the consultation is its share of the whole delegation. Remote hubs and venues are nobody."
    )
    return Sheet("People", "Who goes where", (block,), intro=intro)


class _People:
    """The rows of the sheet."""

    def __init__(
        self, plan: HubsPlan, register: Register, lines: tuple[Line, ...], without: tuple[Line, ...]
    ) -> None:
        self.plan = plan
        self.register = register
        self.rows_of_case = Register.of(plan.question.case).participants
        self.all_people = {one.id: one.people for one in attendees(plan.question.case)}
        self.with_cents = added(lines, lambda line: register.participants[line.participant.id], _cents)
        self.without_cents = added(without, lambda line: self.rows_of_case[line.participant.id], _cents)

    def rows(self) -> Iterator[Row]:
        """Yield a row for each participant, hub by hub."""
        for number, hub in enumerate(self.plan.hubs, start=1):
            for line in hub.plan.itineraries:
                yield self._row(line, hub.session.place, number)
        for line in self.plan.rest.itineraries:
            yield self._row(line, None, 0)

    def _row(self, line: Itinerary, place: Place | None, hub: int) -> Row:
        one = line.participant
        no, row = self.register.participants[one.id], self.rows_of_case[one.row_id]
        cost = self.with_cents.get(no, 0)
        without = self.without_cents.get(row, 0) * one.people // self.all_people[one.row_id]
        is_remote = self.plan.question.consultation.id in one.remote
        cells: dict[str, Cell | Scalar] = {
            "no": no,
            "row": row,
            "name": one.id,
            "origin": str(one.origin),
            "group": one.group or NOBODY,
            "people": one.people if one.is_people else 0,
            "all_people": self.all_people[one.row_id],
            "hub": str(place) if place else (REMOTE if is_remote else ABSENT),
            "hub_no": hub,
            "cost": Cell(cost, sumifs("itineraries", "amount", "no")),
            "without": Cell(without, _share(is_parted=one.is_people)),
            "on_top": Cell(cost - without, Formula("{0}-{1}", (Here("cost"), Here("without")))),
        }
        if place is not None:
            leg = self.plan.question.prices.leg(one.origin, place)
            cells |= {"km": leg.km, "hours": leg.hours}
        return Row(cells, f"no-{no}", Mark.ASSUMED if one.is_assumed else Mark.NONE)


def _share(*, is_parted: bool) -> Formula:
    """What these people of a row would cost: whole cents, since all people of a row cost alike."""
    if not is_parted:
        return Formula(
            "SUMIFS({0},{1},{2})", (Whole("without", "amount"), Whole("without", "no"), Here("row"))
        )
    references = (Whole("without", "amount"), Whole("without", "no"), Here("row"), Here("people"))
    return Formula("ROUND(SUMIFS({0},{1},{2})*{3}/{4},2)", (*references, Here("all_people")))


def _cents(line: Line) -> int:
    return line.cents
