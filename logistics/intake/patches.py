"""Changes of a draft by address: cells set, rows added and dropped, before anything is interpreted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from logistics.address import Address
from logistics.case.case import Case
from logistics.case.changes import COMMAND_LINE, Change
from logistics.errors import Finding, Where
from logistics.intake.atlas import Locate
from logistics.intake.collector import Collector
from logistics.intake.desk import SESSIONS, Desk
from logistics.intake.dictionary import SECTIONS, TABLES
from logistics.intake.draft import Draft, DraftSetting
from logistics.intake.keys import JOINT, PAIRS, known_settings
from logistics.intake.nearest import did_you_mean, nearest
from logistics.intake.validate import validate

ROW, NO_ROW = "the row", ""
"""What stands for a whole row in a list of changes."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A cell or setting to be set.

    Attributes:
        address: which; ``*`` in its id stands for any signs.
        value: the new text; empty clears it.
        where: where the patch is written.
        scenario: name of the scenario; ``--set`` for the command line; may be empty.
        source: who says so; may be empty.
        note: remark; may be empty.
    """

    address: Address
    value: str
    where: Where = field(default_factory=Where, compare=False)
    scenario: str = ""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Add:
    """A row to be added, blank but for its key.

    Attributes:
        table: name of the table.
        id: key of the row.
        where: where that is written.
        scenario: name of the scenario; may be empty.
    """

    table: str
    id: str
    where: Where = field(default_factory=Where, compare=False)
    scenario: str = ""


@dataclass(frozen=True, slots=True)
class Drop:
    """Rows or a setting to be taken out.

    The attendance of a participant or session goes with it; any other reference to it stays and is
    told by the checks, since a blank cell there may mean "all".

    Attributes:
        table: name of the table, or section of the settings.
        id: key of the row, in which ``*`` stands for any signs; or key of the setting.
        where: where that is written.
        scenario: name of the scenario; may be empty.
    """

    table: str
    id: str
    where: Where = field(default_factory=Where, compare=False)
    scenario: str = ""


Edit = Patch | Add | Drop


def parse_patch(text: str) -> Patch:
    """Return the patch that ``address=value`` asks for on the command line.

    Args:
        text: such as ``tariff.fare_factor=1.25``.

    Raises:
        ValueError: the text has another form; the message says which.
    """
    name, sign, value = text.partition("=")
    if not sign:
        message = f"{text!r} is not of the form address=value, such as tariff.fare_factor=1.25"
        raise ValueError(message)
    address = Address.parse(name)
    return Patch(address, value.strip(), Where(COMMAND_LINE, "", 0, str(address)), COMMAND_LINE)


def apply_patches(draft: Draft, edits: Iterable[Edit]) -> Draft:
    """Return the draft with changes applied in order, later ones over earlier ones.

    What an address names is looked up when its turn comes, so that a row may be added and then filled.

    Args:
        draft: the case as written.
        edits: what is to be changed.

    Returns:
        The draft. Among its findings is every address that meets nothing; its changes tell what differs.
    """
    desk, findings, changes = Desk(draft), Collector(), list(draft.changes)
    for edit in edits:
        match edit:
            case Patch():
                changes += _set(desk, edit, findings)
            case Add():
                changes += _add(desk, edit, findings)
            case Drop():
                changes += _drop(desk, edit, findings)
    told = (*draft.findings, *findings.findings)
    return replace(desk.closed(), findings=told, changes=tuple(changes))


def patched(
    draft: Draft, edits: Iterable[Edit], *, locate: Locate | None = None
) -> tuple[Case, tuple[Finding, ...]]:
    """Return the case that a draft describes with changes applied, and what is doubtful in it.

    Args:
        draft: the case as written.
        edits: what is to be changed.
        locate: asked for the point of a city in a country that the gazetteer lacks; None: nobody is.

    Raises:
        CaseError: an address meets nothing, or the changed case cannot be used; all findings are told.
    """
    return validate(apply_patches(draft, edits), locate=locate)


def _set(desk: Desk, patch: Patch, findings: Collector) -> list[Change]:
    address = patch.address
    if address.is_setting:
        return _set_setting(desk, patch, findings)
    if address.table in desk.unread:
        return []
    table = desk.table(address.table)
    places = table.rows(address.id) if table else ()
    if table is None or not places or address.column not in desk.columns(address.table):
        _unknown(patch.where, str(address), _near_cell(desk, address), findings)
        return []
    if len(places) > 1 and not address.is_pattern:
        _ambiguous(patch.where, str(address), len(places), findings)
        return []
    changes = []
    for at in places:
        was, key = table.read(at, address.column), table.key(at)
        table.write(at, address.column, patch.value, patch.where)
        if was.strip() != patch.value.strip():
            changes.append(_change(patch, f"{address.table}.{key}.{address.column}", was))
    return changes


def _change(patch: Patch, address: str, was: str) -> Change:
    return Change(address, was, patch.value, patch.scenario, patch.source, patch.note, patch.where)


def _set_setting(desk: Desk, patch: Patch, findings: Collector) -> list[Change]:
    name = str(patch.address)
    old = next((each for each in desk.settings if each.address == name), None)
    if "settings" in desk.unread:
        return []
    if old is None and name not in known_settings() and patch.address.table != "rates":
        _unknown(patch.where, name, _near_setting(desk, patch.address), findings)
        return []
    section, key = patch.address.table, patch.address.column
    desk.write_setting(DraftSetting(section, key, patch.value, patch.source, patch.note, patch.where))
    was = old.value if old else ""
    return [_change(patch, name, was)] if was.strip() != patch.value.strip() else []


def _near_setting(desk: Desk, address: Address) -> str:
    if address.table in TABLES and (table := desk.table(address.table)):
        key = address.column if table.rows(address.column) else nearest(address.column, table.keys)
        column = next(name for name in desk.columns(address.table) if name != "id")
        return f"name row and column, such as {address.table}.{key or 'id'}.{column}"
    given = (each.address for each in desk.settings)
    return did_you_mean(str(address), (*known_settings(), *given))


def _near_cell(desk: Desk, address: Address) -> str:
    """Return the hint at the nearest cell, each part of the address on its own."""
    name = address.table if address.table in TABLES else nearest(address.table, TABLES)
    table = desk.table(name) if name else None
    if name is None or table is None:
        return ""
    key = address.id if table.rows(address.id) else nearest(address.id, table.keys)
    if key is None:
        return f"the table {name} has no such row" if name == address.table else ""
    columns = desk.columns(name)
    column = address.column if address.column in columns else nearest(address.column, columns)
    if column is None:
        return f"the table {name} has no such column"
    return f"did you mean {f'{name}.{key}.{column}'!r}?"


def _unknown(where: Where, address: str, hint: str, findings: Collector) -> None:
    findings.error(where, "unknown-address", f"{address!r} is no cell of the case", hint)


def _ambiguous(where: Where, address: str, count: int, findings: Collector) -> None:
    message = f"{address!r} names {count} rows"
    findings.error(where, "ambiguous-address", message, "give each of these rows a key of its own")


def _add(desk: Desk, edit: Add, findings: Collector) -> list[Change]:
    name = f"{edit.table}.{edit.id}"
    if edit.table not in TABLES:
        hint = did_you_mean(edit.table, TABLES)
        findings.error(edit.where, "unknown-address", f"{name!r} is in no table of a case", hint)
        return []
    if "*" in edit.id or (edit.table in PAIRS and JOINT not in edit.id):
        hint = "write table.id with the id of one new row, such as participants.P-07 or fares.geneva--nairobi"
        findings.error(edit.where, "unknown-address", f"{name!r} names no single row", hint)
        return []
    table = desk.opened(edit.table)
    if table.rows(edit.id):
        message, hint = f"the row {name!r} is there already", "set its cells instead"
        findings.error(edit.where, "duplicate-row", message, hint)
        return []
    table.add(edit.id, edit.where)
    return [Change(name, NO_ROW, ROW, edit.scenario, where=edit.where)]


def _drop(desk: Desk, edit: Drop, findings: Collector) -> list[Change]:
    name = f"{edit.table}.{edit.id}"
    if edit.table in SECTIONS:
        return _drop_setting(desk, edit, findings)
    if edit.table in desk.unread:
        return []
    table = desk.table(edit.table)
    places = table.rows(edit.id) if table else ()
    if table is None or not places:
        findings.error(
            edit.where, "unknown-address", f"{name!r} is no row of the case", _near_row(desk, edit)
        )
        return []
    if len(places) > 1 and "*" not in edit.id:
        _ambiguous(edit.where, name, len(places), findings)
        return []
    changes = []
    for at in places:
        key = table.key(at)
        table.remove(at)
        _drop_attendance(desk, edit.table, key)
        changes.append(Change(f"{edit.table}.{key}", ROW, NO_ROW, edit.scenario, where=edit.where))
    return changes


def _near_row(desk: Desk, edit: Drop) -> str:
    name = edit.table if edit.table in TABLES else nearest(edit.table, TABLES)
    table = desk.table(name) if name else None
    if name is None or table is None:
        return ""
    key = edit.id if table.rows(edit.id) else nearest(edit.id, table.keys)
    return f"did you mean {f'{name}.{key}'!r}?" if key else ""


def _drop_setting(desk: Desk, edit: Drop, findings: Collector) -> list[Change]:
    name = f"{edit.table}.{edit.id}"
    given = {each.address: each.value for each in desk.settings}
    if name not in given:
        if "settings" not in desk.unread:
            hint = did_you_mean(name, given)
            findings.error(edit.where, "unknown-address", f"{name!r} is not set in the case", hint)
        return []
    desk.remove_setting(name)
    return [Change(name, given[name], "", edit.scenario, where=edit.where)]


def _drop_attendance(desk: Desk, table: str, key: str) -> None:
    attendance = desk.table("attendance")
    if attendance is None:
        return
    if table in SESSIONS:
        attendance.remove_column(key)
    elif table == "participants":
        for at in attendance.rows(key):
            attendance.remove(at)
