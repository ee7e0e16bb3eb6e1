"""The points of a sweep: every combination of the values, and draws at random."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import prod
from random import Random
from typing import TypeAlias

from logistics.sweep.axes import Axis, Over, Span

DRAW = "draw"
"""Name of the parameter that counts draws; the draw of one number is the same at every point."""
MOST_POINTS = 1_000_000
"""Scenarios of one sweep."""

Params: TypeAlias = tuple[tuple[str, str], ...]
"""Address and value of everything a scenario changes, by address."""


def points(overs: tuple[Over, ...], draws: int, seed: int) -> Iterator[Params]:
    """Yield the points of a sweep, the values of the last axis changing first, draws before them.

    A draw depends on the seed, the address and its number alone: more draws, or another axis, keep those
    that were there (common random numbers).

    Args:
        overs: what is varied.
        draws: points drawn of the spans at each combination of the values of axes; unused without spans.
        seed: of the draws.

    Raises:
        ValueError: an address is there twice, draws and spans do not go together, or there are too many.
    """
    _refuse(overs, draws)
    axes = [over for over in overs if isinstance(over, Axis)]
    spans = [over for over in overs if isinstance(over, Span)]
    for values in product(*(axis.values for axis in axes)):
        fixed = [(axis.address, value) for axis, value in zip(axes, values, strict=True)]
        if not spans:
            yield tuple(sorted(fixed))
            continue
        for number in range(1, draws + 1):
            drawn = [(span.address, span.value(_share(seed, span.address, number))) for span in spans]
            yield tuple(sorted((*fixed, *drawn, (DRAW, str(number)))))


def count_points(overs: tuple[Over, ...], draws: int) -> int:
    """Return how many points there are."""
    drawn = draws if any(isinstance(over, Span) for over in overs) else 1
    return prod(len(over.values) for over in overs if isinstance(over, Axis)) * drawn


def _refuse(overs: tuple[Over, ...], draws: int) -> None:
    addresses = [over.address for over in overs]
    twice = sorted({address for address in addresses if addresses.count(address) > 1})
    if twice:
        message = f"{twice[0]} is varied twice"
        raise ValueError(message)
    spans = [over.address for over in overs if isinstance(over, Span)]
    if spans and not draws:
        message = f"{spans[0]} is drawn at random: say how often with --draws"
        raise ValueError(message)
    if (count := count_points(overs, draws)) > MOST_POINTS:
        message = f"these are {count:,} scenarios; {MOST_POINTS:,} work"
        raise ValueError(message)


def _share(seed: int, address: str, number: int) -> float:
    return Random(f"{seed} {address} {number}").random()  # noqa: S311 -- a simulation, no secret
