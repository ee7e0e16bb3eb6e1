"""Every error of the product is a sentence and an exit code, never a traceback."""

from __future__ import annotations

import json

import pytest
import typer

from logistics.commands.exits import answering
from logistics.errors import OutOfTimeError, VerificationError
from logistics.library import LibraryError, UnknownNameError
from reports.errors import ReportError
from solver.errors import EngineError, ProblemError

ERRORS = (
    (VerificationError(("cost 1, recount 2",)), 1, "defect",
     "the recount differs from the plan; please report this:\n  - cost 1, recount 2"),
    (LibraryError("findings.csv", "it is missing"), 1, "defect",
     "shipped data findings.csv: it is missing; install backtoback again"),
    (ReportError(None, "row twice"), 1, "defect", "row twice"),
    (ProblemError("index 3"), 1, "defect", "index 3"),
    (UnknownNameError("fare model", "x", ("a", "b")), 3, "input",
     "there is no fare model 'x'; choose one of: a, b"),
    (PermissionError(13, "Permission denied", "case.toml"), 3, "input",
     "[Errno 13] Permission denied: 'case.toml'"),
    (OutOfTimeError(2.0), 5, "not-proved", "no plan was found in 2 s; give more time with --seconds"),
    (EngineError("CBC is missing"), 5, "not-proved", "CBC is missing"),
)  # fmt: skip


@pytest.mark.parametrize(("error", "code", "kind", "text"), ERRORS, ids=lambda value: type(value).__name__)
def test_an_error_is_a_sentence_and_a_code(
    error: Exception, code: int, kind: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit) as caught, answering(as_json=True):
        raise error

    printed = capsys.readouterr()
    answer = json.loads(printed.out)
    assert caught.value.exit_code == code
    assert printed.err.rstrip() == text
    assert (answer["shape"], answer["message"]) == (f"error-{kind}/1", text)


def test_a_second_ctrl_c_ends_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as caught, answering(as_json=False):
        raise KeyboardInterrupt

    assert caught.value.exit_code == 130
    assert capsys.readouterr().err == "stopped before there was a result\n"
