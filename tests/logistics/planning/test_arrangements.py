from __future__ import annotations

from dataclasses import replace

from logistics.case.people import Cover, Funder, Participant
from logistics.planning.arrangements import Arrangement, Rest, arrangements_for
from tests.logistics.planning.example import ADA, CASE

FARES = Funder("fares", "Fares", covers=frozenset({Cover.FARE}))
FUND = Funder("fund", "Fund")
STATE = Funder("state", "State", groups=("state",))
FUNDED = replace(CASE, funders=(FARES, FUND, STATE))
POOR = replace(ADA, has_own_means=False)


def found(who: Participant) -> list[tuple[str, str, Rest]]:
    """Return the ways of paying for somebody: first payer, second payer, rest."""
    return [
        (way.funder.id if way.funder else "", way.second.id if way.second else "", way.rest)
        for way in arrangements_for(FUNDED, who)
    ]


def test_without_funders_own_means_pay_all() -> None:
    assert arrangements_for(CASE, ADA) == (Arrangement(None),)


def test_funders_pay_in_the_order_of_the_case_then_own_means() -> None:
    assert found(ADA) == [
        ("fares", "fund", Rest.ALL),
        ("fares", "", Rest.ALL),
        ("fund", "", Rest.ALL),
        ("", "", Rest.ALL),
    ]


def test_funders_pay_in_the_order_that_the_participant_names() -> None:
    assert found(replace(ADA, funders=("fund", "fares"))) == [
        ("fund", "", Rest.ALL),
        ("fares", "fund", Rest.ALL),
        ("fares", "", Rest.ALL),
        ("", "", Rest.ALL),
    ]


def test_without_own_means_somebody_pays_all() -> None:
    assert found(POOR) == [
        ("fares", "fund", Rest.ALL),
        ("fares", "", Rest.NOTHING),
        ("fund", "", Rest.ALL),
    ]


def test_without_a_funder_for_all_nobody_pays_for_no_journey() -> None:
    assert found(replace(POOR, funders=("fares",))) == [
        ("fares", "", Rest.NOTHING),
        ("", "", Rest.NOTHING),
    ]


def test_who_has_anchors_paid_pays_as_much_as_these() -> None:
    assert found(replace(POOR, funders=("fares",), has_anchors_paid=True)) == [
        ("fares", "", Rest.ANCHORS),
        ("", "", Rest.ANCHORS),
    ]
