"""A case and its scenarios side by side: what each of them comes to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.errors import Finding
from logistics.planning.plan import Plan
from logistics.planning.run import Run
from logistics.pricing.quotes import PartKind, Quote

AS_IN_FILE = "as filed"
"""Name of the case without any scenario."""


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """A plan made elsewhere, on the dates it has, priced under one scenario.

    Attributes:
        plan: its journeys; None where it cannot be held at all.
        breaks: rules of the case that it breaks, as sentences.
        impossible: why it cannot be held; empty where it can.
    """

    plan: Plan | None
    breaks: tuple[str, ...] = ()
    impossible: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Variant:
    """The case under one scenario, or several applied together.

    Attributes:
        name: names of the scenarios, parted by commas.
        says: what they suppose; may be empty.
        case: the changed case.
        run: the best plan; None where the rules collide.
        rules: the rules that collide; empty where there is a plan.
        gives: how far each of them would have to give; '' where nothing can be said.
        kept: the plan made elsewhere; None: nobody asked.
    """

    name: str
    says: str
    case: Case
    run: Run | None
    rules: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    kept: Kept | None = None

    @property
    def regret_cents(self) -> int | None:
        """What the plan made elsewhere costs above the best one [cents]; None where there is not both."""
        if self.run is None or self.kept is None or self.kept.plan is None:
            return None
        return self.kept.plan.cost_cents - self.run.plan.cost_cents

    def session(self, consultation: str) -> Session | None:
        """Return a consultation as placed; None where there is no plan or no such consultation.

        Args:
            consultation: its id.
        """
        placed = self.run.plan.sessions if self.run else ()
        return next((session for session in placed if session.id == consultation), None)


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Variants of one case, the case as filed first.

    Attributes:
        title: of the case.
        currency: in which all of them are counted.
        variants: what is compared.
        findings: what is doubtful in any of them.
        plan_name: file of the plan made elsewhere; empty: none.
    """

    title: str
    currency: str
    variants: tuple[Variant, ...]
    findings: tuple[Finding, ...] = ()
    plan_name: str = ""


def cents_by_kind(plan: Plan) -> dict[PartKind, int]:
    """Return what a plan costs by kind of cost [cents]; the sum is its cost."""
    counts: Counter[str] = Counter()
    quotes: dict[str, Quote] = {}
    for line in plan.itineraries:
        for times, quote in line.bought():
            counts[quote.id] += times * line.participant.people
            quotes[quote.id] = quote
    sums: Counter[PartKind] = Counter()
    for name, quote in quotes.items():
        for part in quote.parts:
            sums[part.kind] += part.cents * counts[name]
    return {kind: sums[kind] for kind in PartKind if sums[kind]}


def cents_by_group(plan: Plan) -> dict[str, int]:
    """Return what a plan costs by group of participants [cents]; the sum is its cost."""
    sums: Counter[str] = Counter()
    for line in plan.itineraries:
        sums[line.participant.group] += line.cents
    return dict(sorted(sums.items()))
