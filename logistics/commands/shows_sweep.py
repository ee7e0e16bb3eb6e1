"""Sweeps as tables on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from logistics.commands.console import result, table
from logistics.money import format_cents, major
from logistics.sweep.book import params_of, words_of
from logistics.sweep.freshness import Stock
from logistics.sweep.identity import Basis
from logistics.sweep.summary import Spread, Summary, Value

MOST_SHOWN = 12
"""Rows of a table on the terminal; the files have all."""


def warnings(stock: Stock) -> Iterator[str]:
    """Yield what is to be known before results are believed.

    Args:
        stock: what the store holds.
    """
    shown = stock.shown
    if stock.is_stale:
        yield f"warning: these results are stale: {shown.reason}; the sweep has to be made again"
    elif stock.is_stale is None:
        yield f"warning: '{shown.basis.name}' is not here, so whether it has changed since is not known"
    for shelf in stock.others:
        yield f"left out: {shelf.scenarios:,} results of '{shelf.basis.title}': {shelf.reason}"


def show_summary(basis: Basis, summary: Summary) -> None:
    """Show what results come to.

    Args:
        basis: what they rest on.
        summary: the results.
    """
    endings = ", ".join(f"{count:,} {status.value}" for status, count in summary.statuses)
    result(basis.title, "", f"{len(summary.results):,} scenarios: {endings}", "")
    if summary.cost is None or summary.saving is None:
        return
    shown = table(basis.currency, "least", "10 %", "median", "90 %", "most", right=_PERCENTILES)
    shown.add_row("cost", *_spread(summary.cost))
    shown.add_row("saving", *_spread(summary.saving))
    result(shown, "")
    for word, plan in (("cheapest", summary.best), ("dearest", summary.worst)):
        if plan is not None and plan.figures is not None:
            result(f"{word}: {format_cents(plan.figures.cost_cents, basis.currency)} with {params_of(plan)}")
    for line in _drawn(basis, summary):
        result(line)
    result("", _choices(summary), *_rest(len(summary.choices)))
    for address, values in summary.parameters:
        result("", _values(address, values, summary), *_rest(len(values)))


_PERCENTILES = ("least", "10 %", "median", "90 %", "most")


def _spread(spread: Spread) -> Iterator[str]:
    for cents in (spread.least, spread.low, spread.median, spread.high, spread.most):
        yield f"{major(cents):,.2f}"


def _drawn(basis: Basis, summary: Summary) -> Iterator[str]:
    """Yield how plans do in draws, where somebody asked."""
    drawn = summary.drawn
    if not drawn:
        return
    low, high = min(each.p10_cents for each in drawn), max(each.p90_cents for each in drawn)
    shares = [each.best_draws / each.draws for each in drawn]
    yield (
        f"in {drawn[0].draws:,} draws each, 10 % to 90 %: {major(low):,.2f} to "
        f"{format_cents(high, basis.currency)}; the dates are best in {min(shares):.1%} to {max(shares):.1%}"
    )


def _choices(summary: Summary) -> Table:
    right = ("no.", "best in", "share", "mean cost")
    shown = table("no.", "dates", *right[1:], right=right)
    for number, choice in enumerate(summary.choices[:MOST_SHOWN], start=1):
        share, mean = f"{choice.count / summary.solved:.1%}", f"{major(choice.cost.mean):,.2f}"
        shown.add_row(str(number), words_of(choice.dates), f"{choice.count:,}", share, mean)
    return shown


def _values(address: str, values: tuple[Value, ...], summary: Summary) -> Table:
    numbers = {choice.dates: str(number) for number, choice in enumerate(summary.choices, start=1)}
    right = ("plans", "mean cost", "mean saving", "best most often: no.")
    shown = table(address, *right, right=right)
    for value in values[:MOST_SHOWN]:
        means = (f"{major(spread.mean):,.2f}" if spread else "" for spread in (value.cost, value.saving))
        shown.add_row(value.value, f"{value.solved:,}", *means, numbers.get(value.dates, ""))
    return shown


def _rest(count: int) -> tuple[str, ...]:
    return (f"and {count - MOST_SHOWN:,} more",) if count > MOST_SHOWN else ()
