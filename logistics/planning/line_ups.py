"""Line-ups: every order of consultations and anchors in time, each as a scene for the solver."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, permutations, product
from math import factorial, prod

import numpy as np

from logistics.planning.options import BoolArray, IntArray
from logistics.planning.scenes import Cell, Setting
from solver.prune import NOT_TOGETHER, Scene

NOBODY = -1
"""Stands for the session before the first one of a pattern."""


@dataclass(frozen=True, slots=True, eq=False)
class LineUp:
    """Where each consultation lies between the anchors, and in which order they follow one another.

    Attributes:
        cells: a cell of each consultation.
        order: numbers of the consultations in order of time.
    """

    cells: tuple[Cell, ...]
    order: tuple[int, ...]


def line_ups(cells: tuple[tuple[Cell, ...], ...]) -> Iterator[LineUp]:
    """Yield every line-up of consultations that have these cells."""
    for some in product(*cells):
        for order in permutations(range(len(some))):
            if all(some[one].slot <= some[other].slot for one, other in pairwise(order)):
                yield LineUp(some, order)


def count_line_ups(cells: tuple[tuple[Cell, ...], ...], most: int) -> int:
    """Return how many line-ups there are; more than ``most`` are not counted exactly."""
    if prod(len(some) for some in cells) > most:
        return most + 1
    slots = product(*([cell.slot for cell in some] for some in cells))
    return sum(prod(factorial(count) for count in Counter(some).values()) for some in slots)


def scene_of(setting: Setting, line_up: LineUp, block_days: int) -> Scene:
    """Return what every placement costs in a line-up.

    Args:
        setting: consultations and anchors.
        line_up: their order.
        block_days: placements in one place that begin within a block of so many days form a group [days].
    """
    return _Stage(setting, line_up).scene(block_days)


@dataclass(frozen=True, slots=True, eq=False)
class _Stage:
    """A setting in one order of time. Sessions are numbered: anchors first, then consultations."""

    setting: Setting
    line_up: LineUp

    def scene(self, block_days: int) -> Scene:
        line = self.line()
        attends = self.attends()[:, line]
        groups = [self.groups(number, block_days) for number in range(len(self.line_up.cells))]
        fixed, own = self.alone()
        saved = {
            (one, other): np.zeros((int(groups[one].max()) + 1, int(groups[other].max()) + 1), dtype=np.int64)
            for one in range(len(groups))
            for other in range(one + 1, len(groups))
        }
        anchors = len(self.setting.anchors)
        for before, after, weights in self.followers(line, attends):
            one, other = before - anchors, after - anchors
            if one < 0 and other < 0:
                fixed -= self.setting.between_anchors(before, after, weights)
            elif one < 0:
                own[other] -= self.setting.beside(other, self.line_up.cells[other], before, weights)
            elif other < 0:
                own[one] -= self.setting.beside(one, self.line_up.cells[one], after, weights)
            else:
                table = self.pair((one, other), (groups[one], groups[other]), weights)
                saved[min(one, other), max(one, other)] = table if one < other else table.T
        return Scene(fixed, tuple(own), tuple(groups), saved)

    def line(self) -> list[int]:
        """Return the sessions in order of time."""
        anchors, found = len(self.setting.anchors), []
        for slot in range(anchors + 1):
            found += [anchors + n for n in self.line_up.order if self.line_up.cells[n].slot == slot]
            found += [slot] if slot < anchors else []
        return found

    def attends(self) -> BoolArray:
        """Return who stops at which session, ``[patterns, anchors and consultations]``."""
        setting, columns = self.setting, []
        for number, cell in enumerate(self.line_up.cells):
            is_there_anyway = setting.attends[:, list(cell.inside)].any(axis=1)
            columns.append(setting.invited[:, number] & ~is_there_anyway)
        return np.column_stack([setting.visits, *columns])

    def followers(self, line: list[int], attends: BoolArray) -> Iterator[tuple[int, int, IntArray]]:
        """Yield the sessions that follow one another for somebody, and for how many, ``[origins]``."""
        last = np.full(len(attends), NOBODY, dtype=np.int64)
        for position, session in enumerate(line):
            here = attends[:, position]
            for before in np.unique(last[here]).tolist():
                weights = self.setting.people.people[here & (last == before)].sum(axis=0)
                if before != NOBODY and weights.any():
                    yield before, session, weights
            last[here] = session

    def alone(self) -> tuple[int, list[IntArray]]:
        """Return the cost of the anchors and that of each placement, every stop a trip of its own [cents]."""
        setting, attends = self.setting, self.attends()
        anchors = len(setting.anchors)
        weights = [setting.people.people[column].sum(axis=0) for column in attends.T]
        fixed = sum(setting.anchor_single(number, weights[number]) for number in range(anchors))
        own = [
            setting.single(number, cell, weights[anchors + number])
            for number, cell in enumerate(self.line_up.cells)
        ]
        return fixed, own

    def groups(self, number: int, block_days: int) -> IntArray:
        """Return the group of each placement of the cell of a consultation."""
        options = self.line_up.cells[number].options
        place, first = self.setting.place[number][options], self.setting.options[number].first[options]
        _, group = np.unique(np.stack([place, first // block_days]), axis=1, return_inverse=True)
        return np.asarray(group.reshape(-1), dtype=np.int64)

    def pair(
        self, numbers: tuple[int, int], groups: tuple[IntArray, IntArray], weights: IntArray
    ) -> IntArray:
        """Return the most that groups of two consultations save, the first of which comes first."""
        one, other = (self.spans(*each) for each in zip(numbers, groups, strict=True))
        length = self.setting.options[numbers[0]].consultation.days
        least = self.least_days(one.place[:, None] == other.place[None, :], length)
        days = np.maximum(other.first[None, :] - one.last_end[:, None], least)
        table = np.zeros(days.shape, dtype=np.int64)
        for gap in np.unique(days).tolist():
            at = np.nonzero(days == gap)
            saved = self.setting.most_saved(weights, gap, numbers)
            table[at] = saved[one.place[at[0]], other.place[at[1]]]
        table[other.last_first[None, :] - one.end[:, None] < least] = NOT_TOGETHER
        return table

    def least_days(self, is_same_place: BoolArray, length: int) -> IntArray:
        """Return the fewest days from one consultation to the next when somebody attends both [days]."""
        rules = self.setting.case.rules
        together = 1 - length if rules.is_same_day_allowed else 1
        least = np.where(is_same_place, together, rules.transfer_days)
        return np.maximum(least, rules.least_gap_days + 1) if rules.least_gap_days else least

    def spans(self, number: int, group: IntArray) -> _Spans:
        """Return where and when the groups of a consultation are."""
        cell, some = self.line_up.cells[number], self.setting.options[number]
        first, length = some.first[cell.options], some.consultation.days
        count = int(group.max()) + 1
        earliest = np.full(count, np.iinfo(np.int64).max)
        latest = np.full(count, np.iinfo(np.int64).min)
        np.minimum.at(earliest, group, first)
        np.maximum.at(latest, group, first)
        place = np.zeros(count, dtype=np.int64)
        place[group] = self.setting.place[number][cell.options]
        return _Spans(place, earliest, latest, earliest + length - 1, latest + length - 1)


@dataclass(frozen=True, slots=True, eq=False)
class _Spans:
    """Where and when the groups of a consultation are, ``[groups]``.

    Attributes:
        place: number of the place.
        first: earliest first day, as ordinal.
        last_first: latest first day.
        end: last day when it begins on the earliest first day.
        last_end: last day when it begins on the latest first day.
    """

    place: IntArray
    first: IntArray
    last_first: IntArray
    end: IntArray
    last_end: IntArray
