"""Scenarios as they are written: tables ``[scenario.NAME]`` of ``case.toml``, or rows of a sheet."""

from __future__ import annotations

from collections.abc import Iterator

from logistics.errors import Finding, Where
from logistics.intake.draft import ScenarioLine
from logistics.intake.nearest import did_you_mean, one_of
from logistics.intake.toml_values import toml_parts
from logistics.tables import Table

SCENARIO = "scenario"
"""Table of ``case.toml`` that holds the scenarios."""
SCENARIOS = "scenarios"
"""Name of the sheet."""
SCENARIO_COLUMNS = ("scenario", "address", "value", "source", "note")
SET = "set"
WORDS = ("says", "extends", "add", "drop")
"""What stands in place of an address where no cell is set."""
_HOW = 'write set.table.id.column = value, says = "...", extends = "...", add = [...] or drop = [...]'


def scenario_lines(given: object, path: str, findings: list[Finding]) -> tuple[ScenarioLine, ...]:
    """Return what the scenarios of a TOML file say.

    Args:
        given: the table ``scenario``, as tomllib gives it.
        path: name of the file.
        findings: collects what is no scenario.
    """
    if not isinstance(given, dict):
        findings.append(_wrong(Where(path, "", 0, SCENARIO), "is no table of scenarios"))
        return ()
    lines: list[ScenarioLine] = []
    for name, content in given.items():
        if isinstance(content, dict):
            lines += _content(name, content, path, findings)
        else:
            findings.append(_wrong(Where(path, SCENARIO, 0, name), "is no scenario"))
    return lines_in_order(lines)


def _wrong(where: Where, message: str, hint: str = _HOW) -> Finding:
    return Finding(where, "not-a-scenario", message, hint)


def _content(name: str, content: dict[str, object], path: str, findings: list[Finding]) -> list[ScenarioLine]:
    sheet = f"{SCENARIO}.{name}"
    lines = []
    for word, given in content.items():
        if word == SET:
            pairs = list(_cells(given))
        elif word in WORDS:
            pairs = [(word, each) for each in (given if isinstance(given, list) else [given])]
        else:
            hint = did_you_mean(word, (*WORDS, SET)) or one_of((*WORDS, SET))
            findings.append(_wrong(Where(path, sheet, 0, word), f"{word!r} is no part of a scenario", hint))
            continue
        for each, value in pairs:
            address = each.strip()
            where = Where(path, sheet, 0, address or SET)
            parts = toml_parts(value)
            if parts is None or not address or not name.strip():
                findings.append(_wrong(where, "is not a single value"))
            else:
                lines.append(ScenarioLine(name.strip(), address, *parts, where))
    if not content:
        findings.append(_wrong(Where(path, sheet), "this scenario says nothing"))
    return lines


def _cells(given: object, address: str = "") -> Iterator[tuple[str, object]]:
    """Yield address and value of each cell set, from tables in tables."""
    if isinstance(given, dict) and toml_parts(given) is None and given:
        for key, inner in given.items():
            yield from _cells(inner, f"{address}.{key}" if address else key)
    else:
        yield address, given


def sheet_lines(table: Table, findings: list[Finding]) -> tuple[ScenarioLine, ...]:
    """Return what the rows of the sheet of scenarios say.

    Args:
        table: the sheet.
        findings: collects what is no scenario.
    """
    missing = [name for name in SCENARIO_COLUMNS[:3] if name not in table.columns]
    at = Where(table.path, table.sheet)
    message = "the column {!r} is missing"
    findings.extend(Finding(at, "missing-column", message.format(name), "add it") for name in missing)
    if missing:
        return ()
    lines = []
    for row in table.rows:
        cells = dict(zip(table.columns, row.cells, strict=True))
        name, address = cells["scenario"].strip(), cells["address"].strip()
        where = Where(table.path, table.sheet, row.number, f"{name} {address}".strip())
        if not name or not address:
            hint = f"write both; the address is that of a cell, or {', '.join(WORDS[:-1])} or {WORDS[-1]}"
            findings.append(_wrong(where, "scenario and address are not both given", hint))
            continue
        source, note = cells.get("source", ""), cells.get("note", "")
        lines.append(ScenarioLine(name, address, cells["value"], source, note, where))
    return lines_in_order(lines)


def lines_in_order(lines: list[ScenarioLine]) -> tuple[ScenarioLine, ...]:
    """Return lines with those of one scenario, and in it those of one word, table and row, together.

    Args:
        lines: in the order of the file.
    """
    ranks: dict[tuple[str, ...], int] = {}
    for line in lines:
        for key in _keys(line):
            ranks.setdefault(key, len(ranks))
    return tuple(sorted(lines, key=lambda line: [ranks[key] for key in _keys(line)]))


def _keys(line: ScenarioLine) -> list[tuple[str, ...]]:
    """Return what a line belongs to, from the scenario down to the row."""
    word = line.address if line.address in WORDS else SET
    parts = line.address.split(".")
    return [(line.scenario,), *((line.scenario, word, *parts[:count]) for count in range(len(parts) + 1))]
