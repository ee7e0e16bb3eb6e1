"""``backtoback results``: what the scenarios of a sweep come to, and all of them as a file."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from logistics.commands.answers import write_json
from logistics.commands.console import result, talk
from logistics.commands.exits import answering
from logistics.commands.options import JsonOption

if TYPE_CHECKING:
    from logistics.sweep.freshness import Stock
    from logistics.sweep.summary import Summary


def results(
    stores: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Files of sweeps, or postgresql://... of a team.")
    ],
    merge: Annotated[
        str | None, typer.Option("--merge", metavar="FILE", help="Take them all over into this one first.")
    ] = None,
    case: Annotated[
        str | None,
        typer.Option("--case", metavar="CASE", help="Compare with this case.", show_default="the one swept"),
    ] = None,
    csv: Annotated[Path | None, typer.Option(metavar="FILE", help="Write every scenario as CSV.")] = None,
    excel: Annotated[Path | None, typer.Option(metavar="FILE", help="Write a workbook.")] = None,
    parquet: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write every scenario as Parquet.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Summarise the results of sweeps: spread of the cost, how often which dates are best, by parameter.

    Results of a case that has changed since, or of another version, are told of and never mixed in.
    """
    if len(stores) > 1 and merge is None:
        raise typer.BadParameter("several files: say with --merge where they are to be put together")
    with answering(as_json=as_json):
        stock, summary = found(tuple(stores), merge, case)
        files = _written(stock, summary, csv, excel, parquet)
    if as_json:
        from logistics.sweep.record import results_record

        write_json("results/1", {**results_record(stock, summary), "files": files})
        return
    show_stock(stock, summary)
    for file in files:
        result(f"written: {file}")


def found(stores: tuple[str, ...], merge: str | None, case: str | None) -> tuple[Stock, Summary]:
    """Return what stores hold, and what the results that still hold come to.

    Args:
        stores: files or addresses.
        merge: where they are put together first; None: there is one.
        case: with which they are compared; None: the one that was swept.

    Raises:
        StoreError: one cannot be opened, or holds nothing.
    """
    from logistics.commands.stores import hash_now, opened
    from logistics.sweep.freshness import stock_of
    from logistics.sweep.store import StoreError
    from logistics.sweep.summary import summarise

    with ExitStack() as stack:
        sources = [stack.enter_context(opened(name, is_new_allowed=False)) for name in stores]
        store = stack.enter_context(opened(merge)) if merge else sources[0]
        for source in sources if merge else ():
            store.merge(source)
        bases = store.bases()
        stock = stock_of(store, hash_now(case or bases[0].name)) if bases else None
        if stock is None:
            raise StoreError(merge or stores[0], "holds no results yet")
        return stock, summarise(store.results(stock.shown.basis.id))


def _written(
    stock: Stock, summary: Summary, csv: Path | None, excel: Path | None, parquet: Path | None
) -> list[str]:
    from logistics.commands.extras import needing
    from logistics.sweep.table import scenarios_block

    currency = stock.shown.basis.currency
    for path in (csv, excel, parquet):
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
    if csv is not None:
        from reports import write_csv

        write_csv(scenarios_block(summary, currency), csv)
    if excel is not None:
        from logistics.sweep.book import sweep_book
        from reports import write_workbook

        write_workbook(sweep_book(stock.shown.basis, summary), excel)
    if parquet is not None:
        with needing("parquet", "--parquet"):
            from logistics.sweep.parquet import write_parquet
        write_parquet(scenarios_block(summary, currency), parquet)
    return [str(path) for path in (csv, excel, parquet) if path is not None]


def show_stock(stock: Stock, summary: Summary) -> None:
    """Show results, after telling what is stale.

    Args:
        stock: what the store holds.
        summary: what the results shown come to.
    """
    from logistics.commands.shows_sweep import show_summary, warnings

    for line in warnings(stock):
        talk(line)
    show_summary(stock.shown.basis, summary)
