"""A page for each funder that it can be sent: only its own people, nobody else's."""

from __future__ import annotations

import re

from logistics.case.calendar import Session
from logistics.case.people import Funder
from logistics.exhibits.funders import NAME_WIDTH, NO_LIMIT, Account, covers_in_words
from logistics.exhibits.lines import all_column
from logistics.exhibits.payments import Entry, funding_key, payment_row
from logistics.exhibits.presence import sessions_of
from logistics.exhibits.register import NOBODY, Register
from logistics.exhibits.sums import total_row
from logistics.planning.run import Run
from logistics.pricing.quotes import PartKind
from reports.table import (
    LONGEST_SHEET_NAME,
    At,
    Block,
    Cell,
    Column,
    Formula,
    Kind,
    Mark,
    Row,
    Scalar,
    Sheet,
)  # fmt: skip

SUMMED = frozenset({"people", "cost", "paid", *(all_column(kind) for kind in PartKind)})
"""Columns of a page that are added up."""
COPIED = ("cost", *(all_column(kind) for kind in PartKind), "covered", "base", "lump", "before", "paid")
"""Columns of a page that show cells of the payments sheet."""


def funder_pages(run: Run, register: Register, accounts: tuple[Account, ...]) -> tuple[Sheet, ...]:
    """Return a sheet for each funder that is to pay for somebody, with nobody else's people.

    Formulas point at single cells of these people only: a sheet that is copied into a file of its own takes
    the contents of every range that its formulas name with it.
    """
    taken: set[str] = set()
    return tuple(
        _page(run, account, account.funder, (_sheet_name(account.payer_id, taken), register))
        for account in accounts
        if account.funder is not None and account.entries
    )


def page_block(register: Register, funder: str) -> str:
    """Return the id of the table on the page of a funder."""
    return f"page-{register.funders[funder]}"


def _sheet_name(funder: str, taken: set[str]) -> str:
    """Return a legal name that is not taken yet, and take it."""
    base = re.sub(r"[\[\]:*?/\\'\x00-\x1f]", "-", f"Funder {funder}")
    name, number = base[:LONGEST_SHEET_NAME], 1
    while name.lower() in taken:
        number += 1
        suffix = f" {number}"
        name = base[: LONGEST_SHEET_NAME - len(suffix)] + suffix
    taken.add(name.lower())
    return name


def _page(run: Run, account: Account, funder: Funder, named: tuple[str, Register]) -> Sheet:
    name, register = named
    block = page_block(register, funder.id)
    sessions = sessions_of(run)
    rows = tuple(_paid_for(entry, register, sessions) for entry in account.entries)
    used = {key for row in rows for key in row.cells}
    shown = tuple(column for column in _page_columns(run.case.currency) if column.key in used)
    summed = tuple(column.key for column in shown if column.key in SUMMED)
    total = total_row(block, "participant", rows, summed)
    intro = (
        f"{run.case.title}: for whom {funder.title or funder.id} pays, and how much; it covers "
        f"{covers_in_words(funder)}.{_at_no_cost(account)} This page holds nobody else's people and can be "
        "sent by itself: the amounts stay as they are when the sheet is copied alone; paste it as values to "
        "cut its links."
    )
    blocks = (
        Block(f"account-{block}", *_statement(run.case.currency, account, block)),
        Block(block, shown, (*rows, total), "For whom"),
    )
    return Sheet(name, funder.title or funder.id, blocks, intro=intro)


def _at_no_cost(account: Account) -> str:
    """Return who on the page costs the funder nothing, as a sentence after a space; '' where nobody does."""
    everybody = sum(entry.participant.people for entry in account.entries if entry.participant.is_people)
    free = everybody - account.people
    if not free:
        return ""
    return f" It pays for {account.people} people; {free} more are its own and cost it nothing as planned."


def _page_columns(currency: str) -> tuple[Column, ...]:
    def money(key: str, heading: str) -> Column:
        return Column(key, heading, Kind.MONEY, currency=currency)

    return (
        Column("participant", "Participant", width=NAME_WIDTH),
        Column("origin", "Origin"),
        Column("group", "Group"),
        Column("people", "People", Kind.INTEGER),
        Column("in_person", "In person at"),
        Column("remote", "Remote at"),
        money("cost", "Cost"),
        *(money(all_column(kind), f"Of it {kind}") for kind in PartKind),
        money("covered", "Covered"),
        money("base", "Less: anchors alone"),
        money("lump", "At most (lump sum)"),
        money("before", "Paid by others"),
        money("paid", "Paid"),
    )


def _paid_for(entry: Entry, register: Register, sessions: tuple[Session, ...]) -> Row:
    who = entry.participant
    cells: dict[str, Cell | Scalar] = {
        "participant": who.id,
        "origin": str(who.origin),
        "group": who.group or NOBODY,
        "people": who.people if who.is_people else str(who.role),
    }
    for column, attended in (("in_person", who.in_person), ("remote", who.remote)):
        if attended:
            cells[column] = "; ".join(session.title for session in sessions if session.id in attended)
    paid = payment_row(entry, register, {})
    for column in (column for column in COPIED if column in paid.cells):
        formula = Formula("{0}", (At("payments", entry.key, column),))
        cells[column] = Cell(paid.cell(column).value, formula)
    return Row(cells, mark=Mark.ASSUMED if who.is_assumed else Mark.NONE)


def _statement(currency: str, account: Account, block: str) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Return the ceiling, what is paid and what is left, one below the other."""
    columns = (
        Column("what", "Account", width=NAME_WIDTH),
        Column("amount", "Amount", Kind.MONEY, currency=currency),
    )
    here, limit = f"account-{block}", account.ceiling_cents
    ceiling = left = Cell(NO_LIMIT)
    if limit is not None:
        ceiling = Cell(limit, Formula("{0}", (At("funding", funding_key(account.payer_id), "ceiling"),)))
        references = (At(here, "ceiling", "amount"), At(here, "paid", "amount"))
        left = Cell(limit - account.paid_cents, Formula("ROUND({0}-{1},2)", references))
    paid = Cell(account.paid_cents, Formula("{0}", (At(block, "total", "paid"),)))
    rows = (
        Row({"what": "Ceiling", "amount": ceiling}, "ceiling"),
        Row({"what": "Paid", "amount": paid}, "paid"),
        Row({"what": "Left", "amount": left}, "left"),
    )
    return columns, rows
