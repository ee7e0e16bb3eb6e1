from __future__ import annotations

from reports import Block, Cell, Column, Kind, Mark, Row, render_text

COLUMNS = (Column("who", "Who"), Column("cost", "Cost", Kind.MONEY, currency="CHF"))


def test_a_block_is_an_aligned_table_with_title_and_notes() -> None:
    rows = (
        Row({"who": "Ministry | state", "cost": 123_450}),
        Row({"who": "two\nlines", "cost": Cell(-5, note="Paid back")}),
        Row({"who": "Total", "cost": 123_445}, mark=Mark.TOTAL),
    )

    text = render_text(Block("costs", COLUMNS, rows, title="Costs", note="In francs."))

    assert text == (
        "Costs\n"
        "\n"
        "In francs.\n"
        "\n"
        "| Who               | Cost [CHF] |\n"
        "| ----------------- | ---------: |\n"
        "| Ministry \\| state |   1,234.50 |\n"
        "| two lines         |  -0.05 (1) |\n"
        "| Total             |   1,234.45 |\n"
        "\n"
        "(1) Paid back\n"
    )


def test_an_empty_block_is_its_heading() -> None:
    assert render_text(Block("costs", COLUMNS, ())) == "| Who | Cost [CHF] |\n| --- | ---------: |\n"
