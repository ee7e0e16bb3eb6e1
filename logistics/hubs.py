"""The stages of a consultation in several places at once: load, plan it in one, decide hubs, report them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from logistics.address import Address
from logistics.case.case import Case
from logistics.conduct import load, run, write_report
from logistics.errors import CaseError, Finding, Where
from logistics.exhibits.hubs import hubs_book
from logistics.intake.atlas import Locate
from logistics.intake.nearest import did_you_mean
from logistics.intake.patches import Patch
from logistics.intake.scenarios import Variation
from logistics.planning.hubs.answer import HubsAnswer, answer_hubs
from logistics.planning.hubs.request import HubsRequest
from logistics.planning.request import Request
from solver.clock import Clock
from solver.watch import Watch


@dataclass(frozen=True, slots=True)
class Places:
    """Which places may be hubs, and how the case is to differ from its file.

    Attributes:
        variation: scenarios and changed cells.
        candidates: places and kinds of places, parted by semicolons, as consultations name them.
        only: conditions that they meet.
    """

    variation: Variation
    candidates: str
    only: tuple[str, ...] = ()


def load_wide(
    path: Path, places: Places, request: HubsRequest, *, locate: Locate | None = None
) -> tuple[tuple[Case, Case], HubsRequest, tuple[Finding, ...]]:
    """Return the case twice, as it is and with the candidates as places of the consultation, and warnings.

    Args:
        path: workbook or folder.
        places: the candidates.
        request: what is asked; without a consultation it is the only one of the case.
        locate: asked for the point of a city that the shipped table lacks; None: nobody is.

    Returns:
        Both cases; the request, its consultation named; what is doubtful in the input.

    Raises:
        CaseError: the input cannot be used, or what must be a hub is none of the candidates.
    """
    case, _ = load(path, locate=locate, variation=places.variation)
    name = _consultation(case, request.consultation)
    there = ";".join((places.candidates, *request.fixed))
    patches = [_patch(name, "places", there, "--candidates")]
    if places.only:
        patches.append(_patch(name, "only", ";".join(places.only), "--only"))
    variation = replace(places.variation, patches=(*places.variation.patches, *patches))
    wide, warnings = load(path, locate=locate, variation=variation)
    candidates = next(one.places for one in wide.consultations if one.id == name)
    fixed = _fixed(request.fixed, {place.id for place in candidates})
    return (case, wide), replace(request, consultation=name, fixed=fixed), warnings


def _patch(consultation: str, column: str, value: str, option: str) -> Patch:
    return Patch(Address("consultations", consultation, column), value, Where(option), option)


def _consultation(case: Case, name: str) -> str:
    known = tuple(consultation.id for consultation in case.consultations)
    if name in known:
        return name
    if not name and len(known) == 1:
        return known[0]
    message = f"'{name}' is not a consultation of the case" if name else "the case has several consultations"
    hint = did_you_mean(name, known) or f"name one of {', '.join(known)}"
    raise CaseError((Finding(Where("--consultation"), "unknown-id", message, hint),))


def _fixed(names: tuple[str, ...], candidates: set[str]) -> tuple[str, ...]:
    wrong = tuple(
        Finding(
            Where("--fixed"),
            "unknown-id",
            f"'{name}' is not the id of a candidate",
            did_you_mean(name, candidates) or "give it a row in table places; --only may have left it out",
        )
        for name in names
        if name not in candidates
    )
    if wrong:
        raise CaseError(wrong)
    return names


def answer(cases: tuple[Case, Case], request: HubsRequest, watch: Watch) -> HubsAnswer:
    """Return the best hubs of a consultation.

    Args:
        cases: the case as it is, and with the candidates as places of the consultation.
        request: what is asked.
        watch: hears of progress, and may stop the search.

    Raises:
        CaseError: prices are missing.
        InfeasibleError: the rules of the case, or those on hubs, collide.
        OutOfTimeError: nothing was found in the time given.
        VerificationError: the recount differs: our defect.
    """
    case, wide = cases
    candidates = next(one.places for one in wide.consultations if one.id == request.consultation)
    clock = Clock.started(watch, request.seconds)
    one_place = run(case, (), Request(alternatives=0, seconds=request.seconds), watch)
    return answer_hubs(one_place, request, candidates, clock)


def report_hubs(found: HubsAnswer, path: Path) -> None:
    """Write the workbook of an answer; folders on the way are made.

    Raises:
        OutputError: it could not be written; nothing is left half-written.
    """
    write_report(hubs_book(found), path)
