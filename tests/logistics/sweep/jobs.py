"""Work for pools in other processes; a number of a negative sign kills the process it is given to."""

from __future__ import annotations

import os
import signal
from pathlib import Path


def square(number: int) -> int:
    """Return the square of a number; a negative one kills the process, always."""
    if number < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def square_at_the_second_try(job: tuple[int, str]) -> int:
    """Return the square of a number; the first try kills the process, and leaves a file that tells so."""
    number, folder = job
    mark = Path(folder, str(number))
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def threads(_number: int) -> tuple[str, ...]:
    """Return what the process is told about threads."""
    return tuple(os.environ.get(name, "") for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"))


def own_id(_number: int) -> int:
    """Return the id of the process."""
    return os.getpid()


class Stillborn:
    """Cannot be unpickled: the process ends before it can work."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (7,)

    def __call__(self, number: int) -> int:
        """Never called."""
        return number
