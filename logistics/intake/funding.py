"""Checks who pays, for whom and for what."""

from __future__ import annotations

from logistics.case.case import Case
from logistics.case.people import Cover, Funder, Participant
from logistics.case.places import Place
from logistics.case.regions import is_country_in, is_eligible, may_fund
from logistics.distance import great_circle_km
from logistics.errors import Where
from logistics.intake.collector import Collector
from logistics.intake.nearest import did_you_mean
from logistics.intake.reading import Entries
from logistics.intake.rows import ConsultationCells, FunderCells, HubCells, ParticipantCells


def read_funders(entries: Entries[FunderCells]) -> tuple[Funder, ...]:
    """Return the funders.

    Args:
        entries: rows of the table funders.
    """
    return tuple(_funder(entry.cells) for entry in entries.entries)


def _funder(cells: FunderCells) -> Funder:
    return Funder(
        id=cells.id,
        title=cells.title,
        ceiling=cells.ceiling,
        currency=cells.currency,
        groups=cells.groups,
        countries=cells.countries,
        covers=cells.covers,
        lump_sum=cells.lump_sum,
        is_extra_only=cells.pays_for == "consultations",
        source=cells.source,
    )


def check_funder(name: str, funders: Entries[FunderCells], where: Where, findings: Collector) -> None:
    """Check that a cell names a funder.

    Args:
        name: the id; empty: the cell names none.
        funders: rows of the table funders.
        where: the cell.
        findings: collects what is wrong.
    """
    if name and funders.is_known and name not in funders.ids:
        hint = did_you_mean(name, funders.ids) or "add it to the table funders"
        findings.error(where, "unknown-id", f"{name!r} is not the id of a funder", hint)


def check_payers(
    case: Case, people: Entries[ParticipantCells], funders: Entries[FunderCells], findings: Collector
) -> None:
    """Check that those who are to pay for somebody may do so, and that somebody may.

    Args:
        case: the case; rows that could not be read are not in it.
        people: rows of the table participants.
        funders: rows of the table funders.
        findings: collects what is wrong.
    """
    if not funders.is_known:
        return
    by_id = {funder.id: funder for funder in case.funders}
    # an id that could not be read has a stand-in, which no row has
    for person in (each for each in case.participants if each.id in people.ids):
        row = people.ids[person.id]
        for funder in (by_id[name] for name in person.funders if name in by_id):
            if not is_eligible(funder, person):
                hint = "name another funder, or widen the conditions of this one"
                findings.error(people.where(row, "funder"), "not-eligible", _refusal(funder, person), hint)
        # those who are named have been checked one by one
        if not person.funders and _is_unpaid(case, person):
            message = f"{person.id!r} is to come in person, and neither a funder nor own means may pay for it"
            hint = "name who pays, or let attendance be either or remote"
            findings.error(people.where(row, "own_means"), "nobody-pays", message, hint)


def check_hubs(case: Case, hubs: Entries[HubCells], findings: Collector) -> None:
    """Note each hub whose funder would leave a part of it unpaid: nobody else pays for a hub.

    Args:
        case: the case; rows that could not be read are not in it.
        hubs: rows of the table hubs.
        findings: collects what is wrong.
    """
    by_id = {funder.id: funder for funder in case.funders}
    for hub in (each for each in case.hubs if each.id in hubs.ids):
        funder = by_id.get(hub.funder)
        if funder is not None and not _pays_all_of(funder, Cover.REMOTE):
            message = f"{funder.id!r} does not pay all that a hub costs, and nobody pays the rest"
            hint = "name a funder that covers remote, without a lump sum, for all trips; or leave it blank"
            findings.error(hubs.where(hubs.ids[hub.id], "funder"), "hub-not-paid", message, hint)


def check_hosts(
    case: Case,
    consultations: Entries[ConsultationCells],
    funders: Entries[FunderCells],
    findings: Collector,
) -> None:
    """Note each host that is no funder, or would leave a part of a venue unpaid: nobody else pays for it.

    Args:
        case: the case; rows that could not be read are not in it.
        consultations: rows of the table consultations.
        funders: rows of the table funders.
        findings: collects what is wrong.
    """
    by_id = {funder.id: funder for funder in case.funders}
    for entry in consultations.entries:
        name, where = entry.cells.host, consultations.where(entry.row, "host")
        check_funder(name, funders, where, findings)
        funder = by_id.get(name)
        if funder is not None and not _pays_all_of(funder, Cover.VENUE):
            message = f"{funder.id!r} does not pay all that a venue costs, and nobody pays the rest"
            hint = "name a funder that covers venue, without a lump sum, for all trips; or leave it blank"
            findings.error(where, "venue-not-paid", message, hint)


def _pays_all_of(funder: Funder, cover: Cover) -> bool:
    is_covered = bool({Cover.EVERYTHING, cover} & funder.covers)
    return is_covered and funder.lump_sum is None and not funder.is_extra_only


def _refusal(funder: Funder, person: Participant) -> str:
    if is_country_in(person.origin.country, funder.countries):
        asked, given = (
            f"groups {'; '.join(funder.groups)}",
            f"of {person.group!r}" if person.group else "of none",
        )
    else:
        asked, given = f"countries {'; '.join(funder.countries)}", f"from {person.origin.country}"
    return f"{funder.id!r} pays only for the {asked}, and {person.id!r} is {given}"


def _is_unpaid(case: Case, person: Participant) -> bool:
    if person.has_own_means or any(may_fund(funder, person) for funder in case.funders):
        return False
    venues: list[tuple[Place, ...]] = [
        (anchor.place,)
        for anchor in case.anchors
        if anchor.id in person.in_person and not person.has_anchors_paid
    ]
    venues += [each.places for each in case.consultations if each.id in person.in_person]
    return any(all(_costs(case, person.origin, place) for place in places) for places in venues)


def _costs(case: Case, origin: Place, place: Place) -> bool:
    """Return whether a journey is needed: whoever lives locally costs nothing."""
    km = great_circle_km(origin.latitude, origin.longitude, place.latitude, place.longitude)
    return km > case.rules.local_km
