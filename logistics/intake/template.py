"""Writes a case to start from: a small example that loads as it is, to be overwritten row by row."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Literal

from logistics.intake.dictionary import SECTIONS, TABLES, columns_of
from logistics.intake.draft import Draft, DraftSetting, ScenarioLine
from logistics.intake.writing import write_book, write_folder
from logistics.tables import Row, Table

_ASSUMED = "assumption"
_EXAMPLE = {
    "places": """id,city,country,time_zone,venue,currency,office,source
geneva,Geneva,CH,Europe/Zurich,,,yes,
nairobi,Nairobi,KE,,400,EUR,,assumption
montevideo,Montevideo,UY,,,,,
""",
    "anchors": """id,title,place,first_day,last_day,source
assembly,Annual assembly,geneva,2027-06-14,2027-06-16,decision of the board
""",
    "consultations": """id,title,places,days,earliest,latest,beside,beside_gap_days,after,least_gap_days,host
experts,Meeting of experts,geneva,2,2027-06-01,2027-06-30,assembly,2,,0,budget
follow-up,Follow-up,geneva;nairobi,1,2027-07-01,2027-09-30,,,experts,20,budget
""",
    "participants": """id,origin,group,funder,people,source
P-01,geneva,secretariat,,1,list of members
P-02,nairobi,civil society,fellowships,1,list of members
P-03,montevideo,civil society,fellowships,1,list of members
P-04,"Jakarta, ID",government,,2,list of members
P-05,"Ottawa, CA",government,,1,list of members
P-06,LON,business,,1,assumption
""",
    "attendance": """participant,assembly,experts,follow-up
P-01,yes,yes,yes
P-02,yes,yes,yes
P-03,no,yes,yes
P-04,yes,no,remote
P-05,no,yes,either
P-06,yes,yes,no
""",
    "fares": """from,to,amount,currency,trip,source
geneva,nairobi,780,EUR,return,quotation of the travel agency
""",
    "funders": """id,title,ceiling,currency,groups,source
fellowships,Fellowships,20000,EUR,civil society,letter of award
budget,Budget of the secretariat,,,secretariat,decision of the board
""",
    "quotas": """id,sessions,group,counts,least,source,note
civil-society,follow-up,civil society,in-person,2,terms of reference,at least two come to the follow-up
""",
}
_SCENARIOS = (
    ("dearer-fares", "says", "Every modelled fare is a quarter higher", ""),
    ("dearer-fares", "tariff.fare_factor", "1.25", ""),
    ("assembly-slips", "says", "The assembly is held a week later, and fares are dearer", ""),
    ("assembly-slips", "extends", "dearer-fares", ""),
    ("assembly-slips", "anchors.assembly.first_day", "2027-06-21", "write dates as in the tables"),
    ("assembly-slips", "anchors.assembly.last_day", "2027-06-23", ""),
    ("without-business", "says", "Nobody of the business group comes", ""),
    ("without-business", "drop", "participants.P-06", "its attendance goes with it"),
)
_SETTINGS = {
    "case.title": "Two meetings beside the annual assembly",
    "case.currency": "EUR",
    "case.price_date": "2026-01-15",
}


def write_template(
    path: Path, kind: Literal["workbook", "folder"] = "workbook", *, force: bool = False
) -> None:
    """Write a case to start from.

    Args:
        path: the workbook or folder.
        kind: which of the two.
        force: replace what is there.

    Raises:
        OutputError: the path exists already or could not be written.
    """
    write = write_book if kind == "workbook" else write_folder
    write(example(), path, force=force)


def example() -> Draft:
    """Return the example: one anchor, two consultations, six rows of participants, three scenarios."""
    lines = tuple(
        ScenarioLine(scenario, address, value, _ASSUMED if "." in address else "", note)
        for scenario, address, value, note in _SCENARIOS
    )
    return Draft(tuple(_table(name) for name in TABLES), _settings(), scenarios=lines)


def _table(name: str) -> Table:
    records = list(csv.DictReader(_EXAMPLE.get(name, "").splitlines()))
    own = tuple(column.name for column in columns_of(name) if not column.is_free)
    sessions = tuple(heading for heading in (records[0] if records else {}) if heading not in own)
    columns = own + sessions
    rows = (tuple(record.get(heading) or "" for heading in columns) for record in records)
    return Table(name, columns, tuple(Row(number, cells) for number, cells in enumerate(rows, 2)))


def _settings() -> tuple[DraftSetting, ...]:
    known = [column for section in SECTIONS for column in columns_of(section)]
    settings = []
    for column in known:
        given = _SETTINGS.get(f"{column.table}.{column.name}", "")
        if given or column.default:
            source = "" if given else _ASSUMED
            settings.append(
                DraftSetting(column.table, column.name, given or column.default, source, column.meaning)
            )
    return tuple(settings)
