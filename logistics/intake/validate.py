"""Makes a case of a draft, or tells everything that is wrong with it at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from logistics.case.case import Case
from logistics.errors import CaseError, Finding
from logistics.gazetteer import Gazetteer
from logistics.intake.atlas import Atlas, Locate
from logistics.intake.calendar import (
    Agenda,
    Homes,
    check_agenda,
    read_anchors,
    read_closed,
    read_consultations,
)
from logistics.intake.collector import Collector
from logistics.intake.crosscheck import check_case
from logistics.intake.deadlines import read_deadlines
from logistics.intake.draft import Draft
from logistics.intake.funding import check_hosts, check_hubs, check_payers, read_funders
from logistics.intake.hubs import read_hubs
from logistics.intake.people import read_attendance, read_participants
from logistics.intake.quotas import read_groups, read_quotas
from logistics.intake.quotes import read_allowances, read_fares
from logistics.intake.range_rows import SlipCells, UncertaintyCells
from logistics.intake.reading import read_entries
from logistics.intake.rows import (
    AllowanceCells,
    AnchorCells,
    ConsultationCells,
    DeadlineCells,
    FareCells,
    FunderCells,
    GroupCells,
    HolidayCells,
    HubCells,
    ParticipantCells,
    PlaceCells,
    QuotaCells,
    VisaCells,
)
from logistics.intake.settings import ReadSettings, read_settings
from logistics.intake.uncertainty import Known, read_slips, read_uncertainties
from logistics.intake.visas import read_visas


def validate(
    draft: Draft, *, locate: Locate | None = None, gazetteer: Gazetteer | None = None
) -> tuple[Case, tuple[Finding, ...]]:
    """Return the case that a draft describes, and what is doubtful in it.

    Args:
        draft: the case as written.
        locate: asked for the point of a city in a country that the gazetteer lacks; None: nobody is.
        gazetteer: the cities; None: they are read, which takes longer than all else.

    Returns:
        The case with all references resolved, and the warnings in file order.

    Raises:
        CaseError: something in the draft cannot be used; all findings are told.
    """
    findings = Collector()
    findings.extend(draft.findings)
    read = read_settings(draft, findings)
    places = read_entries(draft, "places", PlaceCells, findings)
    atlas = Atlas(places, gazetteer or Gazetteer(), findings, locate)
    anchors = read_entries(draft, "anchors", AnchorCells, findings)
    agenda = Agenda(anchors, read_entries(draft, "consultations", ConsultationCells, findings))
    check_agenda(agenda, findings)
    attendance = read_attendance(draft, agenda.ids, findings)
    funders = read_entries(draft, "funders", FunderCells, findings)
    hubs = read_entries(draft, "hubs", HubCells, findings)
    people = read_entries(draft, "participants", ParticipantCells, findings)
    participants = read_participants(people, attendance, atlas, funders, findings)
    origins = tuple(replace(participant.origin, passport="") for participant in participants)
    sessions = read_anchors(anchors, atlas, findings)
    homes = Homes(tuple(anchor.place for anchor in sessions), origins)
    case = replace(
        _without_people(draft, read, agenda, atlas, findings),
        anchors=sessions,
        consultations=read_consultations(agenda, atlas, homes, findings),
        participants=participants,
        funders=read_funders(funders),
        quotas=read_quotas(read_entries(draft, "quotas", QuotaCells, findings), agenda, findings),
        groups=read_groups(read_entries(draft, "groups", GroupCells, findings), findings),
        hubs=read_hubs(hubs, atlas, funders, findings),
    )
    case = _with_ranges(case, draft, Known(agenda, people, places), findings)
    # the last, since every reference may have added one
    case = replace(case, places=atlas.places, scenarios=draft.applied, changes=draft.changes)
    check_payers(case, people, funders, findings)
    check_hubs(case, hubs, findings)
    check_hosts(case, agenda.consultations, funders, findings)
    check_case(case, draft, attendance, findings, has_currency=read.case is not None)
    if findings.has_errors:
        raise CaseError(findings.findings)
    return case, findings.findings


def _with_ranges(case: Case, draft: Draft, known: Known, findings: Collector) -> Case:
    rows = read_entries(draft, "uncertainty", UncertaintyCells, findings)
    slips = read_entries(draft, "slips", SlipCells, findings)
    # what a scenario drops takes along the rows that are about it
    dropped = {change.address.partition(".")[2] for change in draft.changes if not change.now}
    dropped -= {*known.agenda.ids}
    rows = replace(rows, entries=tuple(one for one in rows.entries if one.cells.session not in dropped))
    slips = replace(slips, entries=tuple(one for one in slips.entries if not dropped & {*one.cells.anchors}))
    return replace(
        case,
        uncertainties=read_uncertainties(rows, known, findings),
        slips=read_slips(slips, known.agenda, findings),
    )


def _without_people(
    draft: Draft, read: ReadSettings, agenda: Agenda, atlas: Atlas, findings: Collector
) -> Case:
    currency = read.case.currency if read.case else ""
    fares = read_entries(draft, "fares", FareCells, findings)
    allowances = read_entries(draft, "allowances", AllowanceCells, findings)
    holidays = read_entries(draft, "holidays", HolidayCells, findings)
    visas = read_entries(draft, "visas", VisaCells, findings)
    deadlines = read_entries(draft, "deadlines", DeadlineCells, findings)
    return Case(
        title=read.case.title if read.case else "",
        currency=currency,
        price_date=read.case.price_date if read.case else date.min,
        places=(),
        anchors=(),
        consultations=(),
        participants=(),
        rules=read.rules,
        tariff=read.tariff,
        fares=read_fares(fares, currency, atlas, findings),
        allowances=read_allowances(allowances, currency, atlas, findings),
        closed=read_closed(holidays, agenda, atlas, findings),
        visas=read_visas(visas, findings),
        deadlines=read_deadlines(deadlines, findings),
        change=read.change,
        ranges=read.ranges,
        rates=read.rates,
        settings=read.settings,
    )
