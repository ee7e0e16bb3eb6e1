"""``backtoback check``: every finding about a case, at once."""

from __future__ import annotations

from logistics.commands.answers import finding_object, tell_findings, write_json
from logistics.commands.exits import answering
from logistics.commands.options import CaseArgument, JsonOption, OnlineOption


def check(case: CaseArgument, online: OnlineOption = False, as_json: JsonOption = False) -> None:
    """Read a case and say everything that is wrong or doubtful, with the cell and the remedy."""
    from logistics.commands.console import result
    from logistics.commands.inputs import case_path
    from logistics.commands.lookup import locating
    from logistics.conduct import load
    from logistics.pricing.price import price

    with answering(as_json=as_json):
        loaded, warnings = load(case_path(case), locate=locating(online))
        price(loaded)
    tell_findings(warnings, as_json=as_json)
    people = sum(participant.people for participant in loaded.participants)
    counts = {
        "participants": len(loaded.participants),
        "people": people,
        "anchors": len(loaded.anchors),
        "consultations": len(loaded.consultations),
        "places": len(loaded.places),
    }
    if as_json:
        write_json("check/1", {**counts, "findings": [finding_object(finding) for finding in warnings]})
    else:
        listed = ", ".join(f"{count:,} {name}" for name, count in counts.items())
        result(f"{loaded.title}: no errors, {len(warnings)} warnings ({listed})")
