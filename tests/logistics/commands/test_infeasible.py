"""Impossible rules end with code 4 and tell how far each has to give."""

from __future__ import annotations

import json

from tests.logistics.commands.calls import call


def test_a_cap_that_nobody_can_keep_is_answered_with_the_least_that_would_do() -> None:
    result = call("plan", "wsis-2005-fellowships", "--no-workbook", "--max-burden", "nights=1", "--json")

    answer = json.loads(result.stdout)
    assert result.exit_code == 4
    assert answer["shape"] == "error-infeasible/1"
    assert answer["rules"] == ["nobody is away for more than 1 night"]
    assert answer["gives"] == ["somebody has to be away for 6 nights"]
