"""Checks the visas: who needs one for where."""

from __future__ import annotations

from logistics.case.visas import VisaRule
from logistics.intake.collector import Collector
from logistics.intake.reading import Entries
from logistics.intake.rows import VisaCells


def read_visas(entries: Entries[VisaCells], findings: Collector) -> tuple[VisaRule, ...]:
    """Return the rules on visas; no two of them are equally close to anybody.

    Args:
        entries: rows of the table visas.
        findings: collects what is wrong.
    """
    rules = []
    seen: dict[tuple[str, str], int] = {}
    for entry in entries.entries:
        rule, row = _rule(entry.cells), entry.row
        rules.append(rule)
        if entry.bad & {"nationality", "country"}:
            continue
        for pair in rule.pairs():
            first = seen.setdefault(pair, row.number)
            if first != row.number:
                who, where = (word or "all" for word in pair)
                message = f"passports of {who} have a rule for {where} in row {first} already"
                findings.error(entries.where(row), "duplicate-visa", message, "keep one of them")
                break
    return tuple(rules)


def _rule(cells: VisaCells) -> VisaRule:
    return VisaRule(
        nationalities=cells.nationality,
        countries=cells.country,
        is_needed=cells.needed,
        cost=cells.cost,
        currency=cells.currency,
        lead_days=cells.lead_days,
        refusal=cells.refusal,
        source=cells.source,
    )
