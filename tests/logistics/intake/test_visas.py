from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from logistics.case.visas import VisaRule
from logistics.intake import load_case

Small = Callable[[dict[str, str]], Path]
Told = Callable[[Path], tuple[str, ...]]


def test_visas_say_who_needs_one_where(small: Small) -> None:
    visas = (
        "nationality,country,needed,cost,currency,lead_days,refusal,source,note\n"
        "ke;ldc,ch;FR,yes,80,chf,21,12.5,consulate,\nhigh,,no,,,,,,\n"
    )

    case, warnings = load_case(small({"visas.csv": visas}))

    assert warnings == ()
    assert case.visas == (
        VisaRule(
            nationalities=("KE", "ldc"),
            countries=("CH", "FR"),
            is_needed=True,
            cost=Decimal(80),
            currency="CHF",
            lead_days=21,
            refusal=Decimal("12.5"),
            source="consulate",
        ),
        VisaRule(nationalities=("high",), is_needed=False),
    )


def test_participants_may_have_another_passport(small: Small) -> None:
    people = "id,origin,nationality\nA,lyon,ke\nB,lyon,FR\nC,lyon,\n"
    attends = "participant,assembly,experts\nA,yes,yes\nB,yes,yes\nC,yes,yes\n"

    case, _ = load_case(small({"participants.csv": people, "attendance.csv": attends}))

    origins = [person.origin for person in case.participants]
    assert [origin.nationality for origin in origins] == ["KE", "FR", "FR"]
    assert origins[1] == origins[2]
    assert origins[1] in case.places


def test_mistakes_in_visas(small: Small, told: Told) -> None:
    visas = (
        "nationality,country,needed,cost,currency,refusal\nKE,CH,yes,-1,XAF,101\nKenia,,,,,\n"
        "low;KE,FR;CH,no,,,\n,,perhaps,,,\n,,yes,,,\n"
    )

    assert told(small({"visas.csv": visas})) == (
        "error visas.csv:2 cost: '-1' is less than 0; allowed is 0 or more [currency] (out-of-range)",
        (
            "error visas.csv:2 currency: 'XAF' has no exchange rate into EUR on 2025-01-15; set rates.XAF: "
            "units of EUR for one unit of XAF (no-rate)"
        ),
        "error visas.csv:2 refusal: '101' is more than 100; allowed is 0 to 100 [%] (out-of-range)",
        (
            "error visas.csv:3 nationality: 'Kenia' is neither a country code nor a list of countries; "
            "did you mean KE (Kenya)? (unknown-country)"
        ),
        (
            "error visas.csv:4: passports of KE have a rule for CH in row 2 already; keep one of them "
            "(duplicate-visa)"
        ),
        "error visas.csv:5 needed: 'perhaps' is neither yes nor no; write yes or no (bad-choice)",
        (
            "error visas.csv:6: passports of all have a rule for all in row 5 already; keep one of them "
            "(duplicate-visa)"
        ),
    )
