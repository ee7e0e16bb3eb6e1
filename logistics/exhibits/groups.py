"""Cost by kind, by group and by payer, with the baseline beside it, all as live sums."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from logistics.exhibits.funders import Account
from logistics.exhibits.lines import Line, all_column, kind_cents
from logistics.exhibits.payments import funding_key
from logistics.exhibits.register import NOBODY, Register, payer_names
from logistics.exhibits.sums import MONEY, Sums, added, money_columns, sumifs, total_row
from logistics.planning.run import Run
from logistics.pricing.quotes import PartKind
from reports.table import (
    At,
    Block,
    Cell,
    Chart,
    ChartKind,
    Column,
    Formula,
    Here,
    Kind,
    Row,
    Scalar,
    Sheet,
    Whole,
)  # fmt: skip

NUMBER_WIDTH, NAME_WIDTH = 6, 36


@dataclass(frozen=True, slots=True)
class Shares:
    """What the tables are made of: lines, their kinds of cost, what payers pay, the numbers of the case."""

    run: Run
    register: Register
    kinds: tuple[PartKind, ...]
    plan: tuple[Line, ...]
    baseline: tuple[Line, ...]
    accounts: tuple[Account, ...] = ()


def groups_sheet(shares: Shares) -> Sheet:
    """Return what is paid for what, by which group and which funder, and what each saves."""
    run, register = shares.run, shares.register
    groups = {number: name or NOBODY for name, number in register.groups.items()}
    currency = run.case.currency
    blocks = [_kinds(shares), _groups(shares, groups)]
    charts = [kinds_chart(currency), groups_chart(currency)]
    if shares.accounts:
        blocks.append(_payers(shares))
        charts.append(_chart("Cost by payer", "funders", currency))
    intro = (
        "Baseline: on the same dates, each consultation as a trip of its own. All figures follow the prices."
    )
    return Sheet("Groups and Funders", "Who pays what", tuple(blocks), tuple(charts), intro)


def kinds_chart(currency: str) -> Chart:
    """Return plan and baseline by kind of cost."""
    return _chart("Cost by kind", "kinds", currency)


def groups_chart(currency: str) -> Chart:
    """Return plan and baseline by group."""
    return _chart("Cost by group", "groups", currency)


def _chart(title: str, block: str, currency: str) -> Chart:
    series = (("Plan", Whole(block, "cost")), ("Baseline", Whole(block, "baseline")))
    return Chart(title, ChartKind.COLUMN, Whole(block, "name"), series, currency)


def _heading(what: str) -> tuple[Column, Column]:
    return Column("no", "No.", Kind.INTEGER, NUMBER_WIDTH), Column("name", what, width=NAME_WIDTH)


def _share_column() -> Column:
    return Column("share", "Saved", Kind.PERCENT)


def _kinds(shares: Shares) -> Block:
    currency = shares.run.case.currency
    columns = (*_heading("Kind of cost"), *money_columns(currency), _share_column())
    rows = tuple(_kind(shares, number, kind) for number, kind in enumerate(shares.kinds, start=1))
    total = total_row("kinds", "name", rows, MONEY)
    return Block("kinds", columns, (*rows, total) if rows else (), "By kind of cost")


def _kind(shares: Shares, number: int, kind: PartKind) -> Row:
    cost = sum(kind_cents(line, kind) for line in shares.plan)
    base = sum(kind_cents(line, kind) for line in shares.baseline)
    sums = {
        block: Formula("SUM({0})", (Whole(block, all_column(kind)),)) for block in ("itineraries", "baseline")
    }
    cells: dict[str, Cell | Scalar] = {
        "no": number,
        "name": kind.capitalize(),
        "cost": Cell(cost, sums["itineraries"]),
        "baseline": Cell(base, sums["baseline"]),
        "saving": Cell(base - cost, Formula("{0}-{1}", (Here("baseline"), Here("cost")))),
        "share": _share(cost, base),
    }
    return Row(cells, kind.name.lower())


def _share(cost: int, base: int) -> Cell:
    formula = Formula("IF({0}=0,0,{1}/{0})", (Here("baseline"), Here("saving")))
    return Cell((base - cost) / base if base else 0, formula)


def _groups(shares: Shares, names: dict[int, str]) -> Block:
    currency = shares.run.case.currency
    columns = (
        *_heading("Group"),
        *money_columns(currency),
        _share_column(),
        Column("people", "People", Kind.INTEGER),
        *(Column(all_column(kind), kind.capitalize(), Kind.MONEY, 0, currency) for kind in shares.kinds),
    )
    people = dict.fromkeys(names, 0)
    for participant in shares.run.case.participants:
        people[shares.register.groups[participant.group]] += (
            participant.people if participant.is_people else 0
        )
    amounts = _amounts(shares)
    rows = tuple(
        Row({"no": number, "name": name, "people": people[number], **amounts(number)}, f"no-{number}")
        for number, name in names.items()
    )
    summed = (*MONEY, "people", *(all_column(kind) for kind in shares.kinds))
    title = "By group; to the right of the people, the cost of the plan by kind"
    return Block("groups", columns, (*rows, total_row("groups", "name", rows, summed)), title)


def _payers(shares: Shares) -> Block:
    """Return what each payer pays: the first payer of a participant by its rule, the second one the rest."""
    columns = (
        *_heading("Payer"),
        *money_columns(shares.run.case.currency),
        _share_column(),
        Column("people", "People paid for", Kind.INTEGER),
    )
    names = payer_names(shares.run.case)
    rows = tuple(_payer(shares.register, account, names) for account in shares.accounts)
    title = "By payer; somebody with two payers counts for both"
    return Block("funders", columns, (*rows, total_row("funders", "name", rows, MONEY)), title)


def _payer(register: Register, account: Account, names: dict[str, str]) -> Row:
    number, key = register.funders[account.payer_id], funding_key(account.payer_id)
    cost, base = account.paid_cents, account.baseline_cents
    cells: dict[str, Cell | Scalar] = {
        "no": number,
        "name": names.get(account.payer_id, account.payer_id),
        "cost": Cell(cost, sumifs("payments", "paid", "payer_no")),
        "baseline": Cell(base, sumifs("payments", "baseline_paid", "payer_no")),
        "saving": Cell(base - cost, Formula("{0}-{1}", (Here("baseline"), Here("cost")))),
        "share": _share(cost, base),
        "people": Cell(account.people, Formula("{0}", (At("funding", key, "people"),))),
    }
    return Row(cells, f"no-{number}")


def _amounts(shares: Shares) -> Callable[[int], dict[str, Cell]]:
    """Return who gives the amounts of the group with a number."""
    numbers = shares.register.groups

    def key(line: Line) -> int:
        return numbers[line.participant.group]

    sums = Sums.of(shares.plan, shares.baseline, "group_no", key)
    kinds = {kind: added(shares.plan, key, partial(kind_cents, kind=kind)) for kind in shares.kinds}

    def cells(number: int) -> dict[str, Cell]:
        by_kind = {
            all_column(kind): Cell(cents.get(number, 0), sumifs("itineraries", all_column(kind), "group_no"))
            for kind, cents in kinds.items()
        }
        share = _share(sums.plan.get(number, 0), sums.baseline.get(number, 0))
        return {**sums.cells(number), "share": share, **by_kind}

    return cells
