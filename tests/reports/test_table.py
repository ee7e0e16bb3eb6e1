from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

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
    ReportError,
    Row,
    Sheet,
    Whole,
)
from reports.table import kind_of

COLUMNS = (Column("who", "Who"), Column("cost", "Cost", Kind.MONEY, currency="CHF"))
TOTAL = Row({"cost": 300}, key="total", mark=Mark.TOTAL)


def block(*rows: Row, id_: str = "costs") -> Block:
    return Block(id_, COLUMNS, rows)


def book(*blocks: Block, names: tuple[tuple[str, At], ...] = (), charts: tuple[Chart, ...] = ()) -> Book:
    return Book("Title", date(2005, 5, 2), (Sheet("Costs", "Costs", blocks, charts),), names=names)


def refusal(build: Callable[[], object]) -> str:
    with pytest.raises(ReportError) as raised:
        build()
    assert raised.value.path is None
    return str(raised.value)


def formula_row(reference: Here | At | Whole) -> Row:
    return Row({"cost": Cell(1, Formula("{0}", (reference,)))})


def test_a_block_that_contradicts_itself_is_refused() -> None:
    assert refusal(lambda: Block("costs", (), ())) == "block 'costs' has no columns"
    assert (
        refusal(lambda: Block("costs", (*COLUMNS, COLUMNS[0]), ()))
        == "block 'costs': column 'who' is there twice"
    )
    assert refusal(lambda: block(TOTAL, TOTAL)) == "block 'costs': row 'total' is there twice"
    assert refusal(lambda: block(Row({"x": 1}))) == "block 'costs': row 1 has unknown column 'x'"
    reason = "block 'costs': row 2, column 'cost': 1.5 is no money value"
    assert refusal(lambda: block(TOTAL, Row({"cost": 1.5}))) == reason


def test_a_sheet_name_that_spreadsheets_refuse_is_refused() -> None:
    for name in ("", "x" * 32, "a/b", "a:b", "[a]", "a?", "a*", "a\\b", "'a", "a'", "History", "a\nb"):
        reason = f"sheet name {name!r} is illegal: 1 to 31 characters without [ ] : * ? / \\ or outer '"
        assert refusal(partial(Sheet, name, "Title", ())) == reason


def test_more_rows_than_a_sheet_holds_are_refused() -> None:
    long = block(*(Row({}),) * 1_000_001)

    assert refusal(lambda: Sheet("Costs", "Costs", (long,))) == "sheet 'Costs' has 1000001 rows; 1000000 work"


def test_one_filter_works_in_a_sheet() -> None:
    blocks = tuple(Block(id_, COLUMNS, (), has_filter=True) for id_ in ("a", "b"))

    assert (
        refusal(lambda: Sheet("Costs", "Costs", blocks))
        == "sheet 'Costs' has 2 blocks with a filter; one works"
    )


def test_a_book_that_contradicts_itself_is_refused() -> None:
    sheets = (Sheet("Costs", "", ()), Sheet("COSTS", "", ()))
    name = ("total_cost", At("costs", "total", "cost"))

    assert refusal(lambda: Book("Title", date(2005, 5, 2), ())) == "book 'Title' has no sheets"
    assert refusal(lambda: Book("Title", date(2005, 5, 2), sheets)) == "sheet 'costs' is there twice"
    assert refusal(lambda: book(block(), block())) == "block 'costs' is there twice"
    assert refusal(lambda: book(block(TOTAL), names=(name, name))) == "name 'total_cost' is there twice"
    reason = "name 'A1' is illegal: give words joined by _ (total_cost)"
    assert refusal(lambda: book(block(TOTAL), names=(("A1", name[1]),))) == reason


@pytest.mark.parametrize(
    "reference",
    [
        Here("price"),
        At("costs", "total", "price"),
        At("costs", "sum", "cost"),
        At("x", "total", "cost"),
        Whole("x", "cost"),
    ],
)
def test_a_reference_that_meets_nothing_is_named(reference: Here | At | Whole) -> None:
    reason = f"block 'costs': row 1, column 'cost': {reference!r} meets nothing"

    assert refusal(lambda: book(block(formula_row(reference), TOTAL))) == reason


def test_charts_and_names_are_checked_too() -> None:
    chart = Chart("Costs", ChartKind.BAR, Whole("costs", "who"), (("Cost", Whole("costs", "price")),))
    name = ("total_cost", At("costs", "sum", "cost"))

    reason = "chart 'Costs': Whole(block='costs', column='price') meets nothing"
    assert refusal(lambda: book(block(), charts=(chart,))) == reason
    reason = "name 'total_cost': At(block='costs', row='sum', column='cost') meets nothing"
    assert refusal(lambda: book(block(), names=(name,))) == reason


def test_total_rows_at_the_foot_are_no_data_rows() -> None:
    row = Row({"cost": 100})

    counts = [block(*rows).data_rows for rows in ((), (row,), (row, TOTAL), (row, row, TOTAL), (TOTAL,))]

    assert counts == [1, 1, 1, 2, 1]


def test_a_sum_that_would_count_twice_is_refused() -> None:
    inner = block(Row({"cost": 300}, mark=Mark.TOTAL), formula_row(Whole("costs", "cost")))

    reason = "Whole(block='costs', column='cost') would count total rows; put them at the foot"
    assert refusal(lambda: book(inner)) == f"block 'costs': row 2, column 'cost': {reason}"


def test_the_cell_says_its_kind_before_row_and_column() -> None:
    column, row = COLUMNS[1], Row({}, kind=Kind.DAY)

    assert kind_of(column, Row({}), Cell(1)) is Kind.MONEY
    assert kind_of(column, row, Cell(None)) is Kind.DAY
    assert kind_of(column, row, Cell(1, kind=Kind.INTEGER)) is Kind.INTEGER


def test_the_caption_names_the_currency() -> None:
    assert [column.caption for column in COLUMNS] == ["Who", "Cost [CHF]"]
