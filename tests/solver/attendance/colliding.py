"""The smallest colliding set by trying every decision: what the search for it is held against."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np

from solver.attendance.collision import Cap, Presence, RuleSet
from solver.attendance.inner import inner_of
from solver.attendance.problem import Limit
from solver.attendance.referee import every_count
from solver.attendance.worth import table_of


def broken_by_any(rules: RuleSet) -> set[frozenset[int]]:
    """Return the rules that each decision breaks, of all decisions there are."""
    limits = [(number, rule) for number, rule in enumerate(rules.rules) if isinstance(rule, Limit)]
    question = replace(rules.free, limits=tuple(rule for _, rule in limits))
    found: set[frozenset[int]] = set()
    for choice in question.choices:
        inner = inner_of(question, choice)
        assert inner is not None
        closed = {
            number: closed_ways(rules, rule, choice)[inner.way]
            for number, rule in enumerate(rules.rules)
            if not isinstance(rule, Limit)
        }
        for counts in every_count(question, inner):
            taken = counts[: len(inner.way)] > 0
            passed = (inner.excess_of(counts) > 0).tolist()
            broken = {number for (number, _), is_passed in zip(limits, passed, strict=True) if is_passed}
            broken |= {number for number, ways in closed.items() if (ways & taken).any()}
            found.add(frozenset(broken))
    return found


def closed_ways(rules: RuleSet, rule: Limit | Cap | Presence, choice: np.ndarray) -> np.ndarray:
    """Return which ways a cap, or presence, closes."""
    problem, ways = rules.free.problem, rules.free.ways
    table = table_of(problem, ways, choice[None, :])
    if isinstance(rule, Cap):
        return np.asarray(table.measures[:, 0, rule.measure] > rule.most)
    assert isinstance(rule, Presence)
    closed = []
    for stops in ways.stops:
        options = choice[stops]
        closed.append(bool(rule.apart[np.ix_(options, options)].any()))
    return np.array(closed, dtype=bool)


def by_trying(rules: RuleSet) -> tuple[int, ...]:
    """Return the first of the smallest sets of rules that no decision keeps; () when one keeps all."""
    broken = broken_by_any(rules)
    if frozenset() in broken:
        return ()
    numbers = range(len(rules.rules))
    sets = (chosen for size in range(len(numbers) + 1) for chosen in combinations(numbers, size))
    return next(chosen for chosen in sets if all(one & set(chosen) for one in broken))
