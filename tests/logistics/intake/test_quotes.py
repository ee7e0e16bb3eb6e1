from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Small = Callable[[dict[str, str]], Path]
Told = Callable[[Path], tuple[str, ...]]


def test_duplicate_fare(small: Small, told: Told) -> None:
    changes = {
        "fares.csv": "from,to,amount\nlyon,geneva,120\ngeneva,lyon,130\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error fares.csv:3: the route geneva - lyon has a fare in row 2 already; a fare holds "
            "both ways; keep one of them (duplicate-fare)"
        ),
    )


def test_place_or_country(small: Small, told: Told) -> None:
    changes = {
        "allowances.csv": "place,country,lodging,meals\ngeneva,CH,300,90\n,,300,90\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error allowances.csv:2 place: place and country are both given; give one of them "
            "(place-or-country)"
        ),
        (
            "error allowances.csv:3 place: neither place nor country is given; give one of them "
            "(place-or-country)"
        ),
    )


def test_duplicate_allowance(small: Small, told: Told) -> None:
    changes = {
        "allowances.csv": "place,country,lodging,meals\n,CH,300,90\n,CH,310,90\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error allowances.csv:3: 'CH' has an allowance in row 2 already; keep one of them "
            "(duplicate-allowance)"
        ),
    )
