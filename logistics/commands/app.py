"""The command line: one file a command, wired here."""

from __future__ import annotations

import typer

from logistics.commands import (
    cases,
    check,
    compare,
    convert,
    explain,
    hubs,
    new,
    plan,
    price,
    prices,
    replan,
    results,
    sweep,
    where,
)

app = typer.Typer(
    name="backtoback",
    help="Place meetings that can still move next to sessions that cannot, so that people travel once.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.command("plan", short_help="Find and prove the cheapest dates and places.")(plan.plan)
app.command("price", short_help="Price dates that you choose.")(price.price)
app.command("replan", short_help="Say what to change in a published plan.")(replan.replan)
app.command("sweep", short_help="Solve a case anew for thousands of values.")(sweep.sweep)
app.command("results", short_help="Summarise the results of sweeps.")(results.results)
app.command("compare", short_help="Compare the scenarios of a case.")(compare.compare)
app.command("hubs", short_help="Hold one consultation in several places at once.")(hubs.hubs)
app.command("where", short_help="Rank places, and say what leaving one's own would cost.")(where.where)
app.command("check", short_help="List every finding about a case.")(check.check)
app.command("new", short_help="Write a new case with examples in it.")(new.new)
app.command("convert", short_help="Turn a folder into a workbook, or back.")(convert.convert)
app.command("cases", short_help="List the shipped cases.")(cases.cases)
app.command("prices", short_help="List price tables and their sources.")(prices.prices)
app.command("explain", short_help="Explain a finding by its code.")(explain.explain)
