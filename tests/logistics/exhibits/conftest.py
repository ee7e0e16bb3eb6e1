from __future__ import annotations

from pathlib import Path

import pytest

from logistics.conduct import load, report, run
from logistics.library import data_path
from logistics.planning.request import Request
from logistics.planning.run import Run
from solver.watch import SILENT
from tests.logistics.exhibits.decided import decided_run
from tests.logistics.exhibits.example import tiny_run


@pytest.fixture(scope="session")
def tiny() -> Run:
    return tiny_run()


@pytest.fixture(scope="session")
def decided() -> Run:
    return decided_run()


@pytest.fixture(scope="session")
def wsis() -> Run:
    case, warnings = load(data_path("cases", "wsis-2005"))
    return run(case, warnings, Request(), SILENT)


@pytest.fixture(scope="session")
def wsis_file(wsis: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the workbook of wsis-2005, to be copied before it is changed."""
    path = tmp_path_factory.mktemp("wsis") / "wsis.xlsx"
    report(wsis, path)
    return path
