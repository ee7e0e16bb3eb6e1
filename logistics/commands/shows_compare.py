"""Scenarios side by side on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.table import Table

from logistics.commands.console import result, table
from logistics.commands.shows import day
from logistics.exhibits.comparison import (
    Line,
    attendance_lines,
    coming,
    consultations,
    funder_lines,
    group_lines,
    kind_lines,
)
from logistics.money import major
from logistics.planning.comparison import Comparison, Variant

ABREAST = 4
"""Scenarios in one table of amounts, the first one among them."""
MOST_CELLS = 4
"""Changed cells of one scenario that are listed."""


def show_comparison(comparison: Comparison, workbook: Path | None) -> None:
    """Show what is supposed, what is decided and what it costs, in every scenario."""
    result(comparison.title, "")
    result(*_supposed(comparison))
    result(_dates(comparison), "", _totals(comparison), "")
    for title, lines in (
        ("kind of cost", kind_lines(comparison)),
        ("group", group_lines(comparison)),
        ("funder", funder_lines(comparison)),
    ):
        for shown in _money(title, lines, comparison):
            result(shown, "")
    changed = attendance_lines(comparison)
    if changed:
        people = len({row for row, _, _ in changed})
        result(f"{people} rows of participants attend differently somewhere: see --out or --json", "")
    result(*_collisions(comparison))
    if comparison.plan_name:
        result(_kept(comparison), "", *_broken(comparison))
    if workbook is not None:
        result(f"workbook: {workbook}")


def _supposed(comparison: Comparison) -> Iterator[str]:
    """Yield what each scenario supposes, and its first cells."""
    for variant in comparison.variants:
        changes = variant.case.changes
        if changes or variant.says:
            yield f"{variant.name}: {variant.says}" if variant.says else variant.name
        yield from (
            f"  {change.address}: {change.was or 'nothing'} -> {change.now or 'nothing'}"
            for change in changes[:MOST_CELLS]
        )
        if len(changes) > MOST_CELLS:
            yield f"  and {len(changes) - MOST_CELLS} more cells"
    yield ""


def _dates(comparison: Comparison) -> Table:
    names = consultations(comparison)
    shown = table("scenario", *(title for _, title in names))
    first = comparison.variants[0]
    for variant in comparison.variants:
        shown.add_row(variant.name, *(_day(variant, first, name) for name, _ in names))
    return shown


def _day(variant: Variant, first: Variant, name: str) -> str:
    session, other = variant.session(name), first.session(name)
    if session is None:
        return "no plan" if variant.run is None else "not held"
    return "same" if variant is not first and session == other else f"{day(session)}, {session.place.name}"


def _totals(comparison: Comparison) -> Table:
    headings = (comparison.currency, "more", "saving", "in person", "remote", "CO2e [t]", "hours")
    shown = table("scenario", *headings, right=headings)
    first = comparison.variants[0].run
    for variant in comparison.variants:
        run, people = variant.run, coming(variant)
        if run is None or people is None:
            shown.add_row(variant.name, "no plan")
            continue
        cost = run.plan.cost_cents
        shown.add_row(
            variant.name,
            _amount(cost),
            _more(cost - first.plan.cost_cents) if first and run is not first else "",
            f"{run.saving_cents / run.baseline.cost_cents:.1%}" if run.baseline.cost_cents else "",
            str(people[0]),
            str(people[1]),
            f"{run.plan.co2e_kg / 1000:,.1f}",
            f"{run.plan.hours:,.0f}",
        )
    return shown


def _amount(cents: int | None) -> str:
    return "" if cents is None else f"{major(cents):,.2f}"


def _more(cents: int) -> str:
    return f"{major(cents):+,.2f}"


def _money(title: str, lines: tuple[Line, ...], comparison: Comparison) -> Iterator[Table]:
    """Yield tables of amounts, the first scenario and a few others in each."""
    names = [variant.name for variant in comparison.variants]
    if not lines:
        return
    for start in range(1, max(len(names), 2), ABREAST - 1):
        columns = [0, *range(start, min(start + ABREAST - 1, len(names)))]
        shown = table(title)
        for at in columns:
            shown.add_column(names[at], justify="right", overflow="fold")
        for line in lines:
            shown.add_row(line.label, *(_amount(line.values[at]) for at in columns))
        yield shown


def _collisions(comparison: Comparison) -> Iterator[str]:
    for variant in comparison.variants:
        if variant.run is None:
            yield f"{variant.name}: no plan satisfies these rules together:"
            pairs = zip(variant.rules, variant.gives, strict=True)
            yield from (f"  - {rule}: {give}" if give else f"  - {rule}" for rule, give in pairs)
            yield ""


def _kept(comparison: Comparison) -> Table:
    headings = (f"{comparison.plan_name} [{comparison.currency}]", "above the best", "rules broken")
    shown = table("scenario", *headings, right=headings)
    for variant in comparison.variants:
        kept, regret = variant.kept, variant.regret_cents
        if kept is None or kept.plan is None:
            shown.add_row(variant.name, "cannot be held")
        else:
            above = "no best plan" if regret is None else _more(regret)
            shown.add_row(variant.name, _amount(kept.plan.cost_cents), above, str(len(kept.breaks)))
    return shown


def _broken(comparison: Comparison) -> Iterator[str]:
    for variant in comparison.variants:
        texts = (*variant.kept.impossible, *variant.kept.breaks) if variant.kept else ()
        yield from (f"{variant.name}: {text}" for text in texts)
