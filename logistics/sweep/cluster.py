"""The same tasks on a Dask cluster; needs the extra ``cluster``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from distributed import Client, Future, as_completed
from distributed.scheduler import KilledWorker

from logistics.errors import LogisticsError
from logistics.sweep.study import Runner, gave_up
from logistics.sweep.task import Result, Task
from logistics.sweep.work import solve_task

AHEAD = 3
"""Tasks a thread of the cluster is given ahead: enough to be busy, few to be lost with the client."""
CONNECT_SECONDS = 20
"""Time to reach the scheduler [s]."""


LOST = "was lost; what was solved is kept, and the same command goes on with the others"


class ClusterError(LogisticsError):
    """The scheduler cannot be reached, or was lost."""

    def __init__(self, address: str, reason: str) -> None:
        self.address = address
        super().__init__(f"the cluster at {address} {reason}")


def cluster_runner(address: str) -> Runner:
    """Return the runner that solves tasks on a cluster.

    Args:
        address: of the scheduler, such as ``tcp://10.0.0.1:8786``.
    """
    return partial(run_on_cluster, address=address)


def run_on_cluster(tasks: Iterable[Task], *, address: str) -> Iterator[Result]:
    """Yield the results of tasks, each as soon as it is there.

    Tasks of workers that are lost go to others. A task on which the scheduler lost more workers than its
    setting ``allowed-failures`` allows is given up.

    Args:
        tasks: taken one by one as the cluster gets free.
        address: of the scheduler.

    Raises:
        ClusterError: the scheduler cannot be reached or was lost.
    """
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(address, f"cannot be reached: {error}") from error
    try:
        with client:
            yield from _results(client, iter(tasks))
    except OSError as error:
        raise ClusterError(address, LOST) from error


def _results(client: Client, tasks: Iterator[Task]) -> Iterator[Result]:
    asked: dict[str, Task] = {}
    answers = as_completed(loop=client.loop)

    def ask() -> None:
        threads = max(sum(client.nthreads().values()), 1)
        while len(asked) < AHEAD * threads and (task := next(tasks, None)) is not None:
            asked[task.key] = task
            answers.add(client.submit(solve_task, task, key=task.key, pure=False))

    ask()
    while asked:
        future: Future = next(answers)
        task = asked.pop(future.key)
        yield _result(client, future, task)
        ask()


def _result(client: Client, future: Future, task: Task) -> Result:
    """Return what came of a task; the cluster forgets it."""
    if future.status == "finished":
        result: Result = future.result()
        return result
    if future.status == "error":
        error = future.exception()
        if isinstance(error, KilledWorker):
            return gave_up(task, "more workers of the cluster died of it than allowed-failures allows")
        return gave_up(task, f"a worker of the cluster could not do it: {error!r}")
    raise ClusterError(str(client.scheduler_info()["address"]), LOST)
