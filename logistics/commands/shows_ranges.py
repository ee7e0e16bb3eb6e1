"""Ranges as tables on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from logistics.case.case import Case
from logistics.commands.console import table
from logistics.exhibits.assumption_words import dates_words, end_words, is_assumed, turn_words, words_of
from logistics.exhibits.ranges import MONEY, in_units, is_told, judged_rows, total_words
from logistics.money import major
from logistics.uncertainty.result import Ranges
from logistics.uncertainty.totals import Sum

TOLD = (Sum.COST, Sum.FUNDER, Sum.CO2E, Sum.PEOPLE, Sum.MISSED)
"""Totals that the terminal shows; the workbook has all."""


def ranges_tables(case: Case, ranges: Ranges) -> Iterator[str | Table]:
    """Yield what came out of the draws."""
    yield from (_totals(case, ranges), "", _judged(case, ranges), "", _sentences(ranges), "")
    if ranges.assumptions:
        yield from (_bars(case, ranges), "")
        turning = _turning(case, ranges)
        yield from (turning, "") if turning.row_count else ()


def _totals(case: Case, ranges: Ranges) -> Table:
    numbers = ("planned", "P10", "P50", "P90")
    heading = f"range over {ranges.request.draws:,} draws, {case.currency}"
    shown = table(heading, *numbers, right=numbers)
    for each in ranges.totals:
        if each.about in TOLD and is_told(each):
            values = (each.planned, each.p10, each.p50, each.p90)
            is_money = each.about in MONEY
            cells = [
                f"{major(value):,.2f}" if is_money else f"{in_units(each, value):,.0f}" for value in values
            ]
            shown.add_row(total_words(each, case), *cells)
    return shown


def _judged(case: Case, ranges: Ranges) -> Table:
    numbers = ("expected", f"CVaR {case.ranges.worst_share} %", "largest regret", "best in")
    shown = table("dates", "", *numbers, right=numbers)
    for why, each in judged_rows(ranges):
        amounts = (each.expected_cents, each.cvar_cents, each.largest_regret_cents)
        share = f"{each.best_draws / ranges.request.draws:.1%}"
        shown.add_row(dates_words(each.sessions), why, *(f"{major(a):,.2f}" for a in amounts), share)
    return shown


def _sentences(ranges: Ranges) -> str:
    draws = ranges.request.draws
    placed = {session.id: session for session in ranges.recommended.sessions}
    told = [
        f"{dates_words((placed[name],))} is among the best dates of {placed[name].title} "
        f"in {count / draws:.1%} of the draws"
        for name, count in ranges.dates_best
    ]
    told.append(f"the plan costs no more than planned in {ranges.within_draws / draws:.1%} of the draws")
    told += [
        f"{each.funder}: the ceiling is not enough in {each.draws / draws:.1%} of the draws"
        for each in ranges.strains
    ]
    told.append(
        f"compared: {'all' if ranges.is_complete else 'cheap ones,'} {ranges.compared:,} choices of dates "
        f"(seed {ranges.request.seed})"
    )
    return "\n".join(told)


def _bars(case: Case, ranges: Ranges) -> Table:
    numbers = ("low", "costs", "high", "costs then")
    shown = table("assumption alone", *numbers, right=numbers)
    for each in ranges.assumptions:
        if each.low and each.high:
            mark = " (assumed)" if is_assumed(each) else ""
            shown.add_row(
                words_of(each, case) + mark,
                end_words(each, each.low),
                f"{major(each.low.cents):,.2f}",
                end_words(each, each.high),
                f"{major(each.high.cents):,.2f}",
            )
    return shown


def _turning(case: Case, ranges: Ranges) -> Table:
    shown = table("other dates would cost less", "below", "above")
    for each in ranges.assumptions:
        if each.below or each.above:
            below, above = turn_words(each, each.below), turn_words(each, each.above)
            shown.add_row(words_of(each, case), below, above)
    return shown
