"""The smallest set of numbers that meets every given set, by CP-SAT."""

from __future__ import annotations

from collections.abc import Sequence

from ortools.sat.python import cp_model

from solver.errors import EngineError

DIGITS = 30
"""Numbers whose order is settled in one solve: their weights are powers of two."""


def smallest_hitting_set(count: int, sets: Sequence[frozenset[int]]) -> tuple[int, ...]:
    """Return the fewest numbers of 0..count-1 that meet every set, ties by the smallest numbers.

    Args:
        count: how many numbers there are.
        sets: sets of numbers, none of them empty.

    Raises:
        EngineError: CP-SAT did not prove its answer.
    """
    model = cp_model.CpModel()
    chosen = [model.new_bool_var(f"number_{number}") for number in range(count)]
    for one in sets:
        model.add_bool_or([chosen[number] for number in sorted(one)])
    model.minimize(sum(chosen))
    fewest = _solved(model, chosen)
    model.add(sum(chosen) == sum(fewest))
    found: list[int] = []
    for start in range(0, count, DIGITS):
        digits = range(start, min(start + DIGITS, count))
        model.maximize(sum((1 << (digits[-1] - number)) * chosen[number] for number in digits))
        values = _solved(model, chosen)
        for number in digits:
            model.add(chosen[number] == values[number])
            found.extend([number] * values[number])
    return tuple(found)


def _solved(model: cp_model.CpModel, chosen: list[cp_model.IntVar]) -> list[int]:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    status = solver.solve(model)
    if status != cp_model.OPTIMAL:
        raise EngineError(f"CP-SAT ended with {solver.status_name(status)}")
    return [int(solver.value(variable)) for variable in chosen]
