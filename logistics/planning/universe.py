"""Which placements the rules leave, which pairs of them collide, and which rules leave none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import accumulate

import numpy as np

from logistics.case.case import Case
from logistics.errors import InfeasibleError
from logistics.planning.options import BoolArray, IntArray, Options, every_option
from logistics.planning.restriction import Give, Restriction
from solver.conflict import Rule, has_choice, smallest_conflict


def allowed_options(
    case: Case, rules: tuple[Restriction, ...], days: tuple[date, ...] = ()
) -> tuple[Options, ...]:
    """Return the placements that no single rule excludes, a consultation each.

    Args:
        case: the case.
        rules: every rule on dates and places.
        days: days that rules name beside those of the case.

    Raises:
        InfeasibleError: a consultation has none left.
    """
    left = options_left(case, rules)
    if not all(len(options) for options in left):
        raise infeasible(case, rules, days)
    return left


def options_left(case: Case, rules: tuple[Restriction, ...]) -> tuple[Options, ...]:
    """Return the placements that no single rule excludes, a consultation each; some may have none."""
    universe = every_option(case)
    masks = [np.ones(len(options), dtype=bool) for options in universe]
    for rule in rules:
        for index, allows in rule.options:
            masks[index] &= allows(universe[index])
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


def infeasible(case: Case, rules: tuple[Restriction, ...], days: tuple[date, ...] = ()) -> InfeasibleError:
    """Return the error that names a smallest set of rules that leave no choice of dates.

    Args:
        case: the case.
        rules: every rule on dates and places.
        days: days that rules name beside those of the case.
    """
    universe = every_option(case, is_wide=True, days=days)
    meeting = meetings_of(universe)
    excluded = tuple(excluded_by(rule, universe) for rule in rules)
    smallest = smallest_conflict(meeting, excluded)

    def give(index: int) -> str:
        others = tuple(excluded[other] for other in smallest if other != index)

        def is_enough(relaxed: Restriction) -> bool:
            return has_choice(meeting, (*others, excluded_by(relaxed, universe)))

        return days_to_give(rules[index], span_of(universe), is_enough)

    return InfeasibleError(tuple(rules[index].sentence for index in smallest), tuple(map(give, smallest)))


def meetings_of(universe: tuple[Options, ...]) -> IntArray:
    """Return the number of the consultation of each placement."""
    sizes = [len(options) for options in universe]
    return np.repeat(np.arange(len(universe), dtype=np.int64), sizes)


def span_of(universe: tuple[Options, ...]) -> int:
    """Return from the first to the last day of any placement [days]."""
    days = np.concatenate([day for options in universe for day in (options.first, options.last)])
    return int(days.max(initial=0) - days.min(initial=int(days.max(initial=0))))


def excluded_by(rule: Restriction, universe: tuple[Options, ...]) -> Rule:
    """Return what a rule takes away of some placements."""
    starts = _starts(universe)
    options = [np.flatnonzero(~allows(universe[index])) + starts[index] for index, allows in rule.options]
    pairs = {(one, other): ~allows(universe[one], universe[other]) for one, other, allows in rule.pairs}
    merged = np.concatenate(options) if options else np.zeros(0)
    return Rule(options=merged.astype(np.int64), pairs=_pairs(pairs, starts))


def days_to_give(rule: Restriction, span_days: int, is_enough: Callable[[Restriction], bool]) -> str:
    """Return how far a rule on dates has to give, in words; '' when no number of days is enough.

    Args:
        rule: the rule.
        span_days: more days than this make no difference [days].
        is_enough: tells whether a rule that gives so far is enough.
    """
    words, most = "", span_days
    for give in rule.gives:
        days = _least_days(give, most if give.most is None else min(most, give.most), is_enough)
        if days is not None:
            words, most = give.words(days), days - 1
    return words


def _least_days(give: Give, most: int, is_enough: Callable[[Restriction], bool]) -> int | None:
    """Return the fewest days that are enough, from 1 to ``most``; None when there are none."""
    if most < 1 or not is_enough(give.relaxed(most)):
        return None
    low, high = 1, most
    while low < high:
        # the more it gives, the more is allowed
        middle = (low + high) // 2
        if is_enough(give.relaxed(middle)):
            high = middle
        else:
            low = middle + 1
    return high
