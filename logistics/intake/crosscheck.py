"""Checks that no single table can answer: people, money, rules."""

from __future__ import annotations

from collections.abc import Iterator

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.errors import Where
from logistics.exchange import rate
from logistics.intake.collector import Collector
from logistics.intake.draft import Draft
from logistics.intake.people import Attendance
from logistics.intake.selectors import check_selectors
from logistics.library import read_reference

_AMOUNTS = {
    "fares": ("amount",),
    "allowances": ("lodging", "meals"),
    "funders": ("ceiling", "lump_sum"),
    "hubs": ("cost", "each"),
    "visas": ("cost",),
    "places": ("venue",),
}


def check_case(
    case: Case, draft: Draft, attendance: Attendance, findings: Collector, *, has_currency: bool
) -> None:
    """Check a case as a whole.

    Args:
        case: the case; rows that could not be read are not in it.
        draft: the case as written.
        attendance: who attends what.
        findings: collects what is wrong.
        has_currency: currency and price date could be read.
    """
    _check_rows(draft, findings)
    _check_stays(case, draft, findings)
    if has_currency:
        _check_currencies(case, draft, findings)
    _check_anchors(case, attendance, findings)
    if not findings.has_errors:
        _check_invitees(case, draft, attendance, findings)
        check_selectors(case, draft, findings)


def _check_rows(draft: Draft, findings: Collector) -> None:
    """Note the tables without which there is nothing to plan, and that have no row."""
    for name, what in (("consultations", "a meeting to be placed"), ("participants", "somebody invited")):
        table = draft.table(name)
        if table is not None and not table.rows:
            findings.error(table.where(), "no-rows", "the table has no row", f"add a row: {what}")


def _check_stays(case: Case, draft: Draft, findings: Collector) -> None:
    rules = case.rules
    if rules.longest_stay_nights < rules.home_nights - 1:
        message = (
            f"'{rules.longest_stay_nights}' is less than home_nights - 1 = {rules.home_nights - 1}: "
            f"a gap in between could neither be stayed nor gone home"
        )
        where = _where_setting(draft, "rules", "longest_stay_nights")
        findings.error(where, "stay-or-home", message, "allow longer stays, or shorter nights at home")


def _where_setting(draft: Draft, section: str, key: str) -> Where:
    for setting in draft.settings:
        if (setting.section, setting.key) == (section, key):
            return setting.where
    return draft.where_setting(section, key)


def _check_currencies(case: Case, draft: Draft, findings: Collector) -> None:
    own = {rate.currency for rate in case.rates}
    wanted = list(_currencies(case, draft))
    foreign = [(name, where) for name, where in wanted if name != case.currency and name not in own]
    day = case.price_date
    for name, where in foreign:
        if rate(name, case.currency, day) is None:
            message = f"{name!r} has no exchange rate into {case.currency} on {day}"
            hint = f"set rates.{name}: units of {case.currency} for one unit of {name}"
            findings.error(where, "no-rate", message, hint)


def _currencies(case: Case, draft: Draft) -> Iterator[tuple[str, Where]]:
    for name, amounts in _AMOUNTS.items():
        table = draft.table(name)
        if table and "currency" in table.columns:
            seen: set[str] = set()
            for row in table.rows:
                cells = dict(zip(table.columns, (cell.strip() for cell in row.cells), strict=True))
                code = cells["currency"].upper()
                has_amount = any(cells.get(amount) for amount in amounts)
                # what is no code at all has been told already
                if len(code) == len("CHF") and code.isalpha() and code not in seen and has_amount:
                    seen.add(code)
                    yield code, table.where(row, "currency")
    models = {row["model"]: row["currency"] for row in read_reference("fare_models")}
    tables = {row["table"]: row["currency"] for row in read_reference("allowance_tables")}
    yield models[case.tariff.fare_model], _where_setting(draft, "tariff", "fare_model")
    yield tables[case.tariff.allowance_table], _where_setting(draft, "tariff", "allowance_table")


def _check_anchors(case: Case, attendance: Attendance, findings: Collector) -> None:
    clashes = list(_clashes(case))
    for person in case.participants:
        for first, second in clashes:
            if attendance.table and {first.id, second.id} <= person.in_person:
                where = attendance.table.where(attendance.rows[person.id], second.id)
                both = f"{_dated(first)} and {_dated(second)}"
                if first.place == second.place:
                    message = f"{person.id!r} attends two anchors on one day: {both}"
                    hint = "let one of them be remote or no, or set rules.same_day to yes"
                    findings.error(where, "same-day", message, hint)
                else:
                    message = f"{person.id!r} is in two places at once: {both}"
                    findings.error(where, "two-places-at-once", message, "let one of them be remote or no")


def _clashes(case: Case) -> Iterator[tuple[Session, Session]]:
    """Yield the pairs of anchors that nobody can attend both."""
    ordered = sorted(case.anchors, key=lambda anchor: (anchor.first_day, anchor.last_day, anchor.id))
    for at, first in enumerate(ordered):
        for second in ordered[at + 1 :]:
            days = (second.first_day - first.last_day).days
            if first.place == second.place:
                is_clash = days <= 0 and not case.rules.is_same_day_allowed
            else:
                is_clash = days < min(case.rules.transfer_days, 1)
            if is_clash:
                yield first, second


def _dated(session: Session) -> str:
    return f"{session.id} in {session.place} from {session.first_day} to {session.last_day}"


def _check_invitees(case: Case, draft: Draft, attendance: Attendance, findings: Collector) -> None:
    table = draft.table("consultations")
    if table is None or attendance.table is None or not case.participants:
        return
    attended = frozenset[str]().union(*{_sessions(person) for person in case.participants})
    rows = {row.cells[table.columns.index("id")].strip(): row for row in table.rows} if table.rows else {}
    for consultation in case.consultations:
        if consultation.id not in attended and consultation.id in attendance.table.columns:
            message = f"nobody attends {consultation.id!r}, so any date costs the same"
            where = table.where(rows[consultation.id], "id")
            findings.warn(where, "nobody-attends", message, "mark who attends it in the table attendance")


def _sessions(person: Participant) -> frozenset[str]:
    return person.in_person | person.remote | person.either
