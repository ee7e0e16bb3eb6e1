"""Scenarios: named changes of a case, and the order in which several of them hold.

Priority, later over earlier: the file, what a scenario extends, the scenario, ``--set``. Of several
scenarios the one named later holds; one that is reached twice is applied once, where it first comes.
Within a scenario rows are added first, then cells are set, then rows are dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from logistics.address import Address, is_id
from logistics.case.changes import COMMAND_LINE
from logistics.errors import Finding, Where
from logistics.intake.cells import parted
from logistics.intake.collector import Collector
from logistics.intake.draft import Draft, ScenarioLine
from logistics.intake.nearest import did_you_mean
from logistics.intake.patches import Add, Drop, Edit, Patch, apply_patches
from logistics.intake.scenario_lines import WORDS

OPTION = "--scenario"
REPEATED = WORDS[1:]
"""Words that may stand in several rows of one scenario."""
_ROW = re.compile(r"([A-Za-z0-9_-]+)\.([A-Za-z0-9_*-]+)")


@dataclass(frozen=True, slots=True)
class Variation:
    """How a case is to differ from its file.

    Attributes:
        names: scenarios, in the order in which they are applied.
        patches: changes over all of them, from the command line.
    """

    names: tuple[str, ...] = ()
    patches: tuple[Patch, ...] = ()


AS_FILED = Variation()
"""The case as in the file."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario as understood.

    Attributes:
        name: its name.
        says: what it supposes, in a sentence; may be empty.
        extends: names of the scenarios it builds on, with the place where they are named.
        edits: what it changes, in the order in which that is applied.
        findings: what cannot be understood in it.
    """

    name: str
    says: str = ""
    extends: tuple[tuple[str, Where], ...] = ()
    edits: tuple[Edit, ...] = ()
    findings: tuple[Finding, ...] = field(default=(), compare=False)


def read_scenarios(draft: Draft) -> dict[str, Scenario]:
    """Return the scenarios of a case by name, in the order of the file.

    Args:
        draft: the case as written.
    """
    lines: dict[str, list[ScenarioLine]] = {}
    for line in draft.scenarios:
        lines.setdefault(line.scenario, []).append(line)
    return {name: _scenario(name, own) for name, own in lines.items()}


def vary(draft: Draft, variation: Variation) -> Draft:
    """Return the draft with scenarios and patches applied; what is wrong with them is among its findings.

    Args:
        draft: the case as written.
        variation: how it is to differ.
    """
    if variation == AS_FILED:
        return draft
    scenarios, findings = read_scenarios(draft), Collector()
    asked = [(name, Where(OPTION)) for name in variation.names]
    chain = _in_order(scenarios, asked, findings)
    for name in chain:
        findings.extend(scenarios[name].findings)
    edits = (*(edit for name in chain for edit in scenarios[name].edits), *variation.patches)
    changed = apply_patches(draft, edits)
    applied = (*variation.names, *([COMMAND_LINE] if variation.patches else []))
    return replace(changed, findings=(*changed.findings, *findings.findings), applied=applied)


def _in_order(
    scenarios: dict[str, Scenario], asked: list[tuple[str, Where]], findings: Collector
) -> tuple[str, ...]:
    """Return the scenarios to apply, each after those it extends; rings and strangers are told."""
    done: dict[str, None] = {}

    def visit(name: str, where: Where, above: tuple[str, ...]) -> None:
        if name in above:
            ring = " extends ".join((*above[above.index(name) :], name))
            message = f"the scenarios extend one another in a ring: {ring}"
            findings.error(where, "circular-scenario", message, "remove one of them")
        elif name not in scenarios:
            hint = did_you_mean(name, scenarios) or _listed(scenarios)
            findings.error(where, "unknown-scenario", f"{name!r} is no scenario of the case", hint)
        elif name not in done:
            for other, place in scenarios[name].extends:
                visit(other, place, (*above, name))
            done[name] = None

    for name, where in asked:
        visit(name, where, ())
    return tuple(done)


def _listed(scenarios: dict[str, Scenario]) -> str:
    return f"its scenarios: {', '.join(scenarios)}" if scenarios else "it has none"


def _scenario(name: str, lines: list[ScenarioLine]) -> Scenario:
    findings = Collector()
    seen: set[str] = set()
    if not is_id(name):
        hint = "use letters A to Z, digits, dash and underscore"
        findings.error(lines[0].where, "bad-id", f"{name!r} is not an id", hint)
    for line in lines:
        if line.address in seen and line.address not in REPEATED:
            message = f"{line.address!r} is set twice"
            findings.error(line.where, "duplicate-setting", message, "keep one of them")
        seen.add(line.address)
    says = next((line.value.strip() for line in lines if line.address == "says"), "")
    extends = tuple(
        (each, line.where) for line in lines if line.address == "extends" for each in parted(line.value)
    )
    edits = (
        *_row_edits(Add, "add", lines, findings),
        *_patches(lines, findings),
        *_row_edits(Drop, "drop", lines, findings),
    )
    return Scenario(name, says, extends, edits, findings.findings)


def _patches(lines: list[ScenarioLine], findings: Collector) -> list[Edit]:
    patches: list[Edit] = []
    for line in lines:
        if line.address in WORDS:
            continue
        try:
            address = Address.parse(line.address)
        except ValueError:
            message = f"{line.address!r} is no address"
            hint = f"write table.id.column or section.key, or one of {', '.join(WORDS)}"
            findings.error(line.where, "bad-address", message, hint)
        else:
            value, source, note = line.value.strip(), line.source.strip(), line.note.strip()
            patches.append(Patch(address, value, line.where, line.scenario, source, note))
    return patches


def _row_edits(
    kind: type[Add | Drop], word: str, lines: list[ScenarioLine], findings: Collector
) -> list[Edit]:
    edits: list[Edit] = []
    for line in (line for line in lines if line.address == word):
        for text in parted(line.value):
            found = _ROW.fullmatch(text)
            if found:
                edits.append(kind(found[1], found[2], line.where, line.scenario))
            else:
                hint = "write table.id, such as consultations.follow-up, or section.key"
                findings.error(line.where, "bad-address", f"{text!r} is no row", hint)
    return edits
