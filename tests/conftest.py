"""What every test may ask for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("suite", deadline=None, derandomize=True, print_blob=False)
settings.load_profile("suite")

GOLDEN = Path(__file__).resolve().parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites the golden files, to be read as a diff."""
    parser.addoption("--golden", action="store_true", help="rewrite the golden files with what is found")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], str]:
    """Return who tells what a golden file says; with --golden it is rewritten with what was found."""

    def expected(name: str, found: str) -> str:
        path = GOLDEN / name
        if request.config.getoption("--golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(found, encoding="utf-8", newline="\n")
        return path.read_text(encoding="utf-8")

    return expected


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of this checkout."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def scripts() -> Path:
    """Return the folder of the programs that belong to the running Python."""
    return Path(sys.executable).parent
