"""``backtoback price``: what dates given by hand cost."""

from __future__ import annotations

from typing import Annotated

import typer

from logistics.commands.answers import finding_object, tell_findings, write_json
from logistics.commands.exits import answering
from logistics.commands.options import CaseArgument, JsonOption, OnlineOption, ScenarioOption, SetOption


def price(
    case: CaseArgument,
    on: Annotated[
        list[str],
        typer.Option(
            "--on",
            metavar="ID=DAY[@PLACE]",
            help="First day, and place, of a consultation; once for each, those left out are placed best.",
        ),
    ],
    scenario: ScenarioOption = None,
    patches: SetOption = None,
    online: OnlineOption = False,
    as_json: JsonOption = False,
) -> None:
    """Price dates that you choose.

    Rules that they break are told, not enforced, where every consultation has a date; otherwise the rest is
    placed best within the rules.
    """
    from logistics.commands import shows
    from logistics.commands.inputs import case_path, variation, wish
    from logistics.commands.lookup import locating
    from logistics.commands.progress import watching
    from logistics.conduct import load, price_on
    from logistics.exhibits.record import price_record

    try:
        wishes = tuple(wish(text) for text in on)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--on") from error
    wanted = variation(scenario, patches)
    with answering(as_json=as_json):
        loaded, warnings = load(case_path(case), locate=locating(online), variation=wanted)
        with watching(loaded.currency) as watch:
            priced = price_on(loaded, wishes, watch)
        tell_findings((*warnings, *priced.findings), as_json=as_json)
    if as_json:
        findings = [finding_object(finding) for finding in priced.findings]
        record = price_record(loaded, priced.plan, priced.baseline)
        write_json("price/1", {**record, "findings": findings})
    else:
        shows.show_price(loaded.heading, loaded.currency, priced.plan, priced.baseline)
