from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver import ProblemError, Rule, smallest_conflict
from solver.problem import IntArray

NO_PAIRS = np.zeros((0, 2), dtype=np.int64)
NO_OPTIONS = np.zeros(0, dtype=np.int64)


def universe(seed: int) -> tuple[IntArray, tuple[Rule, ...]]:
    rng = np.random.default_rng(seed)
    sizes = rng.integers(1, 4, rng.integers(1, 4))
    meeting = np.repeat(np.arange(len(sizes)), sizes).astype(np.int64)
    apart = meeting[:, None] != meeting[None, :]
    rules = tuple(
        Rule(
            np.flatnonzero(rng.random(len(meeting)) < 0.3),
            np.argwhere(apart & (rng.random(apart.shape) < 0.2)),
        )
        for _ in range(rng.integers(1, 7))
    )
    return meeting, rules


def by_trying(meeting: IntArray, rules: tuple[Rule, ...]) -> tuple[int, ...]:
    choices = product(*(np.flatnonzero(meeting == m).tolist() for m in range(int(meeting.max()) + 1)))
    broken = [
        {
            number
            for number, rule in enumerate(rules)
            if set(choice) & set(rule.options.tolist())
            or any(a in choice and b in choice for a, b in rule.pairs.tolist())
        }
        for choice in choices
    ]
    if not all(broken):
        return ()
    sets = (chosen for size in range(len(rules) + 1) for chosen in combinations(range(len(rules)), size))
    return next(chosen for chosen in sets if all(one & set(chosen) for one in broken))


@settings(max_examples=150)
@given(st.integers(0, 2**32 - 1).map(universe))
def test_conflict_is_the_first_of_the_smallest(case: tuple[IntArray, tuple[Rule, ...]]) -> None:
    meeting, rules = case

    assert smallest_conflict(meeting, rules) == by_trying(meeting, rules)


def test_two_windows_without_a_common_day_collide() -> None:
    meeting = np.zeros(10, dtype=np.int64)
    early, late, odd = (Rule(np.arange(*span), NO_PAIRS) for span in ((4, 10), (0, 6), (1, 10, 2)))

    assert smallest_conflict(meeting, (odd, early, late)) == (1, 2)
    assert smallest_conflict(meeting, (odd, early)) == ()


def test_rules_between_meetings_collide_with_windows() -> None:
    """Three meetings, each at least four days from the others, in a window of eight days."""
    meeting = np.repeat(np.arange(3), 400)
    day = np.tile(np.arange(400), 3)
    close = np.abs(day[:, None] - day[None, :]) < 4
    apart = [
        Rule(NO_OPTIONS, np.argwhere(close & (meeting[:, None] == a) & (meeting[None, :] == b)))
        for a, b in ((0, 1), (0, 2), (1, 2))
    ]
    windows = [Rule(np.flatnonzero((meeting == m) & ((day < 100) | (day > 107))), NO_PAIRS) for m in range(3)]
    holiday = Rule(np.flatnonzero(day == 300), NO_PAIRS)

    assert smallest_conflict(meeting, (holiday, *apart, *windows)) == (1, 2, 3, 4, 5, 6)


def test_rule_about_an_option_that_does_not_exist_is_refused() -> None:
    rules = (Rule(NO_OPTIONS, NO_PAIRS), Rule(np.array([3]), NO_PAIRS))

    with pytest.raises(ProblemError, match=r"^rule 1: its options are not in 0\.\.2$"):
        smallest_conflict(np.zeros(3, dtype=np.int64), rules)
