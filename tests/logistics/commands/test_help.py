from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.logistics.commands.calls import call

COMMANDS = (
    "plan",
    "price",
    "replan",
    "check",
    "compare",
    "new",
    "convert",
    "cases",
    "prices",
    "explain",
    "sweep",
    "results",
)


@pytest.mark.parametrize("command", ["", *COMMANDS], ids=lambda name: name or "backtoback")
def test_help_is_the_golden_one(command: str, golden: Callable[[str, str], str]) -> None:
    result = call(*filter(None, (command,)), "--help")

    assert result.exit_code == 0
    assert "..." not in result.stdout.partition("Commands:")[2]
    assert result.stdout == golden(f"help/{command or 'backtoback'}.txt", result.stdout)
