"""The checks sheet: sums that must agree, computed by the spreadsheet itself."""

from __future__ import annotations

from logistics.planning.run import Run
from reports.table import At, Block, Cell, Column, Formula, Here, Kind, Reference, Row, Scalar, Sheet, Whole

AGREES, DIFFERS = "agrees", "differs from the file as written"


def checks_sheet(run: Run) -> Sheet:
    """Return the comparisons; a change of prices shows as a difference to the cost as proven."""
    columns = (
        Column("check", "Check"),
        Column("verdict", "Verdict"),
        Column("found", "Found", Kind.MONEY, currency=run.case.currency),
        Column("expected", "Expected", Kind.MONEY, currency=run.case.currency),
    )
    cost, base = run.plan.cost_cents, run.baseline.cost_cents
    lines, base_lines = _sum("itineraries"), _sum("baseline")
    total = Formula("{0}", (At("totals", "cost", "amount"),))
    base_total = Formula("{0}", (At("totals", "baseline", "amount"),))
    rows = (
        _row("Itinerary lines add up to the total", (cost, lines), (cost, total)),
        _row("Participants add up to the total", (cost, _at("people", "cost")), (cost, total)),
        _row("Groups add up to the total", (cost, _at("groups", "cost")), (cost, total)),
        _row("Funders add up to the total", (cost, _at("funders", "cost")), (cost, total)),
        _row("Kinds of cost add up to the total", (cost, _at("kinds", "cost")), (cost, total)),
        _row("Baseline lines add up to the baseline", (base, base_lines), (base, base_total)),
        _row("Participants add up to the baseline", (base, _at("people", "baseline")), (base, base_total)),
        _row("The total is the cost that the solver proved", (cost, total), (cost, None)),
        _row("The baseline is the one that was counted", (base, base_total), (base, None)),
    )
    intro = (
        "The last two rows differ as soon as a price is changed in this file: the totals follow, but the "
        "dates were proven cheapest at the prices as written. Plan again to prove them anew."
    )
    block = Block("checks", columns, rows)
    return Sheet("Checks", "Checks", (block,), intro=intro)


def _sum(block: str) -> Formula:
    return Formula("SUM({0})", (Whole(block, "amount"),))


def _at(block: str, column: str) -> Formula:
    return Formula("{0}", (At(block, "total", column),))


def _row(check: str, found: tuple[int, Formula], expected: tuple[int, Formula | None]) -> Row:
    references: tuple[Reference, ...] = (Here("found"), Here("expected"))
    verdict = Formula(f'IF(ABS({{0}}-{{1}})<0.005,"{AGREES}","{DIFFERS}")', references)
    cells: dict[str, Cell | Scalar] = {
        "check": check,
        "verdict": Cell(AGREES, verdict),
        "found": Cell(*found),
        "expected": Cell(*expected),
    }
    return Row(cells)
