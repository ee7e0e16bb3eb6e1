"""The people sheet: what each participant costs and saves, as live sums over the itinerary lines."""

from __future__ import annotations

from decimal import Decimal

from logistics.exhibits.lines import Line
from logistics.exhibits.register import NOBODY, Register
from logistics.exhibits.sums import MONEY, Sums, money_columns, total_row
from logistics.planning.plan import Itinerary
from logistics.planning.run import Run
from reports.table import Block, Cell, Column, Kind, Mark, Row, Scalar, Sheet


def people_sheet(run: Run, register: Register, plan: tuple[Line, ...], baseline: tuple[Line, ...]) -> Sheet:
    """Return what each participant costs and saves."""
    columns = (
        Column("no", "No.", Kind.INTEGER),
        Column("name", "Participant"),
        Column("origin", "Origin"),
        Column("group", "Group"),
        Column("funder", "Funder"),
        Column("people", "People", Kind.INTEGER),
        Column("trips", "Trips", Kind.INTEGER),
        Column("nights", "Nights away", Kind.INTEGER),
        Column("hours", "Travel [h]", Kind.NUMBER),
        Column("co2e", "CO2e [kg]", Kind.NUMBER, decimals=0),
        *money_columns(run.case.currency),
    )
    sums = Sums.of(plan, baseline, "no", lambda line: register.participants[line.participant.id])
    rows = tuple(_person(itinerary, register, sums) for itinerary in run.plan.itineraries)
    total = total_row("people", "name", rows, ("people", *MONEY))
    intro = (
        "One row a participant: a person, or a delegation of identical travellers. Trips, nights, hours and "
        "CO2e are those of one person in the plan; the amounts are those of the whole row. Remote hubs and "
        "venues are paid for, too, and are nobody."
    )
    block = Block("people", columns, (*rows, total), has_filter=True)
    return Sheet("People", "Cost per participant", (block,), intro=intro)


def _person(itinerary: Itinerary, register: Register, sums: Sums) -> Row:
    participant = itinerary.participant
    number = register.participants[participant.id]
    away = [trip for trip in itinerary.trips if not trip.is_local]
    cells: dict[str, Cell | Scalar] = {
        "no": number,
        "name": participant.id,
        "origin": str(participant.origin),
        "group": participant.group or NOBODY,
        "funder": participant.funder or NOBODY,
        "people": participant.people if participant.is_people else 0,
        "trips": len(away),
        "nights": sum(stay.nights for trip in away for stay in trip.stays),
        "hours": sum((trip.hours for trip in away), Decimal(0)),
        "co2e": sum((trip.co2e_kg for trip in away), Decimal(0)),
        **sums.cells(number),
    }
    return Row(cells, f"no-{number}", Mark.ASSUMED if participant.is_assumed else Mark.NONE)
