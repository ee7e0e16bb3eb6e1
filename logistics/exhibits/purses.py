"""What each payer pays in a plan, and what it would pay were everything held apart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from logistics.case.case import Case
from logistics.case.venues import attendees
from logistics.planning.itineraries import make_baseline
from logistics.planning.payments import OWN_MEANS, Payment, payments
from logistics.planning.run import Run


@dataclass(frozen=True, slots=True)
class Purse:
    """What one payer pays.

    Attributes:
        id: id of the funder; empty: own means.
        title: as shown to people.
        ceiling_cents: most it pays; None: no limit [cents].
        paid_cents: paid in the plan [cents].
        people: for whom it pays anything in the plan [persons].
        baseline_cents: for the same people, each consultation a trip of its own [cents].
        apart_cents: paid when all is decided anew with each consultation a trip of its own; None: not
            asked [cents].
        apart_people: for whom it pays anything then; None: not asked [persons].
    """

    id: str
    title: str
    ceiling_cents: int | None
    paid_cents: int
    people: int
    baseline_cents: int
    apart_cents: int | None
    apart_people: int | None

    @property
    def left_cents(self) -> int | None:
        """What the ceiling leaves; None: no limit [cents]."""
        return None if self.ceiling_cents is None else self.ceiling_cents - self.paid_cents


def purses(run: Run) -> tuple[Purse, ...]:
    """Return what every funder of the case pays, in the order of the case, then own means."""
    case, prices = run.case, run.prices
    plan = _Till.of(case, payments(case, prices, run.plan, run.baseline))
    baseline = _Till.of(case, payments(case, prices, run.baseline, run.baseline))
    apart = _apart(run)
    titles = [(funder.id, funder.title) for funder in case.funders]
    return tuple(
        Purse(
            id=name,
            title=title,
            ceiling_cents=prices.ceilings.get(name),
            paid_cents=plan.cents[name],
            people=plan.people[name],
            baseline_cents=baseline.cents[name],
            apart_cents=None if apart is None else apart.cents[name],
            apart_people=None if apart is None else apart.people[name],
        )
        for name, title in (*titles, (OWN_MEANS, "Own means"))
    )


def funded(run: Run) -> tuple[int, int | None]:
    """Return for how many people a funder with a ceiling pays anything: in the plan, and decided apart."""
    names = frozenset(run.prices.ceilings)
    plan = _funded(run.case, payments(run.case, run.prices, run.plan, run.baseline), names)
    if run.apart is None:
        return plan, None
    return plan, _funded(run.apart.case, _payments_apart(run), names)


def _funded(case: Case, made: tuple[Payment, ...], names: frozenset[str]) -> int:
    paid = {each.participant for each in made if each.payer in names}
    return sum(one.people for one in case.participants if one.id in paid and one.is_people)


def _payments_apart(run: Run) -> tuple[Payment, ...]:
    if run.apart is None:
        return ()
    booked = make_baseline(run.apart.case, run.prices, run.apart.sessions)
    return payments(run.apart.case, run.prices, booked, booked)


def _apart(run: Run) -> _Till | None:
    return None if run.apart is None else _Till.of(run.apart.case, _payments_apart(run))


@dataclass(frozen=True, slots=True)
class _Till:
    """Cents and people by payer."""

    cents: defaultdict[str, int]
    people: defaultdict[str, int]

    @classmethod
    def of(cls, case: Case, made: tuple[Payment, ...]) -> _Till:
        heads = {one.id: one.people if one.is_people else 0 for one in attendees(case)}
        cents: defaultdict[str, int] = defaultdict(int)
        people: defaultdict[str, int] = defaultdict(int)
        for each in made:
            cents[each.payer] += each.cents
            people[each.payer] += heads[each.participant]
        return cls(cents, people)
