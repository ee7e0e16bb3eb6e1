from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from logistics.case.uncertainty import RangeRules, Season, Slip, StillPaid, Uncertainty, What
from logistics.intake import load_case

Small = Callable[[dict[str, str]], Path]
Told = Callable[[Path], tuple[str, ...]]


def test_rows_say_what_is_uncertain_for_whom_and_how_far(small: Small) -> None:
    rows = (
        "id,what,participants,group,region,countries,places,session,low,central,high,sigma,centre,source\n"
        "all,fare,,,,,,,,,,,,\n"
        "far,Fare,,,Africa,ldc;KE,lyon;geneva,,,,,0.4,mean,study\n"
        "rooms,per-diem,,,,CH,geneva,,80,100,130,,,\n"
        "come,show-up,A,ngo,Europe,FR,,,70,90,100,,,assumption\n"
        "meet,attendance,,,,,,assembly,,50,,,,\n"
    )
    people = "id,origin,group\nA,lyon,ngo\n"

    case, warnings = load_case(small({"uncertainty.csv": rows, "participants.csv": people}))

    assert warnings == ()
    assert case.uncertainties == (
        Uncertainty("all", What.FARE),
        Uncertainty(
            "far",
            What.FARE,
            region="Africa",
            countries=("ldc", "KE"),
            places=("lyon", "geneva"),
            sigma=Decimal("0.4"),
            is_mean=True,
            source="study",
        ),
        Uncertainty(
            "rooms",
            What.PER_DIEM,
            countries=("CH",),
            places=("geneva",),
            low=Decimal(80),
            high=Decimal(130),
        ),
        Uncertainty(
            "come",
            What.SHOW_UP,
            participants=("A",),
            group="ngo",
            region="Europe",
            countries=("FR",),
            low=Decimal(70),
            central=Decimal(90),
            high=Decimal(100),
            source="assumption",
        ),
        Uncertainty("meet", What.ATTENDANCE, session="assembly", central=Decimal(50)),
    )
    assert [row.is_assumed for row in case.uncertainties] == [True, False, True, True, True]


def test_slips_and_settings(small: Small) -> None:
    toml = (
        '[case]\ntitle = "Small"\ncurrency = "EUR"\nprice_date = 2025-01-15\n'
        '[ranges]\nfare_correlation = 30\nseason = "month"\nno_show = "fares"\nrefused = "fares"\n'
        "worst_share = 5\n"
    )
    slips = "anchors,days,probability,source\nassembly,2,12.5,letter\nassembly,-1,5,\n"

    case, warnings = load_case(small({"case.toml": toml, "slips.csv": slips}))

    assert warnings == ()
    assert case.slips == (
        Slip(("assembly",), 2, Decimal("12.5"), "letter"),
        Slip(("assembly",), -1, Decimal(5)),
    )
    assert [slip.is_assumed for slip in case.slips] == [False, True]
    assert case.ranges == RangeRules(Decimal(30), Season.MONTH, StillPaid.FARES, StillPaid.FARES, Decimal(5))


@pytest.mark.parametrize(
    ("row", "finding"),
    [
        (
            "x,fare,,ngo,,,,,,,,",
            "2 group: group says nothing about what is uncertain here, fare; leave it blank (not-for-this)",
        ),
        (
            "x,per-diem,A,,,,,,90,,110,",
            (
                "2 participants: participants says nothing about what is uncertain here, per-diem; "
                "leave it blank (not-for-this)"
            ),
        ),
        (
            "x,show-up,,,,,geneva,,,90,,",
            (
                "2 places: places says nothing about what is uncertain here, show-up; leave it blank "
                "(not-for-this)"
            ),
        ),
        (
            "x,attendance,,,,,,,,50,,",
            (
                "2 session: attendance of which session is uncertain is not said; give the id of a session "
                "(no-session)"
            ),
        ),
        (
            "x,attendance,,,,,,assembl,,50,,",
            "2 session: 'assembl' is not in the case; did you mean 'assembly'? (unknown-id)",
        ),
        ("x,show-up,B,,,,,,,50,,", "2 participants: 'B' is not in the case (unknown-id)"),
        ("x,fare,,,,,nowhere,,,,,", "2 places: 'nowhere' is not in the case (unknown-id)"),
        (
            "x,fare,,,,,,,90,,110,0.4",
            "2 sigma: sigma is given together with low or high; give sigma, or low and high (two-ranges)",
        ),
        ("x,fare,,,,,,,90,,,", "2 high: low is given without high; give both or none (half-a-range)"),
        ("x,show-up,,,,,,,,90,95,", "2 low: high is given without low; give both or none (half-a-range)"),
        (
            "x,fare,,,,,,,,90,,0.4",
            (
                "2 central: '90' is given without low and high; only with them may a price have a peak of "
                "its own; leave it blank (half-a-range)"
            ),
        ),
        (
            "x,per-diem,,,,,,,,,,",
            (
                "2 low: neither sigma nor low and high are given, so nothing is uncertain; give sigma, or "
                "low and high (no-range)"
            ),
        ),
        (
            "x,fare,,,,,,,110,,120,",
            "2 central: '100' is less than low, 110; low, central and high do not fall (most-below-least)",
        ),
        (
            "x,show-up,,,,,,,50,90,80,",
            "2 high: '80' is less than central, 90; low, central and high do not fall (most-below-least)",
        ),
        (
            "x,show-up,,,,,,,,101,,",
            "2 central: '101' is more than 100; allowed is 0 to 100 [%] (out-of-range)",
        ),
    ],
)
def test_rows_that_make_no_sense(small: Small, told: Told, row: str, finding: str) -> None:
    head = "id,what,participants,group,region,countries,places,session,low,central,high,sigma\n"

    assert told(small({"uncertainty.csv": f"{head}{row}\n"})) == (f"error uncertainty.csv:{finding}",)


def test_words_that_cannot_be_read(small: Small, told: Told) -> None:
    rows = "id,what,low\nx,far,few\n"

    assert told(small({"uncertainty.csv": rows})) == (
        "error uncertainty.csv:2 low: 'few' is not a number; write digits, such as 12 or 12.5 (not-a-number)",
        "error uncertainty.csv:2 what: 'far' is not a choice here; did you mean 'fare'? (bad-choice)",
    )


def test_groups_that_nobody_is_of_are_doubtful(small: Small, told: Told) -> None:
    people = "id,origin,group\nA,lyon,ngo\n"
    rows = "id,what,group,central\nx,show-up,ngos,90\n"

    assert told(small({"uncertainty.csv": rows, "participants.csv": people})) == (
        (
            "warning uncertainty.csv:2 group: nobody is of the group 'ngos'; did you mean 'ngo'? "
            "(matches-nobody)"
        ),
    )


def test_slips_of_what_is_no_anchor_and_of_more_than_all(small: Small, told: Told) -> None:
    slips = "anchors,days,probability\nexperts,1,5\nassembly,1,60\nassembly,2,60\n"

    assert told(small({"slips.csv": slips})) == (
        "error slips.csv:2 anchors: 'experts' is not the id of an anchor (unknown-id)",
        (
            "error slips.csv:4 probability: the slips of assembly have 120 % together; at most one of them "
            "happens: 100 % at most (more-than-all)"
        ),
    )
