"""The next step: what the funders would have to give more so that more people could come."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from logistics.case.case import Case
from logistics.case.rules import Mode
from logistics.errors import VerificationError
from logistics.planning.aims import missing_of, negative, participation_of, total_of
from logistics.planning.assemble import Assembly, assemble
from logistics.planning.decided import Decision, decision_of
from logistics.planning.measures import COST
from logistics.planning.people_plan import keeps_rules, on_days
from logistics.pricing.pricebook import PriceBook
from solver.attendance.problem import OWN, AttendanceProblem, Limit, Tally
from solver.attendance.stages import Aims, AttendanceOutcome, decide
from solver.clock import Clock
from solver.outcome import Status
from solver.problem import IntArray


@dataclass(frozen=True, slots=True, eq=False)
class NextStep:
    """The least that ceilings have to rise so that participation is greater, on the dates decided.

    Attributes:
        decision: who would come and who would pay.
        more: by how much the ceiling of a funder would have to rise, by id, those that need not left out
            [cents].
        newcomers: ids of the rows of the case of which more people would come to a consultation.
    """

    decision: Decision
    more: tuple[tuple[str, int], ...]
    newcomers: tuple[str, ...]

    @property
    def more_cents(self) -> int:
        """How much more money it takes [cents]."""
        return sum(cents for _, cents in self.more)


def next_step(
    asked: Case, prices: PriceBook, decision: Decision, clock: Clock, seed: int = 0
) -> NextStep | None:
    """Return what it takes for more participation; None where money does not help, is not short, or time is.

    Every other rule is kept, and no more people are missing from quotas than now. Of the decisions that take
    least money more it is the one with the most participation, then the least cost, then the fewest people
    missing from quotas. It is recounted.

    Args:
        asked: the case as asked.
        prices: its prices.
        decision: what was decided.
        clock: limit of time.
        seed: of the random numbers of HiGHS.

    Raises:
        VerificationError: the recount differs: our defect.
    """
    if asked.rules.mode is not Mode.PARTICIPATION or not prices.ceilings:
        return None
    fixed = on_days(asked, decision.sessions)
    assembly = assemble(fixed, prices)
    funders = tuple(funder.id for funder in asked.funders if funder.id in prices.ceilings)
    outcome = _outcome(assembly, decision, clock, seed)
    if outcome.status is not Status.OPTIMAL or outcome.solution is None:
        return None
    rises = outcome.solution.extras[-len(funders) :].tolist()
    more = tuple((name, cents) for name, cents in zip(funders, rises, strict=True) if cents)
    found = decision_of(assembly, outcome)
    raised = {name: prices.ceilings[name] + cents for name, cents in zip(funders, rises, strict=True)}
    if not keeps_rules(fixed, replace(prices, ceilings=raised), found, found.sessions):
        raise VerificationError(("the next step breaks a rule on people or money",))
    return NextStep(found, more, _newcomers(asked, decision, found))


def _outcome(assembly: Assembly, decision: Decision, clock: Clock, seed: int) -> AttendanceOutcome:
    """Decide anew, ceilings lifted by as little as can be, participation greater than it is."""
    is_ceiling = [bool(limit.tally.payer.any()) for limit in assembly.problem.limits]
    problem = _liftable(assembly.problem, is_ceiling)
    participation = negative(_wider(participation_of(assembly), sum(is_ceiling)))
    missing = _wider(missing_of(assembly), sum(is_ceiling))
    kept = (Limit(participation, -decision.participation - 1), Limit(missing, decision.missing))
    problem = replace(problem, limits=(*problem.limits, *kept))
    lifted = np.append(np.zeros_like(assembly.problem.extra_upper), np.ones(sum(is_ceiling), dtype=np.int64))
    aims = (problem.tally(extra=lifted), participation, _wider(total_of(assembly, COST), sum(is_ceiling)))
    return decide(problem, Aims(aims, (missing,)), clock=clock.quiet(), seed=seed)


def _liftable(problem: AttendanceProblem, is_ceiling: list[bool]) -> AttendanceProblem:
    """Return the problem with an extra for each ceiling: what it is lifted by."""
    count, old = sum(is_ceiling), len(problem.extra_upper)
    limits: list[Limit] = []
    for limit, is_lifted in zip(problem.limits, is_ceiling, strict=True):
        tally = _wider(limit.tally, count)
        if is_lifted:
            lift: IntArray = tally.extra.astype(np.int64)
            lift[old + sum(is_ceiling[: len(limits)])] = -1
            tally = replace(tally, extra=lift)
        limits.append(Limit(tally, limit.most))
    return replace(
        problem,
        extra_upper=np.append(problem.extra_upper, np.full(count, _most_cost(problem))),
        extra_measure=np.concatenate(
            [problem.extra_measure, np.zeros((count, problem.measures), dtype=np.int64)]
        ),
        extra_payer=np.append(problem.extra_payer, np.full(count, OWN)),
        limits=tuple(limits),
    )


def _most_cost(problem: AttendanceProblem) -> int:
    """Return more than all people together can cost, each at every meeting by a trip of its own [cents]."""
    people = problem.travellers
    dearest = np.zeros(len(problem.single), dtype=np.int64)
    for meeting in range(problem.meetings):
        dearest += problem.single[:, problem.options_of(meeting), 0].max(axis=1)
    remote = people.remote[:, 0] * problem.meetings
    return int(((dearest[people.kind] + remote) * people.units * people.size).sum()) + 1


def _wider(tally: Tally, count: int) -> Tally:
    extra: IntArray = np.append(tally.extra.astype(np.int64), np.zeros(count, dtype=np.int64))
    return replace(tally, extra=extra)


def _newcomers(asked: Case, now: Decision, then: Decision) -> tuple[str, ...]:
    before, after = _heads(now), _heads(then)
    return tuple(one.id for one in asked.participants if after.get(one.id, 0) > before.get(one.id, 0))


def _heads(decision: Decision) -> dict[str, int]:
    """Return the people at consultations in person, by row of the case."""
    consultations = {session.id for session in decision.sessions}
    heads: dict[str, int] = {}
    for one in decision.case.participants:
        heads[one.row_id] = heads.get(one.row_id, 0) + one.people * len(one.in_person & consultations)
    return heads
