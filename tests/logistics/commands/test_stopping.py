"""Time limits and Ctrl-C on a case that is not proven in seconds, in processes of their own."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.logistics.commands.generated import CONSULTATIONS, write_hard_case

PLAN = (sys.executable, "-m", "logistics", "plan")
OPTIONS = ("--no-workbook", "--alternatives", "0", "--engine", "search", "--json")


@pytest.fixture(scope="module", name="hard")
def fixture_hard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_hard_case(tmp_path_factory.mktemp("hard") / "hard")


def test_prove_ends_with_5_when_the_time_was_too_short(hard: Path) -> None:
    command = (*PLAN, str(hard), *OPTIONS, "--seconds", "0.5", "--prove")

    result = subprocess.run(command, capture_output=True, text=True, check=False)

    plan = json.loads(result.stdout)
    assert result.returncode == 5
    assert plan["status"] == "feasible"
    assert plan["bound_cents"] < plan["cost_cents"]


@pytest.mark.parametrize(("prove", "code"), [((), 0), (("--prove",), 5)], ids=["", "prove"])
def test_ctrl_c_keeps_the_best_plan_and_its_bound(hard: Path, prove: tuple[str, ...], code: int) -> None:
    with subprocess.Popen(
        (*PLAN, str(hard), *OPTIONS, *prove), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        is_found = any("search  best" in line for line in process.stderr)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)

    plan = json.loads(out)
    assert is_found
    assert "stopping: keeping the best plan found (Ctrl-C again ends at once)" in err.splitlines()
    assert process.returncode == code
    assert {session["id"] for session in plan["sessions"]} == set(CONSULTATIONS)
    assert 0 < plan["bound_cents"] < plan["cost_cents"]
