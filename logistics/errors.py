"""Findings, the cells they point at, and the exceptions of this package.

LogisticsError
|-- CaseError            input cannot be used; carries every finding (exit 3)
|-- InfeasibleError      the rules of the case collide (exit 4)
|-- OutOfTimeError       no plan was found in the time given (exit 5)
|-- VerificationError    the recount differs from the plan: our defect (exit 1)
`-- OutputError          a result could not be written (exit 6)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: errors stop the run, warnings are shown."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """The cell (or file, sheet, row) that a finding points at.

    Attributes:
        path: file name as the user gave it, without folders that only we know.
        sheet: sheet of a workbook, table of a TOML file; empty for a CSV file.
        row: row counted as a spreadsheet counts, heading = 1; 0 for "the whole file or sheet".
        column: heading of the column, or key of the setting; empty for "the whole row".
    """

    path: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        sheet = f"[{self.sheet}]" if self.sheet else ""
        row = f":{self.row}" if self.row else ""
        column = f" {self.column}" if self.column else ""
        return f"{self.path}{sheet}{row}{column}"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong or doubtful in the input, with its place and its remedy.

    Attributes:
        where: the cell.
        code: one of the codes in ``data/findings.csv``; ``backtoback explain CODE`` expands it.
        message: what is wrong, quoting the value.
        hint: what to do; may be empty when the message says it.
        severity: error or warning.
    """

    where: Where
    code: str
    message: str
    hint: str = ""
    severity: Severity = field(default=Severity.ERROR)

    def __str__(self) -> str:
        hint = f"; {self.hint}" if self.hint else ""
        return f"{self.where}: {self.message}{hint} ({self.code})"


class LogisticsError(Exception):
    """Base of the exceptions of this package."""


class CaseError(LogisticsError):
    """The input cannot be used; carries all findings, warnings too, in file order."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = tuple(sorted(findings))
        super().__init__("\n".join(str(finding) for finding in self.findings))


NO_DATES = "no dates satisfy these rules together"
"""Headline where the rules on dates collide."""
NO_PLAN = "no plan satisfies these rules together"
"""Headline where rules on people and money collide on every date allowed."""
NOT_NARROWED = "no plan satisfies all of these rules; which of them collide is not known"
"""Headline above all rules on people and money, where time ran out or there are too many dates."""


class InfeasibleError(LogisticsError):
    """Rules of the case cannot be kept together.

    Attributes:
        rules: the smallest set of rules that collide, as sentences.
        gives: how far each would have to give while the others hold; '' where nothing can be said.
    """

    def __init__(self, rules: tuple[str, ...], gives: tuple[str, ...] = (), headline: str = NO_DATES) -> None:
        self.rules = rules
        self.gives = gives or ("",) * len(rules)
        pairs = zip(self.rules, self.gives, strict=True)
        listed = "\n".join(f"  - {rule}: {give}" if give else f"  - {rule}" for rule, give in pairs)
        super().__init__(f"{headline}:\n{listed}")


class VerificationError(LogisticsError):
    """The independent recount differs from the plan: a defect of ours, to be reported."""

    def __init__(self, differences: tuple[str, ...]) -> None:
        self.differences = differences
        listed = "\n".join(f"  - {difference}" for difference in differences)
        super().__init__(f"the recount differs from the plan; please report this:\n{listed}")


class OutputError(LogisticsError):
    """A result file could not be written; nothing was left half-written."""

    def __init__(self, path: str, reason: str, hint: str = "is it open in another program?") -> None:
        self.path = path
        self.reason = reason
        self.hint = hint
        super().__init__(f"{path} could not be written: {reason}; {hint}")


class OutOfTimeError(LogisticsError):
    """The time ran out, or the user stopped, before any plan was found."""

    def __init__(self, seconds: float | None) -> None:
        limit = f" in {seconds:g} s" if seconds else ""
        super().__init__(f"no plan was found{limit}; give more time with --seconds")
