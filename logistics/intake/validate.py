"""Makes a case of a draft, or tells everything that is wrong with it at once."""

from __future__ import annotations

from logistics.case.case import Case
from logistics.errors import CaseError, Finding
from logistics.gazetteer import Gazetteer
from logistics.intake.atlas import Atlas, Locate
from logistics.intake.calendar import Agenda, check_agenda, read_anchors, read_closed, read_consultations
from logistics.intake.collector import Collector
from logistics.intake.crosscheck import check_case
from logistics.intake.draft import Draft
from logistics.intake.people import read_attendance, read_funders, read_participants
from logistics.intake.quotes import read_allowances, read_fares
from logistics.intake.reading import read_entries
from logistics.intake.rows import (
    AllowanceCells,
    AnchorCells,
    ConsultationCells,
    FareCells,
    FunderCells,
    HolidayCells,
    ParticipantCells,
    PlaceCells,
)
from logistics.intake.settings import read_settings


def validate(draft: Draft, *, locate: Locate | None = None) -> tuple[Case, tuple[Finding, ...]]:
    """Return the case that a draft describes, and what is doubtful in it.

    Args:
        draft: the case as written.
        locate: asked for the point of a city in a country that the gazetteer lacks; None: nobody is.

    Returns:
        The case with all references resolved, and the warnings in file order.

    Raises:
        CaseError: something in the draft cannot be used; all findings are told.
    """
    findings = Collector()
    findings.extend(draft.findings)
    read = read_settings(draft, findings)
    currency = read.case.currency if read.case else ""
    atlas = Atlas(read_entries(draft, "places", PlaceCells, findings), Gazetteer(), findings, locate)
    anchors = read_entries(draft, "anchors", AnchorCells, findings)
    agenda = Agenda(anchors, read_entries(draft, "consultations", ConsultationCells, findings))
    check_agenda(agenda, findings)
    funders = read_entries(draft, "funders", FunderCells, findings)
    people = read_entries(draft, "participants", ParticipantCells, findings)
    attendance = read_attendance(draft, agenda.ids, findings)
    fares = read_entries(draft, "fares", FareCells, findings)
    allowances = read_entries(draft, "allowances", AllowanceCells, findings)
    holidays = read_entries(draft, "holidays", HolidayCells, findings)
    sessions = read_anchors(anchors, atlas, findings)
    consultations = read_consultations(agenda, atlas, findings)
    participants = read_participants(people, attendance, atlas, funders, findings)
    own_fares = read_fares(fares, currency, atlas, findings)
    own_allowances = read_allowances(allowances, currency, atlas, findings)
    closed = read_closed(holidays, agenda, atlas, findings)
    if read.case is None:
        raise CaseError(findings.findings)
    case = Case(
        title=read.case.title,
        currency=currency,
        price_date=read.case.price_date,
        places=atlas.places,
        anchors=sessions,
        consultations=consultations,
        participants=participants,
        rules=read.rules,
        tariff=read.tariff,
        fares=own_fares,
        allowances=own_allowances,
        closed=closed,
        funders=read_funders(funders),
        rates=read.rates,
        settings=read.settings,
    )
    check_case(case, draft, attendance, findings)
    if findings.has_errors:
        raise CaseError(findings.findings)
    return case, findings.findings
