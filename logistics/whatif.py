"""Stages for several scenarios of one case: plan each of them, and price one plan on all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from logistics.case.case import Case
from logistics.case.changes import COMMAND_LINE
from logistics.case.published import PublishedPlan
from logistics.conduct import price_on, run, write_report
from logistics.errors import CaseError, Finding, InfeasibleError, Where
from logistics.exhibits.comparison_book import make_comparison_book
from logistics.intake.atlas import Locate
from logistics.intake.draft import Draft
from logistics.intake.published import read_published
from logistics.intake.scenarios import OPTION, Variation, read_scenarios, vary
from logistics.intake.validate import validate
from logistics.planning.comparison import AS_IN_FILE, Comparison, Kept, Variant
from logistics.planning.kept_plan import attended, kept_wishes
from logistics.planning.request import Request
from solver.watch import Watch


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be compared.

    Attributes:
        variations: of the case, the case as filed first.
        plan: answer of ``plan --json`` to be priced under each of them; None: none.
        locate: asked for the point of a city that the shipped table lacks; None: nobody is.
    """

    variations: tuple[Variation, ...]
    plan: Path | None = None
    locate: Locate | None = None


def compare(draft: Draft, question: Question, request: Request, watch: Watch) -> Comparison:
    """Return the best plan of each variation of a case, side by side.

    Args:
        draft: the case as written.
        question: what is to be compared.
        request: how each plan is to be made.
        watch: is told about progress.

    Raises:
        CaseError: a variation or the plan cannot be used, or there are several currencies.
        OutOfTimeError: no plan was found in the time given.
        VerificationError: the recount differs: our defect.
    """
    loaded = [validate(vary(draft, each), locate=question.locate) for each in question.variations]
    _refuse_currencies([case for case, _ in loaded], question.variations)
    kept = read_published(question.plan, loaded[0][0])[0] if question.plan else None
    says = {name: scenario.says for name, scenario in read_scenarios(draft).items()}
    variants = []
    for variation, (case, warnings) in zip(question.variations, loaded, strict=True):
        watch.progress(f"scenario {_name(variation)}", None, None)
        told = "; ".join(says[name] for name in variation.names if says[name])
        variant = Variant(_name(variation), told, case, None)
        priced = _priced(case, kept, watch) if kept else None
        variants.append(replace(_planned(variant, warnings, request, watch), kept=priced))
    findings = dict.fromkeys(finding for _, warnings in loaded for finding in warnings)
    first, name = loaded[0][0], question.plan.name if question.plan else ""
    return Comparison(first.title, first.currency, tuple(variants), tuple(findings), name)


def _name(variation: Variation) -> str:
    name = ", ".join(variation.names) or AS_IN_FILE
    return f"{name} {COMMAND_LINE}" if variation.patches else name


def _refuse_currencies(cases: list[Case], variations: tuple[Variation, ...]) -> None:
    for case, variation in zip(cases, variations, strict=True):
        if case.currency != cases[0].currency:
            message = f"{_name(variation)!r} is counted in {case.currency}, the case in {cases[0].currency}"
            hint = "leave case.currency as it is; amounts in two currencies cannot be compared"
            raise CaseError((Finding(Where(OPTION), "mixed-currencies", message, hint),))


def _planned(variant: Variant, warnings: tuple[Finding, ...], request: Request, watch: Watch) -> Variant:
    try:
        return replace(variant, run=run(variant.case, warnings, request, watch))
    except InfeasibleError as error:
        return replace(variant, rules=error.rules, gives=error.gives)


def _priced(case: Case, kept: PublishedPlan, watch: Watch) -> Kept:
    """Return a plan made elsewhere as it comes out in a case; consultations that it lacks are placed best."""
    wishes = kept_wishes(kept, case)
    if not wishes:
        return Kept(None, impossible=("none of its consultations is in the case",))
    try:
        priced = price_on(attended(kept, case), wishes, watch)
    except CaseError as error:
        return Kept(None, impossible=tuple(finding.message for finding in error.findings))
    except InfeasibleError as error:
        return Kept(None, impossible=error.rules)
    return Kept(priced.plan, tuple(finding.message for finding in priced.findings))


def variations_of(draft: Draft, asked: tuple[Variation, ...], everywhere: Variation) -> tuple[Variation, ...]:
    """Return what is to be compared: the case as filed, then what is asked, or else every scenario.

    Args:
        draft: the case as written.
        asked: one variation for each column; empty: every scenario of the case.
        everywhere: carries the patches that hold in every column.
    """
    columns = asked or tuple(Variation((name,)) for name in read_scenarios(draft))
    return tuple(Variation(column.names, everywhere.patches) for column in (Variation(), *columns))


def report_comparison(done: Comparison, path: Path) -> None:
    """Write the workbook of a comparison; folders on the way are made.

    Raises:
        OutputError: it could not be written; nothing is left half-written.
    """
    write_report(make_comparison_book(done), path)
