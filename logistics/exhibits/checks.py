"""The checks sheet: sums that must agree, computed by the spreadsheet itself."""

from __future__ import annotations

from collections.abc import Iterator

from logistics.exhibits.funder_pages import page_block
from logistics.exhibits.funders import Account
from logistics.exhibits.payments import funding_key
from logistics.exhibits.register import Register
from logistics.planning.run import Run
from reports.table import At, Block, Cell, Column, Formula, Here, Kind, Reference, Row, Scalar, Sheet, Whole

AGREES, DIFFERS = "agrees", "differs from the file as written"
KEPT, EXCEEDED = "kept", "exceeded"


def checks_sheet(run: Run, register: Register, accounts: tuple[Account, ...]) -> Sheet:
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
    sums = (
        _row("Itinerary lines add up to the total", (cost, lines), (cost, total)),
        _row("Participants add up to the total", (cost, _at("people", "cost")), (cost, total)),
        _row("Groups add up to the total", (cost, _at("groups", "cost")), (cost, total)),
        # where nothing costs anything there are no kinds
        *(
            (_row("Kinds of cost add up to the total", (cost, _at("kinds", "cost")), (cost, total)),)
            if cost or base
            else ()
        ),
        _row("Baseline lines add up to the baseline", (base, base_lines), (base, base_total)),
        _row("Participants add up to the baseline", (base, _at("people", "baseline")), (base, base_total)),
    )
    proofs = (
        _row("The total is the cost that the solver proved", (cost, total), (cost, None)),
        _row("The baseline is the one that was counted", (base, base_total), (base, None)),
    )
    intro = (
        "The last two rows differ as soon as a price is changed in this file: the totals follow, but the "
        "dates were proven cheapest at the prices as written. Plan again to prove them anew."
    )
    money = _money(cost, base, (total, base_total)) if accounts else ()
    pages = (row for account in accounts for row in _account(register, account))
    block = Block("checks", columns, (*sums, *money, *pages, *proofs))
    return Sheet("Checks", "Checks", (block,), intro=intro)


def _money(cost: int, base: int, totals: tuple[Formula, Formula]) -> tuple[Row, ...]:
    """Every cent has a payer."""
    total, base_total = totals
    return (
        _row("Payments add up to the total", (cost, _at("payments", "paid")), (cost, total)),
        _row("Payers add up to the total", (cost, _at("funders", "cost")), (cost, total)),
        _row(
            "Payments of the baseline add up to the baseline",
            (base, _at("payments", "baseline_paid")),
            (base, base_total),
        ),
    )


def _account(register: Register, account: Account) -> Iterator[Row]:
    """What a funder pays is what its page says, and below its ceiling."""
    if account.funder is None:
        return
    name, paid = account.funder.title or account.funder.id, account.paid_cents
    amount = Formula("{0}", (At("funding", funding_key(account.payer_id), "paid"),))
    if account.entries:
        page = Formula("{0}", (At(page_block(register, account.payer_id), "total", "paid"),))
        yield _row(f"The page of {name} adds up to what it pays", (paid, page), (paid, amount))
    if account.ceiling_cents is not None:
        ceiling = Formula("{0}", (At("funding", funding_key(account.payer_id), "ceiling"),))
        row = _row(f"{name} pays at most its ceiling", (paid, amount), (account.ceiling_cents, ceiling))
        verdict = KEPT if paid <= account.ceiling_cents else EXCEEDED
        references: tuple[Reference, ...] = (Here("found"), Here("expected"))
        formula = Formula(f'IF({{0}}-{{1}}<0.005,"{KEPT}","{EXCEEDED}")', references)
        yield Row({**row.cells, "verdict": Cell(verdict, formula)})


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
