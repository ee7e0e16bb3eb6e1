"""Places that a command line names for a case that is read already, with what it asks of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from logistics.case.case import Case
from logistics.case.conditions import Condition, known_columns
from logistics.case.places import Place
from logistics.errors import CaseError, Finding, Where
from logistics.intake.atlas import Atlas
from logistics.intake.candidates import Pool, candidates
from logistics.intake.collector import Collector
from logistics.intake.nearest import did_you_mean

ITEMS, CONDITIONS = Where("--candidates"), Where("--only")


@dataclass(frozen=True, slots=True)
class AskedPlaces:
    """What the places may be.

    Attributes:
        items: places, kinds of places and exceptions, as consultations name them.
        only: conditions on them.
        figures: what conditions may name beside columns of places.
    """

    items: tuple[str, ...]
    only: tuple[Condition, ...] = ()
    figures: tuple[str, ...] = ()


def asked_places(
    case: Case, asked: AskedPlaces, named: tuple[str, ...] = (), where: Where | None = None
) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Return the places that a list stands for, conditions aside, and some that are named one by one.

    Args:
        case: the case.
        asked: the list, and what may be asked of its places.
        named: texts that name a place each.
        where: where those are named.

    Raises:
        CaseError: something is not known, or no place is left; carries all findings.
    """
    findings = Collector()
    atlas = Atlas.of_places(case.places, findings)
    found = _listed(case, asked.items, atlas, findings)
    alone = tuple(atlas.resolve(text, where or ITEMS) for text in named)
    _check_conditions(case, found, asked, findings)
    if findings.has_errors:
        raise CaseError(findings.findings)
    return found, tuple(place for place in alone if place is not None)


def known_consultations(case: Case, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the consultations that are named, each once; all where none is.

    Raises:
        CaseError: one is none of the case.
    """
    known = tuple(consultation.id for consultation in case.consultations)
    hint = f"consultations are {', '.join(known)}"
    findings = [
        Finding(
            Where("--consultation"), "unknown-id", f"'{name}' is not a consultation of the case",
            did_you_mean(name, known) or hint,
        )
        for name in names
        if name not in known
    ]  # fmt: skip
    if findings:
        raise CaseError(tuple(findings))
    return tuple(dict.fromkeys(names)) or known


def _listed(case: Case, items: tuple[str, ...], atlas: Atlas, findings: Collector) -> tuple[Place, ...]:
    origins = tuple(replace(participant.origin, passport="") for participant in case.participants)
    own = tuple(place for place in case.places if not place.is_found)
    anchors = tuple(anchor.place for anchor in case.anchors)
    pool = Pool(anchors, tuple(dict.fromkeys((*own, *origins))), atlas.ids)
    told = findings.findings
    found = candidates(
        items,
        pool,
        lambda name: atlas.resolve(name, ITEMS),
        lambda message, hint: findings.error(ITEMS, "bad-selector", message, hint),
    )
    if not found and findings.findings == told:
        message = f"'{'; '.join(items)}' leaves no place"
        findings.error(ITEMS, "no-place", message, "name a place, or take back an exception")
    return found


def _check_conditions(case: Case, found: tuple[Place, ...], asked: AskedPlaces, findings: Collector) -> None:
    known = tuple(dict.fromkeys((*asked.figures, *known_columns((*case.places, *found)))))
    what = "neither a figure nor a column" if asked.figures else "no column"
    for condition in asked.only:
        if condition.column not in known:
            hint = did_you_mean(condition.column, known) or f"columns are {', '.join(known)}"
            message = f"'{condition.column}' is {what} of table places"
            findings.error(CONDITIONS, "unknown-id", message, hint)
