"""What holds for every case that leaves open who comes or who pays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, assume, given, seed, settings
from hypothesis import strategies as st

from logistics.case.case import Case
from logistics.case.rules import Mode
from logistics.errors import InfeasibleError, VerificationError
from logistics.planning.aims import aims_of
from logistics.planning.assemble import Assembly, assemble
from logistics.planning.decided import Decision, decision_of
from logistics.planning.front import RESPECTS, FrontRequest, aims_by_name, front_of, value_of_aim
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.measures import BURDENS, CO2E, HOURS, NIGHTS, Measure
from logistics.planning.payments import payments
from logistics.planning.plan import Plan
from logistics.planning.verify import verify
from logistics.planning.verify_people import wrong_decision
from logistics.pricing.price import price
from solver.attendance.feasible import by_decomposition
from solver.attendance.inner import inner_of
from solver.attendance.question import Engine, Question
from solver.attendance.referee import by_one_model, by_trying, every_count
from solver.attendance.settle import solution_of
from solver.attendance.solution import Solution
from solver.attendance.stages import AttendanceOutcome, decide, question_of
from solver.attendance.worst import least_worst, worst_of
from solver.clock import Clock
from solver.outcome import Status
from solver.watch import SILENT
from tests.properties.cases import DAY
from tests.properties.people_cases import people_cases

# About half of the random cases has no plan.
FEW_FEASIBLE = [HealthCheck.filter_too_much, HealthCheck.too_slow]


def assembled(case: Case, measures: tuple[Measure, ...] = ()) -> Assembly | None:
    """Return the problem of a case; None when its rules leave a consultation no date."""
    try:
        return assemble(case, price(case), measures)
    except InfeasibleError as error:
        assert error.rules  # noqa: PT017
        return None


def answered(assembly: Assembly, engine: Engine) -> AttendanceOutcome:
    aims = aims_of(assembly)
    return decide(assembly.problem, aims, ("engine", engine), clock=Clock.started(SILENT, None))


@dataclass(frozen=True, slots=True)
class Claim:
    """A decision, booked, and what is said of it."""

    asked: Case
    decided: Case
    plan: Plan
    baseline: Plan
    paid: tuple[tuple[str, str, int], ...]
    cents: int
    missing: int

    @classmethod
    def of(cls, case: Case, decision: Decision) -> Claim:
        prices = price(case)
        plan = make_plan(decision.case, prices, decision.sessions)
        baseline = make_baseline(decision.case, prices, decision.sessions)
        made = payments(decision.case, prices, plan, baseline)
        paid = tuple((each.participant, each.payer, each.cents) for each in made)
        return cls(case, decision.case, plan, baseline, paid, decision.outcome.values[-1], decision.missing)

    def recounted(self) -> list[str]:
        """Return what the recount finds wrong."""
        prices = price(self.asked)
        found = list(
            wrong_decision(
                self.asked,
                self.decided,
                prices,
                self.plan,
                self.baseline,
                self.paid,
                allowed_missing=self.missing,
            )
        )
        try:
            verify(self.decided, prices, self.plan, self.cents)
        except VerificationError as error:
            found += error.differences
        return found


def attended_otherwise(claim: Claim, draw: st.DataObject) -> Claim | None:
    """One participant attends one session in another mode."""
    open_ = [(n, p) for n, p in enumerate(claim.decided.participants) if p.in_person | p.remote]
    if not open_:
        return None
    at, who = draw.draw(st.sampled_from(open_))
    session = draw.draw(st.sampled_from(sorted(who.in_person | who.remote)))
    moved = replace(
        who,
        in_person=who.in_person - {session} if session in who.in_person else who.in_person | {session},
        remote=who.remote - {session} if session in who.remote else who.remote | {session},
    )
    people = claim.decided.participants
    return replace(
        claim, decided=replace(claim.decided, participants=(*people[:at], moved, *people[at + 1 :]))
    )


def paid_by_another(claim: Claim, draw: st.DataObject) -> Claim | None:
    """One payment is said to be another payer's."""
    if not claim.paid:
        return None
    at = draw.draw(st.integers(0, len(claim.paid) - 1))
    who, payer, cents = claim.paid[at]
    others = sorted({"", "nobody", *(funder.id for funder in claim.asked.funders)} - {payer})
    other = draw.draw(st.sampled_from(others))
    return replace(claim, paid=(*claim.paid[:at], (who, other, cents), *claim.paid[at + 1 :]))


def a_cent_off(claim: Claim, draw: st.DataObject) -> Claim | None:
    """One amount, of a payment or of everything, is a cent more or less."""
    cent = draw.draw(st.sampled_from((-1, 1)))
    at = draw.draw(st.integers(-2, len(claim.paid) - 1))
    if at == -2:
        return replace(claim, cents=claim.cents + cent)
    if at == -1:
        return replace(claim, plan=replace(claim.plan, cost_cents=claim.plan.cost_cents + cent))
    who, payer, cents = claim.paid[at]
    return replace(claim, paid=(*claim.paid[:at], (who, payer, cents + cent), *claim.paid[at + 1 :]))


def a_day_off(claim: Claim, draw: st.DataObject) -> Claim | None:
    """One consultation is said to be on other days than people travel for, or than its rules allow."""
    sessions = claim.plan.sessions
    # where nobody travels and the day is allowed, the other day is as good; so it is amid a longer stay
    travelled = {
        session.id
        for line in claim.plan.itineraries
        for trip in line.trips
        if trip.legs
        for session in trip.sessions
        if all(session.first_day < one.first_day for one in trip.sessions if one is not session)
    }
    able = [number for number, session in enumerate(sessions) if session.id in travelled]
    if not able:
        return None
    at = draw.draw(st.sampled_from(able))
    days = draw.draw(st.sampled_from((-1, 1))) * DAY
    moved = replace(
        sessions[at], first_day=sessions[at].first_day + days, last_day=sessions[at].last_day + days
    )
    return replace(claim, plan=replace(claim.plan, sessions=(*sessions[:at], moved, *sessions[at + 1 :])))


def a_venue_left_out(claim: Claim, _draw: st.DataObject) -> Claim | None:
    """The venue of a consultation is not paid, and every sum is as if it had none."""
    venues = [line for line in claim.plan.itineraries if line.hires and line.cents]
    if not venues:
        return None
    gone = venues[0].participant.id
    plan, baseline = (
        replace(
            one,
            itineraries=tuple(line for line in one.itineraries if line.participant.id != gone),
            cost_cents=one.cost_cents - venues[0].cents,
        )
        for one in (claim.plan, claim.baseline)
    )
    paid = tuple(one for one in claim.paid if one[0] != gone)
    return replace(claim, plan=plan, baseline=baseline, paid=paid, cents=claim.cents - venues[0].cents)


TAMPERS = (attended_otherwise, paid_by_another, a_cent_off, a_day_off, a_venue_left_out)


@pytest.mark.parametrize("part", range(3))
def test_engines_agree_and_the_recount_takes_every_plan_and_none_that_was_tampered_with(part: int) -> None:
    rejected: Counter[str] = Counter()

    @seed(part)
    @settings(max_examples=100)
    @given(people_cases(most_ways=200), st.data())
    def check(case: Case, data: st.DataObject) -> None:
        assembly = assembled(case)
        if assembly is None:
            return
        referee = answered(assembly, by_trying)
        for engine in (by_one_model, by_decomposition):
            outcome = answered(assembly, engine)
            assert (outcome.status, outcome.values) == (referee.status, referee.values)
            if outcome.status is Status.OPTIMAL:
                assert outcome.bounds == outcome.values
                claim = Claim.of(case, decision_of(assembly, outcome))
                assert claim.recounted() == []
        if outcome.status is Status.OPTIMAL:
            for tamper in TAMPERS:
                tampered = tamper(claim, data)
                if tampered is not None:
                    assert tampered.recounted() != []
                    rejected[tamper.__name__] += 1

    check()
    # about half of the cases has a plan, and in some of those somebody travels and is paid for
    assert len(rejected) == len(TAMPERS)
    assert min(rejected.values()) >= 5


@settings(max_examples=40, suppress_health_check=FEW_FEASIBLE)
@given(people_cases(most_ways=60), st.sampled_from(list(BURDENS)))
def test_nobody_bears_more_than_has_to_be(case: Case, burden: str) -> None:
    strict = replace(case, rules=replace(case.rules, mode=Mode.COST))
    assembly = assembled(strict, (BURDENS[burden],))
    assume(assembly is not None)
    assert assembly is not None
    question = question_of(assembly.problem)
    measure = assembly.measures.index(BURDENS[burden])
    every = [
        worst_of(assembly.problem, question.ways, solution, measure) for solution in every_solution(question)
    ]

    worst = least_worst(question, measure, Clock.started(SILENT, None), 0)

    assert worst.value == min(every, default=None)
    assert worst.is_complete


@settings(max_examples=40, suppress_health_check=FEW_FEASIBLE)
@given(people_cases(most_ways=60), st.permutations(list(RESPECTS)))
def test_front_is_what_trying_everything_finds(case: Case, respects: list[str]) -> None:
    strict = replace(case, rules=replace(case.rules, mode=Mode.COST))
    request = FrontRequest((respects[0], respects[1]), "nights", 50)
    assembly = assembled(strict, (CO2E, HOURS, NIGHTS))
    assume(assembly is not None)
    assert assembly is not None
    question = question_of(assembly.problem)
    aims = aims_by_name(assembly, "nights")
    every = {
        tuple(value_of_aim(question, solution, aims[name]) for name in request.respects)
        for solution in every_solution(question)
    }
    best = sorted(one for one in every if not any(_is_better(other, one) for other in every))

    found = front_of(case, price(case), request, Clock.started(SILENT, None))

    signs = [-1 if name == "participation" else 1 for name in found.names]
    assert [
        tuple(sign * point.value(name) for sign, name in zip(signs, found.names, strict=True))
        for point in found.points
    ] == best
    assert (found.is_complete, found.is_recounted) == (True, True)


def _is_better(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))


def every_solution(question: Question) -> Iterator[Solution]:
    for choice in question.choices:
        inner = inner_of(question, choice)
        if inner is None:
            continue
        for counts in every_count(question, inner):
            if (inner.excess_of(counts) <= 0).all():
                yield solution_of(inner, counts, question.ways)
