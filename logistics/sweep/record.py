"""Results as plain data: what ``--json`` answers, described in ``logistics/README.md``."""

from __future__ import annotations

from dataclasses import asdict

from logistics.sweep.freshness import Shelf, Stock
from logistics.sweep.points import Params
from logistics.sweep.summary import Dates, Spread, Summary, Value
from logistics.sweep.task import Result

Record = dict[str, object]


def results_record(stock: Stock, summary: Summary) -> Record:
    """Return what ``results --json`` answers; amounts are in hundredths of the currency.

    Args:
        stock: what the store holds.
        summary: what the results shown come to.
    """
    basis = stock.shown.basis
    return {
        "title": basis.title,
        "currency": basis.currency,
        "case": basis.name,
        "case_hash": basis.case_hash,
        "version": basis.version,
        "options": asdict(basis.options),
        "is_stale": stock.is_stale,
        "reason": stock.shown.reason,
        "scenarios": len(summary.results),
        "solved": summary.solved,
        "statuses": [{"status": status.value, "count": count} for status, count in summary.statuses],
        "cost": _spread(summary.cost),
        "saving": _spread(summary.saving),
        "best": _plan(summary.best),
        "worst": _plan(summary.worst),
        "choices": [
            {"count": choice.count, "cost": _spread(choice.cost), "sessions": _sessions(choice.dates)}
            for choice in summary.choices
        ],
        "parameters": [
            {"address": address, "values": [_value(value) for value in values]}
            for address, values in summary.parameters
        ],
        "others": [_shelf(shelf) for shelf in stock.others],
    }


def _spread(spread: Spread | None) -> Record | None:
    return None if spread is None else {f"{name}_cents": cents for name, cents in asdict(spread).items()}


def _plan(result: Result | None) -> Record | None:
    if result is None or result.figures is None:
        return None
    return {
        "params": _params(result.params),
        "cost_cents": result.figures.cost_cents,
        "drawn": None if result.figures.drawn is None else asdict(result.figures.drawn),
        "saving_cents": result.figures.saving_cents,
        "sessions": [asdict(placed) for placed in result.figures.placed],
    }


def _params(params: Params) -> list[Record]:
    return [{"address": address, "value": value} for address, value in params]


def _sessions(dates: Dates) -> list[Record]:
    return [{"id": name, "first_day": day, "place": place} for name, day, place in dates]


def _value(value: Value) -> Record:
    return {
        "value": value.value,
        "scenarios": value.scenarios,
        "solved": value.solved,
        "cost": _spread(value.cost),
        "saving": _spread(value.saving),
        "sessions": _sessions(value.dates),
    }


def _shelf(shelf: Shelf) -> Record:
    basis = shelf.basis
    return {
        "title": basis.title,
        "case_hash": basis.case_hash,
        "version": basis.version,
        "scenarios": shelf.scenarios,
        "reason": shelf.reason,
    }
