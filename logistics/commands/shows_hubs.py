"""Hubs as tables on the terminal."""

from __future__ import annotations

from pathlib import Path

from rich.table import Table

from logistics.commands.console import result, table
from logistics.commands.shows import day
from logistics.exhibits.hubs import (
    hubs_proof,
    in_one_place,
    local_sitting,
    longest_hours,
    out_of_reach_sentences,
    without_cents,
)
from logistics.money import major
from logistics.planning.hubs.answer import HubsAnswer
from logistics.planning.hubs.plan import HubsPlan


def show_hubs(answer: HubsAnswer, workbook: Path | None) -> None:
    """Show the hubs, what each number of them costs, and what was proven."""
    best = answer.best
    consultation = best.question.consultation
    result(f"{answer.run.case.heading}: {consultation.title} in {len(best.hubs)} places at once", "")
    result(_hubs(best), "", _numbers(answer), "")
    checked = "checked by the recount"
    result(in_one_place(answer), *out_of_reach_sentences(best), hubs_proof(best), checked, "")
    if workbook is not None:
        result(f"workbook: {workbook}")


def _hubs(plan: HubsPlan) -> Table:
    currency = plan.question.case.currency
    on_top = f"on top [{currency}]"
    numbers = ("people", on_top, "longest [h]")
    hours = ("sitting",) if plan.sittings else ()
    shown = table("hub", "first day", *numbers, *hours, right=numbers)
    for hub in plan.hubs:
        cents = hub.plan.cost_cents - without_cents(plan, hub.plan)
        cells = (str(hub.people), f"{major(cents):,.2f}", f"{longest_hours(plan, hub):.1f}")
        times = (local_sitting(plan, hub),) if plan.sittings else ()
        shown.add_row(str(hub.session.place), day(hub.session), *cells, *times)
    return shown


def _numbers(answer: HubsAnswer) -> Table:
    currency = answer.run.case.currency
    columns = (f"on top [{currency}]", "saves")
    remote = ("out of reach",) if answer.best.question.request.beyond else ()
    shown = table("hubs", "places", "first day", *columns, *remote, right=("hubs", *columns, *remote))
    before: int | None = None
    for plan in answer.plans:
        cents = plan.on_top_cents
        saved = "" if before is None else f"{major(before - cents):,.2f}"
        people = sum(one.people for one in plan.out_of_reach)
        names = ", ".join(hub.session.place.name for hub in plan.hubs)
        first = str(plan.decision.first_day)
        shown.add_row(
            str(len(plan.hubs)), names, first, f"{major(cents):,.2f}", saved, *(str(people) for _ in remote)
        )
        before = cents
    return shown
