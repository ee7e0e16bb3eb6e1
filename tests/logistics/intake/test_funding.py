from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from logistics.case.people import Cover, Funder
from logistics.intake import load_case

Small = Callable[[dict[str, str]], Path]
Told = Callable[[Path], tuple[str, ...]]

ATTENDS = "participant,assembly,experts\nA,{},{}\n"


def test_a_funder_says_for_whom_for_what_and_up_to_how_much(small: Small) -> None:
    funders = (
        "id,title,ceiling,currency,groups,countries,covers,lump_sum,pays_for,source\n"
        "fund,The fund,70000,chf,NGO; "
        "press,KE;LDC;Lower-Middle;ke,fare;per-diem,1200.50,consultations,letter\nhost,The host,,,,,,,,\n"
    )

    case, warnings = load_case(
        small({"funders.csv": funders, "participants.csv": "id,origin,group\nA,lyon,NGO\n"})
    )

    assert case.funders == (
        Funder(
            id="fund",
            title="The fund",
            ceiling=Decimal(70000),
            currency="CHF",
            groups=("NGO", "press"),
            countries=("KE", "ldc", "lower-middle"),
            covers=frozenset({Cover.FARE, Cover.PER_DIEM}),
            lump_sum=Decimal("1200.50"),
            is_extra_only=True,
            source="letter",
        ),
        Funder("host", "The host"),
    )
    assert [str(warning) for warning in warnings] == [
        "funders.csv:2 groups: nobody is of the group 'press' (matches-nobody)"
    ]


@pytest.mark.parametrize(
    ("row", "funder", "funders", "has_own_means"),
    [
        ("A,lyon,,", "", (), True),
        ("A,lyon,,no", "", (), False),
        ("A,lyon,host,", "host", ("host",), False),
        ("A,lyon,host,yes", "host", ("host",), True),
        ("A,lyon,host;fund,", "", ("host", "fund"), False),
        ("A,lyon,fund; host ;fund,", "", ("fund", "host"), False),
        ("A,lyon,fund;fund,", "fund", ("fund",), False),
    ],
)
def test_who_may_pay(
    small: Small,
    row: str,
    funder: str,
    funders: tuple[str, ...],
    has_own_means: bool,  # noqa: FBT001
) -> None:
    changes = {
        "funders.csv": "id,title\nfund,Fund\nhost,Host\n",
        "participants.csv": f"id,origin,funder,own_means\n{row}\n",
    }

    case, warnings = load_case(small(changes))

    assert warnings == ()
    assert [(each.funder, each.funders, each.has_own_means) for each in case.participants] == [
        (funder, funders, has_own_means)
    ]


def test_funders_that_do_not_pay_for_a_participant(small: Small, told: Told) -> None:
    changes = {
        "funders.csv": (
            "id,title,groups,countries\nfellowships,Fellowships,civil society,\nafrica,Africa,,ldc;KE\n"
            "host,Host,business;civil society,FR\n"
        ),
        "participants.csv": (
            "id,origin,group,funder\nA,lyon,business,fellowships;host\nB,lyon,,fellowships\n"
            "C,lyon,civil society,africa;fellowships;host\n"
        ),
        "attendance.csv": "participant,assembly,experts\nA,yes,yes\nB,yes,yes\nC,yes,yes\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error participants.csv:2 funder: 'fellowships' pays only for the groups civil society, and 'A' "
            "is of 'business'; name another funder, or widen the conditions of this one (not-eligible)"
        ),
        (
            "error participants.csv:3 funder: 'fellowships' pays only for the groups civil society, and 'B' "
            "is of none; name another funder, or widen the conditions of this one (not-eligible)"
        ),
        (
            "error participants.csv:4 funder: 'africa' pays only for the countries ldc; KE, and 'C' "
            "is from FR; name another funder, or widen the conditions of this one (not-eligible)"
        ),
    )


@pytest.mark.parametrize("marks", [("yes", "no"), ("no", "yes")])
def test_nobody_pays(small: Small, told: Told, marks: tuple[str, str]) -> None:
    changes = {
        "funders.csv": "id,title,countries\nafrica,Africa,KE\n",
        "participants.csv": "id,origin,own_means\nA,lyon,no\n",
        "attendance.csv": ATTENDS.format(*marks) + "B,no,yes\n",
    }
    changes["participants.csv"] += "B,lyon,yes\n"

    findings = told(small(changes))

    assert findings == (
        (
            "error participants.csv:2 own_means: 'A' is to come in person, and neither a funder nor own "
            "means may pay for it; name who pays, or let attendance be either or remote (nobody-pays)"
        ),
    )


@pytest.mark.parametrize(
    ("participant", "countries", "marks"),
    [
        ("lyon,yes", "KE", ("yes", "yes")),
        ("lyon,no", "FR", ("yes", "yes")),
        ("lyon,no", "KE", ("either", "either")),
        ("lyon,no", "KE", ("no", "remote")),
        ("geneva,no", "KE", ("yes", "yes")),
    ],
    ids=["own means", "a funder may", "may stay at home", "remote", "lives there"],
)
def test_somebody_pays(
    small: Small, told: Told, participant: str, countries: str, marks: tuple[str, str]
) -> None:
    changes = {
        "funders.csv": f"id,title,countries\nafrica,Africa,{countries}\n",
        "participants.csv": f"id,origin,own_means\nA,{participant}\n",
        "attendance.csv": ATTENDS.format(*marks),
    }

    assert told(small(changes)) == ()


def test_a_journey_that_another_place_may_spare_is_not_told(small: Small, told: Told) -> None:
    changes = {
        "consultations.csv": "id,places,earliest,latest\nexperts,geneva;lyon,2026-06-01,2026-06-30\n",
        "participants.csv": "id,origin,own_means\nA,lyon,no\n",
        "attendance.csv": ATTENDS.format("no", "yes"),
    }

    assert told(small(changes)) == ()


def test_bad_conditions_of_a_funder(small: Small, told: Told) -> None:
    changes = {
        "funders.csv": (
            "id,title,ceiling,currency,countries,covers,lump_sum,pays_for\n"
            "a,A,-1,Francs,lcd,fares,many,trip\nb,B,,,Keny,;,,\nc,C,,,lower middle,,,\n"
        )
    }

    findings = told(small(changes))

    assert findings == (
        "error funders.csv:2 ceiling: '-1' is less than 0; allowed is 0 or more [currency] (out-of-range)",
        (
            "error funders.csv:2 countries: 'lcd' is neither a country code nor a list of countries; "
            "did you mean 'ldc'? (unknown-country)"
        ),
        "error funders.csv:2 covers: 'fares' is not a choice here; did you mean 'fare'? (bad-choice)",
        (
            "error funders.csv:2 currency: 'Francs' is not a currency code; write three letters, such as CHF "
            "(bad-currency)"
        ),
        (
            "error funders.csv:2 lump_sum: 'many' is not a number; write digits, such as 12 or 12.5 "
            "(not-a-number)"
        ),
        "error funders.csv:2 pays_for: 'trip' is not a choice here; did you mean 'trips'? (bad-choice)",
        (
            "error funders.csv:3 countries: 'Keny' is neither a country code nor a list of countries; "
            "did you mean KE (Kenya)? (unknown-country)"
        ),
        (
            "error funders.csv:3 covers: ';' is not a choice here; write everything, fare, per-diem, "
            "terminal, visa, insurance, time, remote or venue (bad-choice)"
        ),
        (
            "error funders.csv:4 countries: 'lower middle' is neither a country code nor a list of "
            "countries; did you mean 'lower-middle'? (unknown-country)"
        ),
    )


def test_a_participant_without_an_id_is_not_asked_who_pays(small: Small, told: Told) -> None:
    changes = {"participants.csv": "id,origin,own_means\nJane Doe,lyon,no\nA,lyon,\n"}

    assert told(small(changes)) == (
        (
            "warning participants.csv:2 id: 'Jane Doe' has no row in attendance, so attends nothing; add "
            "a row, or remove the participant (attends-nothing)"
        ),
        (
            "error participants.csv:2 id: 'Jane Doe' is not an id; use letters A to Z, digits, dash and "
            "underscore (bad-id)"
        ),
    )
