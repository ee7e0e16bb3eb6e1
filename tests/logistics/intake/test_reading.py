from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Small = Callable[[dict[str, str]], Path]
Told = Callable[[Path], tuple[str, ...]]


def test_missing_table(small: Small, told: Told) -> None:
    changes = {
        "anchors.csv": "",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error anchors.csv: this file is missing; add it with the columns id, place, "
            "first_day, last_day (missing-table)"
        ),
    )


def test_missing_column(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": "id,group\nA,x\n",
    }

    findings = told(small(changes))

    assert findings == ("error participants.csv:1: the column 'origin' is missing; add it (missing-column)",)


def test_renamed_column(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": "id,orign\nA,lyon\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error participants.csv:1: the column 'origin' is missing; rename 'orign' to 'origin' "
            "(missing-column)"
        ),
    )


def test_unknown_column(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": "id,origin,groop,colour\nA,lyon,x,blue\n",
    }

    findings = told(small(changes))

    assert findings == (
        "warning participants.csv:1 colour: the column 'colour' is not read (unknown-column)",
        (
            "warning participants.csv:1 groop: the column 'groop' is not read; did you mean "
            "'group'? (unknown-column)"
        ),
    )


def test_column_without_heading(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": "id,,origin\nA,x,lyon\n",
    }

    findings = told(small(changes))

    assert findings == ("warning participants.csv:1: a column without heading is not read (unknown-column)",)


def test_duplicate_column(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": "id,origin,origin\nA,lyon,geneva\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error participants.csv:1 origin: the column 'origin' is there 2 times; keep one of "
            "them (duplicate-column)"
        ),
    )


def test_missing_value(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": "id,origin\nA,\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error participants.csv:2 origin: the cell is blank and must not be; needed: where "
            "trips start and end: id of a place, IATA code, or city with country (missing-value)"
        ),
    )


def test_duplicate_id(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": "id,origin\nA,lyon\nA,geneva\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error participants.csv:3 id: 'A' is the id of row 2 already; give every row an id of "
            "its own (duplicate-id)"
        ),
    )
