from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reports import Block, Column, Kind, ReportError, Row, write_csv

COLUMNS = (
    Column("who", "Who"),
    Column("cost", "Cost", Kind.MONEY, currency="CHF"),
    Column("day", "Day", Kind.DATE),
)
BLOCK = Block("costs", COLUMNS, (Row({"who": 'a "b", c', "cost": -123_450, "day": date(2005, 6, 13)}),))


def test_values_are_for_machines(tmp_path: Path) -> None:
    path = tmp_path / "costs.csv"

    write_csv(BLOCK, path)

    assert path.read_bytes() == b'Who,Cost [CHF],Day\n"a ""b"", c",-1234.50,2005-06-13\n'


def test_headings_can_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "costs.csv"

    write_csv(replace(BLOCK, has_heading=False, rows=(Row({"who": "Zoë"}),)), path)

    assert path.read_text(encoding="utf-8") == "Zoë,,\n"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_text_never_becomes_a_formula(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "costs.csv"

    write_csv(Block("a", (Column("a", f"{sign}a"),), (Row({"a": f"{sign}1+1"}),)), path)

    assert path.read_text(encoding="utf-8") == f"'{sign}a\n'{sign}1+1\n"


def test_a_path_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "costs.csv"

    with pytest.raises(ReportError) as raised:
        write_csv(BLOCK, path)

    reason = "could not be written: No such file or directory; is it open in another program?"
    assert str(raised.value) == f"{path}: {reason}"
