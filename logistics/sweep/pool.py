"""Processes that work on tasks; when one of them is killed, its task goes to another one.

Works with any function and any tasks that can be pickled. The standard pools lose the whole run when one of
their processes is killed, by a lack of memory for instance.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Generic, TypeVar, cast

from logistics.errors import LogisticsError

MOST_TRIES = 3
"""How often a task is given out; afterwards it is what kills the processes, and is given up."""
THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Environment variables that keep libraries from starting threads: there is a process for each core."""
PATIENCE_SECONDS = 2.0
"""Time for a process to end when it is told to."""

TaskT = TypeVar("TaskT")
AnswerT = TypeVar("AnswerT")


class PoolError(LogisticsError):
    """Processes end before they can work."""

    def __init__(self, code: int | None) -> None:
        self.code = code
        super().__init__(f"no worker process could be started: each ended at once with code {code}")


def run_in_pool(
    work: Callable[[TaskT], AnswerT],
    tasks: Iterable[TaskT],
    workers: int,
    give_up: Callable[[TaskT, str], AnswerT],
) -> Iterator[AnswerT]:
    """Yield the answers to tasks, each as soon as it is there.

    Args:
        work: answers one task, in a process of its own; a function of a module.
        tasks: taken one by one as processes get free.
        workers: number of processes.
        give_up: answers a task on which ``MOST_TRIES`` processes have died; it is told why.

    Raises:
        PoolError: processes cannot be started.
    """
    pool = _Pool(work, give_up)
    try:
        yield from pool.answers(iter(tasks), workers)
    finally:
        pool.end()


@dataclass(frozen=True, slots=True)
class _Trial(Generic[TaskT]):
    """A task, and how many processes died of it."""

    task: TaskT
    deaths: int = 0


@dataclass(slots=True, eq=False)
class _Worker(Generic[TaskT]):
    """A process, our end of its pipe, what it works on, and whether it has told that it started."""

    process: SpawnProcess
    pipe: Connection
    trial: _Trial[TaskT] | None = None
    is_ready: bool = False


@dataclass(slots=True, eq=False)
class _Pool(Generic[TaskT, AnswerT]):
    """The processes and the tasks that wait for one."""

    work: Callable[[TaskT], AnswerT]
    give_up: Callable[[TaskT, str], AnswerT]
    workers: list[_Worker[TaskT]] = field(default_factory=list)
    waiting: deque[_Trial[TaskT]] = field(default_factory=deque)
    stillborn: int = 0

    def answers(self, tasks: Iterator[TaskT], most: int) -> Iterator[AnswerT]:
        for task in tasks:
            self.waiting.append(_Trial(task))
            self._employ(most)
            while self.busy + len(self.waiting) >= most:
                yield from self._heard()
                self._employ(most)
        while self.waiting or self.busy:
            yield from self._heard()
            self._employ(most)

    @property
    def busy(self) -> int:
        return sum(worker.trial is not None for worker in self.workers)

    def _employ(self, most: int) -> None:
        """Give waiting tasks to processes that are free, and start a process for each of the others."""
        for worker in self.workers:
            if worker.is_ready and worker.trial is None and self.waiting:
                self._give(worker, self.waiting.popleft())
        starting = sum(not worker.is_ready for worker in self.workers)
        for _ in range(min(len(self.waiting) - starting, most - len(self.workers))):
            self._start()

    def _heard(self) -> Iterator[AnswerT]:
        """Yield the answers that arrive next, and bury the dead."""
        by_pipe = {worker.pipe: worker for worker in self.workers}
        for pipe in wait(list(by_pipe)):
            worker = by_pipe[cast("Connection", pipe)]
            try:
                answer = worker.pipe.recv()
            except (EOFError, OSError):
                yield from self._buried(worker)
                continue
            self.stillborn = 0
            if worker.is_ready:
                worker.trial = None
                yield answer
            worker.is_ready = True

    def _give(self, worker: _Worker[TaskT], trial: _Trial[TaskT]) -> None:
        worker.trial = trial
        try:
            worker.pipe.send(trial.task)
        except OSError:
            return  # it is dead, and is found dead when its pipe is read

    def _buried(self, worker: _Worker[TaskT]) -> Iterator[AnswerT]:
        """Take a dead process out; its task waits again, or is given up and its answer yielded."""
        self._end(worker)
        self.workers.remove(worker)
        code = worker.process.exitcode
        if not worker.is_ready:
            self.stillborn += 1
            if self.stillborn >= MOST_TRIES:
                raise PoolError(code)
        if worker.trial is not None:
            trial = _Trial(worker.trial.task, worker.trial.deaths + 1)
            if trial.deaths >= MOST_TRIES:
                reason = f"{MOST_TRIES} worker processes died of it, the last with code {code}"
                yield self.give_up(trial.task, reason)
            else:
                self.waiting.append(trial)

    def _start(self) -> None:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self.work), daemon=True)
        with _single_threaded():
            process.start()
        theirs.close()
        self.workers.append(_Worker(process, ours))

    def end(self) -> None:
        """End all processes, whatever they do."""
        for worker in self.workers:
            worker.process.terminate()
        for worker in self.workers:
            self._end(worker)

    def _end(self, worker: _Worker[TaskT]) -> None:
        worker.process.join(PATIENCE_SECONDS)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        worker.pipe.close()


def _serve(pipe: Connection, work: Callable[[TaskT], AnswerT]) -> None:
    """Answer tasks until the other end of the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the caller ends us
    pipe.send(None)
    while True:
        try:
            pipe.send(work(pipe.recv()))
        except (EOFError, BrokenPipeError):
            return


@contextmanager
def _single_threaded() -> Iterator[None]:
    before = {name: os.environ.get(name) for name in THREAD_SETTINGS}
    os.environ.update(dict.fromkeys(THREAD_SETTINGS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
