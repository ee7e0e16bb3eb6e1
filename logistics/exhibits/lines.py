"""Itinerary lines: one for each leg, stay and remote attendance, each amount made of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from logistics.case.people import Participant
from logistics.planning.plan import Itinerary, Leg, Plan, Stay, Trip
from logistics.pricing.quotes import PartKind, Quote
from reports.table import At, Block, Cell, Column, Formula, Here, Kind, Mark, Reference, Row, Scalar, Whole

ANCHORS_ONLY = "anchors only"
WITH_CONSULTATION = "with a consultation"


@dataclass(frozen=True, slots=True)
class Line:
    """One leg, stay or remote attendance of one participant.

    Attributes:
        participant: who.
        trip: number of the trip; 0 for remote attendance.
        serves: sessions of the trip.
        purpose: whether the trip serves a consultation.
        what: leg, nights or remote.
        day: day of travel, first night or first day of the session.
        until: last night or last day of the session.
        start: from, or place of the stay.
        end: to; empty for stays.
        quantity: legs, nights or sessions.
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


def lines_block(block_id: str, lines: tuple[Line, ...], kinds: tuple[PartKind, ...], currency: str) -> Block:
    """Return the lines as a block whose amounts follow the prices sheet."""
    columns = (
        Column("participant", "Participant"),
        Column("group", "Group"),
        Column("funder", "Funder"),
        Column("people", "People", Kind.INTEGER),
        Column("trip", "Trip", Kind.INTEGER),
        Column("serves", "Sessions of the trip", width=46),
        Column("purpose", "Purpose"),
        Column("what", "What"),
        Column("day", "Day or first night", Kind.DATE),
        Column("until", "Until (last night)", Kind.DATE),
        Column("start", "From or in"),
        Column("end", "To"),
        Column("quantity", "Legs, nights, sessions", Kind.INTEGER),
        *(
            Column(kind.name.lower(), f"{kind.capitalize()}, one", Kind.MONEY, currency=currency)
            for kind in kinds
        ),
        Column("each", "Per person", Kind.MONEY, currency=currency),
        Column("amount", "Amount", Kind.MONEY, currency=currency),
    )
    rows = tuple(_row(line, kinds) for line in lines)
    total = Row({"participant": "Total", "amount": _total(block_id, lines)}, "total", Mark.TOTAL)
    return Block(block_id, columns, (*rows, total) if rows else (), has_filter=True)


def _total(block_id: str, lines: tuple[Line, ...]) -> Cell:
    value = sum(line.cents for line in lines)
    return Cell(value, Formula("SUM({0})", (Whole(block_id, "amount"),)))


def _row(line: Line, kinds: tuple[PartKind, ...]) -> Row:
    participant = line.participant
    parts = {kind: _part_cell(line, kind) for kind in kinds}
    used = tuple(kind for kind in kinds if parts[kind] is not None)
    each = line.quantity * sum(quote.cents for quote in line.quotes)
    cells: dict[str, Cell | Scalar] = {
        "participant": participant.id,
        "group": named(participant.group),
        "funder": named(participant.funder),
        "people": participant.people,
        "trip": line.trip or None,
        "serves": line.serves,
        "purpose": line.purpose,
        "what": line.what,
        "day": line.day,
        "until": line.until,
        "start": line.start,
        "end": line.end,
        "quantity": line.quantity,
        "each": Cell(each, _each(used)),
        "amount": Cell(line.cents, Formula("ROUND({0}*{1},2)", (Here("each"), Here("people")))),
    }
    cells.update({kind.name.lower(): cell for kind, cell in parts.items() if cell is not None})
    return Row(cells, mark=Mark.ASSUMED if participant.is_assumed else Mark.NONE)


def _each(used: tuple[PartKind, ...]) -> Formula:
    references: tuple[Reference, ...] = (Here("quantity"), *(Here(kind.name.lower()) for kind in used))
    inside = "+".join(f"{{{index}}}" for index in range(1, len(references))) or "0"
    return Formula(f"ROUND({{0}}*({inside}),2)", references)


def _part_cell(line: Line, kind: PartKind) -> Cell | None:
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


def named(name: str) -> str:
    """Return a group or funder as the sums of a spreadsheet can find it.

    Criteria of SUMIFS cannot name an empty cell, and take ``*?~<>=`` as patterns.
    """
    return re.sub(r"[*?~<>=]", "_", name) or "(none)"
