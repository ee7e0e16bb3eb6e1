from __future__ import annotations

from datetime import date

from reports import (
    At,
    Block,
    Book,
    Cell,
    Chart,
    ChartKind,
    Column,
    Formula,
    Here,
    Kind,
    Mark,
    Row,
    Sheet,
    Whole,
    dump,
)


def test_a_book_is_shown_cell_by_cell() -> None:
    columns = (
        Column("who", "Who"),
        Column("people", "People", Kind.INTEGER),
        Column("fare", "Fare", Kind.MONEY, currency="CHF"),
        Column("cost", "Cost", Kind.MONEY, currency="CHF"),
    )
    product = Formula("{0}*{1}", (Here("people"), Here("fare")))
    fare = Cell(12_345, mark=Mark.ASSUMED, note="a guess")
    rows = (
        Row({"who": "two\nlines", "people": 2, "fare": fare, "cost": Cell(24_690, product)}),
        Row({"cost": Cell(24_690, Formula("SUM({0})", (Whole("costs", "cost"),)))}, "total", Mark.TOTAL),
    )
    block = Block("costs", columns, rows, title="Lines", note="In francs", has_filter=True, heat="cost")
    chart = Chart("Cost", ChartKind.STACKED, Whole("costs", "who"), (("Cost", Whole("costs", "cost")),))
    sheets = (Sheet("Costs", "What it costs", (block,), (chart,), "Look."),)

    text = dump(Book("Plan", date(2005, 5, 2), sheets, names=(("total_cost", At("costs", "total", "cost")),)))

    assert (
        text
        == """\
book Plan
name total_cost = 'Costs'!$D$11

sheet Costs: What it costs
  intro  Look.
  legend  [assumed] assumption: no source yet, please confirm
  block costs heat cost filter
    A7  Lines
    A8  In francs
    A9  Who
    B9  People
    C9  Fare [CHF]
    D9  Cost [CHF]
    A10  two\\nlines
    B10  2
    C10  123.45  [assumed]  (a guess)
    D10  246.90  =B10*C10
    D11  246.90  =SUM($D$10:$D$10)  [total]
  chart stacked Cost: 'Costs'!$A$10:$A$10
    Cost  'Costs'!$D$10:$D$10
"""
    )


def test_what_is_not_there_is_not_shown() -> None:
    block = Block(
        "a", (Column("a", "A"), Column("b", "B")), (Row({"b": "x"}),), has_heading=False, has_filter=True
    )

    text = dump(Book("Plan", date(2005, 5, 2), (Sheet("A", "Title", (block,)),)))

    assert text == "book Plan\n\nsheet A: Title\n  block a filter\n    B3  x\n"
