"""``backtoback prices``: the price tables, with their sources."""

from __future__ import annotations

from typing import Annotated

import typer

from logistics.commands.answers import write_json
from logistics.commands.exits import answering
from logistics.commands.options import JsonOption


def prices(
    case: Annotated[
        str | None, typer.Argument(metavar="[CASE]", help="Show which tables this case uses.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List fare models, per diem tables, CO2e methods and price indices with year, licence and source."""
    from logistics.commands.console import result, table
    from logistics.commands.inputs import case_path
    from logistics.conduct import load
    from logistics.exhibits.tariffs import tariff_records

    with answering(as_json=as_json):
        tariff = load(case_path(case))[0].tariff if case else None
        records = tariff_records(tariff)
    if as_json:
        write_json("prices/1", {"tables": [dict(record) for record in records]})
        return
    shown = table("in use" if tariff else "default", "kind", "name", "prices", "currency", "source")
    for record in records:
        mark = "*" if record["is_used"] else ""
        keys = ("kind", "name", "price_year", "currency", "source")
        shown.add_row(mark, *(str(record[key]) for key in keys))
    listed = table("source", "licence", "read on", "title")
    for name, record in {str(record["source"]): record for record in records}.items():
        listed.add_row(name, *(str(record[key]) for key in ("licence", "retrieved", "title")))
    factors = table("price index", "factors for tariff.fare_factor, lodging_factor and meals_factor")
    for record in records:
        if record["kind"] == "price index":
            factors.add_row(str(record["name"]), str(record["note"]))
    result(shown, "", factors, "", listed)
