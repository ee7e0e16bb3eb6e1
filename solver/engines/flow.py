"""Min-cost flow by OR-Tools: the units of clients shared out among sites within their limits."""

from __future__ import annotations

import numpy as np
from ortools.graph.python import min_cost_flow

from solver.errors import EngineError
from solver.problem import IntArray


def transport(
    cost: IntArray, supply: IntArray, least: IntArray, most: IntArray, no_way: int
) -> IntArray | None:
    """Return a cheapest way to send all units of the clients to the sites; None when the limits forbid any.

    Args:
        cost: cost of a unit, ``[clients, sites]``, or ``no_way`` [cents].
        supply: units of each client, ``[clients]``.
        least: units a site takes at least, ``[sites]``.
        most: units a site takes at most, ``[sites]``.
        no_way: the value that stands for no connection.

    Returns:
        Units, ``[clients, sites]``.

    Raises:
        EngineError: OR-Tools broke down.
    """
    clients, sites = cost.shape
    total = int(supply.sum())
    if int(least.sum()) > total or (least > most).any():
        return None
    flow = min_cost_flow.SimpleMinCostFlow()
    client, site = np.nonzero(cost != no_way)
    arcs = flow.add_arcs_with_capacity_and_unit_cost(
        client, clients + site, supply[client], cost[client, site]
    )
    # what a site takes above its least goes on to one more node
    rest = clients + sites
    flow.add_arcs_with_capacity_and_unit_cost(
        np.arange(clients, rest),
        np.full(sites, rest),
        np.minimum(most, total) - least,
        np.zeros(sites, dtype=np.int64),
    )
    flow.set_nodes_supplies(np.arange(rest + 1), np.concatenate([supply, -least, [int(least.sum()) - total]]))
    status = flow.solve()
    if status == flow.INFEASIBLE:
        return None
    if status != flow.OPTIMAL:
        raise EngineError(f"min-cost flow ended with {status}")
    units = np.zeros((clients, sites), dtype=np.int64)
    units[client, site] = flow.flows(arcs)
    return units
