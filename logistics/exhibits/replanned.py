"""The changes sheet: what becomes of each consultation, at what price, and all of it in money."""

from __future__ import annotations

from collections.abc import Iterator

from logistics.exhibits.alternatives import written
from logistics.exhibits.lines import all_column
from logistics.exhibits.money_changes import MOVED, TICKETS, Amount, money
from logistics.exhibits.register import NOBODY, OWN_MEANS, Register
from logistics.money import cents
from logistics.planning.amendment import Amendment, Course
from logistics.planning.bill import Fate, SessionChange
from logistics.pricing.quotes import PartKind
from reports.table import At, Block, Cell, Column, Formula, Here, Kind, Mark, Row, Scalar, Sheet, Whole

PRICE = (
    "ROUND({0}*({1}+{2}*{3})+{4}*{5}+{6}*{7},2)",
    ("is_changed", "session", "people", "person", "days", "day", "is_elsewhere", "place"),
)
"""Price of a change, and what stands in it: columns of the row, and rows of the prices of changes."""
OWN = frozenset({"is_changed", "people", "days", "is_elsewhere"})


def changes_sheet(amendment: Amendment, register: Register) -> Sheet:
    """Return what is kept, moved and cancelled, what that costs, and money before and now.

    Args:
        amendment: what to do.
        register: numbers of the case as decided.
    """
    intro = (
        "Published: as it was promised. All kept: the published dates in the case as it is now. Recommended: "
        "the least cost of plan and changes together. Prices of changes and of travel are inputs: change one "
        "and the amounts follow; what is best may then be something else."
    )
    blocks = (_sessions(amendment), _totals(amendment), _prices(amendment), _money(amendment, register))
    return Sheet("Changes", "What changes, and what that costs", blocks, intro=intro)


def _prices(amendment: Amendment) -> Block:
    change, currency = amendment.asked.change, amendment.asked.currency
    entries = (
        ("session", "For each consultation that is moved or cancelled", change.session),
        ("day", "For each day by which its first day moves", change.day),
        ("place", "On top, when it moves to another place", change.place),
        ("person", "For each person who was to come in person", change.person),
        ("ticket_fee", "For each bought journey that changes", change.ticket_fee),
    )
    rows = [
        Row({"what": what, "amount": Cell(cents(amount), mark=Mark.INPUT)}, key)
        for key, what, amount in entries
    ]
    share = Cell(change.ticket_share / 100, mark=Mark.INPUT, kind=Kind.PERCENT)
    rows.append(Row({"what": "Share of its fare that is lost", "amount": share}, "ticket_share"))
    notice = Cell(change.notice_days, kind=Kind.INTEGER)
    rows.append(Row({"what": "Days of notice (a rule, not followed by this file)", "amount": notice}))
    columns = (
        Column("what", "Price of changes", width=48),
        Column("amount", "Amount", Kind.MONEY, 0, currency),
    )
    return Block("change_prices", columns, tuple(rows), "Prices of changes")


def _sessions(amendment: Amendment) -> Block:
    currency = amendment.asked.currency
    columns = (
        Column("title", "Consultation", width=36),
        Column("fate", "What becomes of it"),
        Column("was", "Published", width=28),
        Column("now", "Now", width=28),
        Column("is_changed", "Changed", Kind.INTEGER),
        Column("days", "Days moved", Kind.INTEGER),
        Column("is_elsewhere", "Other place", Kind.INTEGER),
        Column("people", "People who were to come", Kind.INTEGER),
        Column("price", "Price of the change", Kind.MONEY, currency=currency),
    )
    rows = tuple(_session(one) for one in amendment.best.bill.sessions)
    total = Cell(amendment.best.bill.session_cents, Formula("SUM({0})", (Whole("session_changes", "price"),)))
    foot = Row({"title": "Total", "price": total}, "total", Mark.TOTAL)
    return Block("session_changes", columns, (*rows, foot), "Consultations")


def _session(change: SessionChange) -> Row:
    text, names = PRICE
    references = tuple(Here(name) if name in OWN else At("change_prices", name, "amount") for name in names)
    is_changed = change.fate in {Fate.MOVED, Fate.CANCELLED}
    was, now = change.published, change.session
    cells: dict[str, Cell | Scalar] = {
        "title": change.title,
        "fate": change.fate.value,
        "was": None if was is None else f"{was.first_day:%a} {written(was.first_day)}, {was.place}",
        "now": None if now is None else f"{now.first_day:%a} {written(now.first_day)}, {now.place.id}",
        "is_changed": int(is_changed),
        "days": abs(change.days),
        "is_elsewhere": int(change.is_elsewhere),
        "people": change.people,
        "price": Cell(change.cents, Formula(text, references)),
    }
    return Row(cells, f"session-{change.id}", Mark.CHOSEN if is_changed else Mark.NONE)


def _totals(amendment: Amendment) -> Block:
    currency, kept, best = amendment.asked.currency, amendment.kept, amendment.best
    published = amendment.promise.published.cost_cents
    columns = (
        Column("what", "Amounts", width=36),
        *(
            Column(name, heading, Kind.MONEY, currency=currency)
            for name, heading in (("before", "Published"), ("kept", "All kept"), ("now", "Recommended"))
        ),
    )

    def row(key: str, what: str, before: int | None, cells: tuple[Cell | None, Cell]) -> Row:
        return Row({"what": what, "before": before, "kept": cells[0], "now": cells[1]}, key)

    plan = (
        None if kept is None else Cell(kept.plan.cost_cents, _sum("kept")),
        Cell(best.plan.cost_cents, _sum("itineraries")),
    )
    moved = (
        None if kept is None else Cell(kept.bill.session_cents),
        Cell(best.bill.session_cents, Formula("{0}", (At("session_changes", "total", "price"),))),
    )
    tickets = (
        None if kept is None else Cell(kept.bill.ticket_cents),
        Cell(best.bill.ticket_cents, Formula("{0}", (At("tickets", "total", "price"),))),
    )
    total = (None if kept is None else _added("kept", kept), _added("now", best))
    why = "" if kept is not None else f"All kept is impossible: {amendment.why_not}."
    broken = f"All kept breaks rules: {'; '.join(kept.broken)}." if kept and kept.broken else ""
    rows = (
        row("plan", "Cost of the plan", published, plan),
        row("moved", MOVED.capitalize(), None, moved),
        row("tickets", TICKETS.capitalize(), None, tickets),
        row("total", "Total", published, total),
    )
    return Block("course_totals", columns, rows, "What it costs", f"{why}{broken}")


def _added(column: str, course: Course) -> Cell:
    references = tuple(At("course_totals", key, column) for key in ("plan", "moved", "tickets"))
    return Cell(course.cents, Formula("{0}+{1}+{2}", references))


def _sum(block: str) -> Formula:
    return Formula("SUM({0})", (Whole(block, "amount"),))


def _money(amendment: Amendment, register: Register) -> Block:
    currency = amendment.asked.currency
    names = (("before", "Published"), ("kept", "All kept"), ("now", "Recommended"))
    columns = (
        Column("of", "By"),
        Column("name", "Which", width=36),
        *(Column(name, heading, Kind.MONEY, currency=currency) for name, heading in names),
        Column("more", "Recommended more than published", Kind.MONEY, currency=currency),
    )
    note = (
        "Amounts by payer are as written; the price of changes stands among the kinds: who pays it is open."
    )
    rows = tuple(_amount_rows(amendment, register))
    return Block("money", columns, rows, "Money by kind of cost, group and payer", note)


def _amount_rows(amendment: Amendment, register: Register) -> Iterator[Row]:
    titles = {funder.id: funder.title for funder in amendment.asked.funders} | {"": OWN_MEANS}
    for one in money(amendment):
        shown = titles.get(one.name, one.name) if one.of == "funder" else one.name or NOBODY
        now = Cell(one.now_cents, _live(one, register, "itineraries"))
        kept = None if one.kept_cents is None else Cell(one.kept_cents, _live(one, register, "kept"))
        cells: dict[str, Cell | Scalar] = {
            "of": one.of,
            "name": shown,
            "before": one.before_cents,
            "kept": kept,
            "now": now,
        }
        if one.before_cents is not None:
            difference = Formula("{0}-{1}", (Here("now"), Here("before")))
            cells["more"] = Cell(one.now_cents - one.before_cents, difference)
        yield Row(cells)


def _live(amount: Amount, register: Register, block: str) -> Formula | None:
    """Return the formula of an amount: over the lines of a plan, or what changes cost; None: as written."""
    column = "now" if block == "itineraries" else "kept"
    if amount.of == "kind":
        if amount.name in {MOVED, TICKETS}:
            key = "moved" if amount.name == MOVED else "tickets"
            return Formula("{0}", (At("course_totals", key, column),))
        return Formula("SUM({0})", (Whole(block, all_column(PartKind(amount.name))),))
    if amount.of == "group" and amount.name in register.groups:
        number = register.groups[amount.name]
        return Formula(f"SUMIFS({{0}},{{1}},{number})", (Whole(block, "amount"), Whole(block, "group_no")))
    return None
