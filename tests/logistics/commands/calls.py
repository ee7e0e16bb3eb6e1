"""Calls of the command line within this process."""

from __future__ import annotations

import json
import math
from unittest.mock import patch

from typer.testing import CliRunner, Result

from logistics.commands.app import app

RUNNER = CliRunner(env={"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"})


def call(*arguments: str) -> Result:
    """Return what a call of the program answers, without the progress that a slow machine would show."""
    with patch("logistics.commands.progress.QUIET_SECONDS", math.inf):
        return RUNNER.invoke(app, list(arguments))


def told(*arguments: str) -> dict[str, object]:
    """Return the JSON answer of a call, whatever its exit code."""
    result = call(*arguments, "--json")
    found: dict[str, object] = json.loads(result.stdout)
    return found


def lines(text: str) -> list[str]:
    """Return the lines of a print without the spaces at their ends."""
    return [line.rstrip() for line in text.splitlines()]
