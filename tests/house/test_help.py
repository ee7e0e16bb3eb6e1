"""Help is quick: it loads none of the slow libraries."""

from __future__ import annotations

import subprocess
import sys

import pytest

SLOW = {
    *("currency_converter", "formualizer", "geopy", "holidays", "numpy"),
    *("openpyxl", "ortools", "pandas", "pulp", "xlsxwriter"),
    *("distributed", "psycopg", "pyarrow", "sqlalchemy"),
}
COMMANDS = (
    "new",
    "convert",
    "check",
    "compare",
    "plan",
    "price",
    "replan",
    "cases",
    "explain",
    "prices",
    "sweep",
    "results",
    "where",
)


def loaded_packages(*arguments: str) -> set[str]:
    """Return the top-level packages that a call of Python imports."""
    command = (sys.executable, "-X", "importtime", *arguments)
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = [line for line in result.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=" ".join)
def test_help_loads_no_slow_library(command: tuple[str, ...]) -> None:
    loaded = loaded_packages("-m", "logistics", *command, "--help")

    assert "logistics" in loaded
    assert loaded & SLOW == set()


def test_slow_library_is_seen() -> None:
    assert loaded_packages("-c", "import numpy") & SLOW == {"numpy"}
