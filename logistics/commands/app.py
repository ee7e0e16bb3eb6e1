"""The command line: one file a command, wired here."""

from __future__ import annotations

import typer

from logistics.commands import cases, check, convert, explain, new, plan, price, prices

app = typer.Typer(
    name="backtoback",
    help="Place meetings that can still move next to sessions that cannot, so that people travel once.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.command("plan")(plan.plan)
app.command("price")(price.price)
app.command("check")(check.check)
app.command("new")(new.new)
app.command("convert")(convert.convert)
app.command("cases")(cases.cases)
app.command("prices")(prices.prices)
app.command("explain")(explain.explain)
