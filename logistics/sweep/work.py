"""Solves one scenario, in whatever process; every ending is an answer, none is an exception."""

from __future__ import annotations

from functools import cache
from time import perf_counter

from logistics.address import Address
from logistics.case.rules import Mode
from logistics.conduct import ranges, run
from logistics.errors import CaseError, InfeasibleError, OutOfTimeError, Severity, VerificationError, Where
from logistics.gazetteer import Gazetteer
from logistics.intake import validate
from logistics.intake.draft import Draft
from logistics.intake.patches import Patch
from logistics.intake.scenarios import Variation, vary
from logistics.planning.request import Request
from logistics.planning.run import Run
from logistics.pricing.candidates import priced_candidates
from logistics.sweep.axes import NONE, SCENARIO
from logistics.sweep.figures import figures_of
from logistics.sweep.identity import program_version
from logistics.sweep.points import DRAW, Params
from logistics.sweep.task import Figures, Options, Result, Status, Task
from logistics.uncertainty.result import DrawRequest, Ranges
from solver.errors import EngineError
from solver.outcome import Status as Proof
from solver.solve import Engine
from solver.watch import SILENT

OPTION = "--over"
"""Where the changes of a sweep are written."""


def solve_task(task: Task) -> Result:
    """Return how a scenario ended.

    Args:
        task: the scenario.
    """
    start = perf_counter()
    status, figures, error = _answered(task)
    return Result(task.key, task.params, status, figures, error, round(perf_counter() - start, 3))


def varied_draft(draft: Draft, params: Params) -> Draft:
    """Return the draft with the scenarios and values of a scenario of the sweep; what is wrong is a finding.

    Args:
        draft: the case as written.
        params: what is changed.
    """
    patches = tuple(
        Patch(Address.parse(name), value, Where(OPTION, "", 0, name), OPTION)
        for name, value in params
        if name not in {DRAW, SCENARIO}
    )
    names = tuple(value for name, value in params if name == SCENARIO and value != NONE)
    return vary(draft, Variation(names, patches))


def _answered(task: Task) -> tuple[Status, Figures | None, str]:
    if task.version != program_version():
        return Status.FAILED, None, f"the worker has version {program_version()} and not {task.version}"
    try:
        done = _run(task)
        drawn = _drawn(done, task.options)
    except CaseError as error:
        told = [finding for finding in error.findings if finding.severity is Severity.ERROR]
        return Status.INVALID, None, "\n".join(str(finding) for finding in told)
    except InfeasibleError as error:
        return Status.INFEASIBLE, None, str(error)
    except OutOfTimeError as error:
        return Status.UNDECIDED, None, str(error)
    except (VerificationError, EngineError) as error:
        return Status.FAILED, None, str(error)
    is_proven = done.outcome.status is Proof.OPTIMAL
    return Status.OPTIMAL if is_proven else Status.FEASIBLE, figures_of(done, drawn), ""


def _run(task: Task) -> Run:
    case, _ = validate(varied_draft(task.draft, task.params), gazetteer=_gazetteer())
    priced, _ = priced_candidates(case)
    return run(priced, (), _request(task.options), SILENT)


def _drawn(done: Run, options: Options) -> Ranges | None:
    if not options.draws:
        return None
    return ranges(done, DrawRequest(options.draws, options.seed, has_trials=False), SILENT)


@cache
def _gazetteer() -> Gazetteer:
    """Return the gazetteer of this process: reading it takes longer than solving a small case."""
    return Gazetteer()


def _request(options: Options) -> Request:
    return Request(
        engine=Engine(options.engine),
        alternatives=0,
        seconds=options.seconds,
        seed=options.seed,
        mode=None if options.mode is None else Mode(options.mode),
        has_calendar=False,
    )
