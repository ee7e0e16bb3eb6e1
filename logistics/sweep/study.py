"""A sweep as a whole: its scenarios, those that are missing, and the loop that fills them in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from logistics.errors import CaseError, Finding, Severity
from logistics.intake.draft import Draft
from logistics.sweep.axes import SCENARIO
from logistics.sweep.identity import Basis
from logistics.sweep.points import Params
from logistics.sweep.pool import run_in_pool
from logistics.sweep.store import Store
from logistics.sweep.task import Result, Status, Task
from logistics.sweep.work import solve_task, varied_draft

Runner: TypeAlias = Callable[[Iterable[Task]], Iterator[Result]]
"""Solves tasks somewhere; yields each result as soon as it is there, in any order."""

ADDRESS_CODES = frozenset({"unknown-address", "ambiguous-address"})
SCENARIO_CODES = frozenset({"unknown-scenario", "circular-scenario"})
_SHARD = re.compile(r"([1-9]\d*)/([1-9]\d*)")


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several parts of a sweep, for job arrays.

    Attributes:
        number: which, from 1.
        count: of how many.
    """

    number: int = 1
    count: int = 1

    @classmethod
    def parse(cls, text: str) -> Shard:
        """Return the part that ``3/20`` names.

        Args:
            text: number and count.

        Raises:
            ValueError: the text has another form, or names no part.
        """
        found = _SHARD.fullmatch(text.strip())
        if not found or int(found[1]) > int(found[2]):
            message = f"{text!r} names no part; write 3/20 for the third of twenty"
            raise ValueError(message)
        return cls(int(found[1]), int(found[2]))


@dataclass(frozen=True, slots=True)
class Study:
    """A case and everything that is asked about it.

    Attributes:
        draft: the case as written.
        basis: what its results have in common.
        points: what each scenario changes.
    """

    draft: Draft
    basis: Basis
    points: tuple[Params, ...]

    def __post_init__(self) -> None:
        """Refuse addresses that meet nothing, before thousands of scenarios do.

        Raises:
            CaseError: an address is no cell of the case; its findings tell the nearest.
        """
        first = {name: value for point in self.points for name, value in point}
        names = dict.fromkeys(value for point in self.points for name, value in point if name == SCENARIO)
        told = [self._told({**first, SCENARIO: name}) for name in names] or [self._told(first)]
        # an address may be that of a row which only some of the scenarios add
        lost = {each for some in told for each in some if each.code in SCENARIO_CODES}
        lost |= set.intersection(*({each for each in some if each.code in ADDRESS_CODES} for some in told))
        if lost:
            raise CaseError(tuple(lost))

    def _told(self, params: dict[str, str]) -> tuple[Finding, ...]:
        findings = varied_draft(self.draft, tuple(params.items())).findings
        return tuple(finding for finding in findings if finding.severity is Severity.ERROR)

    def tasks(self, shard: Shard) -> tuple[Task, ...]:
        """Return the tasks of a part; equal scenarios are one. All parts together are all tasks.

        Args:
            shard: which part.
        """
        by_key = {self.basis.key(point): point for point in self.points}
        mine = sorted(by_key)[shard.number - 1 :: shard.count]
        basis = self.basis
        made = {key: Task(key, by_key[key], self.draft, basis.options, basis.version) for key in mine}
        # in the order of the points, so that what is asked first is known first
        return tuple(made[key] for key in by_key if key in made)


def missing(tasks: tuple[Task, ...], store: Store, basis: Basis) -> tuple[Task, ...]:
    """Return the tasks that have no answer in the store yet; what failed is missing.

    Args:
        tasks: those wanted.
        store: what is there.
        basis: what they rest on.
    """
    answered = store.answered(basis.id)
    return tuple(task for task in tasks if task.key not in answered)


def sweep(
    tasks: tuple[Task, ...], runner: Runner, store: Store, basis: Basis, hear: Callable[[Result], None]
) -> None:
    """Solve tasks and keep each result as soon as it is there.

    Args:
        tasks: those missing.
        runner: solves them.
        store: keeps the results.
        basis: what they rest on.
        hear: hears of each result after it was kept.

    Raises:
        LogisticsError: the runner or the store broke down; what was kept until then stays.
    """
    store.begin(basis)
    for result in runner(tasks):
        store.add(basis.id, result)
        hear(result)


def local_runner(workers: int) -> Runner:
    """Return the runner that solves tasks in processes of this machine.

    Args:
        workers: number of processes.
    """
    return partial(run_in_pool, solve_task, workers=workers, give_up=gave_up)


def gave_up(task: Task, reason: str) -> Result:
    """Return the result of a task that cannot be solved where it was tried.

    Args:
        task: the task.
        reason: why.
    """
    return Result(task.key, task.params, Status.FAILED, None, reason)
