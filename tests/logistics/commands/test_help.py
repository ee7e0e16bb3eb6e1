from __future__ import annotations

from collections.abc import Callable

import pytest

from logistics.commands.app import app
from tests.logistics.commands.calls import call

COMMANDS = tuple(str(command.name) for command in app.registered_commands)


@pytest.mark.parametrize("command", ["", *COMMANDS], ids=lambda name: name or "backtoback")
def test_help_is_the_golden_one(command: str, golden: Callable[[str, str], str]) -> None:
    result = call(*filter(None, (command,)), "--help")

    assert result.exit_code == 0
    assert "..." not in result.stdout.partition("Commands:")[2]
    assert result.stdout == golden(f"help/{command or 'backtoback'}.txt", result.stdout)
