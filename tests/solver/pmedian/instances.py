"""Small p-median problems for tests."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from solver.pmedian.problem import NO_WAY, MedianProblem
from solver.problem import BoolArray, IntArray


def median(
    cost: list[list[int]],
    p: int,
    *,
    weight: list[int] | None = None,
    unserved: list[int] | None = None,
    fixed: tuple[int, ...] = (),
    families: list[list[bool]] | None = None,
    least: list[int] | None = None,
    most: list[int] | None = None,
    opening: list[int] | None = None,
) -> MedianProblem:
    """Return a problem given by lists; weights are 1 and nobody may stay unserved if not said otherwise."""
    return MedianProblem(
        cost=np.array(cost, dtype=np.int64).reshape(len(cost), -1),
        weight=_integers(weight or [1] * len(cost)),
        unserved=_integers(unserved or [NO_WAY] * len(cost)),
        p=p,
        fixed=fixed,
        families=None if families is None else np.array(families, dtype=np.bool_),
        least=None if least is None else _integers(least),
        most=None if most is None else _integers(most),
        opening=None if opening is None else _integers(opening),
    )


def _integers(values: list[int]) -> IntArray:
    return np.array(values, dtype=np.int64)


@st.composite
def medians(draw: st.DrawFn, *, is_sized: bool) -> MedianProblem:
    """Draw a problem of at most 6 clients and 8 sites, with any of the rules."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    clients = draw(st.integers(1, 4 if is_sized else 6))
    sites = draw(st.integers(1, 8))
    p = draw(st.integers(1, min(sites, 3 if is_sized else 4)))
    high = draw(st.sampled_from([3, 20, 10_000]))
    lowest = draw(st.sampled_from([0, 0, 0, -high // 4]))
    cost = rng.integers(lowest, high, size=(clients, sites))
    cost[rng.random((clients, sites)) < draw(st.sampled_from([0.0, 0.0, 0.2, 0.5, 0.8]))] = NO_WAY
    weight = rng.integers(draw(st.integers(0, 1)), 4 if is_sized else 50, size=clients)
    least, most = _drawn_sizes(draw, rng, int(weight.sum()), sites, p) if is_sized else (None, None)
    return MedianProblem(
        cost=cost,
        weight=weight,
        unserved=_drawn_unserved(draw, rng, clients, high),
        p=p,
        fixed=_drawn_fixed(draw, rng, sites, p),
        families=_drawn_families(draw, rng, sites),
        least=least,
        most=most,
        opening=rng.integers(-high, high, size=sites) if draw(st.integers(0, 2)) == 0 else None,
    )


def _drawn_unserved(draw: st.DrawFn, rng: np.random.Generator, clients: int, high: int) -> IntArray:
    never = np.full(clients, NO_WAY)
    kind = draw(st.sampled_from(["never", "cheap", "dear", "some"]))
    if kind == "cheap":
        return rng.integers(0, high, size=clients)
    if kind == "dear":
        return rng.integers(high, 2 * high, size=clients)
    if kind == "some":
        return np.where(rng.random(clients) < 0.5, rng.integers(-high, high, size=clients), never)
    return never


def _drawn_fixed(draw: st.DrawFn, rng: np.random.Generator, sites: int, p: int) -> tuple[int, ...]:
    count = draw(st.sampled_from([0, 0, 1, p]))
    return tuple(int(site) for site in rng.choice(sites, size=count, replace=False))


def _drawn_families(draw: st.DrawFn, rng: np.random.Generator, sites: int) -> BoolArray | None:
    count = draw(st.sampled_from([None, None, 1, 2, 3]))
    return None if count is None else rng.random((count, sites)) < 0.7


def _drawn_sizes(
    draw: st.DrawFn, rng: np.random.Generator, total: int, sites: int, p: int
) -> tuple[IntArray | None, IntArray | None]:
    kind = draw(st.sampled_from(["least", "most", "both"]))
    least = rng.integers(0, max(1, total // p) + 1, size=sites)
    most = rng.integers(max(1, total // p - 2), total + 2, size=sites)
    return (None if kind == "most" else least), (None if kind == "least" else most)
