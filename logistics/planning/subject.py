"""What rules on people and money are made of, and what they look like."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from logistics.case.case import Case
from logistics.case.places import Place
from logistics.planning.crew import Row
from logistics.planning.options import IntArray, Options
from logistics.pricing.pricebook import PriceBook
from solver.attendance.problem import AttendanceProblem, Limit, Tally


@dataclass(frozen=True, slots=True, eq=False)
class Share:
    """The share that a rule is about: of two numbers of people, and how to say how far it has to give.

    Attributes:
        counted: people counted.
        among: people that the share is of.
        is_least: the share is to be so large at least; else so large at most.
        words: how far the rule has to give for a share that can be reached.
    """

    counted: Tally
    among: Tally
    is_least: bool
    words: Callable[[Fraction], str]


@dataclass(frozen=True, slots=True, eq=False)
class PeopleRule:
    """A rule on people or money.

    Attributes:
        sentence: the rule in the words of the case.
        limit: the rule as the solver takes it.
        give: how far it would have to give for its limit to be ``excess`` units more.
        share: the share that it is about, which says more than ``excess``; None: none.
    """

    sentence: str
    limit: Limit
    give: Callable[[int], str]
    share: Share | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """What rules are made of.

    Attributes:
        case: the case as asked.
        prices: its prices.
        rows: travellers.
        meetings: ids of the meetings, consultations first.
        options: allowed placements of each consultation.
        problem: the problem without limits.
        hubs: extra that stands for an open hub, by hub and session.
        missing: extra that stands for people missing, by quota and session; empty when none may be.
    """

    case: Case
    prices: PriceBook
    rows: tuple[Row, ...]
    meetings: tuple[str, ...]
    options: tuple[Options, ...]
    problem: AttendanceProblem
    hubs: Mapping[tuple[str, str], int]
    missing: Mapping[tuple[str, str], int]

    def heads(self, is_in: Callable[[Row], bool] | None, session: str) -> IntArray:
        """Return 1 where a row counts at a session, ``[travellers, meetings]``; None counts all people."""
        table = np.zeros((len(self.rows), len(self.meetings)), dtype=np.int64)
        if session in self.meetings and self.rows:
            counted = [row.like.is_people and (is_in is None or is_in(row)) for row in self.rows]
            table[counted, self.meetings.index(session)] = 1
        return table

    def invited(self, counted: IntArray, *, is_remote: bool) -> IntArray:
        """Return how many people of each row could be counted, ``[travellers]``."""
        people = self.problem.travellers
        able = (((people.far if is_remote else people.must) | people.may) & (counted > 0)).any(axis=1)
        return np.asarray(able * people.units * people.size, dtype=np.int64)

    def one_extra(self, number: int | None, value: int) -> IntArray:
        """Return an array over the extras that is zero but for one, ``[extras]``."""
        array = np.zeros(len(self.problem.extra_upper), dtype=np.int64)
        if number is not None:
            array[number] = value
        return array

    def places(self, meeting: int) -> list[Place]:
        """Return the place of each option of a consultation."""
        options = self.options[meeting]
        return [options.consultation.places[index] for index in options.place.tolist()]
