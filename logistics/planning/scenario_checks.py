"""Checks a case in its file and in each of its scenarios, prices included."""

from __future__ import annotations

from dataclasses import dataclass, replace

from logistics.case.case import Case
from logistics.errors import CaseError, Finding, Severity
from logistics.intake.atlas import Locate
from logistics.intake.draft import Draft
from logistics.intake.scenarios import AS_FILED, Variation, read_scenarios, vary
from logistics.intake.validate import validate
from logistics.pricing.price import price


@dataclass(frozen=True, slots=True)
class ScenarioCheck:
    """What was found about one scenario.

    Attributes:
        name: its name.
        says: what it supposes; may be empty.
        findings: what the file alone does not have.
    """

    name: str
    says: str
    findings: tuple[Finding, ...]


def check_all(
    draft: Draft, variation: Variation = AS_FILED, *, locate: Locate | None = None
) -> tuple[Case, tuple[Finding, ...], tuple[ScenarioCheck, ...]]:
    """Return a case, what is doubtful in it, and what is doubtful in each of its scenarios.

    Args:
        draft: the case as written.
        variation: what is to be checked instead of the file; its scenarios are then not checked one by one.
        locate: asked for the point of a city in a country that the gazetteer lacks; None: nobody is.

    Raises:
        CaseError: the case or one of the scenarios cannot be used; all findings are told, those of a
            scenario with its name.
    """
    case, findings = _examined(draft, variation, locate)
    checks = tuple(
        ScenarioCheck(name, scenario.says, _new(draft, name, findings, locate))
        for name, scenario in read_scenarios(draft).items()
        if variation == AS_FILED
    )
    told = (*findings, *(finding for check in checks for finding in check.findings))
    if case is None or any(finding.severity is Severity.ERROR for finding in told):
        raise CaseError(tuple(dict.fromkeys(told)))
    return case, findings, checks


def _examined(
    draft: Draft, variation: Variation, locate: Locate | None
) -> tuple[Case | None, tuple[Finding, ...]]:
    findings: tuple[Finding, ...] = ()
    try:
        case, findings = validate(vary(draft, variation), locate=locate)
        price(case)
    except CaseError as error:
        return None, (*findings, *error.findings)
    return case, findings


def _new(draft: Draft, name: str, known: tuple[Finding, ...], locate: Locate | None) -> tuple[Finding, ...]:
    """Return the findings that the file alone does not have, each with a place or a word that names why."""
    _, findings = _examined(draft, Variation((name,)), locate)
    written = {line.where for line in draft.scenarios}
    return tuple(
        finding if finding.where in written else _named(finding, name)
        for finding in findings
        if finding not in known
    )


def _named(finding: Finding, name: str) -> Finding:
    return replace(finding, message=f"in scenario {name!r}, {finding.message}")
