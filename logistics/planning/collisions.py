"""Which rules on people and money cannot be kept together, and how far each would have to give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

import numpy as np

from logistics.case.case import Case
from logistics.errors import NO_PLAN, NOT_NARROWED, InfeasibleError
from logistics.money import format_cents
from logistics.planning.assemble import Assembly
from logistics.planning.date_collisions import dates_in_the_way
from logistics.planning.subject import Share
from logistics.planning.universe import infeasible
from logistics.pricing.by_km import HOUR_UNITS
from logistics.pricing.pricebook import PriceBook
from solver.attendance.collision import Cap, Presence, RuleSet, least_cap, least_of, rule_set, smallest_of
from solver.attendance.problem import FIXED, NOBODY, AttendanceProblem, Limit, Tally
from solver.attendance.question import Question
from solver.attendance.solution import Solution
from solver.attendance.stages import question_of
from solver.attendance.ways import ways_of
from solver.clock import Clock
from solver.errors import ProblemError, UndecidedError

EXPLAIN_SECONDS = 20.0
"""Once it is known which rules collide, most time to find how far each has to give, and the dates [s]."""
MOST_NAMES = 3
"""People named in a sentence; of more, the last ones are counted instead."""
CAPS = {
    "travel": "nobody's travel costs more than {}",
    "hours": "nobody travels for more than {}",
    "nights": "nobody is away for more than {}",
    "trips": "nobody makes more than {}",
}
"""Caps on what one person bears, by the name of the measure."""
BURDENED = {
    "travel": "somebody's has to cost {}",
    "hours": "somebody has to travel for {}",
    "nights": "somebody has to be away for {}",
    "trips": "somebody has to make {}",
}
"""What somebody has to bear at least, by the name of the measure."""


def collision(
    case: Case, prices: PriceBook, assembly: Assembly, clock: Clock, *, seed: int = 0
) -> InfeasibleError:
    """Return the error that names a smallest set of rules that leave no plan, and how far each must give.

    Of the rules on people and money it names the fewest that collide on the dates allowed; behind them the
    rules on dates without which those could be kept. Where time runs out first, or there are too many dates
    to look at, it names all rules on people and money, and says so.

    Args:
        case: the case as asked.
        prices: its prices.
        assembly: its attendance problem, which has no solution.
        clock: limit of time.
        seed: of the random numbers of HiGHS.

    Raises:
        ValueError: the problem has a solution.
    """
    clock.watch.progress("which rules collide", None, None)
    clock = clock.quiet()
    try:
        question = question_of(assembly.problem)
    except ProblemError:
        return _unknown(_Words(assembly, rule_set(_without_choices(assembly.problem), clock, seed)))
    if not len(question.choices):
        return infeasible(case, assembly.dates, assembly.promise.days() if assembly.promise else ())
    rules = rule_set(question, clock, seed)
    words = _Words(assembly, rules)
    try:
        smallest = smallest_of(rules)
    except UndecidedError:
        return _unknown(words)
    if not smallest:
        raise ValueError("the rules of the case can be kept together")
    rules = replace(rules, clock=_briefly(clock))
    words = _Words(assembly, rules)
    told = [(words.sentence(rule), words.give(rule, smallest)) for rule in smallest]
    told += dates_in_the_way(prices, assembly, rules, smallest)
    return InfeasibleError(tuple(rule for rule, _ in told), tuple(give for _, give in told), NO_PLAN)


def _briefly(clock: Clock) -> Clock:
    """Return a clock that leaves ``EXPLAIN_SECONDS`` from now, or less where another leaves less."""
    seconds = clock.elapsed + EXPLAIN_SECONDS
    return replace(clock, seconds=seconds if clock.seconds is None else min(clock.seconds, seconds))


def _unknown(words: _Words) -> InfeasibleError:
    return InfeasibleError(tuple(map(words.sentence, range(len(words.rules.rules)))), (), NOT_NARROWED)


def _without_choices(problem: AttendanceProblem) -> Question:
    nothing = np.zeros((0, problem.meetings), dtype=np.int64)
    return Question(problem, ways_of(problem), nothing, problem.tally(), problem.limits)


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The rules of an attendance problem in the words of its case."""

    assembly: Assembly
    rules: RuleSet

    def sentence(self, number: int) -> str:
        """Return a rule as a sentence."""
        rule = self.rules.rules[number]
        if isinstance(rule, Cap):
            name, amount = self._amount(rule, rule.most)
            return CAPS[name].format(amount)
        if isinstance(rule, Presence):
            return "nobody can be in two places at once"
        if number == self.rules.unpaid:
            return f"{_listed(self._without_means())} cannot pay what funders leave"
        return self.assembly.rules[number].sentence

    def give(self, number: int, smallest: tuple[int, ...]) -> str:
        """Return how far a rule has to give while the others of its set hold; '' where it cannot be said."""
        others = tuple(other for other in smallest if other != number)
        try:
            match self.rules.rules[number]:
                case Presence():
                    return ""
                case Cap() as cap:
                    name, amount = self._amount(cap, least_cap(self.rules, cap, others))
                    return BURDENED[name].format(amount)
                case Limit() as limit:
                    return self._give(number, limit, others)
        except UndecidedError:
            return ""

    def _give(self, number: int, limit: Limit, others: tuple[int, ...]) -> str:
        solution = least_of(self.rules, limit.tally, others)
        excess = self.rules.value_of(limit.tally, solution) - limit.most
        if number == self.rules.unpaid:
            return f"{format_cents(excess, self.assembly.case.currency)} would be left to them"
        rule = self.assembly.rules[number]
        if rule.share is None:
            return rule.give(excess)
        best = self._best_share(rule.share, solution, others)
        return rule.give(excess) if best is None else rule.share.words(best)

    def _best_share(self, share: Share, solution: Solution, others: tuple[int, ...]) -> Fraction | None:
        """Return the best share that can be reached, step by step from that of a decision (Dinkelbach).

        Where a decision has the share ``p / q``, another has a larger one exactly if ``q counted - p among``
        is above zero for it. None where nobody is there to take a share of.
        """
        counted, among = self.rules.widened(share.counted), self.rules.widened(share.among)
        sign = -1 if share.is_least else 1
        while (base := self.rules.value_of(among, solution)) > 0:
            part = self.rules.value_of(counted, solution)
            better = _weighted(counted, sign * base, among, -sign * part)
            solution = least_of(self.rules, better, others)
            if self.rules.value_of(better, solution) >= 0:
                return Fraction(part, base)
        return None

    def _amount(self, cap: Cap, value: int) -> tuple[str, str]:
        """Return which burden a cap is on, and so much of it in words."""
        name = self.assembly.measures[cap.measure].name
        match name:
            case "travel":
                return name, format_cents(value, self.assembly.case.currency)
            case "hours":
                return name, f"{Decimal(value) / HOUR_UNITS:f} hours"
            case _:
                return name, f"1 {name.removesuffix('s')}" if value == 1 else f"{value} {name}"

    def _without_means(self) -> list[str]:
        """Return the ids of those to whom funders may leave nothing, or not all."""
        paid = self.assembly.problem.arrangements
        rows = np.unique(paid.traveller[np.isin(paid.second, (NOBODY, FIXED))]).tolist()
        return sorted(member.id for row in rows for member in self.assembly.rows[row].members)


def _listed(names: list[str]) -> str:
    """Return names as people list them, many of them as a number."""
    some = (
        names
        if len(names) <= MOST_NAMES
        else [*names[: MOST_NAMES - 1], f"{len(names) + 1 - MOST_NAMES} more"]
    )
    return " and ".join(filter(None, (", ".join(some[:-1]), some[-1])))


def _weighted(one: Tally, times: int, other: Tally, other_times: int) -> Tally:
    """Return the sum of two tallies, each so many times."""
    return Tally(
        *(times * getattr(one, name) + other_times * getattr(other, name) for name in Tally.__slots__)
    )
