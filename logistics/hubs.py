"""The stages of a consultation in several places at once: plan it in one, decide hubs, report them."""

from __future__ import annotations

from pathlib import Path

from logistics.case.case import Case
from logistics.conduct import run, write_report
from logistics.errors import CaseError, Finding, Where
from logistics.exhibits.hubs import hubs_book
from logistics.intake.nearest import did_you_mean
from logistics.planning.hubs.answer import HubsAnswer, answer_hubs
from logistics.planning.hubs.request import HubsRequest
from logistics.planning.request import Request
from solver.clock import Clock
from solver.watch import Watch

OPTION = Where("--hubs")


def hubs(case: Case, wide: Case, request: HubsRequest, watch: Watch) -> HubsAnswer:
    """Return the best hubs of a consultation.

    Args:
        case: the case, the consultation with its own places.
        wide: the same case, the consultation with the candidates as its places.
        request: what is asked.
        watch: hears of progress, and may stop the search.

    Raises:
        CaseError: a place that must be a hub is no candidate, or prices are missing.
        InfeasibleError: the rules of the case, or those on hubs, collide.
        OutOfTimeError: nothing was found in the time given.
        VerificationError: the recount differs: our defect.
    """
    candidates = next(one.places for one in wide.consultations if one.id == request.consultation)
    names = [place.id for place in candidates]
    unknown = tuple(_no_candidate(name, names) for name in request.fixed if name not in names)
    if unknown:
        raise CaseError(unknown)
    clock = Clock.started(watch, request.seconds)
    one_place = run(case, (), Request(alternatives=0, seconds=request.seconds), watch)
    return answer_hubs(one_place, request, candidates, clock)


def _no_candidate(name: str, names: list[str]) -> Finding:
    hint = did_you_mean(name, names) or "give it a row in table places, or name other candidates"
    return Finding(OPTION, "unknown-hub", f"'{name}' must be a hub and is no candidate", hint)


def report_hubs(answer: HubsAnswer, path: Path) -> None:
    """Write the workbook of an answer; folders on the way are made.

    Raises:
        OutputError: it could not be written; nothing is left half-written.
    """
    write_report(hubs_book(answer), path)
