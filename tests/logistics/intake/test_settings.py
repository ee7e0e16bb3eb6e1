from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from logistics.case.rules import Mode
from logistics.intake import load_case

Small = Callable[[dict[str, str]], Path]
Told = Callable[[Path], tuple[str, ...]]


def test_unknown_setting(small: Small, told: Told) -> None:
    changes = {
        "case.toml": (
            '[case]\ntitle = "Small"\ncurrency = "EUR"\nprice_date = 2025-01-15\n[tariff]\nvisas = 80\n'
        ),
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error case.toml[tariff] visas: there is no setting 'tariff.visas'; did you mean "
            "'tariff.visa'? (unknown-setting)"
        ),
    )


def test_missing_setting(small: Small, told: Told) -> None:
    changes = {
        "case.toml": '[case]\ntitle = "Small"\nprice_date = 2025-01-15\n',
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error case.toml[case] currency: the setting case.currency is missing; add it: ISO "
            "4217 code in which everything is counted (missing-setting)"
        ),
    )


def test_bad_choice_of_setting(small: Small, told: Told) -> None:
    changes = {
        "case.toml": (
            '[case]\ntitle = "Small"\ncurrency = "EUR"\nprice_date = 2025-01-15\n[tariff]\n'
            'fare_model = "eu-unit-costs"\nallowance_table = "zzz"\n'
        ),
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error case.toml[tariff] allowance_table: 'zzz' is not a choice here; write "
            "us-state-2026-04 or eu-intpa-2024-11 (bad-choice)"
        ),
        (
            "error case.toml[tariff] fare_model: 'eu-unit-costs' is not a choice here; did you "
            "mean 'eu-unit-cost'? (bad-choice)"
        ),
    )


def test_bad_number_of_setting(small: Small, told: Told) -> None:
    changes = {
        "case.toml": (
            '[case]\ntitle = "Small"\ncurrency = "EUR"\nprice_date = 2025-01-15\n[tariff]\nvisa = '
            '"dear"\nfare_factor = 0\n[rules]\nsame_day = "perhaps"\n'
        ),
    }

    findings = told(small(changes))

    assert findings == (
        ("error case.toml[rules] same_day: 'perhaps' is neither yes nor no; write yes or no (bad-choice)"),
        (
            "error case.toml[tariff] fare_factor: '0' is not more than 0; allowed is more than 0 "
            "(out-of-range)"
        ),
        (
            "error case.toml[tariff] visa: 'dear' is not a number; write digits, such as 12 or "
            "12.5 (not-a-number)"
        ),
    )


def test_bad_rate(small: Small, told: Told) -> None:
    changes = {
        "case.toml": (
            '[case]\ntitle = "Small"\ncurrency = "EUR"\nprice_date = 2025-01-15\n[rates]\nUSD = '
            "0\nDollar = 1.1\nEUR = 2\n"
        ),
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error case.toml[rates] Dollar: 'Dollar' is not a currency code; the key of a rate is "
            "three letters, such as USD (bad-currency)"
        ),
        (
            "error case.toml[rates] EUR: '2' is the rate of EUR to itself; everything is counted "
            "in EUR; leave it out (out-of-range)"
        ),
        (
            "error case.toml[rates] USD: '0' is not more than 0; allowed is more than 0 [case "
            "currency per unit] (out-of-range)"
        ),
    )


def test_what_a_plan_does_best_and_what_one_person_may_bear(small: Small) -> None:
    changes = {
        "case.toml": (
            '[case]\ntitle = "Small"\ncurrency = "EUR"\nprice_date = 2025-01-15\n[rules]\nmode = "Burden"\n'
            "most_cost = 1500.50\nmost_hours = 20\nmost_nights = 9\nmost_trips = 2\n"
        ),
    }

    rules = load_case(small(changes))[0].rules

    assert (rules.mode, rules.most_cost, rules.most_hours) == (Mode.BURDEN, Decimal("1500.50"), Decimal(20))
    assert (rules.most_nights, rules.most_trips) == (9, 2)


def test_bad_limits_for_one_person(small: Small, told: Told) -> None:
    changes = {
        "case.toml": (
            '[case]\ntitle = "Small"\ncurrency = "EUR"\nprice_date = 2025-01-15\n[rules]\nmode = "costs"\n'
            "most_cost = -1\nmost_trips = 1.5\n"
        ),
    }

    assert told(small(changes)) == (
        "error case.toml[rules] mode: 'costs' is not a choice here; did you mean 'cost'? (bad-choice)",
        (
            "error case.toml[rules] most_cost: '-1' is less than 0; allowed is 0 or more [currency] "
            "(out-of-range)"
        ),
        (
            "error case.toml[rules] most_trips: '1.5' is not a whole number; write it without decimals "
            "(not-whole)"
        ),
    )
