from __future__ import annotations

from dataclasses import replace

from logistics.case.people import Cover, Funder, Participant
from logistics.exhibits.register import Register, payer_names
from tests.logistics.exhibits.example import CASE, PARIS


def test_participants_are_numbered_in_order_of_the_case() -> None:
    assert Register.of(CASE).participants == {"1": 1, "01": 2, "A": 3, "a": 4, "p-5": 5, "p-6": 6}


def test_groups_and_funders_are_numbered_in_order_of_the_alphabet() -> None:
    register = Register.of(CASE)

    assert register.groups == {"": 1, "=1+1": 2, ">0": 3, "NGO": 4, "ngo": 5, "wh*t?": 6}
    assert register.funders == {"": 1, "fund": 2, "purse": 3}
    assert register.regions == {"Africa": 1, "Europe": 2}


def test_all_who_may_pay_have_a_number() -> None:
    fare = Funder("fare", "Fares", covers=frozenset({Cover.FARE}))
    all_of_it, in_part = Participant("a", PARIS, funder="fund"), Participant("b", PARIS, funder="fare")
    case = replace(CASE, funders=(Funder("fund", "Fund"), fare), participants=(all_of_it,))

    assert Register.of(case).funders == {"fare": 1, "fund": 2}
    assert Register.of(replace(case, participants=(in_part,))).funders == {"": 1, "fare": 2, "fund": 3}
    in_part = replace(in_part, second_funder="fund")
    assert Register.of(replace(case, participants=(in_part,))).funders == {"fare": 1, "fund": 2}


def test_payers_are_shown_by_title_else_by_id() -> None:
    case = replace(CASE, funders=(Funder("fund", "Fund"), Funder("bare", "")))

    assert payer_names(case) == {"": "(own means)", "fund": "Fund", "bare": "bare"}
