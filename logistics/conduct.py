"""The stages in order: load, price, formulate, solve, verify; the report is made of the run."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from logistics.case.calendar import Session
from logistics.case.case import Case
from logistics.errors import Finding
from logistics.intake import load_case
from logistics.planning.alternatives import cost_by_date, next_best
from logistics.planning.formulate import Formulation, formulate
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.plan import Plan
from logistics.planning.run import Run
from logistics.planning.universe import infeasible
from logistics.planning.verify import verify
from logistics.pricing.price import price
from logistics.pricing.pricebook import PriceBook
from solver.errors import EngineError
from solver.outcome import Outcome, Status
from solver.solve import Engine, solve
from solver.watch import Watch


@dataclass(frozen=True, slots=True)
class Request:
    """How a plan is to be made.

    Attributes:
        engine: solver engine.
        witness: second engine that must agree on cost and choice; None: none.
        alternatives: how many next-best plans to look for.
        seconds: time limit of the search [s]; None: none.
        seed: seed of the engines.
    """

    engine: Engine = Engine.ORTOOLS
    witness: Engine | None = None
    alternatives: int = 5
    seconds: float | None = None
    seed: int = 0


class OutOfTimeError(EngineError):
    """The time ran out before any plan was found."""


def load(path: Path) -> tuple[Case, tuple[Finding, ...]]:
    """Return the case and its warnings.

    Raises:
        CaseError: the input cannot be used.
    """
    return load_case(path)


def run(case: Case, warnings: tuple[Finding, ...], request: Request, watch: Watch) -> Run:
    """Return the proven and verified plan of a case, with what it is compared with.

    Raises:
        CaseError: prices are missing.
        InfeasibleError: the rules of the case collide.
        VerificationError: the recount differs, or two engines do: our defect.
        EngineError: no plan was found in the time given.
    """
    prices = price(case)
    formulation = formulate(case, prices)
    outcome = _solved(case, formulation, request, watch)
    sessions = formulation.sessions(outcome.choice)
    plan = make_plan(case, prices, sessions)
    baseline = make_baseline(case, prices, sessions)
    verify(case, prices, plan, (outcome.cost or 0) + formulation.remote_cents)
    return Run(
        case=case,
        warnings=warnings,
        prices=prices,
        formulation=formulation,
        outcome=outcome,
        plan=plan,
        baseline=baseline,
        alternatives=next_best(formulation, request.alternatives, watch, request.seconds),
        dates=cost_by_date(formulation, watch, request.seconds),
        stamp=_stamp(case, request, outcome),
    )


def price_on(case: Case, sessions: tuple[Session, ...]) -> tuple[PriceBook, Plan, Plan]:
    """Return prices, plan and baseline for dates given by hand.

    Raises:
        CaseError: prices are missing.
    """
    prices = price(case)
    return prices, make_plan(case, prices, sessions), make_baseline(case, prices, sessions)


def _solved(case: Case, formulation: Formulation, request: Request, watch: Watch) -> Outcome:
    problem = formulation.problem
    outcome = solve(problem, request.engine, watch=watch, seconds=request.seconds, seed=request.seed)
    if outcome.status is Status.INFEASIBLE:
        raise infeasible(case, formulation.rules)
    if not outcome.choice:
        message = f"no plan was found in {request.seconds} s; give more time with --seconds"
        raise OutOfTimeError(message)
    return outcome


def _stamp(case: Case, request: Request, outcome: Outcome) -> tuple[tuple[str, str], ...]:
    return (
        ("backtoback", version("backtoback")),
        ("ortools", version("ortools")),
        ("case", case_hash(case)),
        ("engine", outcome.engine),
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
