"""Leaves out placements that no cheapest plan can contain, before pairs of placements are written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.planning.line_ups import LineUp, count_line_ups, line_ups, scene_of
from logistics.planning.options import BoolArray, IntArray, Options
from logistics.planning.patterns import Crowd
from logistics.planning.scenes import Setting
from logistics.pricing.pricebook import PriceBook
from solver.alternatives import alternatives
from solver.clock import Clock
from solver.problem import PlacementProblem
from solver.prune import NEVER, least_costs

MOST_LINE_UPS = 2_000
"""Line-ups above which nothing is left out: there are too many to look at each."""
MOST_GROUPS = 1_500
"""Groups of placements of one consultation above which finer groups take too long."""
BLOCKS = (366, 28, 7, 2, 1)
"""Lengths of the blocks of days that are looked at together, one round after the other [days]."""
FIRST_TRIED = 120
"""Placements of each consultation, the most promising ones, among which good plans are looked for."""
WIDER = 4
"""How many times more of them are tried when no plan, or too few, keep the rules."""


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """What placements are left out for.

    Attributes:
        formulate: writes the problem of some placements down.
        wanted: number of cheapest plans that must stay possible, ties included.
        enough: number of placements up to which none is left out.
        clock: limit of time.
    """

    formulate: Callable[[tuple[Options, ...]], PlacementProblem]
    wanted: int
    enough: int
    clock: Clock


@dataclass(frozen=True, slots=True, eq=False)
class Narrowed:
    """Placements that are left, and those left out.

    Attributes:
        options: placements left, a consultation each.
        excluded: placements left out: every plan with one of them costs more than ``most_cents``.
        most_cents: cost that all plans wanted keep, remote attendance aside; None: nothing was left out.
    """

    options: tuple[Options, ...]
    excluded: tuple[Options, ...]
    most_cents: int | None

    @property
    def count(self) -> int:
        """Number of placements left out."""
        return sum(len(some) for some in self.excluded)


def everything(options: tuple[Options, ...]) -> Narrowed:
    """Return all placements, none left out."""
    return Narrowed(options, tuple(some.keep(np.zeros(len(some), dtype=bool)) for some in options), None)


def narrowed(
    case: Case,
    prices: PriceBook,
    people: Crowd,
    placements: tuple[tuple[Options, ...], tuple[Session, ...]],
    task: Task,
) -> Narrowed:
    """Return the placements without those that none of the cheapest plans can contain.

    Args:
        case: the case.
        prices: its prices.
        people: who attends.
        placements: allowed placements of each consultation, and the anchors that anybody attends.
        task: what they are left out for.
    """
    options, anchors = placements
    left = everything(options)
    for block_days in BLOCKS:
        total = sum(len(some) for some in left.options)
        if total <= task.enough or task.clock.is_over():
            break
        task.clock.watch.progress(f"exclude places and days by bounds, {total:,} left", left.most_cents, None)
        setting = Setting.of(case, prices, people, (left.options, anchors))
        found = _round(setting, left, block_days, task)
        if found is None:
            break
        left = found
    return left


def _round(setting: Setting, left: Narrowed, block_days: int, task: Task) -> Narrowed | None:
    """Return what is left after bounds by blocks of days; None when they cannot be had."""
    cells = tuple(setting.cells(number) for number in range(len(setting.options)))
    if count_line_ups(cells, MOST_LINE_UPS) > MOST_LINE_UPS or _groups(setting, block_days) > MOST_GROUPS:
        return None
    least = _least(setting, tuple(line_ups(cells)), block_days, left.most_cents)
    most = _good_enough(left.options, least, task)
    if left.most_cents is not None:
        most = left.most_cents if most is None else min(most, left.most_cents)
    if most is None:
        return None
    keep = [costs <= most for costs in least]
    return Narrowed(
        tuple(some.keep(mask) for some, mask in zip(left.options, keep, strict=True)),
        tuple(
            _joined(gone, some.keep(~mask))
            for gone, some, mask in zip(left.excluded, left.options, keep, strict=True)
        ),
        most,
    )


def _groups(setting: Setting, block_days: int) -> int:
    """Return the most groups that the placements of one consultation can form."""
    return max(
        len(np.unique(np.stack([place, some.first // block_days]), axis=1).T)
        for place, some in zip(setting.place, setting.options, strict=True)
    )


def _least(
    setting: Setting, orders: tuple[LineUp, ...], block_days: int, most: int | None
) -> tuple[IntArray, ...]:
    """Return for each placement a cost that no plan with it is below; anything above ``most`` is as good."""
    least = tuple(np.full(len(some), NEVER, dtype=np.int64) for some in setting.options)
    for order in orders:
        bounds = least_costs(scene_of(setting, order, block_days), most)
        for costs, cell, bound in zip(least, order.cells, bounds, strict=True):
            costs[cell.options] = np.minimum(costs[cell.options], bound)
    return least


def _good_enough(options: tuple[Options, ...], least: tuple[IntArray, ...], task: Task) -> int | None:
    """Return the cost of the last of so many good plans; None when there are too few or time ran out."""
    clock, wanted = task.clock, task.wanted
    tried, total = FIRST_TRIED, max(len(some) for some in options)
    while not clock.is_over():
        some = tuple(each.keep(_best(costs, tried)) for each, costs in zip(options, least, strict=True))
        found = alternatives(task.formulate(some), wanted, watch=clock.watch, seconds=clock.left)
        costs = [outcome.cost for outcome in found if outcome.cost is not None]
        if len(costs) == wanted:
            return costs[-1]
        if tried >= total or sum(len(each) for each in some) > WIDER * MOST_GROUPS:
            return None
        tried *= WIDER
    return None


def _best(costs: IntArray, count: int) -> BoolArray:
    keep = np.zeros(len(costs), dtype=bool)
    keep[np.argsort(costs, kind="stable")[:count]] = True
    return keep


def _joined(some: Options, more: Options) -> Options:
    place, first = (np.concatenate(pair) for pair in ((some.place, more.place), (some.first, more.first)))
    order = np.lexsort((place, first))
    return Options(some.consultation, place[order], first[order])
