"""Which rules on dates keep rules on people and money from being kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import prod

import numpy as np

from logistics.planning.assemble import Assembly, assemble_on
from logistics.planning.options import BoolArray, IntArray, Options, every_option
from logistics.planning.restriction import Restriction
from logistics.planning.universe import days_to_give, excluded_by, span_of
from logistics.pricing.pricebook import PriceBook
from solver.attendance.choices import all_choices, distinct_choices
from solver.attendance.collision import RuleSet, decision_under, rule_set
from solver.attendance.problem import AttendanceProblem, Limit
from solver.attendance.question import Question
from solver.conflict import smallest_collision
from solver.errors import UndecidedError

MOST_CHOICES = 100_000
"""Choices of dates, rules on dates left aside, above which it is not looked for the ones that matter."""
SOME_DATES = "every consultation sits on dates that the rules of the calendar allow"
"""Stands for the rules on dates where it is not known which of them matter, or whether any does."""

Told = tuple[tuple[str, str], ...]
"""Sentences of rules, and how far each has to give."""


def dates_in_the_way(
    prices: PriceBook, assembly: Assembly, rules: RuleSet, smallest: tuple[int, ...]
) -> Told:
    """Return the fewest rules on dates without which some colliding rules could be kept, and their gives.

    None where the dates make no difference; ``SOME_DATES`` where there are too many to know, or no time.

    Args:
        prices: prices of the case.
        assembly: the attendance problem on the dates allowed.
        rules: its rules.
        smallest: which of them collide.
    """
    case = assembly.case
    if not case.consultations or not _is_about_dates(rules, smallest):
        return ()
    universe = _universe(assembly)
    if prod(len(options) for options in universe) > MOST_CHOICES:
        return ((SOME_DATES, ""),)
    try:
        return _fewest(prices, assembly, rules, smallest)
    except UndecidedError:
        return ((SOME_DATES, ""),)


def _universe(assembly: Assembly) -> tuple[Options, ...]:
    days = assembly.promise.days() if assembly.promise else ()
    return every_option(assembly.case, is_wide=True, days=days)


def _is_about_dates(rules: RuleSet, smallest: tuple[int, ...]) -> bool:
    """Return whether it may depend on dates or places if rules can be kept; not if they count people."""
    found = [rules.rules[number] for number in smallest]
    return not all(
        isinstance(rule, Limit)
        and not (rule.tally.payer.any() or rule.tally.measure.any() or rule.tally.option.any())
        for rule in found
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Wide:
    """A problem on every date, and the rules on people and on dates that it is looked at under.

    Attributes:
        problem: the problem, without any rule on dates.
        universe: its placements, a consultation each.
        rules: rules on people and money.
        active: those that collide on the dates allowed.
        choices: every choice of placements, ``[choices, meetings]``.
    """

    problem: AttendanceProblem
    universe: tuple[Options, ...]
    rules: RuleSet
    active: tuple[int, ...]
    choices: IntArray

    def allowed(self, dates: tuple[Restriction, ...]) -> IntArray:
        """Return the choices that keep some rules on dates, one of those that are alike."""
        kept = np.ones(len(self.choices), dtype=bool)
        for rule in dates:
            kept &= ~self.breaks(rule, self.choices)
        return distinct_choices(self.problem, self.choices[kept])

    def breaks(self, rule: Restriction, choices: IntArray) -> BoolArray:
        """Return which choices break a rule on dates."""
        excluded = excluded_by(rule, self.universe)
        broken = np.isin(choices, excluded.options).any(axis=1)
        if len(excluded.pairs):
            clash = np.zeros((len(self.problem.meeting), len(self.problem.meeting)), dtype=bool)
            clash[excluded.pairs[:, 0], excluded.pairs[:, 1]] = True
            broken |= (clash | clash.T)[choices[:, :, None], choices[:, None, :]].any(axis=(1, 2))
        return np.asarray(broken, dtype=np.bool_)

    def choice(self, dates: tuple[Restriction, ...]) -> IntArray | None:
        """Return a choice that keeps some rules on dates and with which the rules on people can be kept."""
        choices = self.allowed(dates)
        if not len(choices):
            return None
        solution = decision_under(self.rules, self.active, choices)
        return None if solution is None else solution.choice


def _fewest(prices: PriceBook, assembly: Assembly, rules: RuleSet, smallest: tuple[int, ...]) -> Told:
    wide = _wide(prices, assembly, rules, smallest)
    dates = assembly.dates

    def oracle(active: tuple[int, ...]) -> frozenset[int] | None:
        choice = wide.choice(tuple(dates[number] for number in active))
        if choice is None:
            return None
        broken = (number for number, rule in enumerate(dates) if wide.breaks(rule, choice[None, :]).any())
        return frozenset(broken)

    found = smallest_collision(len(dates), oracle)

    def give(number: int) -> str:
        others = tuple(dates[other] for other in found if other != number)
        return days_to_give(
            dates[number], span_of(wide.universe), lambda rule: wide.choice((*others, rule)) is not None
        )

    return tuple((dates[number].sentence, give(number)) for number in found)


def _wide(prices: PriceBook, assembly: Assembly, rules: RuleSet, smallest: tuple[int, ...]) -> _Wide:
    universe = _universe(assembly)
    no_clashes = np.zeros((0, 2), dtype=np.int64)
    is_apart = bool(assembly.problem.is_alone.any())
    problem = assemble_on(
        assembly.case, prices, (universe, no_clashes), assembly.measures, is_apart=is_apart
    ).problem
    problem = replace(problem, most_each=assembly.problem.most_each)
    choices = all_choices(problem)
    question = Question(problem, rules.free.ways, choices, problem.tally(), ())
    return _Wide(problem, universe, rule_set(question, rules.clock, rules.seed), smallest, choices)
