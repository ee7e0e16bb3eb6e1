"""PuLP: the arc model once more, written for reading, solved by CBC."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from signal import SIGINT

import cbcbox
import pulp

from solver.arcs import HOME, ArcModel, arcs_of
from solver.clock import Clock
from solver.engines.answer import answer, infeasible, whole_bound
from solver.errors import EngineError
from solver.evaluate import is_allowed
from solver.outcome import Outcome, Status
from solver.problem import PlacementProblem
from solver.watch import Watch

NAME = "pulp"
POLL_SECONDS = 0.1
GRACE_SECONDS = 2.0
HALF = 0.5
TAKE = "take"


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the solution file of CBC says: the words before the objective and the columns that are one."""

    status: str
    taken: tuple[str, ...]


def solve(problem: PlacementProblem, *, watch: Watch, seconds: float | None, seed: int) -> Outcome:
    """Return a cheapest choice; ties are not settled here.

    Args:
        problem: the problem.
        watch: hears of progress and may stop the solve.
        seconds: limit; None for none [s].
        seed: of the random numbers of CBC.

    Raises:
        EngineError: CBC is missing or broke down.
    """
    clock = Clock.started(watch, seconds)
    model = arcs_of(problem)
    read, lower = _run(model_of(model), clock, seed)
    if read.status.lower().endswith("infeasible"):
        return infeasible(NAME, clock.elapsed)
    choice = tuple(sorted(int(name.rpartition("_")[2]) for name in read.taken))
    bound = None if lower is None else lower + model.base
    if read.status == "Optimal":
        bound = answer(problem, choice, None, engine=NAME, seconds=0.0).cost
    elif not is_allowed(problem, choice):
        return Outcome(Status.UNKNOWN, (), None, bound, NAME, clock.elapsed)
    outcome = answer(problem, choice, bound, engine=NAME, seconds=clock.elapsed)
    watch.progress(NAME, outcome.cost, outcome.bound)
    return outcome


def model_of(model: ArcModel) -> pulp.LpProblem:
    """Return the arc model in PuLP's words, rows named as in MODEL.md."""
    lp = pulp.LpProblem("placement", pulp.LpMinimize)
    take = [lp.add_variable(f"{TAKE}_{o}", 0, 1, pulp.LpBinary) for o in range(len(model.take_cost))]
    arcs = list(zip(model.pattern.tolist(), model.tail.tolist(), model.head.tolist(), strict=True))
    ride = [lp.add_variable(f"ride_{n}_{_name(a)}_{_name(b)}", 0, 1) for n, a, b in arcs]
    savings = zip(ride, model.saving.tolist(), strict=True)
    costs = zip(take, model.take_cost.tolist(), strict=True)
    lp.setObjective(pulp.LpAffineExpression([*costs, *((arc, -saved) for arc, saved in savings)]))
    _choose(lp, model, take)
    _travel(lp, model, take, list(zip(arcs, ride, strict=True)))
    for a, b in sorted({(min(pair), max(pair)) for pair in model.ground.problem.clashes.tolist()}):
        lp.addConstraint(pulp.lpSum([take[a], take[b]]) <= 1, f"not_both_{a}_{b}")
    return lp


def _choose(lp: pulp.LpProblem, model: ArcModel, take: list[pulp.LpVariable]) -> None:
    problem = model.ground.problem
    for meeting in range(problem.meetings):
        options = problem.options_of(meeting).tolist()
        lp.addConstraint(pulp.lpSum([take[o] for o in options]) == 1, f"one_option_for_meeting_{meeting}")


def _travel(
    lp: pulp.LpProblem,
    model: ArcModel,
    take: list[pulp.LpVariable],
    rides: list[tuple[tuple[int, int, int], pulp.LpVariable]],
) -> None:
    into: dict[tuple[int, int], list[pulp.LpVariable]] = {}
    out_of: dict[tuple[int, int], list[pulp.LpVariable]] = {}
    departures: dict[int, list[pulp.LpVariable]] = {}
    for (pattern, tail, head), arc in rides:
        if head != HOME:
            into.setdefault((pattern, head), []).append(arc)
        if tail != HOME:
            out_of.setdefault((pattern, tail), []).append(arc)
        else:
            departures.setdefault(pattern, []).append(arc)
    for pattern, stops in enumerate(model.ground.stops):
        for option in stops.nonzero()[0].tolist():
            arrivals = [(arc, 1) for arc in into.get((pattern, option), [])]
            leavings = [(arc, 1) for arc in out_of.get((pattern, option), [])]
            key = f"{pattern}_{option}"
            lp.addConstraint(
                pulp.LpAffineExpression([*arrivals, (take[option], -1)]) == 0, f"arrive_at_stop_{key}"
            )
            lp.addConstraint(
                pulp.LpAffineExpression([*leavings, (take[option], -1)]) == 0, f"leave_stop_{key}"
            )
    for pattern, arcs in departures.items():
        lp.addConstraint(pulp.lpSum(arcs) <= 1, f"one_departure_of_pattern_{pattern}")


def _name(stop: int) -> str:
    return "home" if stop == HOME else str(stop)


def _run(lp: pulp.LpProblem, clock: Clock, seed: int) -> tuple[_Answer, int | None]:
    """Return what CBC found and its lower bound [cents]."""
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
                return _Answer("Stopped", ()), None
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


def _read(text: str) -> _Answer:
    first, *lines = text.splitlines() or [""]
    taken = []
    for line in lines:
        words = line.replace("**", " ").split()
        if words[1].startswith(f"{TAKE}_") and float(words[2]) > HALF:
            taken.append(words[1])
    return _Answer(first.partition(" - ")[0].strip(), tuple(taken))


def _lower_bound(log: str) -> int | None:
    for line in reversed(log.splitlines()):
        name, _, value = line.partition(":")
        if name.strip() == "Lower bound":
            return whole_bound(float(value))
    return None
