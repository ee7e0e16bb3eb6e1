"""Findings as sentences on stderr, and answers as JSON on stdout."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from logistics.commands.console import talk
from logistics.errors import Finding, OutputError


def finding_object(finding: Finding) -> dict[str, object]:
    """Return a finding as it stands in JSON answers."""
    where = finding.where
    return {
        "path": where.path,
        "sheet": where.sheet,
        "row": where.row,
        "column": where.column,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
    }


def tell_findings(findings: tuple[Finding, ...], *, as_json: bool) -> None:
    """Write findings to stderr, one a line, and how to learn more; not where the JSON answer has them."""
    if as_json:
        return
    for finding in findings:
        talk(f"{finding.severity.value}: {finding}")
    if findings:
        count = len(findings)
        plural = "s" if count > 1 else ""
        talk(f"{count} finding{plural}; 'backtoback explain {findings[0].code}' says more about the first")


def write_json(shape: str, content: dict[str, object]) -> None:
    """Write an answer to stdout as JSON; ``shape`` names its form and the version of the form."""
    json.dump({"shape": shape, **content}, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def save_json(path: Path, shape: str, content: dict[str, object]) -> None:
    """Write an answer to a file as JSON; folders on the way are made.

    Raises:
        OutputError: it could not be written; nothing is left half-written.
    """
    from reports import ReportError, replace_file

    text = json.dumps({"shape": shape, **content}, ensure_ascii=False, indent=2)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, f"{text}\n".encode())
    except OSError as error:
        raise OutputError(str(path), str(error)) from error
    except ReportError as error:
        raise OutputError(str(path), error.reason) from error
