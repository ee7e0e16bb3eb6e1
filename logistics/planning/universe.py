"""Which placements the rules leave, which pairs of them collide, and which rules leave none."""

from __future__ import annotations

from itertools import accumulate

import numpy as np

from logistics.case.case import Case
from logistics.errors import InfeasibleError
from logistics.planning.options import BoolArray, IntArray, Options, every_option
from logistics.planning.restrictions import Restriction
from solver.conflict import Rule, smallest_conflict


def allowed_options(case: Case, rules: tuple[Restriction, ...]) -> tuple[Options, ...]:
    """Return the placements that no single rule excludes, a consultation each.

    Raises:
        InfeasibleError: a consultation has none left.
    """
    universe = every_option(case)
    masks = [np.ones(len(options), dtype=bool) for options in universe]
    for rule in rules:
        for index, allows in rule.options:
            masks[index] &= allows(universe[index])
    if not all(mask.any() for mask in masks):
        raise infeasible(case, rules)
    return tuple(options.keep(mask) for options, mask in zip(universe, masks, strict=True))


def collisions(options: tuple[Options, ...], rules: tuple[Restriction, ...]) -> IntArray:
    """Return the pairs of placements that some rule excludes, as option indices ``[n, 2]``."""
    starts = _starts(options)
    excluded: dict[tuple[int, int], BoolArray] = {}
    for rule in rules:
        for one, other, allows in rule.pairs:
            shape = (len(options[one]), len(options[other]))
            mask = excluded.setdefault((one, other), np.zeros(shape, dtype=bool))
            mask |= ~allows(options[one], options[other])
    return _pairs(excluded, starts)


def _starts(options: tuple[Options, ...]) -> list[int]:
    return list(accumulate((len(some) for some in options), initial=0))


def _pairs(excluded: dict[tuple[int, int], BoolArray], starts: list[int]) -> IntArray:
    found = [
        np.argwhere(mask) + np.array([starts[one], starts[other]])
        for (one, other), mask in sorted(excluded.items())
    ]
    return np.concatenate(found).astype(np.int64) if found else np.zeros((0, 2), dtype=np.int64)


def infeasible(case: Case, rules: tuple[Restriction, ...]) -> InfeasibleError:
    """Return the error that names a smallest set of rules that leave no choice of dates."""
    universe = every_option(case, is_wide=True)
    starts = _starts(universe)
    meeting = np.repeat(np.arange(len(universe)), [len(options) for options in universe])
    excluded = tuple(_rule(rule, universe, starts) for rule in rules)
    smallest = smallest_conflict(meeting.astype(np.int64), excluded)
    return InfeasibleError(tuple(rules[index].sentence for index in smallest))


def _rule(rule: Restriction, universe: tuple[Options, ...], starts: list[int]) -> Rule:
    options = [np.flatnonzero(~allows(universe[index])) + starts[index] for index, allows in rule.options]
    pairs = {(one, other): ~allows(universe[one], universe[other]) for one, other, allows in rule.pairs}
    merged = np.concatenate(options) if options else np.zeros(0)
    return Rule(options=merged.astype(np.int64), pairs=_pairs(pairs, starts))
