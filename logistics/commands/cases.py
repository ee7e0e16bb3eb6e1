"""``backtoback cases``: the cases that come with the product."""

from __future__ import annotations

from logistics.commands.answers import write_json
from logistics.commands.exits import answering
from logistics.commands.options import JsonOption


def cases(as_json: JsonOption = False) -> None:
    """List the shipped cases; each name can stand where a command wants a case."""
    from logistics.commands.console import result, table
    from logistics.commands.inputs import case_path, shipped_cases
    from logistics.conduct import load

    shown = table("name", "title", "people", "consultations", right=("people", "consultations"))
    found: list[dict[str, object]] = []
    with answering(as_json=as_json):
        for name in shipped_cases():
            loaded, _ = load(case_path(name))
            people = sum(participant.people for participant in loaded.participants)
            consultations = len(loaded.consultations)
            entry = {"name": name, "title": loaded.title, "people": people, "consultations": consultations}
            found.append(dict(entry))
            shown.add_row(name, loaded.title, str(people), str(consultations))
    if as_json:
        write_json("cases/1", {"cases": found})
    else:
        result(shown)
