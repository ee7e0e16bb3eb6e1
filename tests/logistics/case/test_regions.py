from __future__ import annotations

from dataclasses import replace

import pytest

from logistics.case.people import Funder, Participant, Quota, Role
from logistics.case.places import Place
from logistics.case.regions import INCOME, LISTS, is_counted, is_country_in, is_eligible, may_fund, region_of
from logistics.library import read_reference

LYON = Place("lyon", "Lyon", "FR", 45.76, 4.84, "Europe/Paris")
KATHMANDU = Place("kathmandu", "Kathmandu", "NP", 27.7, 85.32, "Asia/Kathmandu")
ADA = Participant("ada", LYON, "ngo", gender="woman")
BIM = Participant("bim", KATHMANDU, "press", region="Himalaya")


def test_region_is_the_own_one_or_that_of_the_country() -> None:
    assert [region_of(each) for each in (ADA, BIM, replace(BIM, region=""))] == ["Europe", "Himalaya", "Asia"]


@pytest.mark.parametrize(
    ("countries", "is_in"),
    [
        ((), True),
        (("NP",), True),
        (("FR", "NP"), True),
        (("FR",), False),
        (("ldc",), True),
        (("lldc",), True),
        (("sids",), False),
        (("lower-middle",), True),
        (("low", "upper-middle", "high", "sids"), False),
        (("FR", "high", "ldc"), True),
    ],
)
def test_countries_are_named_by_code_list_or_income(countries: tuple[str, ...], is_in: bool) -> None:  # noqa: FBT001
    assert is_country_in("NP", countries) is is_in


def test_every_word_for_countries_holds_for_some_and_not_for_others() -> None:
    codes = [row["country"] for row in read_reference("countries")]

    counts = {word: sum(is_country_in(code, (word,)) for code in codes) for word in (*LISTS, *INCOME)}

    assert [word for word, count in counts.items() if not 0 < count < len(codes)] == []


@pytest.mark.parametrize(
    ("funder", "eligible"),
    [
        (Funder("f", "F"), ["ada", "bim"]),
        (Funder("f", "F", groups=("ngo",)), ["ada"]),
        (Funder("f", "F", groups=("ngo", "press")), ["ada", "bim"]),
        (Funder("f", "F", countries=("ldc",)), ["bim"]),
        (Funder("f", "F", groups=("ngo",), countries=("ldc",)), []),
    ],
)
def test_eligible_are_those_who_meet_all_conditions(funder: Funder, eligible: list[str]) -> None:
    assert [each.id for each in (ADA, BIM) if is_eligible(funder, each)] == eligible


@pytest.mark.parametrize(
    ("funders", "may"),
    [((), True), (("f",), True), (("g", "f"), True), (("g",), False)],
)
def test_a_funder_may_pay_unless_others_are_named(funders: tuple[str, ...], may: bool) -> None:  # noqa: FBT001
    assert may_fund(Funder("f", "F"), replace(ADA, funders=funders)) is may


def test_a_named_funder_may_not_pay_against_its_conditions() -> None:
    assert not may_fund(Funder("f", "F", groups=("press",)), replace(ADA, funders=("f",)))


@pytest.mark.parametrize(
    ("quota", "counted"),
    [
        (Quota("q"), ["ada", "bim"]),
        (Quota("q", group="press"), ["bim"]),
        (Quota("q", region="Europe"), ["ada"]),
        (Quota("q", region="Asia"), []),
        (Quota("q", gender="woman"), ["ada"]),
        (Quota("q", countries=("ldc",)), ["bim"]),
        (Quota("q", group="ngo", countries=("ldc",)), []),
    ],
)
def test_a_quota_counts_those_who_are_all_it_names(quota: Quota, counted: list[str]) -> None:
    hub = replace(BIM, id="hub", role=Role.HUB)

    assert [each.id for each in (ADA, BIM, hub) if is_counted(quota, each)] == counted
