"""The workbook of a comparison: scenarios side by side, differences and sums as live formulas."""

from __future__ import annotations

from logistics.exhibits.comparison import (
    Line,
    attendance_lines,
    coming,
    consultations,
    funder_lines,
    group_lines,
    input_lines,
    kind_lines,
    totals,
)
from logistics.planning.comparison import Comparison, Variant
from reports.table import At, Block, Book, Cell, Column, Formula, Here, Kind, Mark, Row, Scalar, Sheet, Whole

LABEL, AMOUNT, SENTENCE = 34, 18, 60
"""Widths of columns [characters]."""
TOTAL = "total"


def make_comparison_book(comparison: Comparison) -> Book:
    """Return the report of a comparison; its totals are sums of the sheet Money."""
    sheets = (
        _comparison_sheet(comparison),
        _inputs_sheet(comparison),
        _dates_sheet(comparison),
        _people_sheet(comparison),
        _money_sheet(comparison),
        _rules_sheet(comparison),
    )
    created = comparison.variants[0].case.price_date
    kept = tuple(sheet for sheet in sheets if sheet is not None)
    return Book(f"{comparison.title}: scenarios", created, kept, "Comparison by backtoback")


def _comparison_sheet(comparison: Comparison) -> Sheet:
    currency = comparison.currency
    money = (
        ("cost", "Cost"),
        ("more", "More than the first"),
        ("baseline", "Baseline"),
        ("saving", "Saving against the baseline"),
    )
    kept = (("kept", f"Plan {comparison.plan_name} here"), ("regret", "above the best plan"))
    columns = (
        Column("scenario", "Scenario", width=LABEL),
        *(Column(key, heading, Kind.MONEY, AMOUNT, currency) for key, heading in money),
        Column("in_person", "Attendances in person", Kind.INTEGER, AMOUNT),
        Column("remote", "Attendances joined remotely", Kind.INTEGER, AMOUNT),
        Column("co2e", "CO2e [kg]", Kind.NUMBER, AMOUNT),
        Column("hours", "Hours of travel", Kind.NUMBER, AMOUNT),
        *(
            Column(key, heading, Kind.MONEY, AMOUNT, currency)
            for key, heading in kept
            if comparison.plan_name
        ),
        Column("status", "Proven", width=AMOUNT),
        Column("says", "What it supposes", width=SENTENCE),
    )
    rows = tuple(_variant_row(comparison, at) for at in range(len(comparison.variants)))
    intro = (
        "Each scenario planned on its own: its cheapest dates, proven where it says optimal. Costs are sums "
        "of sheet Money; attendances count a person once for each consultation."
    )
    return Sheet(
        "Comparison", f"{comparison.title}: scenarios", (Block("comparison", columns, rows),), intro=intro
    )


def _variant_row(comparison: Comparison, at: int) -> Row:
    variant, first = comparison.variants[at], totals(comparison.variants[0])
    cells: dict[str, Cell | Scalar] = {"scenario": variant.name, "says": variant.says}
    found, people = totals(variant), coming(variant)
    if variant.run is None or found is None or people is None:
        cells["status"] = Cell("no plan: the rules collide", mark=Mark.BAD)
    else:
        saved = Formula("{0}-{1}", (Here("baseline"), Here("cost")))
        cells["cost"] = Cell(found["cost"], Formula("{0}", (At("kinds", TOTAL, _key(at)),)))
        cells["baseline"] = found["baseline"]
        cells["saving"] = Cell(found["saving"], saved)
        cells["in_person"], cells["remote"] = people
        cells["co2e"], cells["hours"] = variant.run.plan.co2e_kg, variant.run.plan.hours
        cells["status"] = variant.run.outcome.status.value
        if first is not None:
            less = Formula("{0}-{1}", (Here("cost"), At("comparison", _key(0), "cost")))
            cells["more"] = Cell(found["cost"] - first["cost"], less)
    return Row(cells | _kept_cells(variant), _key(at))


def _kept_cells(variant: Variant) -> dict[str, Cell | Scalar]:
    if variant.kept is None:
        return {}
    if variant.kept.plan is None:
        return {"kept": Cell("cannot be held", mark=Mark.BAD)}
    mark = Mark.BAD if variant.kept.breaks else Mark.NONE
    cells: dict[str, Cell | Scalar] = {"kept": Cell(variant.kept.plan.cost_cents, mark=mark)}
    if variant.regret_cents is not None:
        cells["regret"] = Cell(variant.regret_cents, Formula("{0}-{1}", (Here("kept"), Here("cost"))))
    return cells


def _key(at: int) -> str:
    return f"v{at}"


def _names(comparison: Comparison) -> tuple[Column, ...]:
    return tuple(
        Column(_key(at), variant.name, width=AMOUNT) for at, variant in enumerate(comparison.variants)
    )


def _inputs_sheet(comparison: Comparison) -> Sheet | None:
    lines = input_lines(comparison)
    columns = (Column("address", "Cell", width=LABEL), *_names(comparison))
    rows = tuple(Row({"address": address, **_texts(values)}) for address, values in lines)
    intro = "Every cell that differs from the file in one of the scenarios."
    block = Block("inputs", columns, rows, has_filter=True)
    return Sheet("Inputs", "What is supposed", (block,), intro=intro) if lines else None


def _texts(values: tuple[str, ...]) -> dict[str, Cell | Scalar]:
    """Return one text for each variant; those that differ from the first are marked."""
    return {
        _key(at): Cell(text, mark=Mark.CHOSEN if text != values[0] else Mark.NONE)
        for at, text in enumerate(values)
    }


def _dates_sheet(comparison: Comparison) -> Sheet:
    columns = (Column("consultation", "Consultation", width=LABEL), *_names(comparison))
    rows = []
    for name, title in consultations(comparison):
        placed = [variant.session(name) for variant in comparison.variants]
        days = tuple(f"{s.first_day:%a} {s.first_day.isoformat()}" if s else "" for s in placed)
        places = tuple(str(session.place) if session else "" for session in placed)
        rows += [
            Row({"consultation": title, **_texts(days)}),
            Row({"consultation": f"{title}: place", **_texts(places)}),
        ]
    intro = "Marked: other than in the first column."
    return Sheet("Dates", "First days and places", (Block("dates", columns, tuple(rows)),), intro=intro)


def _people_sheet(comparison: Comparison) -> Sheet | None:
    lines = attendance_lines(comparison)
    columns = (
        Column("participant", "Participant", width=LABEL),
        Column("session", "Session", width=LABEL),
        *_names(comparison),
    )
    rows = tuple(Row({"participant": row, "session": name, **_texts(told)}) for row, name, told in lines)
    intro = "Who attends a session differently in one of the scenarios. Marked: other than in the first."
    block = Block("people", columns, rows, has_filter=True)
    return Sheet("People", "Who comes", (block,), intro=intro) if lines else None


def _money_sheet(comparison: Comparison) -> Sheet:
    blocks = (
        _money("kinds", "By kind of cost", kind_lines(comparison), comparison),
        _money("groups", "By group", group_lines(comparison), comparison),
        _money("funders", "By funder", funder_lines(comparison), comparison),
    )
    intro = "What every scenario costs, and how much more than the first."
    return Sheet("Money", "Who pays for what", blocks, intro=intro)


def _money(name: str, title: str, lines: tuple[Line, ...], comparison: Comparison) -> Block:
    currency, variants = comparison.currency, tuple(enumerate(comparison.variants))
    columns = (
        Column("label", title, width=LABEL),
        *(Column(_key(at), each.name, Kind.MONEY, AMOUNT, currency) for at, each in variants),
        *(Column(f"d{at}", f"{each.name}: more", Kind.MONEY, AMOUNT, currency) for at, each in variants[1:]),
    )
    rows = [
        Row({"label": line.label, **_amounts(line.values), **_differences(line.values)}) for line in lines
    ]
    sums = tuple(sum(line.values[at] or 0 for line in lines) if each.run else None for at, each in variants)
    cells: dict[str, Cell | Scalar] = {
        _key(at): Cell(value, Formula("SUM({0})", (Whole(name, _key(at)),)))
        for at, value in enumerate(sums)
        if value is not None
    }
    rows.append(Row({"label": "Total", **cells, **_differences(sums)}, TOTAL, Mark.TOTAL))
    return Block(name, columns, tuple(rows), title)


def _amounts(values: tuple[int | None, ...]) -> dict[str, Cell | Scalar]:
    return {_key(at): value for at, value in enumerate(values) if value is not None}


def _differences(values: tuple[int | None, ...]) -> dict[str, Cell | Scalar]:
    first = values[0]
    if first is None:
        return {}
    return {
        f"d{at}": Cell(value - first, Formula("{0}-{1}", (Here(_key(at)), Here(_key(0)))))
        for at, value in enumerate(values)
        if at and value is not None
    }


def _rules_sheet(comparison: Comparison) -> Sheet | None:
    columns = (
        Column("scenario", "Scenario", width=LABEL),
        Column("what", "What", width=LABEL),
        Column("rule", "Rule", width=SENTENCE),
        Column("give", "What would do", width=SENTENCE),
    )
    rows = [
        Row({"scenario": each.name, "what": "these collide", "rule": rule, "give": give})
        for each in comparison.variants
        for rule, give in zip(each.rules, each.gives, strict=True)
    ]
    rows += [
        Row({"scenario": each.name, "what": what, "rule": rule})
        for each in comparison.variants
        if each.kept
        for what, rules in (
            (f"{comparison.plan_name} breaks", each.kept.breaks),
            (f"{comparison.plan_name} cannot be held", each.kept.impossible),
        )
        for rule in rules
    ]
    return Sheet("Rules", "Rules", (Block("rules", columns, tuple(rows)),)) if rows else None
