"""The stages of a consultation in several places at once: load, plan it in one, decide hubs, report them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from logistics.case.case import Case
from logistics.case.places import Place
from logistics.conduct import load, run, write_report
from logistics.errors import CaseError, Finding, Where
from logistics.exhibits.hubs import hubs_book
from logistics.intake.atlas import Locate
from logistics.intake.scenarios import Variation
from logistics.planning.asked_places import AskedPlaces, asked_places, known_consultations
from logistics.planning.hubs.answer import HubsAnswer, answer_hubs
from logistics.planning.hubs.request import HubsRequest
from logistics.planning.ranking import moved
from logistics.planning.request import Request
from logistics.pricing.candidates import priced_candidates
from solver.clock import Clock
from solver.watch import Watch


def load_with_candidates(
    path: Path,
    variation: Variation,
    places: AskedPlaces,
    request: HubsRequest,
    *,
    locate: Locate | None = None,
) -> tuple[Case, tuple[Place, ...], HubsRequest, tuple[Finding, ...]]:
    """Return the case and the candidates.

    Args:
        path: workbook or folder.
        variation: scenarios and changed cells.
        places: the candidates; those that must be hubs are among them whatever is asked of the others.
        request: what is asked; without a consultation it is the only one of the case.
        locate: asked for the point of a city that the shipped table lacks; None: nobody is.

    Returns:
        The case; the candidates in their order; the request, its consultation and the ids of fixed places
        named; what is doubtful in the input.

    Raises:
        CaseError: the input cannot be used, or something named is not known.
    """
    case, warnings = load(path, locate=locate, variation=variation)
    name = _consultation(case, request.consultation)
    listed, fixed = asked_places(case, places, request.fixed, Where("--fixed"))
    kept = tuple(place for place in listed if all(one.is_met_by(place) for one in places.only))
    if not (*kept, *fixed):
        asked = "; ".join(map(str, places.only))
        hint = "add places, or ask for less"
        message = f"none of the {len(listed)} places meets '{asked}'"
        raise CaseError((Finding(Where("--only"), "no-place", message, hint),))
    wide = moved(case, (name,), tuple(dict.fromkeys((*kept, *fixed))))
    priced, more = priced_candidates(wide)
    candidates = next(one.places for one in priced.consultations if one.id == name)
    told = replace(request, consultation=name, fixed=tuple(place.id for place in fixed))
    return case, candidates, told, (*warnings, *more)


def _consultation(case: Case, name: str) -> str:
    found = known_consultations(case, (name,) if name else ())
    if len(found) == 1:
        return found[0]
    hint = f"name one of {', '.join(found)}"
    message = "the case has several consultations"
    raise CaseError((Finding(Where("--consultation"), "unknown-id", message, hint),))


def answer(case: Case, candidates: tuple[Place, ...], request: HubsRequest, watch: Watch) -> HubsAnswer:
    """Return the best hubs of a consultation.

    Args:
        case: the case as it is.
        candidates: places that may be hubs, in order of preference.
        request: what is asked.
        watch: hears of progress, and may stop the search.

    Raises:
        CaseError: prices are missing.
        InfeasibleError: the rules of the case, or those on hubs, collide.
        OutOfTimeError: nothing was found in the time given.
        VerificationError: the recount differs: our defect.
    """
    clock = Clock.started(watch, request.seconds)
    one_place = run(case, (), Request(alternatives=0, seconds=request.seconds), watch)
    return answer_hubs(one_place, request, candidates, clock)


def report_hubs(found: HubsAnswer, path: Path) -> None:
    """Write the workbook of an answer; folders on the way are made.

    Raises:
        OutputError: it could not be written; nothing is left half-written.
    """
    write_report(hubs_book(found), path)
