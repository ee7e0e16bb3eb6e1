"""What a plan is to do best, as tallies of the attendance problem."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from logistics.case.rules import Mode
from logistics.planning.assemble import Assembly
from logistics.planning.crew import weights_of
from logistics.planning.measures import COST, Measure
from logistics.planning.options import IntArray
from logistics.planning.promise import Promise, change_cents, kept_options
from solver.attendance.problem import Tally
from solver.attendance.stages import Aims


def total_of(assembly: Assembly, measure: Measure) -> Tally:
    """Return a measure, summed over all people, as a tally."""
    return assembly.problem.tally(measure=assembly.measure(measure))


def participation_of(assembly: Assembly) -> Tally:
    """Return the people in person at consultations by weight, as a tally."""
    weights = weights_of(assembly.case)
    counts = [weights.get(row.like.group, 1) * row.like.is_people for row in assembly.rows]
    each = np.array(counts, dtype=np.int64)
    consultations = np.arange(len(assembly.meetings)) < len(assembly.options)
    return assembly.problem.tally(in_person=each[:, None] * consultations[None, :].astype(np.int64))


def missing_of(assembly: Assembly) -> Tally:
    """Return the people missing from quotas as a tally."""
    extra = np.zeros(len(assembly.problem.extra_upper), dtype=np.int64)
    extra[list(assembly.missing.values())] = 1
    return assembly.problem.tally(extra=extra)


def changes_of(assembly: Assembly) -> Tally:
    """Return the number of published consultations that are moved as a tally."""
    option = np.zeros(len(assembly.problem.meeting), dtype=np.int64)
    if (promise := assembly.promise) is not None:
        published = {one.id for one in promise.published.sessions}
        moved = [
            ~kept_options(some, promise) & (some.consultation.id in published) for some in assembly.options
        ]
        option[: sum(map(len, moved))] = np.concatenate(moved)
    return assembly.problem.tally(option=option)


def _change_prices(assembly: Assembly, promise: Promise) -> IntArray:
    """Return the price of the change that each option is, ``[options]`` [cents]."""
    option = np.zeros(len(assembly.problem.meeting), dtype=np.int64)
    prices = [change_cents(assembly.case, promise, some) for some in assembly.options]
    option[: sum(map(len, prices))] = np.concatenate(prices)
    return option


def negative(tally: Tally) -> Tally:
    """Return a tally with its sign turned, so that most becomes least."""
    return Tally(*(-getattr(tally, name) for name in Tally.__slots__))


def aims_of(assembly: Assembly) -> Aims:
    """Return what the mode of the case asks for; then payers as people would rather have them."""
    cost = total_of(assembly, COST)
    if assembly.promise is not None:
        cost = replace(cost, option=_change_prices(assembly, assembly.promise))
    objectives: tuple[Tally, ...] = (cost,)
    if assembly.case.rules.mode is Mode.PARTICIPATION:
        objectives = (negative(participation_of(assembly)), *objectives)
        if assembly.missing:
            objectives = (missing_of(assembly), *objectives)
    return Aims(objectives, (_preference(assembly),))


def _preference(assembly: Assembly) -> Tally:
    ranks = [rank for row in assembly.rows for rank in range(len(row.arrangements))]
    return assembly.problem.tally(arrangement=np.array(ranks, dtype=np.int64))
