"""CBC, run by our own hand from the model that PuLP writes; its own files say how it ended."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from signal import SIGINT

import cbcbox
import pulp

from solver.clock import Clock
from solver.errors import EngineError

NAME = "pulp"
POLL_SECONDS = 0.1
GRACE_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class CbcAnswer:
    """What the solution file of CBC says.

    Attributes:
        status: the words before the objective.
        values: columns and rows that are not zero, by name.
    """

    status: str
    values: dict[str, float]


def run(lp: pulp.LpProblem, clock: Clock, seed: int) -> tuple[CbcAnswer, float | None]:
    """Return what CBC found and the lower bound that it printed.

    Args:
        lp: the model; variables and rows named.
        clock: limit of time, and whether the caller still wants it.
        seed: of the random numbers of CBC.

    Raises:
        EngineError: CBC is missing or broke down.
    """
    with tempfile.TemporaryDirectory() as folder:
        model, solution, log = (Path(folder) / name for name in ("model.lp", "solution.txt", "log.txt"))
        lp.writeLP(str(model))
        command = [str(cbcbox.cbc_bin_path()), str(model), *_flags(clock, seed), "-solve"]
        command += ["-printingOptions", "all", "-solution", str(solution)]
        try:
            _watch_over(command, log, clock)
        except OSError as problem:
            raise EngineError(f"{NAME} cannot start CBC: {problem}") from problem
        text = log.read_text(encoding="utf-8", errors="replace")
        if not solution.exists():
            if clock.is_over():
                return CbcAnswer("Stopped", {}), None
            raise EngineError(f"{NAME} got no solution file from CBC; its last words: {text[-200:]!r}")
        return _read(solution.read_text(encoding="utf-8")), _lower_bound(text)


def _flags(clock: Clock, seed: int) -> list[str]:
    limit = [] if clock.left is None else ["-sec", f"{max(clock.left, 0.1):.2f}", "-timeMode", "elapsed"]
    exact = ["-ratioGap", "0", "-allowableGap", "0", "-increment", "0", "-threads", "0"]
    return [*limit, *exact, "-randomSeed", str(seed + 1), "-randomCbcSeed", str(seed + 1)]


def _watch_over(command: list[str], log: Path, clock: Clock) -> None:
    """Run CBC; ask it to end when the watch stops the solve, and never leave it behind."""
    with log.open("w", encoding="utf-8") as out:
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)  # noqa: S603
        try:
            while not _has_ended(child, POLL_SECONDS):
                if clock.watch.is_stopped():
                    child.send_signal(SIGINT)
                    _has_ended(child, GRACE_SECONDS)
                    return
        finally:
            if child.poll() is None:
                child.kill()
                child.wait()


def _has_ended(child: subprocess.Popen[bytes], seconds: float) -> bool:
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def _read(text: str) -> CbcAnswer:
    first, *lines = text.splitlines() or [""]
    values = {}
    for line in lines:
        words = line.replace("**", " ").split()
        values[words[1]] = float(words[2])
    return CbcAnswer(
        first.partition(" - ")[0].strip(), {name: value for name, value in values.items() if value}
    )


def _lower_bound(log: str) -> float | None:
    for line in reversed(log.splitlines()):
        name, _, value = line.partition(":")
        if name.strip() == "Lower bound":
            return float(value)
    return None
