"""What ways are worth under a tally, on given choices."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.attendance.paths import price_paths
from solver.attendance.problem import COST, FIXED, NO_LIMIT, OWN, AttendanceProblem, Numbers, Tally
from solver.attendance.ways import Ways
from solver.problem import BoolArray, IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Every way on some choices, for one person.

    Attributes:
        measures: ``[ways, choices, measures]``.
        paid: what the first payer pays, ``[ways, choices]``.
        is_open: the way may be taken, ``[ways, choices]``.
    """

    measures: IntArray
    paid: IntArray
    is_open: BoolArray


def table_of(problem: AttendanceProblem, ways: Ways, choices: IntArray) -> Table:
    """Return measures, payments and openness of every way on every choice, ``[choices, meetings]``."""
    people, paid = problem.travellers, problem.arrangements
    priced = price_paths(problem, ways, choices)
    remote = ways.remote.sum(axis=1)[:, None] * people.remote[ways.traveller]
    measures = priced.measures[ways.path] + remote[:, None, :]
    covers = paid.covers[ways.arrangement].astype(np.int64)
    second, is_extra = paid.second[ways.arrangement], paid.is_extra[ways.arrangement]
    fixed = np.zeros((1, 1, problem.measures), dtype=np.int64)
    if is_extra.any() or (second == FIXED).any():
        far = (ways.remote & problem.is_fixed).sum(axis=1)[:, None] * people.remote[ways.traveller]
        fixed = priced.measures[ways.fixed_path] + far[:, None, :]
    covered = np.einsum("wbk,wk->wb", measures - fixed * is_extra[:, None, None], covers)
    cost = measures[:, :, COST]
    most = np.minimum(paid.most[ways.arrangement][:, None], cost)
    first = np.where((paid.first[ways.arrangement] >= 0)[:, None], np.clip(covered, 0, most), 0)
    rest = cost - first
    is_paid = (second >= OWN)[:, None] | (rest == 0)
    is_paid |= (second == FIXED)[:, None] & (rest <= fixed[:, :, COST])
    is_open = priced.is_possible[ways.path] & is_paid
    for measure in np.flatnonzero(problem.most_each != NO_LIMIT):
        is_open &= measures[:, :, measure] <= problem.most_each[measure]
    return Table(measures, first, is_open)


def worth(problem: AttendanceProblem, ways: Ways, table: Table, tally: Tally) -> Numbers:
    """Return what one unit in each way adds to a tally, ``[ways, choices]``."""
    people, paid = problem.travellers, problem.arrangements
    owner = ways.traveller
    heads = (tally.in_person[owner] * ways.stops + tally.remote[owner] * ways.remote).sum(axis=1)
    heads = heads + tally.arrangement[ways.arrangement]
    value: Numbers = np.broadcast_to(heads[:, None], table.paid.shape)
    for measure in np.flatnonzero(tally.measure):
        value = value + tally.measure[measure] * table.measures[:, :, measure]
    if tally.payer.any():
        # OWN, NOBODY and FIXED, which are below zero, read the zeros at the end
        price = np.concatenate([tally.payer, np.zeros(3, dtype=tally.payer.dtype)])
        first, second = price[paid.first[ways.arrangement]], price[paid.second[ways.arrangement]]
        rest = table.measures[:, :, COST] - table.paid
        value = value + first[:, None] * table.paid + second[:, None] * rest
    return value * people.size[owner][:, None]


def extra_worth(problem: AttendanceProblem, tally: Tally) -> Numbers:
    """Return what one unit of each extra adds to a tally, ``[extras]``."""
    price = np.concatenate([tally.payer, np.zeros(1, dtype=tally.payer.dtype)])
    paid: Numbers = price[problem.extra_payer] * problem.extra_measure[:, COST]
    total: Numbers = tally.extra + problem.extra_measure @ tally.measure + paid
    return total
