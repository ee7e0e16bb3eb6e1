"""The tornado sheet: what each assumption moves, and from where on it would change the dates."""

from __future__ import annotations

from logistics.case.case import Case
from logistics.exhibits.assumption_words import end_words, is_assumed, turn_words, words_of
from logistics.uncertainty.result import Assumption, End, Ranges
from reports.table import (
    Block,
    Cell,
    Chart,
    ChartKind,
    Column,
    Kind,
    Mark,
    Row,
    Scalar,
    Sheet,
    Whole,
)  # fmt: skip

LEFT, NUMBER, DATES = 58, 15, 34
"""Widths of the columns, which stand one above the other [characters]."""


def tornado_sheet(case: Case, ranges: Ranges) -> Sheet:
    """Return the sheet of assumptions tried one at a time."""
    intro = (
        "One assumption at a time, all others as the case says; people as expected. Ends are those of "
        "triangles, P10 and P90 of log-normal prices, and the earliest and the latest slip. Dates beside a "
        "value cost less than the recommended ones beyond it; where there are none, nothing from 0 to 1,000 "
        "% of a price, from none to all of the people, or within 14 days changes the dates. As written: this "
        "does not follow changes of prices."
    )
    bars = _bars(case, ranges)
    series = (
        ("at the low end", Whole("tornado", "at_low")),
        ("at the high end", Whole("tornado", "at_high")),
    )
    chart = Chart(
        "Change of cost", ChartKind.BAR, Whole("tornado", "what"), series, f"change [{case.currency}]"
    )
    return Sheet(
        "Tornado",
        "Which assumption matters",
        tuple(block for block in (bars, _asked(case, ranges)) if block.rows),
        (chart,) if bars.rows else (),
        intro,
    )


def _bars(case: Case, ranges: Ranges) -> Block:
    columns = (
        Column("what", "Assumption", width=LEFT),
        Column("low", "Low", width=NUMBER),
        Column("at_low", "Change of cost there", Kind.MONEY, NUMBER, case.currency),
        Column("high", "High", width=NUMBER),
        Column("at_high", "Change of cost there", Kind.MONEY, NUMBER, case.currency),
        Column("below", "Other dates below", width=DATES),
        Column("above", "Other dates above", width=DATES),
        Column("source", "Source", width=DATES),
    )
    planned = ranges.totals[0].planned
    rows = tuple(_bar(each, case, planned) for each in ranges.assumptions if each.has_ends)
    return Block("tornado", columns, rows, "Assumptions of the case, the one that moves the cost most first")


def _bar(each: Assumption, case: Case, planned: int) -> Row:
    cells: dict[str, Cell | Scalar] = {
        "what": words_of(each, case),
        "low": end_words(each, each.low),
        "at_low": _change(each.low, planned),
        "high": end_words(each, each.high),
        "at_high": _change(each.high, planned),
        "below": turn_words(each, each.below),
        "above": turn_words(each, each.above),
        "source": each.row.source or "nobody",
    }
    return Row(cells, mark=Mark.ASSUMED if is_assumed(each) else Mark.NONE)


def _change(end: End | None, planned: int) -> int | None:
    return None if end is None else end.cents - planned


def _asked(case: Case, ranges: Ranges) -> Block:
    columns = (
        Column("what", "If it were otherwise", width=LEFT),
        Column("low", "", width=NUMBER),
        Column("at_low", "", width=NUMBER),
        Column("high", "", width=NUMBER),
        Column("at_high", "", width=NUMBER),
        Column("below", "Other dates below", width=DATES),
        Column("above", "Other dates above", width=DATES),
    )
    rows = tuple(
        Row(
            {
                "what": words_of(each, case),
                "below": turn_words(each, each.below),
                "above": turn_words(each, each.above),
            }
        )
        for each in ranges.assumptions
        if not each.has_ends
    )
    return Block("switching", columns, rows, "What has no range, asked after all the same")
