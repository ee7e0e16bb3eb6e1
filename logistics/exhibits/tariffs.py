"""The price tables as records: kind, name, currency, price year, licence and source of each."""

from __future__ import annotations

from collections.abc import Iterator

from logistics.case.rules import Tariff
from logistics.library import Source, sources
from logistics.pricing.allowances import allowance_tables
from logistics.pricing.emissions import emission_methods
from logistics.pricing.fares import HIGH_MODEL, LOW_MODEL, fare_models
from logistics.pricing.price_index import price_indices

Record = dict[str, object]


def tariff_records(tariff: Tariff | None) -> tuple[Record, ...]:
    """Return one record for each shipped price table.

    Args:
        tariff: whose choice counts as used; None: that of a case that says nothing.
    """
    return tuple(_records(tariff or Tariff(), sources()))


def _records(tariff: Tariff, known: dict[str, Source]) -> Iterator[Record]:
    used: tuple[str, ...]
    for model in fare_models():
        used = (tariff.fare_model, LOW_MODEL, HIGH_MODEL)
        year = str(model.price_year)
        yield _record("fare", model.name, used, known[model.source], (model.currency, year, model.note))
    for table in allowance_tables():
        used = (tariff.allowance_table,)
        yield _record("per diem", table.name, used, known[table.source], (table.currency, "", table.note))
    for method in emission_methods():
        used = (tariff.emissions_method,)
        yield _record("CO2e", method.name, used, known[method.source], ("", "", method.note))
    for index in price_indices():
        span = f"{index.values[0][0]}-{index.values[-1][0]}"
        note = "; ".join(part for part in (index.years, index.note) if part)
        yield _record("price index", index.series, (), known[index.source], ("", span, note))


def _record(
    kind: str, name: str, used: tuple[str, ...], source: Source, terms: tuple[str, str, str]
) -> Record:
    currency, year, note = terms
    return {
        "kind": kind,
        "name": name,
        "is_used": name in used,
        "currency": currency,
        "price_year": year or str(source.price_year or ""),
        "licence": source.licence,
        "source": source.id,
        "title": str(source),
        "url": source.url,
        "retrieved": source.retrieved.isoformat(),
        "note": note,
    }
