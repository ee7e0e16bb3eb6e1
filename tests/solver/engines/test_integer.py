"""Linear models with whole-number columns, by both libraries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import enumerate as threads
from time import perf_counter

import numpy as np
import pytest

from solver.clock import Clock
from solver.engines.integer import Ending, IntegerModel, Solved, solve_by_cbc, solve_by_highs
from solver.watch import SILENT

Solve = Callable[[IntegerModel, Clock], Solved]
KNAPSACK = IntegerModel(
    cost=np.array([-3.0, -2.0]),
    upper=np.array([1.0, 1.0]),
    row=np.array([0, 0]),
    column=np.array([0, 1]),
    value=np.array([2.0, 2.0]),
    least=np.array([-np.inf]),
    most=np.array([3.0]),
    kinds=(("room", (1,)),),
)
"""Minimise -3 x - 2 y where 2 x + 2 y <= 3."""


class Stopped:
    """A watch that stops at once."""

    def progress(self, stage: str, cost: int | None, bound: int | None) -> None:
        pass

    def is_stopped(self) -> bool:
        return True


def halves() -> IntegerModel:
    """Return a model that takes long: four times half of forty amounts, by the same columns."""
    amounts = np.random.default_rng(1).integers(0, 100, (5, 40)).astype(float)
    row, column = np.indices(amounts.shape).reshape(2, -1)
    side = amounts.sum(axis=1) // 2
    return IntegerModel(
        np.zeros(40), np.ones(40), row, column, amounts.reshape(-1), side, side, (("half", (5,)),)
    )


@pytest.mark.parametrize("solve", [solve_by_highs, solve_by_cbc])
def test_whole_numbers_are_found_and_proven(solve: Solve) -> None:
    solved = solve(KNAPSACK, Clock.started(SILENT, None))

    assert (solved.ending, np.rint(solved.values).tolist()) == (Ending.OPTIMAL, [1, 0])
    assert solved.bound == pytest.approx(-3, abs=0.9)


@pytest.mark.parametrize("solve", [solve_by_highs, solve_by_cbc])
def test_impossible_model_has_no_values(solve: Solve) -> None:
    model = replace(KNAPSACK, least=np.array([5.0]), most=np.array([5.0]))

    solved = solve(model, Clock.started(SILENT, None))

    assert (solved.ending, solved.values.size, solved.bound) == (Ending.INFEASIBLE, 0, None)


def test_relaxed_model_has_parts_and_duals() -> None:
    solved = solve_by_highs(KNAPSACK.relaxed(), Clock.started(SILENT, None))

    assert solved.values.tolist() == pytest.approx([1, 0.5])
    assert solved.bound == pytest.approx(-4)
    assert solved.duals.tolist() == pytest.approx([-1])


@pytest.mark.parametrize("solve", [solve_by_highs, solve_by_cbc])
def test_stopped_watch_ends_the_solve_soon(solve: Solve) -> None:
    before = set(threads())
    start = perf_counter()

    solved = solve(halves(), Clock.started(Stopped(), 2.0))

    assert (solved.ending, solved.values.size) == (Ending.NOTHING, 0)
    assert perf_counter() - start < 5
    # HiGHS goes on until its limit of time, and must not live longer than the tests
    for thread in set(threads()) - before:
        thread.join(10)
