from __future__ import annotations

from datetime import date

import pytest

from reports import At, Block, Book, Column, Formula, Here, Kind, Mark, Row, Sheet, Whole
from reports.formulas import absolute, address, letters, quoted, resolve
from reports.layout import lay_out, spots_by_id

COLUMNS = (Column("who", "Who"), Column("cost", "Cost", Kind.MONEY))
LINES = Block(
    "lines", COLUMNS, (Row({"cost": 1}, "a"), Row({"cost": 2}, "b"), Row({"cost": 3}, "t", Mark.TOTAL))
)
OTHER = Block("other", COLUMNS, (Row({"cost": 5}, "x"),))
SHEETS = (Sheet("Lines", "", (LINES,)), Sheet("It's other", "", (OTHER,)))
SPOTS = spots_by_id(lay_out(Book("Title", date(2005, 5, 2), SHEETS)))


def test_references_become_addresses() -> None:
    formula = Formula(
        'IF({0}>{1},SUM({2}),"{0}")&{3}',
        (Here("cost"), At("lines", "b", "cost"), Whole("lines", "cost"), Whole("other", "who")),
    )

    text = resolve(formula, SPOTS["lines"], 5, SPOTS)

    assert text == "=IF(B6>$B$5,SUM($B$4:$B$5),\"{0}\")&'It''s other'!$A$4:$A$4"


def test_cells_of_other_sheets_are_named_with_their_sheet() -> None:
    assert resolve(Formula("{0}", (At("lines", "t", "cost"),)), SPOTS["other"], 3, SPOTS) == "='Lines'!$B$6"
    assert absolute(At("other", "x", "cost"), SPOTS) == "'It''s other'!$B$4"
    assert quoted("It's") == "'It''s'"


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(column: int, name: str) -> None:
    assert letters(column) == name
    assert address(9, column) == f"{name}10"
