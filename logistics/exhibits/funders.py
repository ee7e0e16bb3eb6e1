"""The money of the funders: what each may pay, pays, has left and saves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from logistics.case.people import Cover, Funder
from logistics.exhibits.payments import Entry, funding_key
from logistics.exhibits.purses import Purse, purses
from logistics.exhibits.register import Register, payer_names
from logistics.exhibits.sums import sumifs, total_row
from logistics.planning.run import Run
from reports.table import (
    At,
    Block,
    Cell,
    Column,
    Formula,
    Here,
    Kind,
    Mark,
    Row,
    Scalar,
    Sheet,
    Whole,
)  # fmt: skip

NO_LIMIT = "no limit"
NAME_WIDTH = 36


@dataclass(frozen=True, slots=True)
class Account:
    """What one payer pays in all.

    Attributes:
        funder: who; None: own means.
        ceiling_cents: most it pays; None: no limit [cents of the case currency].
        lump_sum_cents: most it pays for one person; None: no limit [cents of the case currency].
        entries: what it pays, participant by participant.
    """

    funder: Funder | None
    ceiling_cents: int | None
    lump_sum_cents: int | None
    entries: tuple[Entry, ...]

    @property
    def payer_id(self) -> str:
        """Id of the payer; empty: own means."""
        return self.funder.id if self.funder else ""

    @property
    def paid_cents(self) -> int:
        """Paid in the plan [cents]."""
        return sum(entry.paid_cents for entry in self.entries)

    @property
    def baseline_cents(self) -> int:
        """Paid in the baseline [cents]."""
        return sum(entry.baseline_cents for entry in self.entries)

    @property
    def people(self) -> int:
        """People for whom it pays anything; hubs are nobody."""
        paid = (entry.participant for entry in self.entries if entry.paid_cents)
        return sum(who.people for who in paid if who.is_people)


def accounts_of(run: Run, register: Register, entries: tuple[Entry, ...]) -> tuple[Account, ...]:
    """Return what every payer pays in all, in the order of the register."""
    funders = {funder.id: funder for funder in run.case.funders}
    theirs: dict[str, list[Entry]] = {name: [] for name in register.funders}
    for entry in entries:
        theirs[entry.payer_id].append(entry)
    prices = run.prices
    return tuple(
        Account(funders.get(name), prices.ceilings.get(name), prices.lump_sums.get(name), tuple(some))
        for name, some in theirs.items()
    )


def funders_sheet(run: Run, register: Register, accounts: tuple[Account, ...]) -> Sheet:
    """Return what each funder may pay, pays, has left and saves."""
    names = payer_names(run.case)
    apart = {purse.id: purse for purse in purses(run)} if run.apart else {}
    rows = tuple(
        _with_apart(_account(run, register, account, names), apart.get(account.payer_id))
        for account in accounts
    )
    used = {key for row in rows for key in row.cells}
    shown = tuple(column for column in _columns(run.case.currency) if column.key in used)
    total = total_row("funding", "name", rows, ("paid", "baseline", "saving"))
    intro = (
        "What each funder may pay, pays and has left. Saving: what it would pay on the same dates if each "
        "consultation were a trip of its own, less what it pays; where it is negative the plan moves cost to "
        "this payer. Somebody with two payers counts for both."
    )
    if apart:
        intro += (
            " If held apart: who comes and who pays decided anew on the same dates, each consultation a trip "
            "of its own; as written."
        )
    return Sheet("Funders", "What each funder pays", (Block("funding", shown, (*rows, total)),), intro=intro)


def _columns(currency: str) -> tuple[Column, ...]:
    def money(key: str, heading: str) -> Column:
        return Column(key, heading, Kind.MONEY, currency=currency)

    return (
        Column("no", "No.", Kind.INTEGER),
        Column("name", "Payer", width=NAME_WIDTH),
        Column("own_ceiling", "Ceiling as given", Kind.NUMBER, decimals=2),
        Column("own_lump", "Most for one person as given", Kind.NUMBER, decimals=2),
        Column("currency", "Currency"),
        Column("rate", f"Rate into {currency}", Kind.RATE, decimals=6),
        money("lump", "Most for one person"),
        money("ceiling", "Ceiling"),
        money("paid", "Paid"),
        money("left", "Left"),
        money("baseline", "Paid in the baseline"),
        money("saving", "Saving"),
        Column("people", "People paid for", Kind.INTEGER),
        money("apart", "Paid if held apart"),
        Column("apart_people", "People paid for if held apart", Kind.INTEGER),
        Column("covers", "Covers", width=NAME_WIDTH),
    )


def _with_apart(row: Row, purse: Purse | None) -> Row:
    if purse is None or purse.apart_cents is None:
        return row
    more: dict[str, Cell | Scalar] = {"apart": purse.apart_cents, "apart_people": purse.apart_people}
    return replace(row, cells={**row.cells, **more})


def _account(run: Run, register: Register, account: Account, names: dict[str, str]) -> Row:
    paid, base = account.paid_cents, account.baseline_cents
    cells: dict[str, Cell | Scalar] = {
        "no": register.funders[account.payer_id],
        "name": names.get(account.payer_id, account.payer_id),
        "ceiling": NO_LIMIT,
        "paid": Cell(paid, sumifs("payments", "paid", "payer_no")),
        "left": NO_LIMIT,
        "baseline": Cell(base, sumifs("payments", "baseline_paid", "payer_no")),
        "saving": Cell(base - paid, Formula("ROUND({0}-{1},2)", (Here("baseline"), Here("paid")))),
        "people": Cell(account.people, _people()),
        "covers": covers_in_words(account.funder) if account.funder else "what no funder pays",
    }
    if account.funder is not None:
        cells |= _limits(run, account.funder, account)
    return Row(cells, funding_key(account.payer_id))


def _limits(run: Run, funder: Funder, account: Account) -> dict[str, Cell | Scalar]:
    """The cells of the ceiling and the lump sum, where the funder has them."""
    currency = funder.currency or run.case.currency
    given = (
        (funder.ceiling, "ceiling", account.ceiling_cents),
        (funder.lump_sum, "lump", account.lump_sum_cents),
    )
    cells: dict[str, Cell | Scalar] = {}
    for amount, key, cents in given:
        if amount is not None and cents is not None:
            cells[f"own_{key}"] = Cell(amount, mark=Mark.INPUT)
            cells[key] = Cell(cents, Formula("ROUND({0}*{1},2)", (Here(f"own_{key}"), Here("rate"))))
            cells["currency"] = currency
            cells["rate"] = Cell(_rate(run, currency), Formula("{0}", (At("rates", currency, "value"),)))
    if account.ceiling_cents is not None:
        left = account.ceiling_cents - account.paid_cents
        mark = Mark.BAD if left < 0 else Mark.NONE
        cells["left"] = Cell(left, Formula("ROUND({0}-{1},2)", (Here("ceiling"), Here("paid"))), mark)
    return cells


def _rate(run: Run, currency: str) -> Decimal:
    """The exchange rate as it stands on sheet Assumptions."""
    return next((rate.value for rate in run.prices.rates if rate.currency == currency), Decimal(1))


def _people() -> Formula:
    references = (
        Whole("payments", "people"),
        Whole("payments", "payer_no"),
        Here("no"),
        Whole("payments", "paid"),
    )
    return Formula('SUMIFS({0},{1},{2},{3},">0")', references)


def covers_in_words(funder: Funder) -> str:
    """Return what a funder pays for."""
    if Cover.EVERYTHING in funder.covers:
        kinds = "everything"
    else:
        kinds = ", ".join(cover.value for cover in Cover if cover in funder.covers)
    return f"{kinds}; only what comes on top of the anchors" if funder.is_extra_only else kinds
