"""The stages in order: load, price, formulate, solve, verify, report."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from logistics.case.case import Case
from logistics.errors import Finding, OutOfTimeError, OutputError, VerificationError
from logistics.exhibits.book import make_book
from logistics.exhibits.lines import count_lines
from logistics.intake import load_case
from logistics.intake.atlas import Locate
from logistics.planning.alternatives import cost_by_date, next_best
from logistics.planning.formulate import Formulation, formulate
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.plan import Plan
from logistics.planning.run import Run
from logistics.planning.universe import infeasible
from logistics.planning.verify import verify
from logistics.planning.wishes import Wish, narrowed, rule_findings, wished_sessions
from logistics.pricing.price import price
from reports import ReportError, write_workbook
from solver.clock import Clock
from solver.outcome import Outcome, Status
from solver.solve import Engine, solve
from solver.watch import Watch

MOST_LINES = 200_000
"""Itinerary lines on a sheet above which a workbook is too slow to be of use."""


ALONE = "the recount"
"""Who confirmed the answer when no second engine was asked."""
CALENDAR_SECONDS = 60.0
"""Time for the cost of every date when no limit is given; dates beyond it are shown as not computed [s]."""


@dataclass(frozen=True, slots=True)
class Request:
    """How a plan is to be made.

    Attributes:
        engine: solver engine.
        witness: second engine that must agree on cost and choice; None: none.
        alternatives: how many next-best plans to look for.
        seconds: time for the search, next-best plans and calendar together [s]; None: no limit.
        seed: seed of the engines.
    """

    engine: Engine = Engine.ORTOOLS
    witness: Engine | None = None
    alternatives: int = 5
    seconds: float | None = None
    seed: int = 0


def load(path: Path, *, locate: Locate | None = None) -> tuple[Case, tuple[Finding, ...]]:
    """Return the case and its warnings.

    Args:
        path: workbook or folder.
        locate: asked for the point of a city that the shipped table lacks; None: nobody is.

    Raises:
        CaseError: the input cannot be used.
    """
    return load_case(path, locate=locate)


def run(case: Case, warnings: tuple[Finding, ...], request: Request, watch: Watch) -> Run:
    """Return the proven and verified plan of a case, with what it is compared with.

    Raises:
        CaseError: prices are missing.
        InfeasibleError: the rules of the case collide.
        VerificationError: the recount differs, or two engines do: our defect.
        OutOfTimeError: no plan was found in the time given.
    """
    watch.progress("price", None, None)
    prices = price(case)
    watch.progress("formulate", None, None)
    formulation = formulate(case, prices)
    clock = Clock.started(watch, request.seconds)
    outcome = _solved(case, formulation, request, clock)
    checked = _checked(formulation, request, outcome, clock)
    watch.progress("book every trip", outcome.cost, outcome.bound)
    sessions = formulation.sessions(outcome.choice)
    plan = make_plan(case, prices, sessions)
    baseline = make_baseline(case, prices, sessions)
    watch.progress("recount", outcome.cost, outcome.bound)
    verify(case, prices, plan, (outcome.cost or 0) + formulation.remote_cents)
    return Run(
        case=case,
        asked=case,
        warnings=warnings,
        prices=prices,
        formulation=formulation,
        outcome=outcome,
        plan=plan,
        baseline=baseline,
        alternatives=next_best(formulation, outcome.choice, request.alternatives, watch, clock.left),
        dates=cost_by_date(formulation, watch, CALENDAR_SECONDS if clock.left is None else clock.left),
        stamp=_stamp(case, request, outcome, checked),
    )


def report(done: Run, path: Path) -> None:
    """Write the workbook of a run; folders on the way are made.

    Raises:
        OutputError: it could not be written, or would have more than ``MOST_LINES`` lines on a sheet;
            nothing is left half-written.
    """
    if (lines := max(count_lines(done.plan), count_lines(done.baseline))) > MOST_LINES:
        reason = f"there are {lines:,} itinerary lines, and a workbook works with {MOST_LINES:,}"
        raise OutputError(str(path), reason, "plan with --no-workbook and --json instead")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_workbook(make_book(done), path)
    except OSError as error:
        raise OutputError(str(path), str(error)) from error
    except ReportError as error:
        cause = error.__cause__
        reason = cause.strerror if isinstance(cause, OSError) and cause.strerror else error.reason
        raise OutputError(str(path), reason) from error


@dataclass(frozen=True, slots=True)
class Priced:
    """What dates given by hand cost.

    Attributes:
        plan: the plan on these dates.
        baseline: the same dates, each consultation a trip of its own.
        findings: rules of the case that the dates break, as warnings.
    """

    plan: Plan
    baseline: Plan
    findings: tuple[Finding, ...]


def price_on(case: Case, wishes: tuple[Wish, ...], watch: Watch) -> Priced:
    """Return what dates given by hand cost; consultations without a wish are placed best.

    Raises:
        CaseError: prices are missing, a wish names nothing known, or somebody would be in two places.
        InfeasibleError: some consultations have no wish, and the rules leave no date for them.
    """
    sessions = wished_sessions(case, wishes)
    narrow = narrowed(case, sessions)
    prices = price(narrow)
    if len(sessions) < len(case.consultations):
        formulation = formulate(narrow, prices)
        sessions = formulation.sessions(
            _solved(narrow, formulation, Request(), Clock.started(watch, None)).choice
        )
    plan = make_plan(case, prices, sessions)
    return Priced(plan, make_baseline(case, prices, sessions), rule_findings(case, plan))


def _solved(case: Case, formulation: Formulation, request: Request, clock: Clock) -> Outcome:
    outcome = _answer(formulation, request.engine, request, clock)
    if outcome.status is Status.INFEASIBLE:
        raise infeasible(case, formulation.rules)
    if not outcome.choice:
        raise OutOfTimeError(request.seconds)
    return outcome


def _answer(formulation: Formulation, engine: Engine, request: Request, clock: Clock) -> Outcome:
    return solve(formulation.problem, engine, watch=clock.watch, seconds=clock.left, seed=request.seed)


def _checked(formulation: Formulation, request: Request, outcome: Outcome, clock: Clock) -> str:
    """Return who confirmed the answer of the engine beside the recount."""
    if request.witness is None:
        return ALONE
    return compare(outcome, _answer(formulation, request.witness, request, clock))


def compare(outcome: Outcome, witness: Outcome) -> str:
    """Return what a second answer to the same problem is worth.

    Raises:
        VerificationError: the answers contradict each other.
    """
    if witness.status is Status.INFEASIBLE or _exclude(outcome, witness) or _exclude(witness, outcome):
        told = (f"{o.engine}: {o.status}, cost {o.cost}, bound {o.bound}" for o in (outcome, witness))
        raise VerificationError(tuple(told))
    if outcome.status is witness.status is Status.OPTIMAL:
        if outcome.choice != witness.choice:
            told = (f"{o.engine}: cost {o.cost}, choice {o.choice}" for o in (outcome, witness))
            raise VerificationError(tuple(told))
        return witness.engine
    return f"{witness.engine}: no contradiction, but not both proved their answer"


def _exclude(one: Outcome, other: Outcome) -> bool:
    """Whether one proved that no choice is as cheap as that of the other."""
    return one.bound is not None and other.cost is not None and one.bound > other.cost


def _stamp(case: Case, request: Request, outcome: Outcome, checked: str) -> tuple[tuple[str, str], ...]:
    return (
        ("backtoback", version("backtoback")),
        ("ortools", version("ortools")),
        ("case", case_hash(case)),
        ("engine", outcome.engine),
        ("checked by", checked),
        ("seed", str(request.seed)),
        ("fare model", case.tariff.fare_model),
        ("per diem table", case.tariff.allowance_table),
        ("CO2e method", case.tariff.emissions_method),
    )


def case_hash(case: Case) -> str:
    """Return a fingerprint of the case: equal cases, equal fingerprints, in every process."""
    people = [
        (p.id, p.origin.id, p.group, p.funder, p.people, sorted(p.in_person), sorted(p.remote))
        for p in case.participants
    ]
    consultations = [(c, sorted(c.weekdays)) for c in case.consultations]
    rest = replace(case, participants=(), consultations=())
    return hashlib.sha256(repr((rest, consultations, people)).encode()).hexdigest()[:16]
