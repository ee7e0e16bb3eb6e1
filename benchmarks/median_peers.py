"""The p-median problem by others: HiGHS on two strong models through OR-Tools, and spopt.

Times are those of the solve alone; the building of the model is not counted.
"""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from time import perf_counter

import numpy as np
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt
from ortools.math_opt.solvers import highs_pb2

from solver import IntArray

Answer = tuple[float, int, bool]
WITHIN = 0.999
"""Gap at which a whole number is proven."""


def solve_by_peer(peer: str, distances: IntArray, p: int, seconds: float) -> Answer:
    """Return seconds, cost and whether it is proven."""
    if peer == "highs":
        return _by_highs(_assignment_model(distances, p), p, seconds)
    if peer == "highs-radius":
        return _by_highs(_radius_model(distances, p), p, seconds)
    return _by_spopt(peer, distances, p, seconds)


def _by_spopt(peer: str, distances: IntArray, p: int, seconds: float) -> Answer:
    locate, pulp = import_module("spopt.locate"), import_module("pulp")
    if peer == "spopt-highs":
        solver = pulp.HiGHS(msg=False, threads=1, timeLimit=seconds)
    else:
        solver = pulp.PULP_CBC_CMD(msg=False, threads=1, timeLimit=seconds)
    model = locate.PMedian.from_cost_matrix(distances, np.ones(len(distances)), p_facilities=p)
    start = perf_counter()
    model = model.solve(solver, results=False)
    spent = perf_counter() - start
    is_proven = model.problem.sol_status == pulp.LpSolutionOptimal and spent < seconds
    return spent, round(pulp.value(model.problem.objective) or 0), bool(is_proven)


def _by_highs(rows: _Rows, p: int, seconds: float) -> Answer:
    model = mathopt.Model.from_model_proto(rows.proto(p))
    parameters = mathopt.SolveParameters(
        time_limit=timedelta(seconds=seconds),
        absolute_gap_tolerance=WITHIN,
        relative_gap_tolerance=0.0,
        highs=highs_pb2.HighsOptionsProto(int_options={"threads": 1}, string_options={"parallel": "off"}),
    )
    start = perf_counter()
    result = mathopt.solve(model, mathopt.SolverType.HIGHS, params=parameters)
    spent = perf_counter() - start
    is_proven = result.termination.reason == mathopt.TerminationReason.OPTIMAL
    cost = round(result.objective_value()) if result.has_primal_feasible_solution() else 0
    return spent, cost, is_proven


class _Rows:
    """A model of sites (columns 0 and on, whole) and further columns, made row by row."""

    def __init__(self, sites: int) -> None:
        self.sites = sites
        self.costs: list[float] = []
        self.entries: list[tuple[int, int, float]] = []
        self.least: list[float] = []
        self.most: list[float] = []

    def column(self, cost: float) -> int:
        """Add a column between 0 and 1 and return its number."""
        self.costs.append(cost)
        return self.sites + len(self.costs) - 1

    def row(self, entries: list[tuple[int, float]], least: float, most: float) -> None:
        """Add a row."""
        self.entries += [(len(self.least), column, value) for column, value in sorted(entries)]
        self.least.append(least)
        self.most.append(most)

    def proto(self, p: int) -> model_pb2.ModelProto:
        """Return the model, the row of p sites included."""
        self.row([(site, 1.0) for site in range(self.sites)], p, p)
        columns = self.sites + len(self.costs)
        proto = model_pb2.ModelProto()
        proto.variables.ids.extend(range(columns))
        proto.variables.lower_bounds.extend([0.0] * columns)
        proto.variables.upper_bounds.extend([1.0] * columns)
        proto.variables.integers.extend([True] * self.sites + [False] * len(self.costs))
        costly = [(self.sites + place, cost) for place, cost in enumerate(self.costs) if cost]
        proto.objective.linear_coefficients.ids.extend(column for column, _ in costly)
        proto.objective.linear_coefficients.values.extend(cost for _, cost in costly)
        proto.linear_constraints.ids.extend(range(len(self.least)))
        proto.linear_constraints.lower_bounds.extend(self.least)
        proto.linear_constraints.upper_bounds.extend(self.most)
        rows, places, values = zip(*self.entries, strict=True)
        proto.linear_constraint_matrix.row_ids.extend(rows)
        proto.linear_constraint_matrix.column_ids.extend(places)
        proto.linear_constraint_matrix.coefficients.extend(values)
        return proto


def _assignment_model(distances: IntArray, p: int) -> _Rows:
    """Return the model of x_ij <= y_j; nobody goes beyond the nearest n - p + 1 sites."""
    model = _Rows(len(distances))
    for row in distances:
        nearest = np.argsort(row, kind="stable")[: len(row) - p + 1].tolist()
        ways = [(site, model.column(float(row[site]))) for site in nearest]
        model.row([(way, 1.0) for _, way in ways], 1.0, 1.0)
        for site, way in ways:
            model.row([(site, -1.0), (way, 1.0)], -np.inf, 0.0)
    return model


def _radius_model(distances: IntArray, p: int) -> _Rows:
    """Return the model of radii (Cornuejols, Nemhauser, Wolsey 1980): z_ik = 1 if i goes beyond distance k.

    z_ik plus the sites at just that distance is at least z_i,k-1: one column for all sites at one distance.
    """
    model = _Rows(len(distances))
    for row in distances:
        lengths = np.unique(np.sort(row)[: len(row) - p + 1])
        before: int | None = None
        for place, length in enumerate(lengths[:-1].tolist()):
            beyond = model.column(float(lengths[place + 1] - length))
            entries = [(site, 1.0) for site in np.flatnonzero(row == length).tolist()] + [(beyond, 1.0)]
            model.row(
                entries if before is None else [*entries, (before, -1.0)],
                1.0 if before is None else 0.0,
                np.inf,
            )
            before = beyond
    return model
