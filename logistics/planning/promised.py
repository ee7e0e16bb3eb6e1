"""From case, prices and a published plan to the placement problem with the price of changes in it."""

from __future__ import annotations

from logistics.case.case import Case
from logistics.planning.formulate import Formulation, remote_cents_of
from logistics.planning.narrowing import everything
from logistics.planning.patterns import crowd
from logistics.planning.placement import placement_problem
from logistics.planning.promise import Promise, notice_rules, with_kept_first
from logistics.planning.rebooking import Grounds, with_changes
from logistics.planning.restrictions import restrictions
from logistics.planning.savings import Stops
from logistics.planning.tables import cost_tables
from logistics.planning.tickets import bought_tickets
from logistics.planning.universe import allowed_options
from logistics.pricing.pricebook import PriceBook


def formulate_promised(case: Case, prices: PriceBook, promise: Promise) -> Formulation:
    """Return the placement problem of a case after a plan of it was published; no placement is left out.

    Its costs are those of travel and of changes, but for the constant of ``bill.constant_cents``.

    Args:
        case: the case.
        prices: its prices.
        promise: the published plan, whose changes need notice and have a price.

    Raises:
        InfeasibleError: a consultation has no allowed placement; carries the rules that collide.
    """
    people = crowd(case)
    rules = (*restrictions(case, people), *notice_rules(case, promise))
    allowed = allowed_options(case, rules, promise.days())
    options = tuple(with_kept_first(some, promise) for some in allowed)
    anchors = tuple(anchor for anchor in case.anchors if people.attending(anchor.id))
    stops = Stops.of(case, options, anchors, people)
    grounds = Grounds(case, people, stops, cost_tables(prices, people.origins, stops.places))
    travel = placement_problem(case, prices, people, (options, anchors), rules)
    problem = with_changes(travel, grounds, promise, options, bought_tickets(case, prices, promise))
    remote = remote_cents_of(case, prices)
    return Formulation(problem, options, anchors, rules, remote, everything(options))
