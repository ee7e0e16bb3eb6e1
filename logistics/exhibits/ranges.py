"""The ranges sheet: what the plan may cost, and how its dates do against all others."""

from __future__ import annotations

from decimal import Decimal

from logistics.case.case import Case
from logistics.exhibits.alternatives import written
from logistics.exhibits.assumption_words import range_words, row_words
from logistics.pricing.by_km import CO2E_UNITS, HOUR_UNITS
from logistics.uncertainty.result import Judged, Range, Ranges
from logistics.uncertainty.totals import Sum
from reports.table import Block, Cell, Column, Kind, Mark, Row, Scalar, Sheet

UNITS = {Sum.HOURS: HOUR_UNITS, Sum.CO2E: CO2E_UNITS}
MONEY = (Sum.COST, Sum.KIND, Sum.FUNDER, Sum.GROUP)
LEFT, NUMBER = 46, 17
"""Widths of the columns, which stand one above the other [characters]."""


def ranges_sheet(case: Case, ranges: Ranges) -> Sheet:
    """Return the sheet of what came out of the draws."""
    blocks = (
        _money(case, ranges),
        _travel(case, ranges),
        _dates(case, ranges),
        _sure(ranges),
        _strains(case, ranges),
        _drawn(case, ranges),
        _slips(ranges),
    )
    return Sheet("Ranges", "What it may cost", tuple(b for b in blocks if b.rows), intro=ranges_intro(ranges))


def ranges_intro(ranges: Ranges) -> str:
    """Return what was drawn and what was compared, in sentences."""
    draws = ranges.request.draws
    compared = f"all {ranges.compared:,} choices of dates that the calendar allows"
    if not ranges.is_complete:
        compared = (
            f"{ranges.compared:,} choices of dates, cheap ones at the prices of the case, of more allowed"
        )
    return (
        f"{draws:,} draws of prices, people and anchors (seed {ranges.request.seed}), the same for "
        f"{compared}; rules on people and money are not asked again. Dates are decided before the draw; "
        "people then stay on or go home, whichever is cheaper. Who would have to be at two sessions at once "
        "is counted a trip of its own for the second. P10, P50 and P90: in so many percent of the draws it "
        "is no more. As written: this does not follow changes of prices."
    )


def total_words(each: Range, case: Case) -> str:
    """Return what a total is about."""
    titles = {session.id: session.title for session in case.consultations}
    funders = {funder.id: funder.title for funder in case.funders}
    words = {
        Sum.COST: "cost of the plan",
        Sum.KIND: each.key,
        Sum.FUNDER: f"paid by {funders.get(each.key, each.key) or 'own means'}",
        Sum.GROUP: f"group {each.key or '(none)'}",
        Sum.CO2E: "CO2e [kg]",
        Sum.HOURS: "hours of travel",
        Sum.COMING: "people who come",
        Sum.PEOPLE: f"people at {titles.get(each.key, each.key)}",
        Sum.MISSED: "sessions missed for a clash",
    }
    return words[each.about]


def is_told(each: Range) -> bool:
    """Return whether a total says anything: one that is nothing in every draw does not."""
    return each.about is Sum.COST or (each.planned, each.p10, each.p90) != (0, 0, 0)


def in_units(each: Range, value: int) -> Decimal | int:
    """Return a value of a total that is no money in the unit in which it is shown."""
    return Decimal(value) / UNITS[each.about] if each.about in UNITS else value


def _money(case: Case, ranges: Ranges) -> Block:
    columns = (
        Column("what", "Amounts", width=LEFT),
        *(
            Column(key, heading, Kind.MONEY, NUMBER, case.currency)
            for key, heading in (("planned", "As planned"), ("p10", "P10"), ("p50", "P50"), ("p90", "P90"))
        ),
    )
    rows = tuple(
        Row(
            {"what": total_words(each, case)} | dict(_values(each)),
            f"{each.about}-{number}",
            Mark.CHOSEN if each.about is Sum.COST else Mark.NONE,
        )
        for number, each in enumerate(ranges.totals)
        if each.about in MONEY and is_told(each)
    )
    share = ranges.within_draws / ranges.request.draws
    note = f"The plan costs no more than planned in {share:.1%} of the draws."
    return Block("ranges_money", columns, rows, "Money", note)


def _travel(case: Case, ranges: Ranges) -> Block:
    columns = (
        Column("what", "Travel and people", width=LEFT),
        *(
            Column(key, heading, Kind.NUMBER, NUMBER)
            for key, heading in (("planned", "As planned"), ("p10", "P10"), ("p50", "P50"), ("p90", "P90"))
        ),
    )
    rows = tuple(
        Row(
            {"what": total_words(each, case)} | {key: in_units(each, value) for key, value in _values(each)},
            kind=None if each.about in UNITS else Kind.INTEGER,
        )
        for each in ranges.totals
        if each.about not in MONEY and is_told(each)
    )
    return Block("ranges_travel", columns, rows, "Travel and people")


def _values(each: Range) -> tuple[tuple[str, int], ...]:
    return ("planned", each.planned), ("p10", each.p10), ("p50", each.p50), ("p90", each.p90)


def judged_rows(ranges: Ranges) -> tuple[tuple[str, Judged], ...]:
    """Return the dates compared in the report and why each is there, those of most interest first."""
    found = [
        ("recommended", ranges.recommended),
        ("least expected cost", ranges.by_expected),
        ("least CVaR", ranges.by_cvar),
        ("least largest regret", ranges.by_regret),
        *(("often best", each) for each in ranges.often),
    ]
    told: dict[Judged, list[str]] = {}
    for why, each in found:
        told.setdefault(each, []).append(why)
    return tuple(("; ".join(why), each) for each, why in told.items())


def _dates(case: Case, ranges: Ranges) -> Block:
    worst = case.ranges.worst_share
    money = (
        ("expected", "Expected cost"),
        ("cvar", f"CVaR, worst {worst} %"),
        ("regret", "Expected regret"),
        ("largest", "Largest regret"),
    )
    columns = (
        Column("why", "Dates", width=LEFT),
        *(Column(key, heading, Kind.MONEY, NUMBER, case.currency) for key, heading in money),
        Column("best", "Best in", Kind.PERCENT, NUMBER),
        *(Column(f"on-{session.id}", session.title, width=24) for session in ranges.recommended.sessions),
    )
    rows = []
    for why, each in judged_rows(ranges):
        cells: dict[str, Cell | Scalar] = {
            "why": why,
            "expected": each.expected_cents,
            "cvar": each.cvar_cents,
            "regret": each.expected_regret_cents,
            "largest": each.largest_regret_cents,
            "best": Decimal(each.best_draws) / ranges.request.draws,
        }
        cells |= {
            f"on-{s.id}": f"{s.first_day:%a} {written(s.first_day)}, {s.place.name}" for s in each.sessions
        }
        rows.append(Row(cells, mark=Mark.CHOSEN if each == ranges.recommended else Mark.NONE))
    note = (
        "CVaR: mean of the costliest draws. Regret: what dates cost more than the best ones of the draw. "
        "Best in: share of the draws in which no dates cost less."
    )
    return Block("ranges_dates", columns, tuple(rows), "Dates over all draws", note)


def _sure(ranges: Ranges) -> Block:
    columns = (
        Column("what", "Consultation", width=LEFT),
        Column("first", "First day", Kind.DATE, NUMBER),
        Column("share", "Among the best in", Kind.PERCENT, NUMBER),
    )
    placed = {session.id: session for session in ranges.recommended.sessions}
    rows = tuple(
        Row(
            {
                "what": placed[name].title,
                "first": placed[name].first_day,
                "share": Decimal(draws) / ranges.request.draws,
            }
        )
        for name, draws in ranges.dates_best
    )
    return Block("ranges_sure", columns, rows, "How sure each date is")


def _strains(case: Case, ranges: Ranges) -> Block:
    columns = (
        Column("what", "Funder", width=LEFT),
        Column("ceiling", "Most it pays", Kind.MONEY, NUMBER, case.currency),
        Column("share", "Not enough in", Kind.PERCENT, NUMBER),
    )
    titles = {funder.id: funder.title for funder in case.funders}
    rows = tuple(
        Row(
            {
                "what": titles[each.funder],
                "ceiling": each.ceiling_cents,
                "share": Decimal(each.draws) / ranges.request.draws,
            }
        )
        for each in ranges.strains
    )
    return Block("ranges_funders", columns, rows, "Whether the money is enough")


def _drawn(case: Case, ranges: Ranges) -> Block:
    columns = (
        Column("what", "Drawn", width=LEFT),
        Column("id", "Row", width=NUMBER),
        Column("range", "Range", width=NUMBER),
        Column("source", "Source", width=NUMBER),
    )
    rows = tuple(
        Row(
            {
                "what": row_words(row, case),
                "id": row.id,
                "range": range_words(row),
                "source": row.source or "nobody",
            },
            mark=Mark.ASSUMED if row.is_assumed else Mark.NONE,
        )
        for row in ranges.rows
    )
    return Block("ranges_rows", columns, rows, "What is uncertain")


def _slips(ranges: Ranges) -> Block:
    columns = (
        Column("what", "Anchors that may be moved", width=LEFT),
        Column("days", "Later by [days]", Kind.INTEGER, NUMBER),
        Column("share", "Probability", Kind.PERCENT, NUMBER),
        Column("source", "Source", width=NUMBER),
    )
    rows = tuple(
        Row(
            {
                "what": ", ".join(slip.anchors),
                "days": slip.days,
                "share": slip.probability / 100,
                "source": slip.source or "nobody",
            },
            mark=Mark.ASSUMED if slip.is_assumed else Mark.NONE,
        )
        for slip in ranges.slips
    )
    return Block("ranges_slips", columns, rows, "Anchors that may be moved")
