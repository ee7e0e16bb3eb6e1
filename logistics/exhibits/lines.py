"""Itinerary lines: one for each leg, stay, remote attendance and venue, each amount made of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from logistics.case.people import Participant
from logistics.exhibits.register import NOBODY, Register
from logistics.planning.plan import Itinerary, Leg, Plan, Stay, Trip
from logistics.pricing.quotes import PartKind, Quote
from reports.table import At, Block, Cell, Column, Formula, Here, Kind, Mark, Row, Scalar, Whole

ANCHORS_ONLY = "anchors only"
WITH_CONSULTATION = "with a consultation"


@dataclass(frozen=True, slots=True)
class Line:
    """One leg, stay or remote attendance of one participant, or the venue of a consultation.

    Attributes:
        participant: who.
        trip: number of the trip; 0 for remote attendance and venues.
        serves: sessions of the trip.
        purpose: whether the trip serves a consultation.
        what: leg, nights, remote or venue.
        day: day of travel, first night or first day of the session.
        until: last night or last day of the session.
        start: from, or place of the stay.
        end: to; empty for stays.
        quantity: legs, nights, sessions or days of a venue.
        quotes: quotes of one unit.
    """

    participant: Participant
    trip: int
    serves: str
    purpose: str
    what: str
    day: date
    until: date
    start: str
    end: str
    quantity: int
    quotes: tuple[Quote, ...]

    @property
    def cents(self) -> int:
        """Amount of the whole delegation [cents]."""
        return self.quantity * sum(quote.cents for quote in self.quotes) * self.participant.people


def lines_of(plan: Plan) -> tuple[Line, ...]:
    """Return the lines of a plan, participant by participant, in order of time."""
    consultations = {session.id for session in plan.sessions}
    return tuple(line for itinerary in plan.itineraries for line in _lines(itinerary, consultations))


def _lines(itinerary: Itinerary, consultations: set[str]) -> Iterator[Line]:
    for number, trip in enumerate(itinerary.trips, start=1):
        yield from _trip_lines(itinerary.participant, number, trip, consultations)
    for session in itinerary.remote:
        purpose = WITH_CONSULTATION if session.id in consultations else ANCHORS_ONLY
        first, last, where = session.first_day, session.last_day, str(session.place)
        quotes = (itinerary.remote_quote,)
        yield Line(itinerary.participant, 0, session.id, purpose, "remote", first, last, where, "", 1, quotes)
    for hire in itinerary.hires:
        first, last, where = hire.session.first_day, hire.session.last_day, str(hire.session.place)
        what = (0, hire.session.id, WITH_CONSULTATION, "venue")
        yield Line(itinerary.participant, *what, first, last, where, "", hire.days, (hire.quote,))


def _trip_lines(participant: Participant, number: int, trip: Trip, consultations: set[str]) -> Iterator[Line]:
    serves = ", ".join(session.id for session in trip.sessions)
    is_for = any(session.id in consultations for session in trip.sessions)
    purpose = WITH_CONSULTATION if is_for else ANCHORS_ONLY
    moves: list[Leg | Stay] = sorted(
        (*trip.legs, *trip.stays), key=lambda m: (m.day, 0) if isinstance(m, Leg) else (m.first_night, 1)
    )
    for move in moves:
        if isinstance(move, Leg):
            quotes = (move.price.quote, *move.extras)
            ends = (str(move.start), str(move.end))
            yield Line(
                participant, number, serves, purpose, move.price.mode, move.day, move.day, *ends, 1, quotes
            )
        else:
            nights, where = move.nights, str(move.place)
            until = move.last_night
            quotes = (move.quote,)
            yield Line(
                participant, number, serves, purpose, "nights",
                move.first_night, until, where, "", nights, quotes,
            )  # fmt: skip


def kinds_in(*tables: tuple[Line, ...]) -> tuple[PartKind, ...]:
    """Return the kinds of cost that occur in any of the lines, in the order of the enumeration."""
    quotes = {quote for lines in tables for line in lines for quote in line.quotes}
    found = {part.kind for quote in quotes for part in quote.parts}
    return tuple(kind for kind in PartKind if kind in found)


def count_lines(plan: Plan) -> int:
    """Return how many lines a plan has, without making them."""
    return sum(
        len(itinerary.remote)
        + len(itinerary.hires)
        + sum(len(trip.legs) + len(trip.stays) for trip in itinerary.trips)
        for itinerary in plan.itineraries
    )


def lines_block(
    block_id: str, lines: tuple[Line, ...], kinds: tuple[PartKind, ...], currency: str, register: Register
) -> Block:
    """Return the lines as a block whose amounts follow the prices sheet."""
    columns = (
        Column("no", "No.", Kind.INTEGER),
        Column("participant", "Participant"),
        Column("group", "Group"),
        Column("funder", "Funder"),
        Column("people", "People", Kind.INTEGER),
        Column("what", "What"),
        Column("start", "From or in"),
        Column("end", "To"),
        Column("day", "Day or first night", Kind.DATE),
        Column("until", "Until (last night)", Kind.DATE),
        Column("quantity", "Legs, nights, sessions, days", Kind.INTEGER),
        *(Column(each_column(kind), f"{kind.capitalize()}, one", Kind.MONEY, 0, currency) for kind in kinds),
        *(Column(all_column(kind), f"{kind.capitalize()}, all", Kind.MONEY, 0, currency) for kind in kinds),
        Column("amount", "Amount", Kind.MONEY, currency=currency),
        Column("trip", "Trip", Kind.INTEGER),
        Column("purpose", "Purpose"),
        Column("serves", "Sessions of the trip"),
        Column("group_no", "Group no.", Kind.INTEGER),
        Column("funder_no", "Funder no.", Kind.INTEGER),
    )
    rows = tuple(_row(line, kinds, register) for line in lines)
    total = Row({"participant": "Total", **_totals(block_id, lines, kinds)}, "total", Mark.TOTAL)
    return Block(block_id, columns, (*rows, total) if rows else (), has_filter=True)


def each_column(kind: PartKind) -> str:
    """Return the column of the price of one leg, night, session or day."""
    return f"{kind.name.lower()}_each"


def all_column(kind: PartKind) -> str:
    """Return the column of the amount of a kind of cost in a line."""
    return f"{kind.name.lower()}_all"


def kind_cents(line: Line, kind: PartKind) -> int:
    """Return what a line costs of one kind, for the whole delegation [cents]."""
    parts = (part.cents for quote in line.quotes for part in quote.parts if part.kind is kind)
    return line.quantity * line.participant.people * sum(parts)


def _totals(block_id: str, lines: tuple[Line, ...], kinds: tuple[PartKind, ...]) -> dict[str, Cell]:
    sums = {all_column(kind): sum(kind_cents(line, kind) for line in lines) for kind in kinds}
    sums["amount"] = sum(line.cents for line in lines)
    return {name: Cell(value, Formula("SUM({0})", (Whole(block_id, name),))) for name, value in sums.items()}


def _row(line: Line, kinds: tuple[PartKind, ...], register: Register) -> Row:
    participant = line.participant
    cells: dict[str, Cell | Scalar] = {
        "no": register.participants[participant.id],
        "participant": participant.id,
        "group": participant.group or NOBODY,
        "funder": participant.funder or NOBODY,
        "people": participant.people,
        "what": line.what,
        "start": line.start,
        "end": line.end,
        "day": line.day,
        "until": line.until,
        "quantity": line.quantity,
        "trip": line.trip or None,
        "purpose": line.purpose,
        "serves": line.serves,
        "group_no": register.groups[participant.group],
        "funder_no": register.funders[participant.funder],
    }
    each = {kind: cell for kind in kinds if (cell := _each_cell(line, kind)) is not None}
    for kind, cell in each.items():
        cells[each_column(kind)] = cell
        cells[all_column(kind)] = Cell(kind_cents(line, kind), _product(kind))
    cells["amount"] = Cell(line.cents, _sum(tuple(each)))
    return Row(cells, mark=Mark.ASSUMED if participant.is_assumed else Mark.NONE)


def _product(kind: PartKind) -> Formula:
    return Formula("ROUND({0}*{1}*{2},2)", (Here("quantity"), Here("people"), Here(each_column(kind))))


def _sum(kinds: tuple[PartKind, ...]) -> Formula:
    inside = "+".join(f"{{{index}}}" for index in range(len(kinds))) or "0"
    return Formula(f"ROUND({inside},2)", tuple(Here(all_column(kind)) for kind in kinds))


def _each_cell(line: Line, kind: PartKind) -> Cell | None:
    """The parts of a kind in a unit of the line, as the sum of their cells on the prices sheet."""
    found = [
        (part.cents, At("prices", price_key(quote, number), "amount"))
        for quote in line.quotes
        for number, part in enumerate(quote.parts)
        if part.kind is kind
    ]
    if not found:
        return None
    text = "+".join(f"{{{index}}}" for index in range(len(found)))
    return Cell(sum(cents for cents, _ in found), Formula(text, tuple(cell for _, cell in found)))


def price_key(quote: Quote, number: int) -> str:
    """Return the row key of a part of a quote on the prices sheet."""
    return f"{quote.id}/{number}"
