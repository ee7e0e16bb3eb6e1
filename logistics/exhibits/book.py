"""Stage 7: the report of a run, as a book of sheets."""

from __future__ import annotations

from logistics.exhibits.alternatives import alternatives_sheet
from logistics.exhibits.assumptions import assumptions_sheet
from logistics.exhibits.attendance import attendance_sheet
from logistics.exhibits.breakeven import breakeven_sheet
from logistics.exhibits.burden import burden_sheet
from logistics.exhibits.calendar import calendar_sheet
from logistics.exhibits.checks import checks_sheet
from logistics.exhibits.deadlines import deadlines_sheet
from logistics.exhibits.front import front_sheet
from logistics.exhibits.funder_pages import funder_pages
from logistics.exhibits.funders import accounts_of, funders_sheet
from logistics.exhibits.groups import Shares, groups_sheet
from logistics.exhibits.lines import Line, kinds_in, lines_block, lines_of
from logistics.exhibits.payments import entries_of, payments_sheet
from logistics.exhibits.people import people_sheet
from logistics.exhibits.prices import prices_sheet
from logistics.exhibits.ranges import ranges_sheet
from logistics.exhibits.register import Register
from logistics.exhibits.session_hours import session_hours_sheet
from logistics.exhibits.summary import summary_sheet
from logistics.exhibits.tornado import tornado_sheet
from logistics.planning.deadlines import deadlines
from logistics.planning.front import Front
from logistics.planning.run import Run
from logistics.planning.session_hours import session_hours
from logistics.pricing.quotes import PartKind
from logistics.uncertainty.result import Ranges
from reports.table import At, Book, Sheet


def make_book(run: Run, front: Front | None = None, ranges: Ranges | None = None) -> Book:
    """Return the report; all totals follow the prices sheet.

    Args:
        run: what was decided.
        front: plans between which a choice remains; None: nobody asked for it.
        ranges: what came out of draws; None: nobody asked for them.
    """
    currency = run.case.currency
    plan, baseline = lines_of(run.plan), lines_of(run.baseline)
    kinds, register = kinds_in(plan, baseline), Register.of(run.case)
    itineraries, apart = _line_sheets(currency, register, kinds, (plan, baseline))
    entries = entries_of(run, register, kinds) if run.case.funders else ()
    accounts = accounts_of(run, register, entries) if run.case.funders else ()
    hours = session_hours(run.case, run.plan)
    due = deadlines(run.case, run.plan)
    is_remote = any(one.remote_people for one in hours)
    sheets = (
        summary_sheet(run),
        calendar_sheet(run),
        attendance_sheet(run, register),
        itineraries,
        people_sheet(run, register, plan, baseline),
        burden_sheet(run, register, hours),
        *((session_hours_sheet(hours),) if is_remote else ()),
        *((payments_sheet(run.case, entries, register),) if accounts else ()),
        groups_sheet(Shares(run, register, kinds, plan, baseline, accounts)),
        *((funders_sheet(run, register, accounts),) if accounts else ()),
        *funder_pages(run, register, accounts),
        *((breakeven_sheet(run),) if run.moves.pairs else ()),
        alternatives_sheet(run),
        *((front_sheet(front, currency),) if front else ()),
        *_range_sheets(run, ranges),
        prices_sheet(currency, plan, baseline),
        assumptions_sheet(run, _sources(plan, baseline)),
        *((deadlines_sheet(due, run.today),) if due else ()),
        checks_sheet(run, register, accounts),
        apart,
    )
    names = (
        ("total_cost", At("totals", "cost", "amount")),
        ("total_baseline", At("totals", "baseline", "amount")),
        ("total_saving", At("totals", "saving", "amount")),
    )
    return Book(run.case.heading, run.case.price_date, sheets, "Plan by backtoback", dict(run.stamp), names)


def _range_sheets(run: Run, ranges: Ranges | None) -> tuple[Sheet, ...]:
    if ranges is None:
        return ()
    tornado = (tornado_sheet(run.case, ranges),) if ranges.assumptions else ()
    return (ranges_sheet(run.case, ranges), *tornado)


def _line_sheets(
    currency: str,
    register: Register,
    kinds: tuple[PartKind, ...],
    tables: tuple[tuple[Line, ...], tuple[Line, ...]],
) -> tuple[Sheet, Sheet]:
    """Return the lines of the plan and those of the baseline."""
    plan, baseline = tables
    itineraries = Sheet(
        "Itineraries",
        "Every leg and every stay of the plan",
        (lines_block("itineraries", plan, kinds, currency, register),),
        intro="Unit prices come from sheet Prices. Marked rows: the participant is an assumption.",
    )
    apart = Sheet(
        "Baseline",
        "Every leg and every stay when each consultation is a trip of its own",
        (lines_block("baseline", baseline, kinds, currency, register),),
        intro="Same dates, same prices; only the joining of trips is left out.",
    )
    return itineraries, apart


def _sources(*tables: tuple[Line, ...]) -> frozenset[str]:
    quotes = {quote for lines in tables for line in lines for quote in line.quotes}
    return frozenset(part.source for quote in quotes for part in quote.parts)
