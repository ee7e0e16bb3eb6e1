"""How evenly something is spread over people: mean, greatest value, 90th percentile, Gini coefficient."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

NINE_TENTHS = Fraction(9, 10)


@dataclass(frozen=True, slots=True)
class Spread:
    """How something is spread over people, exactly; in the unit of the values.

    Attributes:
        people: over how many people, those with nothing included [persons].
        mean: sum over people.
        most: greatest value.
        p90: least value that at least nine in ten people do not exceed.
        gini: Gini coefficient, from 0 (everybody the same) to below 1 (one person has everything) [1].
    """

    people: int
    mean: Fraction
    most: Fraction
    p90: Fraction
    gini: Fraction


NOTHING = Spread(0, Fraction(0), Fraction(0), Fraction(0), Fraction(0))
"""The spread over nobody."""


def spread(values: Iterable[tuple[Fraction, int]]) -> Spread:
    """Return how values are spread over people.

    Args:
        values: value of one person, at least 0, and number of people who have it [persons].
    """
    ordered = sorted((value, people) for value, people in values if people)
    if not ordered:
        return NOTHING
    people = sum(count for _, count in ordered)
    total = sum((value * count for value, count in ordered), Fraction(0))
    return Spread(people, total / people, ordered[-1][0], nearest_rank(ordered, NINE_TENTHS), _gini(ordered))


def nearest_rank(ordered: list[tuple[Fraction, int]], share: Fraction) -> Fraction:
    """Return the value of the person of rank ``ceil(share n)`` among n people in rising order.

    Definition 1 of Hyndman and Fan, Sample Quantiles in Statistical Packages, The American Statistician 50
    (1996), p. 361-365, doi:10.1080/00031305.1996.10473566: a value that somebody has, never one in between.

    Args:
        ordered: values in rising order, with the number of people who have each; not empty.
        share: above 0 and at most 1.
    """
    people = sum(count for _, count in ordered)
    reached = 0
    for value, count in ordered:
        reached += count
        if reached >= share * people:
            return value
    return ordered[-1][0]


def _gini(ordered: list[tuple[Fraction, int]]) -> Fraction:
    """Return the Gini coefficient; 0 when nobody has anything.

    G = sum over i and j of |x_i - x_j| / (2 n^2 m) = 2 sum_i(i x_i) / (n^2 m) - (n + 1) / n, where x_1 <= ...
    <= x_n are the values of n people and m is their mean: half the relative mean difference (A. Sen, On
    Economic Inequality, 1973, chapter 2). It is not corrected for small n: the greatest possible is 1 - 1/n.
    """
    people, total, ranked = 0, Fraction(0), Fraction(0)
    for value, count in ordered:
        # the ranks of these people are people + 1 to people + count
        ranked += value * (count * people + Fraction(count * (count + 1), 2))
        total += value * count
        people += count
    if not total:
        return Fraction(0)
    return 2 * ranked / (people * total) - Fraction(people + 1, people)
