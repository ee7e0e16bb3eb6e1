"""How a plan is to be made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from logistics.case.case import Case
from logistics.case.rules import Mode
from logistics.planning.front import FrontRequest
from solver.solve import Engine


@dataclass(frozen=True, slots=True)
class Request:
    """How a plan is to be made.

    Attributes:
        engine: solver engine.
        witness: second engine that must agree on cost and choice; None: none.
        alternatives: how many next-best plans to look for.
        seconds: time for the search, next-best plans and calendar together [s]; None: no limit.
        seed: seed of the engines.
        mode: what the plan is to do best; None: what the case says.
        burden: which burden of one person is meant by that word: ``cost``, ``hours``, ``nights``, ``trips``.
        most_each: most of each such burden for one person, where it differs from what the case says.
        front: two respects between which plans are wanted; None: none.
        has_calendar: the cost of every allowed date is wanted, too.
    """

    engine: Engine = Engine.ORTOOLS
    witness: Engine | None = None
    alternatives: int = 5
    seconds: float | None = None
    seed: int = 0
    mode: Mode | None = None
    burden: str = "hours"
    most_each: tuple[tuple[str, Decimal], ...] = ()
    front: FrontRequest | None = None
    has_calendar: bool = True

    def applied(self, case: Case) -> Case:
        """Return the case with the rules that the request gives instead of its own."""
        rules = case.rules if self.mode is None else replace(case.rules, mode=self.mode)
        most = dict(self.most_each)
        rules = replace(
            rules,
            most_cost=most.get("cost", rules.most_cost),
            most_hours=most.get("hours", rules.most_hours),
            most_nights=int(most["nights"]) if "nights" in most else rules.most_nights,
            most_trips=int(most["trips"]) if "trips" in most else rules.most_trips,
        )
        return replace(case, rules=rules)
