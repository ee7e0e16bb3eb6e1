"""Rules of an attendance problem that can be dropped one by one; MODEL.md, "Conflict"."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from solver.attendance.feasible import any_decision, by_decomposition
from solver.attendance.problem import FIXED, NO_LIMIT, NOBODY, Arrangements, AttendanceProblem, Limit, Tally
from solver.attendance.question import Question
from solver.attendance.solution import Solution, value_of
from solver.attendance.ways import ways_of
from solver.attendance.worst import capped, least_worst, worst_of
from solver.attendance.worth import table_of
from solver.clock import Clock
from solver.conflict import Oracle, smallest_collision
from solver.errors import UndecidedError
from solver.problem import BoolArray, IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Cap:
    """Nobody bears more than ``most`` of a measure."""

    measure: int
    most: int


@dataclass(frozen=True, slots=True, eq=False)
class Presence:
    """Nobody stops at two options that are apart, ``[options, options]``."""

    apart: BoolArray


AttendanceRule = Limit | Cap | Presence


@dataclass(frozen=True, slots=True, eq=False)
class RuleSet:
    """A problem in which nothing but the clashes of dates must hold, and the rules it was freed of.

    Attributes:
        free: the question without any rule; what nobody may pay is paid by one payer more.
        rules: in their order: the limits of the problem; that this payer pays nothing, where there are
            people whose rest is not left to them; caps by measure; presence.
        unpaid: number of the rule that the additional payer pays nothing; None when there is none.
        origin: arrangement of the problem that each arrangement of the free one comes from.
        clock: limit of time for all that is asked.
        seed: of the random numbers of HiGHS.
    """

    free: Question
    rules: tuple[AttendanceRule, ...]
    unpaid: int | None
    origin: IntArray
    clock: Clock
    seed: int

    def widened(self, tally: Tally) -> Tally:
        """Return a tally of the problem as one of the free problem."""
        return _wider(tally, self.free.problem.payers, self.origin)

    def value_of(self, tally: Tally, solution: Solution) -> int:
        """Return the exact value of a tally of the free problem for a decision."""
        return value_of(self.free.problem, self.free.ways, solution, tally)


def rule_set(question: Question, clock: Clock, seed: int = 0) -> RuleSet:
    """Return the rules of a problem and what is left without them.

    Args:
        question: the problem and its choices; what else it asks is not looked at.
        clock: limit of time for all that is asked about the rules.
        seed: of the random numbers of HiGHS.

    Raises:
        ProblemError: there are too many ways.
    """
    problem = question.problem
    freed = replace(
        problem,
        most_each=np.full_like(problem.most_each, NO_LIMIT),
        apart=np.zeros_like(problem.apart),
        limits=(),
    )
    origin = np.arange(len(problem.arrangements.second))
    is_strict = bool(np.isin(problem.arrangements.second, (NOBODY, FIXED)).any())
    if is_strict:
        freed, origin = _with_somebody(freed)
    limits = [replace(each, tally=_wider(each.tally, freed.payers, origin)) for each in problem.limits]
    if is_strict:
        limits.append(
            Limit(freed.tally(payer=(np.arange(freed.payers) == problem.payers).astype(np.int64)), 0)
        )
    caps = np.flatnonzero(problem.most_each != NO_LIMIT).tolist()
    rules: tuple[AttendanceRule, ...] = (
        *limits,
        *(Cap(measure, int(problem.most_each[measure])) for measure in caps),
        Presence(problem.apart),
    )
    free = Question(freed, ways_of(freed), question.choices, freed.tally(), ())
    return RuleSet(free, rules, len(problem.limits) if is_strict else None, origin, clock, seed)


def _with_somebody(problem: AttendanceProblem) -> tuple[AttendanceProblem, IntArray]:
    """Return the problem with a payer more who pays any rest, and the arrangements in their new order.

    Who may leave no rest leaves it to this payer. Who may leave what the fixed meetings cost still may, and
    has the choice to leave all of the rest to this payer; such arrangements have numbers behind the others.
    """
    paid = problem.arrangements
    doubled = np.append(np.arange(len(paid.second)), np.flatnonzero(paid.second == FIXED))
    order = np.argsort(paid.traveller[doubled], kind="stable")
    is_strict = paid.second[doubled] == NOBODY
    is_strict[len(paid.second) :] = True
    taken = doubled[order]
    wider = Arrangements(
        traveller=paid.traveller[taken],
        first=paid.first[taken],
        second=np.where(is_strict, problem.payers, paid.second[doubled])[order],
        covers=paid.covers[taken],
        is_extra=paid.is_extra[taken],
        most=paid.most[taken],
    )
    return replace(problem, arrangements=wider, payers=problem.payers + 1), taken


def _wider(tally: Tally, payers: int, origin: IntArray) -> Tally:
    payer = np.zeros(payers, dtype=np.int64)
    payer[: len(tally.payer)] = tally.payer
    return replace(tally, payer=payer, arrangement=tally.arrangement[origin])


def smallest_of(rules: RuleSet) -> tuple[int, ...]:
    """Return the fewest rules that cannot be kept together, ties by their order; () when all can be.

    Raises:
        UndecidedError: time ran out.
    """
    return smallest_collision(len(rules.rules), _oracle(rules))


def _oracle(rules: RuleSet) -> Oracle:
    def oracle(active: tuple[int, ...]) -> frozenset[int] | None:
        solution = decision_under(rules, active)
        return None if solution is None else _broken(rules, solution)

    return oracle


def decision_under(
    rules: RuleSet, active: tuple[int, ...], choices: IntArray | None = None
) -> Solution | None:
    """Return a decision that keeps some of the rules; None when there is none.

    Args:
        rules: the rules.
        active: which of them must hold.
        choices: choices of options to look at, ``[choices, meetings]``; None: all.

    Raises:
        UndecidedError: time ran out.
    """
    question = _under(rules, active)
    if choices is not None:
        question = replace(question, choices=choices)
    best = any_decision(question, rules.clock, rules.seed)
    if not best.is_complete:
        raise UndecidedError
    return best.solution


def least_of(rules: RuleSet, objective: Tally, others: tuple[int, ...]) -> Solution:
    """Return the decision of least objective under some of the rules.

    Args:
        rules: the rules.
        objective: what is to be least, of the free problem.
        others: which of the rules must hold; they can be kept together.

    Raises:
        UndecidedError: time ran out.
    """
    question = replace(_under(rules, others), objective=objective, is_value_enough=True)
    best = by_decomposition(question, rules.clock, rules.seed)
    if best.solution is None or not best.is_complete:
        raise UndecidedError
    return best.solution


def least_cap(rules: RuleSet, cap: Cap, others: tuple[int, ...]) -> int:
    """Return the least that a cap would have to allow under some of the rules.

    Args:
        rules: the rules.
        cap: the cap.
        others: which of the rules must hold; they can be kept together.

    Raises:
        UndecidedError: time ran out.
    """
    worst = least_worst(_under(rules, others), cap.measure, rules.clock, rules.seed)
    if worst.value is None or not worst.is_complete:
        raise UndecidedError
    return worst.value


def _under(rules: RuleSet, active: tuple[int, ...]) -> Question:
    """Return the question under some of the rules."""
    problem, limits = rules.free.problem, list[Limit]()
    for rule in (rules.rules[number] for number in active):
        match rule:
            case Limit():
                limits.append(rule)
            case Cap():
                problem = capped(problem, rule.measure, rule.most)
            case Presence():
                problem = replace(problem, apart=rule.apart)
    return replace(rules.free, problem=problem, limits=tuple(limits))


def _broken(rules: RuleSet, solution: Solution) -> frozenset[int]:
    return frozenset(number for number, rule in enumerate(rules.rules) if not _is_kept(rules, rule, solution))


def _is_kept(rules: RuleSet, rule: AttendanceRule, solution: Solution) -> bool:
    problem, ways = rules.free.problem, rules.free.ways
    match rule:
        case Limit():
            return rules.value_of(rule.tally, solution) <= rule.most
        case Cap():
            return worst_of(problem, ways, solution, rule.measure) <= rule.most
        case Presence():
            together = replace(problem, apart=rule.apart)
            is_open = table_of(together, ways, solution.choice[None, :]).is_open[:, 0]
            return bool(is_open[solution.units > 0].all())
