"""``backtoback check``: every finding about a case and its scenarios, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logistics.commands.answers import finding_object, tell_findings, write_json
from logistics.commands.exits import answering
from logistics.commands.options import CaseArgument, JsonOption, OnlineOption, ScenarioOption, SetOption

if TYPE_CHECKING:
    from logistics.planning.scenario_checks import ScenarioCheck


def check(
    case: CaseArgument,
    scenario: ScenarioOption = None,
    patches: SetOption = None,
    online: OnlineOption = False,
    as_json: JsonOption = False,
) -> None:
    """Read a case and say everything that is wrong or doubtful, with the cell and the remedy.

    Each scenario of the case is checked, too, unless --scenario or --set say what to check.
    """
    from logistics.commands.console import result
    from logistics.commands.inputs import case_path, variation
    from logistics.commands.lookup import locating
    from logistics.intake.load import read_draft
    from logistics.planning.scenario_checks import check_all

    wanted = variation(scenario, patches)
    with answering(as_json=as_json):
        loaded, warnings, checks = check_all(read_draft(case_path(case)), wanted, locate=locating(online))
    told = (*warnings, *(finding for each in checks for finding in each.findings))
    tell_findings(told, as_json=as_json)
    people = sum(participant.people for participant in loaded.participants)
    counts = {
        "participants": len(loaded.participants),
        "people": people,
        "anchors": len(loaded.anchors),
        "consultations": len(loaded.consultations),
        "places": len(loaded.places),
    }
    if as_json:
        findings = [finding_object(finding) for finding in warnings]
        write_json(
            "check/1", {**counts, "findings": findings, "scenarios": [_record(each) for each in checks]}
        )
    else:
        listed = ", ".join(f"{count:,} {name}" for name, count in counts.items())
        result(f"{loaded.heading}: no errors, {len(warnings)} warnings ({listed})")
        _show(checks)


def _record(checked: ScenarioCheck) -> dict[str, object]:
    findings = [finding_object(finding) for finding in checked.findings]
    return {"name": checked.name, "says": checked.says, "findings": findings}


def _show(checks: tuple[ScenarioCheck, ...]) -> None:
    from logistics.commands.console import result, table

    if checks:
        shown = table("scenario", "warnings", "says", right=("warnings",))
        for each in checks:
            shown.add_row(each.name, str(len(each.findings)), each.says)
        result("", shown)
