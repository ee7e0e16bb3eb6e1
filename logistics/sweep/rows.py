"""A result as a row of a store, and back."""

from __future__ import annotations

import json
from dataclasses import asdict
from decimal import Decimal
from typing import TypeAlias

from logistics.sweep.identity import Basis, canonical_params
from logistics.sweep.task import Amount, Drawn, Figures, Options, Placed, Result, Status

Value: TypeAlias = str | int | float | None
Record: TypeAlias = dict[str, Value]

TEXT, WHOLE, REAL = "text", "whole", "real"
BASES = dict.fromkeys(("id", "case_hash", "version", "options", "name", "title", "currency", "used"), TEXT)
"""Columns of table ``bases`` and what they hold; ``used`` is when a sweep last began, in UTC."""
RESULTS = {
    **dict.fromkeys(("key", "basis", "params", "status"), TEXT),
    **dict.fromkeys(("cost_cents", "baseline_cents", "saving_cents", "bound_cents"), WHOLE),
    **dict.fromkeys(("people", "journeys"), WHOLE),
    **dict.fromkeys(("hours", "co2e_kg", "placed", "amounts", "drawn", "error"), TEXT),
    "seconds": REAL,
}
"""Columns of table ``results`` and what they hold; decimals are text, so that none is changed."""


def basis_record(basis: Basis, used: str) -> Record:
    """Return a basis as a row.

    Args:
        basis: what results have in common.
        used: when a sweep last began with it, ISO 8601 in UTC.
    """
    return {
        "id": basis.id,
        "case_hash": basis.case_hash,
        "version": basis.version,
        "options": _json(asdict(basis.options)),
        "name": basis.name,
        "title": basis.title,
        "currency": basis.currency,
        "used": used,
    }


def basis_of(record: Record) -> Basis:
    """Return the basis that a row holds.

    Args:
        record: the row.
    """
    texts = {name: str(record[name]) for name in BASES}
    return Basis(
        id=texts["id"],
        case_hash=texts["case_hash"],
        version=texts["version"],
        options=Options(**json.loads(texts["options"])),
        name=texts["name"],
        title=texts["title"],
        currency=texts["currency"],
    )


def result_record(result: Result, basis: str) -> Record:
    """Return a result as a row.

    Args:
        result: how a scenario ended.
        basis: id of what it rests on.
    """
    return {
        **dict.fromkeys(RESULTS),
        "key": result.key,
        "basis": basis,
        "params": canonical_params(result.params),
        "status": result.status.value,
        **(_figures_record(result.figures) if result.figures else {}),
        "error": result.error,
        "seconds": result.seconds,
    }


def _figures_record(figures: Figures) -> Record:
    return {
        "cost_cents": figures.cost_cents,
        "baseline_cents": figures.baseline_cents,
        "saving_cents": figures.saving_cents,
        "bound_cents": figures.bound_cents,
        "people": figures.people,
        "journeys": figures.journeys,
        "hours": str(figures.hours),
        "co2e_kg": str(figures.co2e_kg),
        "placed": _json([asdict(placed) for placed in figures.placed]),
        "amounts": _json([asdict(amount) for amount in figures.amounts]),
        "drawn": None if figures.drawn is None else _json(asdict(figures.drawn)),
    }


def result_of(record: Record) -> Result:
    """Return the result that a row holds.

    Args:
        record: the row.
    """
    params = tuple(json.loads(str(record["params"])).items())
    return Result(
        key=str(record["key"]),
        params=params,
        status=Status(str(record["status"])),
        figures=None if record["placed"] is None else _figures(record),
        error=str(record["error"]),
        seconds=float(record["seconds"] or 0),
    )


def _figures(record: Record) -> Figures:
    bound = record["bound_cents"]
    return Figures(
        cost_cents=int(record["cost_cents"] or 0),
        baseline_cents=int(record["baseline_cents"] or 0),
        bound_cents=None if bound is None else int(bound),
        people=int(record["people"] or 0),
        journeys=int(record["journeys"] or 0),
        hours=Decimal(str(record["hours"])),
        co2e_kg=Decimal(str(record["co2e_kg"])),
        placed=tuple(Placed(**each) for each in json.loads(str(record["placed"]))),
        amounts=tuple(Amount(**each) for each in json.loads(str(record["amounts"]))),
        drawn=None if record["drawn"] is None else Drawn(**json.loads(str(record["drawn"]))),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
