"""Programs of their own: a client of a sweep, a scheduler and workers of a cluster, and how to kill them."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

Program = subprocess.Popen[bytes]
StartWorker = Callable[[], Program]
PATIENCE_SECONDS = 180.0


def client(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """Return the program, started with some arguments in a folder."""
    command = (sys.executable, "-m", "logistics", *arguments)
    return subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def answer(folder: Path, *arguments: str) -> dict[str, object]:
    """Return the JSON answer of the program, which ends well."""
    with client(folder, *arguments, "--json") as process:
        told, talk = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 0, talk
    found: dict[str, object] = json.loads(told)
    return found


def stored(path: Path) -> int:
    """Return how many results a file holds; 0 where it does not exist yet."""
    if not path.exists():
        return 0
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        try:
            return int(file.execute("SELECT count(*) FROM results").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def wait_until(is_so: Callable[[], bool]) -> None:
    """Return when something is so; fail when it takes too long."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def pool_of(process: subprocess.Popen[str]) -> list[int]:
    """Return the ids of the worker processes of a client."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
    return [int(child) for child in children if "spawn_main" in command_of(int(child))]


def command_of(process: int) -> str:
    """Return the command line of a process; empty when it has ended."""
    try:
        return Path(f"/proc/{process}/cmdline").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return ""


def kill(process: int) -> None:
    """Kill a process as the kernel does when memory runs out."""
    os.kill(process, signal.SIGKILL)


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, StartWorker, Program]]:
    """Give a scheduler on loopback: its address, who starts workers for it, and itself."""
    started: list[Program] = []
    contact = folder / "scheduler.json"

    def start(program: str, *arguments: str) -> Program:
        options = ("--host", "127.0.0.1", "--scheduler-file", str(contact), "--no-dashboard")
        command = (sys.executable, "-m", f"distributed.cli.dask_{program}", *options, *arguments)
        with (folder / "cluster.log").open("ab") as log:
            started.append(subprocess.Popen(command, cwd=folder, stdout=log, stderr=log))
        return started[-1]

    def worker() -> Program:
        return start("worker", "--nthreads", "1", "--no-nanny", "--local-directory", str(folder))

    try:
        scheduler = start("scheduler", "--port", "0")
        wait_until(lambda: contact.exists() and contact.stat().st_size > 0)
        yield json.loads(contact.read_text(encoding="utf-8"))["address"], worker, scheduler
    finally:
        for process in started:
            process.kill()
            process.wait()
