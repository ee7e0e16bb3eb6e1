"""Exit codes, and how errors are told: sentences on stderr, objects with --json."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

import typer

from logistics.commands.answers import finding_object, tell_findings, write_json
from logistics.commands.console import talk
from logistics.errors import (
    CaseError,
    InfeasibleError,
    LogisticsError,
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
    STOPPED = 130


@contextmanager
def answering(*, as_json: bool) -> Iterator[None]:
    """Turn the errors of the product into an answer and an exit code."""
    from reports.errors import ReportError
    from solver.errors import SolverError

    try:
        yield
    except CaseError as error:
        tell_findings(error.findings, as_json=as_json)
        if as_json:
            write_json("error-input/1", {"findings": [finding_object(finding) for finding in error.findings]})
        raise typer.Exit(ExitCode.INPUT) from error
    except (LogisticsError, SolverError, ReportError, OSError) as error:
        kind, code, details = _sorted(error)
        talk(str(error))
        if as_json:
            write_json(f"error-{kind}/1", {"message": str(error), **details})
        raise typer.Exit(code) from error
    except KeyboardInterrupt as error:
        talk("stopped before there was a result")
        raise typer.Exit(ExitCode.STOPPED) from error


def _sorted(error: Exception) -> tuple[str, ExitCode, dict[str, object]]:
    """Return the kind of an error, its exit code, and what its JSON answer says besides the message."""
    from logistics.library import LibraryError
    from reports.errors import ReportError
    from solver.errors import EngineError, SolverError

    match error:
        case InfeasibleError():
            told: dict[str, object] = {"rules": list(error.rules), "gives": list(error.gives)}
            return "infeasible", ExitCode.INFEASIBLE, told
        case VerificationError():
            return "defect", ExitCode.DEFECT, {"differences": list(error.differences)}
        case OutOfTimeError() | EngineError():
            return "not-proved", ExitCode.NOT_PROVED, {}
        case OutputError():
            return "not-written", ExitCode.NOT_WRITTEN, {"path": error.path, "reason": error.reason}
        case LibraryError() | SolverError() | ReportError():
            return "defect", ExitCode.DEFECT, {"differences": []}
        case _:  # a file that cannot be read, a name that is not shipped, a look-up that failed
            return "input", ExitCode.INPUT, {"findings": []}
