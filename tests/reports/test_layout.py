from __future__ import annotations

from dataclasses import replace
from datetime import date

from reports import Block, Book, Chart, ChartKind, Column, Kind, Mark, Row, Sheet, Whole
from reports.layout import LONG_SHEET, Grid, lay_out, note_columns
from tests.reports.example import example_book, month_block

COLUMNS = (Column("who", "Who"), Column("cost", "Cost", Kind.MONEY))


def grid_of(*blocks: Block, charts: int = 0, intro: str = "") -> Grid:
    chart = Chart("Chart", ChartKind.BAR, Whole("a", "who"), (("Cost", Whole("a", "cost")),))
    sheet = Sheet("Sheet", "Title", blocks, (chart,) * charts, intro)
    return lay_out(Book("Title", date(2005, 5, 2), (sheet,)))[0]


def block(id_: str, count: int = 2) -> Block:
    return Block(id_, COLUMNS, tuple(Row({"who": "x", "cost": 5}) for _ in range(count)))


def test_blocks_stand_below_each_other() -> None:
    titled = replace(block("b"), title="B", note="About b")

    spots = grid_of(block("a"), titled, replace(block("c"), has_heading=False), intro="Text").spots

    assert [(s.title_row, s.note_row, s.heading_row, s.first_row, s.last_row) for s in spots] == [
        (None, None, 3, 4, 5),
        (7, 8, 9, 10, 11),
        (None, None, None, 13, 14),
    ]


def test_blocks_beside_each_other_start_in_the_same_row_with_a_gap() -> None:
    beside = replace(block("b"), is_beside=True)

    spots = grid_of(block("a", 3), beside, block("c")).spots

    assert [(s.first_row, s.left, s.right) for s in spots] == [(3, 0, 1), (3, 3, 4), (8, 0, 1)]


def test_a_note_runs_to_the_next_block_or_as_far_as_prose() -> None:
    noted = replace(block("a"), note="word " * 10)

    alone, beside = grid_of(noted), grid_of(noted, replace(block("b"), is_beside=True))

    assert note_columns(alone, alone.spots[0]) == (11, 6.8 + 6.8 + 10 * 9.0)
    assert note_columns(beside, beside.spots[0]) == (1, 6.8 + 6.8)
    assert (alone.heights[2], beside.heights[2]) == (17.0, 77.0)


def test_an_empty_block_has_an_empty_row() -> None:
    spots = grid_of(block("a", 0), block("b")).spots

    assert [(s.first_row, s.last_data_row, s.last_row) for s in spots] == [(3, 3, 3), (6, 7, 7)]


def test_charts_stand_below_short_blocks_and_beside_long_ones() -> None:
    assert grid_of(block("a"), charts=3).charts == ((6, 0, 0), (6, 0, 700), (24, 0, 0))
    assert grid_of(block("a", LONG_SHEET), charts=2).charts == ((2, 3, 0), (20, 3, 0))


def test_widths_fit_contents_and_headings_within_limits() -> None:
    columns = (
        Column("a", "A"),
        Column("b", "Heading of three lines"),
        Column("c", "C", width=30),
        Column("d", "D"),
    )
    rows = (Row({"a": "short", "c": "x" * 90, "d": "word " * 30}),)

    grid = grid_of(Block("a", columns, rows))

    assert list(grid.widths) == [6.8, 17.8, 30.0, 48.0]
    assert grid.heights == {0: 26.0, 2: 34.0, 3: 60.0}


def test_marks_are_explained_once_and_own_words_come_first() -> None:
    rows = (
        Row({"who": "x"}, mark=Mark.ASSUMED),
        Row({"who": "y"}, mark=Mark.GOOD),
        Row({}, mark=Mark.ASSUMED),
    )
    sheet = Sheet("Sheet", "Title", (Block("a", COLUMNS, rows),), legend=((Mark.GOOD, "cheaper"),))

    grid = lay_out(Book("Title", date(2005, 5, 2), (sheet,)))[0]

    assert grid.legend == (
        (7, Mark.GOOD, "cheaper"),
        (8, Mark.ASSUMED, "assumption: no source yet, please confirm"),
    )


def test_the_legend_of_a_colour_scale_stands_above_the_blocks() -> None:
    grid = grid_of(month_block(2005, 6))

    assert [row for row, _, _ in grid.legend] == [2, 3, 4]
    assert (grid.heat_row, grid.spots[0].title_row) == (5, 7)


def test_nothing_overlaps() -> None:
    for grid in lay_out(example_book()):
        taken = [
            (row, column)
            for spot in grid.spots
            for row in range(spot.heading_row or spot.first_row, spot.last_row + 1)
            for column in range(spot.left, spot.right + 1)
        ]
        assert len(taken) == len(set(taken))
        below = max(row for row, _ in taken)
        right = max(column for _, column in taken)
        assert all(row > below or column > right for row, column, _ in grid.charts)
