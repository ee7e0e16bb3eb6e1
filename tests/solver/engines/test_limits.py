"""How the library engines end when time runs out or the caller stops them."""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter
from types import ModuleType

import pytest

from solver import SILENT, EngineError, Status, cost_of
from solver.engines import exhaustive, ortools, pulp
from solver.engines.answer import answer, whole_bound
from tests.solver.problems import two_beside_one, year_of_meetings

HARD = year_of_meetings(4)


class StopAfterSeconds:
    """A watch that stops the solve after a while."""

    def __init__(self, seconds: float) -> None:
        self.end = perf_counter() + seconds

    def progress(self, stage: str, cost: int | None, bound: int | None) -> None:
        pass

    def is_stopped(self) -> bool:
        return perf_counter() > self.end


@pytest.mark.parametrize("engine", [ortools, pulp], ids=["ortools", "pulp"])
def test_time_limit_leaves_a_bound_below_the_cost(engine: ModuleType) -> None:
    outcome = engine.solve(HARD, watch=SILENT, seconds=2.0, seed=0)

    assert outcome.status in {Status.FEASIBLE, Status.UNKNOWN}
    assert outcome.seconds < 8.0
    if outcome.status is Status.FEASIBLE:
        assert outcome.cost == cost_of(HARD, outcome.choice)
        assert outcome.bound is None or outcome.bound < 54_641 <= outcome.cost


def test_stopped_highs_returns_at_once() -> None:
    outcome = ortools.solve(HARD, watch=StopAfterSeconds(0.3), seconds=1.0, seed=0)

    assert (outcome.status, outcome.choice, outcome.bound) == (Status.UNKNOWN, (), None)


def children() -> set[str]:
    """Return the ids of the processes started here that are still there, whoever started them."""
    found = (file.read_text(encoding="ascii") for file in Path("/proc/self/task").glob("*/children"))
    return {child for text in found for child in text.split()}


@pytest.mark.skipif(sys.platform != "linux", reason="child processes are listed by Linux only")
def test_stopped_cbc_leaves_no_process_behind() -> None:
    before = children()

    outcome = pulp.solve(HARD, watch=StopAfterSeconds(0.5), seconds=30.0, seed=0)

    assert outcome.status in {Status.FEASIBLE, Status.UNKNOWN}
    assert outcome.seconds < 8.0
    assert children() <= before


def test_exhaustive_without_time_has_no_bound() -> None:
    outcome = exhaustive.solve(two_beside_one(), watch=SILENT, seconds=0.0, seed=0)

    assert (outcome.status, outcome.cost, outcome.bound) == (Status.UNKNOWN, None, None)


def test_missing_cbc_is_an_engine_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cbcbox.cbc_bin_path", lambda: "no-such-cbc")

    with pytest.raises(EngineError) as caught:
        pulp.solve(two_beside_one(), watch=SILENT, seconds=None, seed=0)

    assert str(caught.value) == "pulp cannot start CBC: [Errno 2] No such file or directory: 'no-such-cbc'"


def test_forbidden_choice_of_an_engine_is_an_engine_error() -> None:
    with pytest.raises(EngineError) as caught:
        answer(two_beside_one(), (0, 1, 2), None, engine="ortools", seconds=0.0)

    assert str(caught.value) == "ortools returned a choice that is not allowed: (0, 1, 2)"


def test_bound_is_rounded_up_after_its_noise() -> None:
    bounds = [41.2, 42.0000000001, 41.9999999, -3.5, float("-inf")]

    assert [whole_bound(bound) for bound in bounds] == [42, 42, 42, -3, None]
