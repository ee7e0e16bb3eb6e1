"""The draft: tables and settings as they were written, from a folder or a workbook alike."""

from __future__ import annotations

from dataclasses import dataclass, field

from logistics.case.changes import Change
from logistics.errors import Finding, Where
from logistics.intake.dictionary import SECTIONS
from logistics.tables import Table


@dataclass(frozen=True, slots=True)
class DraftSetting:
    """One setting as it was written.

    Attributes:
        section: section of the settings, such as ``tariff``.
        key: key inside the section.
        value: text of the value.
        source: who says so; may be empty.
        note: remark; may be empty.
        where: the cell.
    """

    section: str
    key: str
    value: str
    source: str = ""
    note: str = ""
    where: Where = field(default_factory=Where, compare=False)

    @property
    def address(self) -> str:
        """``section.key``, as settings are named in messages."""
        return f"{self.section}.{self.key}"


@dataclass(frozen=True, slots=True)
class ScenarioLine:
    """One thing that a scenario says, as it was written.

    Attributes:
        scenario: name of the scenario.
        address: what is set; or ``says``, ``extends``, ``add`` or ``drop``.
        value: the new text of the cell; or what is said, extended, added or dropped.
        source: who says so; may be empty.
        note: remark; may be empty.
        where: the cell.
    """

    scenario: str
    address: str
    value: str
    source: str = ""
    note: str = ""
    where: Where = field(default_factory=Where, compare=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """A case before anything in it is interpreted. Equality asks what was said, not in which file.

    Attributes:
        tables: the tables found, in the order of the dictionary.
        settings: the settings given, sections together in the order of the dictionary.
        path: name of the folder or workbook.
        settings_path: where settings stand: ``case.toml``, or the workbook.
        settings_sheet: sheet of the settings; empty for a folder.
        findings: what is wrong or doubtful about the files themselves.
        unread: names of the tables that are there but could not be read; ``settings`` among them.
        scenarios: what the scenarios of the case say, those of one scenario together.
        applied: names of the scenarios applied, ``--set`` last; empty: the case as in the file.
        changes: what scenarios and ``--set`` changed in the file.
    """

    tables: tuple[Table, ...]
    settings: tuple[DraftSetting, ...]
    path: str = field(default="", compare=False)
    settings_path: str = field(default="", compare=False)
    settings_sheet: str = field(default="", compare=False)
    findings: tuple[Finding, ...] = field(default=(), compare=False)
    unread: frozenset[str] = field(default=frozenset(), compare=False)
    scenarios: tuple[ScenarioLine, ...] = ()
    applied: tuple[str, ...] = field(default=(), compare=False)
    changes: tuple[Change, ...] = field(default=(), compare=False)

    @property
    def is_workbook(self) -> bool:
        """True when the draft was read from a workbook."""
        return bool(self.settings_sheet)

    def table(self, name: str) -> Table | None:
        """Return the table of that name; None when the case has none.

        Args:
            name: such as ``participants``.
        """
        return next((table for table in self.tables if table.name == name), None)

    def where(self, table: str) -> Where:
        """Return the place where a table stands or should stand.

        Args:
            table: such as ``participants``.
        """
        return Where(self.path, table.capitalize()) if self.is_workbook else Where(f"{table}.csv")

    def where_setting(self, section: str, key: str = "") -> Where:
        """Return the place where a setting should stand.

        Args:
            section: section of the settings.
            key: key inside the section; empty: the whole section.
        """
        if self.is_workbook:
            return Where(self.path, self.settings_sheet, 0, f"{section}.{key}" if key else section)
        return Where(self.settings_path, section, 0, key)


def in_order(settings: list[DraftSetting]) -> tuple[DraftSetting, ...]:
    """Return settings with the sections together, known sections first in the order of the dictionary.

    Args:
        settings: in the order of the file.
    """
    sections = list(dict.fromkeys((*SECTIONS, *(setting.section for setting in settings))))
    return tuple(sorted(settings, key=lambda setting: sections.index(setting.section)))
