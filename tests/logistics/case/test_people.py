from __future__ import annotations

from decimal import Decimal

import pytest

from logistics.case.people import Cover, Funder, Participant
from logistics.case.places import Place

GENEVA = Place("geneva", "Geneva", "CH", 46.2, 6.15, "Europe/Zurich", "GE")


def test_a_participant_is_a_row_or_a_part_of_one() -> None:
    assert Participant("ada", GENEVA).row_id == "ada"
    assert Participant("ada/2", GENEVA, row="ada").row_id == "ada"


def test_a_participant_pays_from_own_means_by_default() -> None:
    who = Participant("ada", GENEVA)

    assert (who.funder, who.second_funder, who.funders, who.has_own_means) == ("", "", (), True)
    assert (who.stays_together, who.is_all_or_none, who.is_hub) == (False, False, False)
    assert (who.either, who.region, who.gender) == (frozenset(), "", "")


@pytest.mark.parametrize(
    ("funder", "pays_all"),
    [
        (Funder("f", "F"), True),
        (Funder("f", "F", ceiling=Decimal(1)), True),
        (Funder("f", "F", covers=frozenset({Cover.EVERYTHING, Cover.FARE})), True),
        (Funder("f", "F", covers=frozenset(Cover) - {Cover.EVERYTHING}), False),
        (Funder("f", "F", lump_sum=Decimal(1000)), False),
        (Funder("f", "F", is_extra_only=True), False),
    ],
)
def test_who_leaves_nothing_to_another_payer(funder: Funder, pays_all: bool) -> None:  # noqa: FBT001
    assert funder.pays_all is pays_all
