"""Models, conventions and published sources behind the figures, for the assumptions sheet."""

from __future__ import annotations

from collections.abc import Iterator

from logistics.exhibits.grounds import Grounds
from logistics.library import Source, read_reference, sources
from logistics.pricing.allowances import allowance_tables
from logistics.pricing.emissions import emission_methods
from logistics.pricing.fares import HIGH_MODEL, LOW_MODEL, fare_models
from reports.table import Block, Column, Mark, Row

PLACES_SOURCE, RATES_SOURCE, RATES_NAME = "geonames", "ecb", "ECB "
"""Ids of the sources of coordinates and exchange rates, and how a source of a rate begins."""


def conventions_block(run: Grounds) -> Block:
    """Return the price models in use and the conventions that no setting can change."""
    columns = (
        Column("what", "What"),
        Column("name", "Name"),
        Column("unit", "Prices of"),
        Column("source", "Source"),
        Column("note", "Meaning"),
    )
    rows = (*_fares(run), *_tables(run), *_hours(), *_counting(run))
    return Block("conventions", columns, rows, "Models and conventions")


def _fares(run: Grounds) -> Iterator[Row]:
    models = {model.name: model for model in fare_models()}
    roles = (
        ("fare model", run.case.tariff.fare_model),
        ("low estimate of fares", LOW_MODEL),
        ("high estimate of fares", HIGH_MODEL),
    )
    for role, name in roles:
        model = models[name]
        prices = f"{model.price_year}, in {model.currency}"
        yield _row(role, (name, prices, model.source), f"{model.title}; {model.note}")
        if limit := model.linear_below_km:
            told = f"below {limit} km the fare is taken to grow evenly from nothing"
            yield _row(role, (name, prices, "assumed"), told, Mark.ASSUMED)


def _tables(run: Grounds) -> Iterator[Row]:
    tariff = run.case.tariff
    for table in allowance_tables():
        if table.name == tariff.allowance_table:
            note = f"{table.title}; {table.note}; a per diem of the case's own goes before it"
            yield _row("per diem table", (table.name, f"in {table.currency}", table.source), note)
    for method in emission_methods():
        if method.name == tariff.emissions_method:
            yield _row("CO2e method", (method.name, "", method.source), f"{method.title}; {method.note}")


def _hours() -> Iterator[Row]:
    """The convention for hours of travel, as the table of reference has it."""
    modes: dict[str, dict[str, str]] = {}
    for row in read_reference("travel_time"):
        modes.setdefault(row["mode"], {})[row["parameter"]] = row["value"]
    for mode, values in modes.items():
        added = " + ".join(f"{values[name]} h" for name in ("fixed", "overhead") if name in values)
        told = f"great-circle distance / {values['speed']} km/h"
        note = f"hours from door to door = {told}{' + ' if added else ''}{added}; a planning convention"
        yield _row("hours of travel", (f"by {mode}", "", "assumed"), note, Mark.ASSUMED)


def _counting(run: Grounds) -> Iterator[Row]:
    rules = run.case.rules
    local = (
        f"a place within {rules.local_km} km of home, and a journey of that length, "
        "costs no fare and no night and takes no time"
    )
    texts = (
        ("local places", "rules.local_km", local),
        ("journeys", "one way", "each leg costs half of a return fare, whichever way and day"),
        (
            "nights",
            "lodging and meals",
            "each night away costs lodging and meals once; days are not counted apart",
        ),
        ("rounding", "half up", "each price is rounded once, to hundredths of the currency; sums are exact"),
        ("baseline", "held apart", "same dates and prices, each consultation as a trip of its own from home"),
    )
    for what, name, note in texts:
        yield _row(what, (name, "", "convention of the program"), note)


def _row(what: str, told: tuple[str, str, str], note: str, mark: Mark = Mark.NONE) -> Row:
    name, unit, source = told
    return Row({"what": what, "name": name, "unit": unit, "source": source, "note": note}, mark=mark)


def sources_block(run: Grounds, used: frozenset[str]) -> Block:
    """Return the sources in use: published ones with licence and date, then those that the case names.

    Args:
        run: whose settings and models count as used, too.
        used: sources of the quotes.
    """
    columns = (
        Column("id", "Source"),
        Column("date", "Read on"),
        Column("licence", "Licence"),
        Column("title", "Title"),
        Column("url", "Address"),
    )
    known = sources()
    names = used | frozenset(_named(run))
    rows = [_published(known[name]) for name in sorted(names & known.keys())]
    rows += [
        Row({"id": name, "title": "named by the case", "date": "", "licence": "", "url": ""})
        for name in sorted(names - known.keys())
        if not name.lower().startswith(("assum", "tariff."))
    ]
    note = "GeoNames stands behind the places whose coordinates the case does not give."
    return Block("sources", columns, tuple(rows), "Sources in use", note)


def _published(source: Source) -> Row:
    return Row(
        {
            "id": source.id,
            "date": source.retrieved.isoformat(),
            "licence": source.licence,
            "title": str(source),
            "url": source.url or source.note,
        }
    )


def _named(run: Grounds) -> Iterator[str]:
    """Yield the sources that stand behind settings, models, rates and places."""
    tariff = run.case.tariff
    chosen = {tariff.fare_model, LOW_MODEL, HIGH_MODEL}
    yield from (model.source for model in fare_models() if model.name in chosen)
    yield from (table.source for table in allowance_tables() if table.name == tariff.allowance_table)
    yield from (method.source for method in emission_methods() if method.name == tariff.emissions_method)
    yield from (setting.source for setting in run.case.settings if setting.source)
    yield PLACES_SOURCE
    for rate in run.prices.rates:
        if rate.source.startswith(RATES_NAME):
            yield RATES_SOURCE
