"""The assumptions sheet: every setting, exchange rate, source and stamp; assumed ones marked."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from logistics.case.rules import Setting
from logistics.library import sources
from logistics.planning.run import Run
from reports.table import Block, Cell, Column, Kind, Mark, Row, Scalar, Sheet

FACTORS = ("tariff.fare_factor", "tariff.lodging_factor", "tariff.meals_factor")
NOBODY = "nobody: default"


def assumptions_sheet(run: Run, used_sources: frozenset[str]) -> Sheet:
    """Return the sheet of everything that was taken as given."""
    intro = (
        "What was taken as given. Marked rows are assumptions: nobody has sourced them, "
        "or they are defaults that the case did not change."
    )
    blocks = (
        _factors(run),
        _rates(run),
        _settings(run),
        _people(run),
        _sources(used_sources),
        _findings(run),
        _stamp(run),
    )
    return Sheet("Assumptions", "Assumptions and sources", tuple(b for b in blocks if b.rows), intro=intro)


def _factors(run: Run) -> Block:
    tariff = run.case.tariff
    values = (tariff.fare_factor, tariff.lodging_factor, tariff.meals_factor)
    given = {setting.address: setting for setting in run.case.settings}
    columns = (
        Column("factor", "Factor", width=26),
        Column("value", "Value [1]", Kind.RATE),
        Column("source", "Source", width=28),
        Column("note", "Note", width=50),
    )
    rows = []
    for address, value in zip(FACTORS, values, strict=True):
        setting = given.get(address, Setting(address, str(value), is_default=True))
        mark = Mark.ASSUMED if setting.is_assumed else Mark.INPUT
        cells: dict[str, Cell | Scalar] = {
            "factor": address,
            "value": Cell(value, mark=mark),
            "source": setting.source or NOBODY,
            "note": setting.note,
        }
        rows.append(Row(cells, address))
    return Block("factors", columns, tuple(rows), "Price-year factors (change them, totals follow)")


def _rates(run: Run) -> Block:
    columns = (
        Column("currency", "Currency", width=26),
        Column("value", f"{run.case.currency} for one", Kind.RATE, decimals=6),
        Column("source", "Source", width=28),
    )
    rates = {rate.currency: rate for rate in run.prices.rates}
    rows = [
        Row(
            {"currency": name, "value": Cell(rate.value, mark=Mark.INPUT), "source": rate.source or NOBODY},
            name,
        )
        for name, rate in sorted(rates.items())
    ]
    if run.case.currency not in rates:
        own: dict[str, Cell | Scalar] = {
            "currency": run.case.currency,
            "value": Decimal(1),
            "source": "currency of the case",
        }
        rows.append(Row(own, run.case.currency))
    title = f"Exchange rates on {run.case.price_date}"
    return Block("rates", columns, tuple(rows), title)


def _settings(run: Run) -> Block:
    columns = (
        Column("setting", "Setting", width=26),
        Column("value", "Value", width=28),
        Column("unit", "Unit"),
        Column("source", "Source", width=28),
        Column("note", "Note", width=50),
    )
    rows = tuple(
        Row(
            {
                "setting": setting.address,
                "value": setting.value,
                "unit": setting.unit,
                "source": setting.source or NOBODY,
                "note": setting.note,
            },
            mark=Mark.ASSUMED if setting.is_assumed else Mark.NONE,
        )
        for setting in run.case.settings
    )
    return Block("settings", columns, rows, "Settings of the case")


def _people(run: Run) -> Block:
    columns = (
        Column("rows", "Participants", width=26),
        Column("people", "People", Kind.INTEGER),
        Column("source", "Source of the row", width=50),
    )
    counted: dict[tuple[bool, str], int] = {}
    for participant in run.case.participants:
        key = (participant.is_assumed, participant.source)
        counted[key] = counted.get(key, 0) + participant.people
    rows = tuple(
        Row(
            {
                "rows": "assumed" if is_assumed else "as given",
                "people": people,
                "source": source or NOBODY.split(":", maxsplit=1)[0],
            },
            mark=Mark.ASSUMED if is_assumed else Mark.NONE,
        )
        for (is_assumed, source), people in sorted(counted.items())
    )
    return Block("people_sources", columns, rows, "Where the participants come from")


def _sources(used: frozenset[str]) -> Block:
    columns = (
        Column("id", "Source", width=26),
        Column("title", "Title", width=60),
        Column("publisher", "Publisher", width=28),
        Column("licence", "Licence"),
        Column("url", "Address", width=60),
    )
    known = sources()
    rows = tuple(
        Row(
            {
                "id": name,
                "title": known[name].title,
                "publisher": known[name].publisher,
                "licence": known[name].licence,
                "url": known[name].url,
            }
        )
        for name in sorted(used & known.keys())
    )
    return Block("sources", columns, rows, "Published sources in use")


def _findings(run: Run) -> Block:
    columns = (Column("where", "Where", width=26), Column("warning", "Warning", width=80))
    rows = tuple(
        Row({"where": str(finding.where), "warning": f"{finding.message}; {finding.hint}"})
        for finding in run.warnings
    )
    return Block("warnings", columns, rows, "Warnings about the input")


def _stamp(run: Run) -> Block:
    columns = (Column("what", "Made with", width=26), Column("value", "Value", width=28))
    return Block("stamp", columns, tuple(_stamp_rows(run)), "How this file was made")


def _stamp_rows(run: Run) -> Iterator[Row]:
    for name, value in run.stamp:
        yield Row({"what": name, "value": value})
