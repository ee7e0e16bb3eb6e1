"""A second opinion: HiGHS on the model of assignment, for problems beyond trying every set."""

from __future__ import annotations

import numpy as np
import pytest

from solver import MedianProblem, Status, solve_median
from solver.clock import Clock
from solver.engines.integer import Ending, IntegerModel, solve_by_highs
from solver.problem import IntArray
from solver.watch import SILENT
from tests.solver.pmedian.instances import median


def model_of(problem: MedianProblem) -> IntegerModel:
    """Return x_ij <= y_j, every client served once, p sites; columns are sites, then client by client."""
    clients, sites = problem.cost.shape
    x = sites + np.arange(clients * sites).reshape(clients, sites)
    links = np.arange(clients * sites) + clients + 1
    row = np.concatenate(
        [np.zeros(sites, dtype=np.int64), np.repeat(np.arange(clients) + 1, sites), links, links]
    )
    column = np.concatenate([np.arange(sites), x.ravel(), x.ravel(), np.tile(np.arange(sites), clients)])
    count = clients * sites
    value = np.concatenate([np.ones(sites + 2 * count), -np.ones(count)])
    served = [float(problem.p)] + [1.0] * clients
    return IntegerModel(
        cost=np.concatenate(
            [np.zeros(sites), (problem.cost * problem.weight[:, None]).ravel().astype(float)]
        ),
        upper=np.ones(sites + count),
        row=row,
        column=column,
        value=value,
        least=np.array(served + [-np.inf] * count),
        most=np.array(served + [0.0] * count),
        kinds=(("row", (1 + clients + count,)),),
    )


def paths(seed: int, nodes: int) -> IntArray:
    """Return all shortest paths of a random connected graph."""
    rng = np.random.default_rng(seed)
    far = np.full((nodes, nodes), 10**6)
    ends = np.vstack(
        [np.column_stack([np.arange(1, nodes), np.arange(nodes - 1)]), rng.integers(0, nodes, (60, 2))]
    )
    for one, other in ends:
        far[one, other] = far[other, one] = rng.integers(1, 101)
    np.fill_diagonal(far, 0)
    for between in range(nodes):
        np.minimum(far, far[:, between, None] + far[between], out=far)
    return far


@pytest.mark.parametrize("p", [2, 5, 12])
@pytest.mark.parametrize("seed", [1, 2])
def test_graph_agrees_with_highs(seed: int, p: int) -> None:
    weight = np.random.default_rng(seed).integers(1, 50, size=40).tolist()
    problem = median(paths(seed, 40).tolist(), p, weight=weight)

    outcome = solve_median(problem)

    solved = solve_by_highs(model_of(problem), Clock.started(SILENT, None))
    assert (outcome.status, solved.ending) == (Status.OPTIMAL, Ending.OPTIMAL)
    assert outcome.cost == round(float(model_of(problem).cost @ solved.values))
