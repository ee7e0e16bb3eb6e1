"""The weighted p-median problem: integer arrays in, nothing about people, dates or money inside."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from solver.errors import ProblemError
from solver.problem import EXACT_BELOW, BoolArray, IntArray

NO_WAY = int(np.iinfo(np.int64).max)
"""Stands for a cost where a client cannot be served, or cannot stay unserved."""


@dataclass(frozen=True, slots=True, eq=False)
class MedianProblem:
    """Exactly ``p`` sites are chosen; every client is served by chosen sites, or stays unserved.

    A client is unserved if and only if no chosen site has a way for it. Without ``least`` and ``most`` it
    goes to its cheapest chosen site, of equal ones to the first. With them the units of all clients are
    shared out among the chosen sites at least cost, within the limits; a client may be split.

    Attributes:
        cost: cost of a unit of a client at a site, or ``NO_WAY``, ``[clients, sites]`` [cents].
        weight: units of each client, ``[clients]``; not negative [persons].
        unserved: cost of a unit of a client that no chosen site can serve, or ``NO_WAY`` where that must
            not happen, ``[clients]`` [cents].
        p: number of sites to choose; at least one.
        fixed: sites that must be chosen.
        families: the chosen sites must all lie in one of them, ``[families, sites]``; None for no such rule.
        least: weight that a chosen site must serve at least, ``[sites]``; None for no limit [persons].
        most: weight that a chosen site may serve at most, ``[sites]``; None for no limit [persons].
        opening: cost of choosing a site, whatever it serves, ``[sites]``; None for nothing [cents].
    """

    cost: IntArray
    weight: IntArray
    unserved: IntArray
    p: int
    fixed: tuple[int, ...] = ()
    families: BoolArray | None = None
    least: IntArray | None = None
    most: IntArray | None = None
    opening: IntArray | None = None

    def __post_init__(self) -> None:
        """Check every array against the others and make it read-only.

        Raises:
            ProblemError: an array has a wrong shape, type or value.
        """
        _check_shapes(self)
        _check_values(self)
        _check_size(self)
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, np.ndarray):
                value.flags.writeable = False

    @property
    def clients(self) -> int:
        """Number of clients."""
        return int(self.cost.shape[0])

    @property
    def sites(self) -> int:
        """Number of sites."""
        return int(self.cost.shape[1])

    @property
    def is_sized(self) -> bool:
        """True where what a site serves is limited."""
        return self.least is not None or self.most is not None


def _check_shapes(problem: MedianProblem) -> None:
    if problem.cost.ndim != len(("clients", "sites")):
        raise ProblemError(f"cost has shape {problem.cost.shape}, expected clients by sites")
    clients, sites = problem.cost.shape
    families = 0 if problem.families is None else len(problem.families)
    expected: dict[str, tuple[int, ...]] = {
        "cost": (clients, sites),
        "weight": (clients,),
        "unserved": (clients,),
        "families": (families, sites),
        "least": (sites,),
        "most": (sites,),
        "opening": (sites,),
    }
    for name, shape in expected.items():
        array = getattr(problem, name)
        if array is None:
            continue
        if array.shape != shape:
            raise ProblemError(f"{name} has shape {array.shape}, expected {shape}")
        dtype = np.bool_ if name == "families" else np.int64
        if array.dtype != dtype:
            raise ProblemError(f"{name} is of type {array.dtype}, expected {np.dtype(dtype)}")


def _check_values(problem: MedianProblem) -> None:
    if problem.p < 1:
        raise ProblemError(f"p is {problem.p}, expected at least 1")
    for site in problem.fixed:
        if not 0 <= site < problem.sites:
            raise ProblemError(f"fixed site {site} is not in 0..{problem.sites - 1}")
    for name in ("weight", "least", "most"):
        array = getattr(problem, name)
        if array is not None and (array < 0).any():
            raise ProblemError(f"{name} of {int(np.argmax(array < 0))} is negative")


def _check_size(problem: MedianProblem) -> None:
    """Refuse amounts whose sums floating point could not hold; no array as large as ``cost`` is made."""
    unserved = np.where(problem.unserved == NO_WAY, 0, problem.unserved)
    largest = np.abs(unserved.astype(np.float64))
    for client, row in enumerate(problem.cost):
        ways = row[row != NO_WAY]
        if ways.size:
            largest[client] = max(largest[client], abs(float(ways.min())), abs(float(ways.max())))
    size = float(largest @ problem.weight.astype(np.float64))
    if problem.opening is not None:
        size += float(np.abs(problem.opening.astype(np.float64)).sum())
    if size * (problem.p + 2) >= EXACT_BELOW:
        raise ProblemError(f"the amounts add up to more than {EXACT_BELOW} cents")
