"""How each choice of dates does over all draws: expected cost, CVaR, regret, and how often it is best."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from logistics.case.uncertainty import WHOLE
from logistics.planning.options import BoolArray, IntArray
from logistics.uncertainty.spreads import FloatArray


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one choice of dates does over all draws.

    Attributes:
        choice: number of the choice.
        expected_cents: mean cost [cents].
        cvar_cents: mean cost of its costliest draws [cents].
        expected_regret_cents: mean of what it costs more than the best choice of each draw [cents].
        largest_regret_cents: most that it costs more than the best choice of a draw [cents].
        best_draws: draws in which no choice costs less.
    """

    choice: int
    expected_cents: int
    cvar_cents: int
    expected_regret_cents: int
    largest_regret_cents: int
    best_draws: int


class Tally:
    """Takes the costs of all choices block by block; every number it keeps is a whole number.

    Attributes:
        draws: draws taken so far.
        dates_best: draws in which some best choice has the consultation on its recommended date,
            ``[consultations]``.
    """

    def __init__(self, dates: BoolArray, draws: int, worst_share: Decimal) -> None:
        """Begin with nothing.

        Args:
            dates: whether a choice has a consultation on its recommended date, ``[consultations, choices]``.
            draws: how many draws there will be.
            worst_share: share of the costliest draws of which CVaR is the mean, rounded up [%].
        """
        choices = dates.shape[1]
        self.draws = 0
        self.dates_best = np.zeros(len(dates), dtype=np.int64)
        self._dates = dates
        self._worst = worst_share / WHOLE
        self._kept = self._worst_draws(draws)
        self._sums = np.zeros(choices, dtype=np.int64)
        self._regrets = np.zeros(choices, dtype=np.int64)
        self._largest = np.zeros(choices, dtype=np.int64)
        self._best = np.zeros(choices, dtype=np.int64)
        self._tail = np.zeros((choices, 0), dtype=np.int64)

    def add(self, costs: FloatArray) -> None:
        """Take the costs of some draws, ``[draws, choices]`` [cents]."""
        cents = costs.astype(np.int64)
        regret = cents - cents.min(axis=1, keepdims=True)
        self.draws += len(cents)
        self._sums += cents.sum(axis=0)
        self._regrets += regret.sum(axis=0)
        self._largest = np.maximum(self._largest, regret.max(axis=0, initial=0))
        is_best = regret == 0
        self._best += is_best.sum(axis=0)
        self.dates_best += np.array([is_best[:, at].any(axis=1).sum() for at in self._dates], dtype=np.int64)
        tail = np.concatenate([self._tail, cents.T], axis=1)
        self._tail = _largest(tail, self._kept)

    def _worst_draws(self, draws: int) -> int:
        return max(math.ceil(self._worst * draws), 1)

    def _worst_sums(self) -> IntArray:
        """Return the sum of the costliest draws of each choice, ``[choices]`` [cents]."""
        return np.asarray(_largest(self._tail, self._worst_draws(self.draws)).sum(axis=1), dtype=np.int64)

    def verdict(self, choice: int) -> Verdict:
        """Return how a choice does."""
        return Verdict(
            choice=choice,
            expected_cents=_mean(int(self._sums[choice]), self.draws),
            cvar_cents=_mean(int(self._worst_sums()[choice]), self._worst_draws(self.draws)),
            expected_regret_cents=_mean(int(self._regrets[choice]), self.draws),
            largest_regret_cents=int(self._largest[choice]),
            best_draws=int(self._best[choice]),
        )

    def best_by_expected(self) -> int:
        """Return the choice of least expected cost, of equal ones the preferred."""
        return int(np.argmin(self._sums))

    def best_by_cvar(self) -> int:
        """Return the choice of least CVaR, of equal ones the preferred."""
        return int(np.argmin(self._worst_sums()))

    def best_by_regret(self) -> int:
        """Return the choice of least largest regret, of equal ones the preferred."""
        return int(np.argmin(self._largest))

    def most_often_best(self, count: int) -> list[int]:
        """Return the choices that are best in the most draws, those that never are left out."""
        order: IntArray = np.argsort(-self._best, kind="stable")
        return [int(choice) for choice in order[:count] if self._best[choice]]


def _largest(values: IntArray, count: int) -> IntArray:
    """Return the largest values of each row, ``[choices, at most count]``."""
    beyond = values.shape[1] - count
    return values if beyond <= 0 else np.partition(values, beyond, axis=1)[:, beyond:]


def _mean(total: int, count: int) -> int:
    """Return a mean, rounded half up [cents]."""
    return (2 * total + count) // (2 * count)
