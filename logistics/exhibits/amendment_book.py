"""The report after publication, as a book of sheets."""

from __future__ import annotations

from dataclasses import dataclass

from logistics.case.case import Case
from logistics.errors import Finding
from logistics.exhibits.alternatives import written
from logistics.exhibits.assumptions import assumptions_sheet
from logistics.exhibits.deadlines import deadlines_sheet
from logistics.exhibits.lines import Line, kinds_in, lines_block, lines_of
from logistics.exhibits.people_diff import people_diff_sheet, tickets_sheet
from logistics.exhibits.prices import prices_sheet
from logistics.exhibits.register import Register
from logistics.exhibits.replanned import changes_sheet
from logistics.planning.amendment import Amendment, Step
from logistics.planning.deadlines import deadlines_left
from logistics.pricing.pricebook import PriceBook
from reports.table import At, Block, Book, Cell, Column, Formula, Here, Kind, Mark, Row, Scalar, Sheet


@dataclass(frozen=True, slots=True)
class Basis:
    """What was taken as given after publication, for the assumptions sheet."""

    case: Case
    warnings: tuple[Finding, ...]
    prices: PriceBook
    stamp: tuple[tuple[str, str], ...]


def make_amendment_book(amendment: Amendment) -> Book:
    """Return the report of what to change; all totals follow prices of travel and of changes."""
    case, currency = amendment.best.case, amendment.asked.currency
    register = Register.of(case)
    now = lines_of(amendment.best.plan)
    kept = () if amendment.kept is None else lines_of(amendment.kept.plan)
    basis = Basis(case, amendment.warnings, amendment.prices, amendment.stamp)
    sources = frozenset(
        part.source
        for lines in (now, kept)
        for line in lines
        for quote in line.quotes
        for part in quote.parts
    )
    due = deadlines_left(amendment)
    sheets = (
        changes_sheet(amendment, register),
        front_of_changes_sheet(amendment),
        people_diff_sheet(amendment, register),
        tickets_sheet(amendment),
        *((deadlines_sheet(due, amendment.promise.today),) if due else ()),
        *_line_sheets(amendment, register, (now, kept)),
        prices_sheet(currency, now, kept),
        assumptions_sheet(basis, sources),
    )
    names = (
        ("total_recommended", At("course_totals", "total", "now")),
        ("total_kept", At("course_totals", "total", "kept")),
    )
    return Book(
        f"{amendment.asked.title}: after publication",
        amendment.promise.today,
        sheets,
        "Changes by backtoback",
        dict(amendment.stamp),
        names,
    )


def _line_sheets(
    amendment: Amendment, register: Register, tables: tuple[tuple[Line, ...], tuple[Line, ...]]
) -> tuple[Sheet, Sheet]:
    now, kept = tables
    kinds, currency = kinds_in(now, kept), amendment.asked.currency
    # in an open case people may be decided in other parts where all is kept
    numbers = register if amendment.kept is None else _wider(register, amendment.kept.case)
    return (
        Sheet(
            "Itineraries",
            "Every leg and every stay, as recommended",
            (lines_block("itineraries", now, kinds, currency, register),),
            intro="Unit prices come from sheet Prices.",
        ),
        Sheet(
            "All kept",
            "Every leg and every stay on the published dates, in the case as it is now",
            (lines_block("kept", kept, kinds, currency, numbers),),
            intro="Unit prices come from sheet Prices.",
        ),
    )


def _wider(register: Register, case: Case) -> Register:
    """Return the numbers with those of another decision of the same case behind them."""
    other = Register.of(case)
    both = (
        (getattr(register, name), getattr(other, name))
        for name in ("participants", "groups", "funders", "regions")
    )
    return Register(
        *(one | {k: len(one) + n for n, k in enumerate(more.keys() - one.keys(), 1)} for one, more in both)
    )


def front_of_changes_sheet(amendment: Amendment) -> Sheet:
    """Return what it costs at least to move so many consultations at the most."""
    currency = amendment.asked.currency
    columns = (
        Column("most", "Moved, at most", Kind.INTEGER),
        *(
            Column(name, heading, Kind.MONEY, currency=currency)
            for name, heading in (
                ("plan", "Cost of the plan"),
                ("price", "Price of changes"),
                ("total", "Total"),
            )
        ),
        Column("more", "More than recommended", Kind.MONEY, currency=currency),
        Column("mark", "Which"),
        Column("dates", "Dates", width=60),
    )
    rows = tuple(_step(step, amendment) for step in amendment.front)
    intro = (
        "For each number of published consultations that may move: the least cost of plan and changes "
        "together, proven. As written: costs and prices do not follow changes in this file; sums do."
    )
    if not amendment.is_front_complete:
        intro += " Time ran out: some numbers are left out."
    block = Block("front_of_changes", columns, rows)
    return Sheet("Front of changes", "Cost against number of changes", (block,), intro=intro)


def _step(step: Step, amendment: Amendment) -> Row:
    course, best = step.course, amendment.best
    if course is None:
        return Row({"most": step.most_changes, "mark": "impossible"}, f"most-{step.most_changes}")
    is_best = course is best
    cells: dict[str, Cell | Scalar] = {
        "most": step.most_changes,
        "plan": course.plan.cost_cents,
        "price": course.bill.cents,
        "total": Cell(course.cents, Formula("{0}+{1}", (Here("plan"), Here("price")))),
        "more": Cell(
            course.cents - best.cents,
            Formula(
                "{0}-{1}",
                (Here("total"), At("front_of_changes", f"most-{amendment.front[-1].most_changes}", "total")),
            ),
        ),
        "mark": "recommended" if is_best else None,
        "dates": "; ".join(
            f"{s.title}: {s.first_day:%a} {written(s.first_day)}, {s.place}" for s in course.plan.sessions
        ),
    }
    return Row(cells, f"most-{step.most_changes}", Mark.CHOSEN if is_best else Mark.NONE)
