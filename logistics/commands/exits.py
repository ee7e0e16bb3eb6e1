"""Exit codes, and how errors are told: sentences on stderr, objects with --json."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

import typer

from logistics.commands.console import talk
from logistics.errors import (
    CaseError,
    Finding,
    InfeasibleError,
    OutOfTimeError,
    OutputError,
    VerificationError,
)


class ExitCode(IntEnum):
    """What the command ends with; documented in the README and not changed lightly."""

    DONE = 0
    DEFECT = 1
    USAGE = 2
    INPUT = 3
    INFEASIBLE = 4
    NOT_PROVED = 5
    NOT_WRITTEN = 6


@contextmanager
def answering(*, as_json: bool) -> Iterator[None]:
    """Turn the errors of the product into an answer and an exit code."""
    try:
        yield
    except CaseError as error:
        _tell("input", as_json, findings=[finding_object(finding) for finding in error.findings])
        tell_findings(error.findings, as_json=as_json)
        raise typer.Exit(ExitCode.INPUT) from error
    except InfeasibleError as error:
        _tell("infeasible", as_json, rules=list(error.rules))
        talk(str(error))
        raise typer.Exit(ExitCode.INFEASIBLE) from error
    except VerificationError as error:
        _tell("defect", as_json, differences=list(error.differences))
        talk(str(error))
        raise typer.Exit(ExitCode.DEFECT) from error
    except OutOfTimeError as error:
        _tell("not-proved", as_json, message=str(error))
        talk(str(error))
        raise typer.Exit(ExitCode.NOT_PROVED) from error
    except OutputError as error:
        _tell("not-written", as_json, path=error.path, reason=error.reason)
        talk(str(error))
        raise typer.Exit(ExitCode.NOT_WRITTEN) from error


def _tell(kind: str, as_json: bool, **details: object) -> None:
    if as_json:
        write_json(f"error-{kind}/1", details)


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
    """Write findings to stderr, one a line, and how to learn more."""
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
