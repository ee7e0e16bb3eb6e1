from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Small = Callable[[dict[str, str]], Path]
Told = Callable[[Path], tuple[str, ...]]


def test_surplus_cell(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": "id,origin\nA,Lyon, FR\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error participants.csv:2: ' FR' stands beyond the last of 2 headings; put quotation "
            "marks round a cell that holds the separator, or give the column a heading "
            "(surplus-cell)"
        ),
    )


def test_setting_outside(small: Small, told: Told) -> None:
    changes = {
        "case.toml": ('visa = 80\n[case]\ntitle = "Small"\ncurrency = "EUR"\nprice_date = 2025-01-15\n'),
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error case.toml visa: 'visa' stands in no section; put it under [case], [tariff], "
            "[rules], [ranges] or [rates] (unknown-setting)"
        ),
    )


def test_not_a_setting(small: Small, told: Told) -> None:
    changes = {
        "case.toml": (
            '[case]\ntitle = "Small"\ncurrency = "EUR"\nprice_date = 2025-01-15\n[tariff]\nvisa = '
            '[80, 90]\nterminal = { value = 3, who = "me" }\n'
        ),
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error case.toml[tariff] terminal: is not a single value; write key = value, or key = "
            '{ value = ..., source = "...", note = "..." } (not-a-setting)'
        ),
        (
            "error case.toml[tariff] visa: is not a single value; write key = value, or key = { "
            'value = ..., source = "...", note = "..." } (not-a-setting)'
        ),
    )


def test_broken_csv(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": 'id,origin\nA,"lyon\n',
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error participants.csv: cannot be read as CSV: unexpected end of data; look for a "
            "quotation mark that is not closed (broken-csv)"
        ),
    )


def test_broken_toml(small: Small, told: Told) -> None:
    changes = {
        "case.toml": "[case]\ntitle = Small\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error case.toml: cannot be read as TOML: Invalid value (at line 2, column 9); put "
            "text in quotation marks, and write a key only once (broken-toml)"
        ),
    )


def test_no_settings(small: Small, told: Told) -> None:
    changes = {
        "case.toml": "",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error small: the folder has no case.toml, so it is no case; `backtoback new NAME "
            "--folder` writes one to start from (not-a-case)"
        ),
    )


def test_unknown_table(small: Small, told: Told) -> None:
    changes = {
        "particpants.csv": "id,origin\nA,lyon\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "warning particpants.csv: this file is no table of a case and is not read; did you "
            "mean 'participants'? (unknown-table)"
        ),
    )


def test_no_text(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": "id,origin\nA,ly\0on\n",
    }

    findings = told(small(changes))

    assert findings == ("error participants.csv: is not a text file; save it as 'CSV UTF-8' (not-text)",)


def test_bare_rows_of_a_broken_file_cascade_into_nothing(small: Small, told: Told) -> None:
    changes = {
        "places.csv": 'id,city,country\ngeneva,"Geneva,CH\n',
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error places.csv: cannot be read as CSV: unexpected end of data; look for a quotation "
            "mark that is not closed (broken-csv)"
        ),
    )
