"""Where consultations might better be held: candidates ranked against the place they have now."""

from __future__ import annotations

from dataclasses import dataclass

from logistics.case.case import Case
from logistics.case.conditions import Condition
from logistics.case.places import Place
from logistics.errors import Where
from logistics.planning.asked_places import AskedPlaces, asked_places, known_consultations
from logistics.planning.candidate import FIGURES, Candidate
from logistics.planning.collisions import collision
from logistics.planning.decide import Manner, is_open
from logistics.planning.itineraries import make_plan
from logistics.planning.people_plan import people_plan
from logistics.planning.ranking import Ranking, moved, preferred, rank
from logistics.planning.verify import verify
from logistics.pricing.candidates import unpriced
from logistics.pricing.price import price
from logistics.pricing.pricebook import PriceBook
from solver.clock import Clock

EVERYWHERE = ("case",)
"""Candidates where nobody names any."""
MOST_RECOUNTED = 10
"""Best places whose plans are booked and recounted, beside the baseline."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which places are to be ranked for what.

    Attributes:
        consultations: ids; empty: all.
        candidates: places and kinds of places, as consultations name them.
        baseline: place that the others are compared with; empty: that of the plan.
        only: conditions that places shown meet.
        sort: one of ``ORDERS``.
        is_together: all consultations are held in the same place.
    """

    consultations: tuple[str, ...] = ()
    candidates: tuple[str, ...] = EVERYWHERE
    baseline: str = ""
    only: tuple[Condition, ...] = ()
    sort: str = "cost"
    is_together: bool = False


@dataclass(frozen=True, slots=True)
class Ranked:
    """Places ranked for some consultations.

    Attributes:
        ranking: all of them.
        baseline: what they are compared with; None where the rules leave it no date.
        shown: those that meet the conditions, in the order asked for.
    """

    ranking: Ranking
    baseline: Candidate | None
    shown: tuple[Candidate, ...]

    @property
    def best(self) -> Candidate | None:
        """The best of those shown other than the baseline; None where there is none."""
        own = "" if self.baseline is None else self.baseline.place.id
        return next((each for each in self.shown if each.place.id != own), None)


@dataclass(frozen=True, slots=True)
class WhereAnswer:
    """Candidates ranked against the place that consultations have.

    Attributes:
        case: the case, with who comes settled.
        prices: prices of the case and of all candidates.
        question: what was asked.
        ranked: a ranking for each consultation, or one for all.
        unpriced: candidates left out because there is no per diem.
        is_decided: who comes was left open, and decided with the case's own places first.
    """

    case: Case
    prices: PriceBook
    question: Question
    ranked: tuple[Ranked, ...]
    unpriced: tuple[Place, ...]
    is_decided: bool


def ranked_places(case: Case, question: Question, clock: Clock) -> WhereAnswer:
    """Return the places ranked; what is best, the baseline and the best ten shown are recounted.

    Raises:
        CaseError: something in the question is not known, or a price is missing.
        InfeasibleError: the rules leave another consultation no date.
        OutOfTimeError: time ran out.
        VerificationError: the recount differs: our defect.
    """
    names = known_consultations(case, question.consultations)
    places, own, missing = _places(case, question, names)
    settled = _settled(case, clock)
    prices = price(moved(settled, names, places))
    groups = (names,) if question.is_together else tuple((name,) for name in names)
    ranked = []
    for some in groups:
        ranking = rank(settled, prices, some, places, clock)
        baseline = ranking.at(own) if own else preferred(settled, ranking, some[0])
        shown = [each for each in ranking.candidates if all(each.meets(one) for one in question.only)]
        shown.sort(key=lambda each: (each.order(question.sort), each.cost_cents, each.place.id))
        ranked.append(Ranked(ranking, baseline, tuple(shown)))
        _recount(settled, prices, ranked[-1])
    return WhereAnswer(settled, prices, question, tuple(ranked), missing, is_open(case))


def _recount(case: Case, prices: PriceBook, ranked: Ranked) -> None:
    best = (*ranked.shown[:MOST_RECOUNTED], *ranked.ranking.candidates[:1])
    looked_at = (*best, *((ranked.baseline,) if ranked.baseline else ()))
    for each in {candidate.place.id: candidate for candidate in looked_at}.values():
        there = moved(case, ranked.ranking.consultations, (each.place,))
        verify(there, prices, make_plan(there, prices, each.sessions), each.cost_cents)


def _settled(case: Case, clock: Clock) -> Case:
    """Return the case in which it is settled who comes, decided with its own places where it is open."""
    if not is_open(case):
        return case
    prices = price(case)
    assembly, made = people_plan(case, prices, Manner(), clock)
    if made is None:
        raise collision(case, prices, assembly, clock)
    return made.decision.case


def _places(
    case: Case, question: Question, names: tuple[str, ...]
) -> tuple[tuple[Place, ...], Place | None, tuple[Place, ...]]:
    """Return all places to be looked at, the baseline that was named, and candidates without a per diem."""
    asked = AskedPlaces(question.candidates, question.only, FIGURES)
    named = (question.baseline,) if question.baseline else ()
    found, baseline = asked_places(case, asked, named, Where("--baseline"))
    missing = unpriced(case, found)
    own = [place for c in case.consultations if c.id in names for place in c.places]
    every = {place.id: place for place in (*own, *baseline, *found) if place not in missing}
    return tuple(every[name] for name in sorted(every)), next(iter(baseline), None), missing
