"""The assumptions sheet: settings, factors, exchange rates, warnings and stamp; assumed ones marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from logistics.case.rules import Setting
from logistics.exhibits.grounds import Grounds
from logistics.exhibits.scenario_changes import NAME, NOBODY, NOTE, SOURCE, UNIT, VALUE, changes_block
from logistics.exhibits.sources import conventions_block, sources_block
from reports.table import Block, Cell, Column, Kind, Mark, Row, Scalar, Sheet

FACTORS = {
    "tariff.fare_factor": "of each modelled fare",
    "tariff.lodging_factor": "of each lodging rate",
    "tariff.meals_factor": "of each meals rate",
}
DEFAULT = "default of the program"


def assumptions_sheet(run: Grounds, used_sources: frozenset[str]) -> Sheet:
    """Return the sheet of everything that was taken as given."""
    intro = (
        "What was taken as given. Marked rows are assumptions: nobody has sourced them, or they are "
        "defaults that the case did not change. Factors and exchange rates are inputs: change one and all "
        "totals follow."
    )
    blocks = (
        changes_block(run.case),
        _factors(run),
        _rates(run),
        _settings(run),
        _people(run),
        conventions_block(run),
        sources_block(run, used_sources),
        _findings(run),
        _stamp(run),
    )
    return Sheet("Assumptions", "Assumptions and sources", tuple(b for b in blocks if b.rows), intro=intro)


def _columns(
    name: str, value: str, kind: Kind = Kind.TEXT, decimals: int | None = None
) -> tuple[Column, ...]:
    return (
        Column("name", name, width=NAME),
        Column("value", value, kind, VALUE, decimals=decimals),
        Column("unit", "Unit", width=UNIT),
        Column("source", "Source", width=SOURCE),
        Column("note", "Note", width=NOTE),
    )


def _factors(run: Grounds) -> Block:
    tariff = run.case.tariff
    values = (tariff.fare_factor, tariff.lodging_factor, tariff.meals_factor)
    given = {setting.address: setting for setting in run.case.settings}
    rows = []
    for (address, unit), value in zip(FACTORS.items(), values, strict=True):
        setting = given.get(address, Setting(address, str(value), is_default=True))
        mark = Mark.ASSUMED if setting.is_assumed else Mark.INPUT
        cells: dict[str, Cell | Scalar] = {
            "name": address,
            "value": Cell(value, mark=mark),
            "unit": unit,
            "source": _source(setting),
            "note": setting.note,
        }
        rows.append(Row(cells, address))
    return Block("factors", _columns("Factor", "Value", Kind.RATE), tuple(rows), "Price-year factors")


def _source(setting: Setting) -> str:
    return setting.source or (DEFAULT if setting.is_default else NOBODY)


def _rates(run: Grounds) -> Block:
    own = run.case.currency
    rates = {rate.currency: rate for rate in run.prices.rates if rate.currency != own}
    rows = [
        _rate(name, Cell(rate.value, mark=Mark.INPUT), own, rate.source or NOBODY)
        for name, rate in sorted(rates.items())
    ]
    rows.append(_rate(own, Cell(Decimal(1)), own, "currency of the case"))
    columns = _columns("Currency", "Value", Kind.RATE, 6)
    return Block("rates", columns, tuple(rows), f"Exchange rates on {run.case.price_date}")


def _rate(currency: str, value: Cell, own: str, source: str) -> Row:
    cells: dict[str, Cell | Scalar] = {
        "name": currency,
        "value": value,
        "unit": f"{own} for one {currency}",
        "source": source,
    }
    return Row(cells, currency)


def _settings(run: Grounds) -> Block:
    rows = tuple(
        Row(
            {
                "name": setting.address,
                "value": setting.value or "none",
                "unit": setting.unit,
                "source": _source(setting),
                "note": setting.note,
            },
            mark=Mark.ASSUMED if _is_open(setting) else Mark.NONE,
        )
        for setting in run.case.settings
    )
    return Block("settings", _columns("Setting", "Value"), rows, "Settings of the case")


def _is_open(setting: Setting) -> bool:
    """Title and currency of a case need no source: the case says what they are."""
    return setting.is_assumed and setting.address not in {"case.title", "case.currency"}


def _people(run: Grounds) -> Block:
    counted: dict[tuple[bool, str], int] = {}
    for participant in run.case.participants:
        key = (participant.is_assumed, participant.source)
        counted[key] = counted.get(key, 0) + participant.people
    rows = tuple(
        Row(
            {
                "name": "assumed" if is_assumed else "as given",
                "value": people,
                "unit": "people",
                "source": source or NOBODY,
            },
            mark=Mark.ASSUMED if is_assumed else Mark.NONE,
        )
        for (is_assumed, source), people in sorted(counted.items())
    )
    columns = _columns("Participants", "People", Kind.INTEGER)
    return Block("people_sources", columns, rows, "Where the participants come from")


def _findings(run: Grounds) -> Block:
    columns = (Column("where", "Where", width=NAME), Column("warning", "Warning", width=VALUE))
    rows = tuple(
        Row({"where": str(finding.where), "warning": _told(finding.message, finding.hint)})
        for finding in run.warnings
    )
    return Block("warnings", columns, rows, "Warnings about the input")


def _told(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _stamp(run: Grounds) -> Block:
    columns = (Column("what", "Made with", width=NAME), Column("value", "Value", width=VALUE))
    return Block("stamp", columns, tuple(_stamp_rows(run.stamp)), "How this file was made")


def _stamp_rows(stamp: Iterable[tuple[str, str]]) -> Iterator[Row]:
    for name, value in stamp:
        yield Row({"what": name, "value": value})
