"""The sheets of people and tickets after publication: for whom something changes, and what it costs."""

from __future__ import annotations

from logistics.exhibits.lines import price_key
from logistics.exhibits.register import NOBODY, Register
from logistics.planning.amendment import Amendment
from logistics.planning.people_changes import PersonChange, people_changes
from logistics.planning.plan import Plan
from logistics.planning.tickets import LegKey, TicketChange, leg_key_of
from logistics.pricing.quotes import PartKind, Quote
from reports.table import (
    At,
    Block,
    Cell,
    Column,
    Formula,
    Here,
    Kind,
    Mark,
    Reference,
    Row,
    Scalar,
    Sheet,
    Whole,
)

CHANGED = "{0}+ROUND({1}*{2},2)"


def people_diff_sheet(amendment: Amendment, register: Register) -> Sheet:
    """Return what changes for everybody; rows where nothing does stand below the others.

    Args:
        amendment: what to do.
        register: numbers of the case as decided.
    """
    currency = amendment.asked.currency
    columns = (
        Column("row", "Participants"),
        Column("group", "Group", width=24),
        Column("people_before", "People, published", Kind.INTEGER),
        Column("people", "People, now", Kind.INTEGER),
        Column("what", "What changes", width=48),
        Column("given_up", "Journeys given up", width=40),
        Column("added", "Journeys now", width=40),
        Column("before", "Cost, published", Kind.MONEY, currency=currency),
        Column("now", "Cost, now", Kind.MONEY, currency=currency),
        Column("tickets", "Tickets", Kind.MONEY, currency=currency),
        Column("more", "More", Kind.MONEY, currency=currency),
    )
    changes = sorted(people_changes(amendment, amendment.best), key=lambda one: not one.is_changed)
    numbers: dict[str, list[int]] = {}
    for who in amendment.best.case.participants:
        numbers.setdefault(who.row_id, []).append(register.participants[who.id])
    rows = tuple(_person(one, numbers.get(one.row, [])) for one in changes)
    intro = (
        "Published against recommended, row by row. What somebody costs now follows the prices; what was "
        "published does not. More: now and tickets, less published."
    )
    block = Block("people_diff", columns, rows, has_filter=True)
    return Sheet("Diff of people", "For whom something changes", (block,), intro=intro)


def _person(change: PersonChange, numbers: list[int]) -> Row:
    cost = change.now.cost_cents
    parts = "+".join(f"SUMIFS({{0}},{{1}},{number})" for number in numbers)
    lines = Formula(parts, (Whole("itineraries", "amount"), Whole("itineraries", "no"))) if numbers else None
    cells: dict[str, Cell | Scalar] = {
        "row": change.row,
        "group": change.group or NOBODY,
        "people_before": change.before.people,
        "people": change.now.people,
        "what": "; ".join(change.words),
        "given_up": "; ".join(_journey(key) for key in change.given_up),
        "added": "; ".join(_journey(key) for key in change.added),
        "before": change.before.cost_cents,
        "now": Cell(cost, lines),
        "tickets": Cell(change.ticket_cents, _tickets_of(change)),
        "more": Cell(
            cost + change.ticket_cents - change.before.cost_cents,
            Formula("{0}+{1}-{2}", (Here("now"), Here("tickets"), Here("before"))),
        ),
    }
    return Row(cells, mark=Mark.CHOSEN if change.is_changed else Mark.NONE)


def _journey(key: LegKey) -> str:
    day, start, end = key
    return f"{day} {start} to {end}"


def _tickets_of(change: PersonChange) -> Formula | None:
    """Return the sum of the tickets of a row: of so many that a formula holds; else as written."""
    cells = tuple(At("tickets", _key(one), "price") for one in change.tickets)
    return Formula("+".join(f"{{{n}}}" for n in range(len(cells))), cells) if 0 < len(cells) <= 50 else None  # noqa: PLR2004


def _key(change: TicketChange) -> str:
    ticket = change.ticket
    return f"{ticket.row}/{ticket.day}/{ticket.start}/{ticket.end}/{ticket.paid_cents}"


def tickets_sheet(amendment: Amendment) -> Sheet:
    """Return every bought journey, who keeps it, and what keeping and changing it costs."""
    currency = amendment.asked.currency
    money = (
        ("paid", "Fare paid"),
        ("fare", "Fare now"),
        ("changed_price", "Changed, one"),
        ("price", "Price"),
    )
    columns = (
        Column("row", "Participants"),
        Column("day", "Day", Kind.DATE),
        Column("start", "From"),
        Column("end", "To"),
        Column("kept", "People who keep it", Kind.INTEGER),
        Column("changed", "People who change it", Kind.INTEGER),
        *(Column(name, heading, Kind.MONEY, currency=currency) for name, heading in money),
    )
    changes = amendment.best.bill.tickets
    quotes = _fares(amendment.best.plan)
    rows = tuple(_ticket(one, quotes) for one in changes)
    price = Cell(sum(one.cents for one in changes), Formula("SUM({0})", (Whole("tickets", "price"),)))
    total = Row({"row": "Total", "price": price}, "total", Mark.TOTAL)
    intro = (
        "Journeys of the published plan that are bought: the departure is past, or the deadline for tickets "
        "has come. Kept: the journey is made on the same day between the same places; it cost what was paid, "
        "and the plan counts what it costs now, so that the difference stands here. Where giving it back and "
        "buying it anew is cheaper, that is done. Changed: the fee, and the share of the fare that is lost."
    )
    return Sheet(
        "Tickets",
        "Journeys bought",
        (Block("tickets", columns, (*rows, total), has_filter=True),),
        intro=intro,
    )


def _fares(plan: Plan) -> dict[LegKey, Quote]:
    return {
        leg_key_of(leg): leg.price.quote
        for line in plan.itineraries
        for trip in line.trips
        for leg in trip.legs
    }


def _ticket(change: TicketChange, quotes: dict[LegKey, Quote]) -> Row:
    ticket = change.ticket
    quote = quotes.get(ticket.key) if change.kept else None
    prices = (
        At("change_prices", "ticket_fee", "amount"),
        Here("paid"),
        At("change_prices", "ticket_share", "amount"),
    )
    fare = 0 if ticket.fare_cents is None else ticket.fare_cents
    text = "ROUND({0}*MIN({1}-{2},{3})+{4}*{3},2)"
    used: tuple[Reference, ...] = tuple(
        Here(name) for name in ("kept", "paid", "fare", "changed_price", "changed")
    )
    cells: dict[str, Cell | Scalar] = {
        "row": ticket.row,
        "day": ticket.day,
        "start": ticket.start,
        "end": ticket.end,
        "kept": change.kept,
        "changed": change.changed,
        "paid": ticket.paid_cents,
        "fare": Cell(fare, None if quote is None else _fare(quote)),
        "changed_price": Cell(ticket.changed_cents, Formula(CHANGED, prices)),
        "price": Cell(change.cents, Formula(text, used)),
    }
    return Row(cells, _key(change), Mark.CHOSEN if change.changed else Mark.NONE)


def _fare(quote: Quote) -> Formula | None:
    cells = tuple(
        At("prices", price_key(quote, number), "amount")
        for number, part in enumerate(quote.parts)
        if part.kind is PartKind.FARE
    )
    return Formula("+".join(f"{{{n}}}" for n in range(len(cells))), cells) if cells else None
