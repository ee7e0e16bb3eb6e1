"""Exhaustive search over site sets, which shares nothing with the solver."""

from __future__ import annotations

from itertools import combinations, product

from solver.pmedian.problem import NO_WAY, MedianProblem


def cheapest(problem: MedianProblem) -> tuple[int, tuple[int, ...]] | None:
    """Return least cost and, among the sets of that cost, the lexicographically smallest; None if none is."""
    found = []
    for sites in combinations(range(problem.sites), problem.p):
        cost = cost_by_hand(problem, sites)
        if cost is not None:
            found.append((cost, sites))
    return min(found, default=None)


def cost_by_hand(problem: MedianProblem, sites: tuple[int, ...]) -> int | None:
    """Return the cost of a set of sites; None when a rule forbids it."""
    if not set(problem.fixed) <= set(sites):
        return None
    if problem.families is not None and not any(
        all(family[site] for site in sites) for family in problem.families
    ):
        return None
    total = sum(int(problem.opening[site]) for site in sites) if problem.opening is not None else 0
    served = []
    for client in range(problem.clients):
        ways = {
            site: int(problem.cost[client, site]) for site in sites if problem.cost[client, site] != NO_WAY
        }
        weight = int(problem.weight[client])
        if weight and not ways:
            if problem.unserved[client] == NO_WAY:
                return None
            total += int(problem.unserved[client]) * weight
        elif weight:
            served.append((weight, ways))
    if problem.least is None and problem.most is None:
        return total + sum(weight * min(ways.values()) for weight, ways in served)
    shared = share_out(problem, sites, served)
    return None if shared is None else total + shared


def share_out(
    problem: MedianProblem, sites: tuple[int, ...], served: list[tuple[int, dict[int, int]]]
) -> int | None:
    """Return the least cost of sharing clients out, by trying every load of the sites client by client."""
    states: dict[tuple[int, ...], int] = {(0,) * len(sites): 0}
    for weight, ways in served:
        following: dict[tuple[int, ...], int] = {}
        for split in product(range(weight + 1), repeat=len(sites)):
            if sum(split) != weight or any(
                units and site not in ways for units, site in zip(split, sites, strict=True)
            ):
                continue
            price = sum(units * ways[site] for units, site in zip(split, sites, strict=True) if units)
            for loads, cost in states.items():
                after = tuple(load + units for load, units in zip(loads, split, strict=True))
                following[after] = min(following.get(after, cost + price), cost + price)
        states = following
    kept = [cost for loads, cost in states.items() if keeps_limits(problem, sites, loads)]
    return min(kept, default=None)


def keeps_limits(problem: MedianProblem, sites: tuple[int, ...], loads: tuple[int, ...]) -> bool:
    """Return True when every site serves between its least and its most."""
    return all(
        (problem.least is None or load >= problem.least[site])
        and (problem.most is None or load <= problem.most[site])
        for site, load in zip(sites, loads, strict=True)
    )
