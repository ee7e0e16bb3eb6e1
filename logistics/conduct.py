"""The stages in order: load, price, formulate, solve, verify, report."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.errors import Finding, OutOfTimeError, OutputError
from logistics.exhibits.book import make_book
from logistics.exhibits.lines import count_lines
from logistics.intake import load_case
from logistics.intake.atlas import Locate
from logistics.intake.scenarios import AS_FILED, Variation
from logistics.planning.alternatives import DateCost, cost_by_date, next_best
from logistics.planning.collisions import collision
from logistics.planning.decide import Manner, decide_people, is_open
from logistics.planning.decided import Decision, outcome_of
from logistics.planning.formulate import Formulation, formulate
from logistics.planning.front import Front, front_of
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.moving import moves_of
from logistics.planning.next_step import next_step
from logistics.planning.people_plan import keeps_rules, on_days, people_plan
from logistics.planning.plan import Plan
from logistics.planning.request import Request
from logistics.planning.run import Run
from logistics.planning.stamp import stamp
from logistics.planning.universe import infeasible
from logistics.planning.verify import verify
from logistics.planning.wishes import Wish, narrowed, rule_findings, wished_sessions
from logistics.planning.witness import ALONE, compare, compare_decisions
from logistics.pricing.candidates import priced_candidates
from logistics.pricing.price import price
from logistics.pricing.pricebook import PriceBook
from logistics.uncertainty.ranges import ranges_of
from logistics.uncertainty.result import DrawRequest, Ranges
from reports import Book, ReportError, write_workbook
from solver.attendance.referee import by_one_model, by_trying
from solver.clock import Clock
from solver.outcome import Outcome, Status
from solver.solve import Engine, solve
from solver.watch import Watch

MOST_LINES = 200_000
"""Itinerary lines on a sheet above which a workbook is too slow to be of use."""


ENGINES = {
    Engine.PULP: (f"{Engine.PULP}, one model of all dates", by_one_model),
    Engine.EXHAUSTIVE: (str(Engine.EXHAUSTIVE), by_trying),
}
"""Who answers, by engine, when it is open who comes or who pays; the others leave it to our decomposition."""
CALENDAR_SECONDS = 60.0
"""Time for the cost of every date when no limit is given; dates beyond it are shown as not computed [s]."""


def load(
    path: Path, *, locate: Locate | None = None, variation: Variation = AS_FILED
) -> tuple[Case, tuple[Finding, ...]]:
    """Return the case without candidates that nobody can price, and its warnings.

    Args:
        path: workbook or folder.
        locate: asked for the point of a city that the shipped table lacks; None: nobody is.
        variation: scenarios and patches to be applied before anything is checked.

    Raises:
        CaseError: the input cannot be used.
    """
    case, warnings = load_case(path, locate=locate, variation=variation)
    priced, left_out = priced_candidates(case)
    return priced, (*warnings, *left_out)


def run(case: Case, warnings: tuple[Finding, ...], request: Request, watch: Watch) -> Run:
    """Return the proven and verified plan of a case, with what it is compared with.

    Raises:
        CaseError: prices are missing.
        InfeasibleError: the rules of the case collide.
        VerificationError: the recount differs, or two engines do: our defect.
        OutOfTimeError: no plan was found in the time given.
    """
    asked = request.applied(case)
    watch.progress("price", None, None)
    prices = price(asked)
    clock = Clock.started(watch, request.seconds)
    if is_open(asked):
        return _run_open(asked, warnings, prices, request, clock)
    watch.progress("formulate", None, None)
    formulation = formulate(asked, prices, wanted=request.alternatives + 1, clock=clock)
    outcome = _solved(asked, formulation, request, clock)
    checked = _checked(formulation, request, outcome, clock)
    watch.progress("book every trip", outcome.cost, outcome.bound)
    sessions = formulation.sessions(outcome.choice)
    plan = make_plan(asked, prices, sessions)
    baseline = make_baseline(asked, prices, sessions)
    watch.progress("recount", outcome.cost, outcome.bound)
    verify(asked, prices, plan, (outcome.cost or 0) + formulation.remote_cents)
    return Run(
        case=asked,
        asked=asked,
        warnings=warnings,
        prices=prices,
        formulation=formulation,
        outcome=outcome,
        plan=plan,
        baseline=baseline,
        alternatives=next_best(formulation, outcome.choice, request.alternatives, watch, clock.left),
        dates=_dates(formulation, request, clock),
        stamp=stamp(asked, request.seed, outcome.engine, checked),
        front=_front(asked, prices, request, clock),
        moves=moves_of(asked, prices, formulation.rules, sessions),
    )


def _run_open(
    asked: Case, warnings: tuple[Finding, ...], prices: PriceBook, request: Request, clock: Clock
) -> Run:
    """Return the run of a case that leaves open who comes or who pays."""
    clock.watch.progress("decide dates and people", None, None)
    manner = Manner(request.burden, request.seed, ENGINES.get(request.engine))
    assembly, made = people_plan(asked, prices, manner, clock)
    if made is None:
        raise collision(asked, prices, assembly, clock)
    decision = made.decision
    checked = _second_opinion(asked, prices, request, decision, clock)
    formulation = formulate(decision.case, prices, most_options=sys.maxsize)
    outcome = outcome_of(formulation, decision)
    others = next_best(formulation, outcome.choice, request.alternatives, clock.watch, clock.left)
    return Run(
        case=decision.case,
        asked=asked,
        warnings=warnings,
        prices=prices,
        formulation=formulation,
        outcome=outcome,
        plan=made.plan,
        baseline=made.baseline,
        alternatives=tuple(o for o in others if keeps_rules(asked, prices, decision, o.sessions)),
        dates=_dates(formulation, request, clock),
        stamp=stamp(asked, request.seed, outcome.engine, checked),
        decision=decision,
        apart=made.apart,
        next_step=next_step(asked, prices, decision, clock, request.seed),
        front=_front(asked, prices, request, clock),
        moves=moves_of(decision.case, prices, formulation.rules, made.plan.sessions),
    )


def _dates(formulation: Formulation, request: Request, clock: Clock) -> tuple[DateCost, ...]:
    if not request.has_calendar:
        return ()
    seconds = CALENDAR_SECONDS if clock.left is None else clock.left
    return cost_by_date(formulation, clock.watch, seconds)


def _front(asked: Case, prices: PriceBook, request: Request, clock: Clock) -> Front | None:
    if request.front is None:
        return None
    clock.watch.progress("front", None, None)
    return front_of(asked, prices, request.front, clock, request.seed)


def _second_opinion(
    asked: Case, prices: PriceBook, request: Request, decision: Decision, clock: Clock
) -> str:
    """Return who confirmed the decision beside the recount: one model of all dates, by PuLP and CBC."""
    if request.witness is None:
        return ALONE
    manner = Manner(request.burden, request.seed, ENGINES.get(request.witness))
    try:
        _, other = decide_people(asked, prices, manner, clock)
    except OutOfTimeError:
        return f"{request.witness}: it did not finish"
    return compare_decisions(decision, other, request.witness)


def ranges(done: Run, request: DrawRequest, watch: Watch) -> Ranges:
    """Return what the plan may cost when prices, people and anchors are not as the case says.

    Raises:
        VerificationError: the table of costs differs from the plan: our defect.
    """
    return ranges_of(done, request, watch)


def report(done: Run, path: Path, drawn: Ranges | None = None) -> None:
    """Write the workbook of a run; folders on the way are made.

    Args:
        done: the run.
        path: workbook to write.
        drawn: its ranges; None: nobody asked for them.

    Raises:
        OutputError: it could not be written, or would have more than ``MOST_LINES`` lines on a sheet;
            nothing is left half-written.
    """
    if (lines := max(count_lines(done.plan), count_lines(done.baseline))) > MOST_LINES:
        reason = f"there are {lines:,} itinerary lines, and a workbook works with {MOST_LINES:,}"
        raise OutputError(str(path), reason, "plan with --no-workbook and --json instead")
    write_report(make_book(done, done.front, drawn), path)


def write_report(book: Book, path: Path) -> None:
    """Write a workbook; folders on the way are made.

    Raises:
        OutputError: it could not be written; nothing is left half-written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_workbook(book, path)
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
    if is_open(case):
        return _price_open(case, narrow, prices, sessions, watch)
    if len(sessions) < len(case.consultations):
        formulation = formulate(narrow, prices)
        sessions = formulation.sessions(
            _solved(narrow, formulation, Request(), Clock.started(watch, None)).choice
        )
    plan = make_plan(case, prices, sessions)
    return Priced(plan, make_baseline(case, prices, sessions), rule_findings(case, plan))


def _price_open(
    case: Case, narrow: Case, prices: PriceBook, sessions: tuple[Session, ...], watch: Watch
) -> Priced:
    """Return what dates given by hand cost when who comes and who pays is decided on them."""
    is_whole = len(sessions) == len(case.consultations)
    clock = Clock.started(watch, None)
    asked = on_days(case, sessions) if is_whole else narrow
    assembly, made = people_plan(asked, prices, Manner(), clock)
    if made is None:
        raise collision(asked, prices, assembly, clock)
    findings = rule_findings(replace(case, participants=made.decision.case.participants), made.plan)
    return Priced(made.plan, made.baseline, findings)


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
