"""Collects findings while a draft is read, so that all of them are told at once."""

from __future__ import annotations

from logistics.errors import Finding, Severity, Where


class Collector:
    """The findings so far."""

    def __init__(self) -> None:
        self._findings: list[Finding] = []

    def error(self, where: Where, code: str, message: str, hint: str = "") -> None:
        """Note something that makes the case unusable.

        Args:
            where: the cell.
            code: code of the finding.
            message: what is wrong, quoting the value.
            hint: what to do.
        """
        self._findings.append(Finding(where, code, message, hint))

    def warn(self, where: Where, code: str, message: str, hint: str = "") -> None:
        """Note something doubtful.

        Args:
            where: the cell.
            code: code of the finding.
            message: what is doubtful, quoting the value.
            hint: what to do.
        """
        self._findings.append(Finding(where, code, message, hint, Severity.WARNING))

    def extend(self, findings: tuple[Finding, ...]) -> None:
        """Note findings made elsewhere.

        Args:
            findings: what was found.
        """
        self._findings.extend(findings)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in file order."""
        return tuple(sorted(self._findings))

    @property
    def has_errors(self) -> bool:
        """True when the case cannot be used."""
        return any(finding.severity is Severity.ERROR for finding in self._findings)
