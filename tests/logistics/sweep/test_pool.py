"""Processes are killed; no task is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from logistics.sweep.pool import PoolError, run_in_pool
from tests.logistics.sweep import jobs


def lost(_task: object, reason: str) -> int:
    assert reason == "3 worker processes died of it, the last with code -9"
    return -1


def test_every_task_is_answered_once() -> None:
    answers = list(run_in_pool(jobs.square, range(40), 2, lost))

    assert sorted(answers) == [number**2 for number in range(40)]


def test_no_tasks_start_no_process() -> None:
    assert list(run_in_pool(jobs.square, (), 2, lost)) == []


def test_tasks_are_taken_as_processes_get_free() -> None:
    taken: list[int] = []
    tasks = (taken.append(number) or number for number in range(100))  # type: ignore[func-returns-value]
    answers = run_in_pool(jobs.square, tasks, 2, lost)

    first = next(answers)
    answers.close()  # type: ignore[attr-defined]

    assert first in {0, 1}
    assert len(taken) <= 3


def test_task_of_a_killed_process_is_given_to_another(tmp_path: Path) -> None:
    tasks = [(number, str(tmp_path)) for number in range(6)]

    answers = list(run_in_pool(jobs.square_at_the_second_try, tasks, 2, lost))

    assert sorted(answers) == [number**2 for number in range(6)]
    assert len(list(tmp_path.iterdir())) == 6


def test_task_that_kills_three_processes_is_given_up() -> None:
    answers = list(run_in_pool(jobs.square, [1, 2, -5, 3], 2, lost))

    assert sorted(answers) == [-1, 1, 4, 9]


def test_libraries_in_processes_start_no_threads() -> None:
    before = os.environ.get("OMP_NUM_THREADS")

    assert list(run_in_pool(jobs.threads, [1], 1, lambda _task, _reason: ())) == [("1", "1")]
    assert os.environ.get("OMP_NUM_THREADS") == before


def test_processes_end_with_the_answers() -> None:
    [number] = run_in_pool(jobs.own_id, [1], 1, lost)

    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_processes_that_cannot_start_end_the_run() -> None:
    with pytest.raises(PoolError) as caught:
        list(run_in_pool(jobs.Stillborn(), [1], 1, lost))

    assert str(caught.value) == "no worker process could be started: each ended at once with code 7"
