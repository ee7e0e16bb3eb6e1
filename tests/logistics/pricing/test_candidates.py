from __future__ import annotations

from dataclasses import replace

import pytest

from logistics.case.places import Place
from logistics.errors import CaseError
from logistics.pricing.candidates import listed, priced_candidates, unpriced
from logistics.pricing.price import price
from tests.logistics.planning.example import CASE, GENEVA, TALKS

KABUL = Place("kbl", "Kabul", "AF", 34.57, 69.21, "Asia/Kabul", is_found=True)
TRIPOLI = replace(KABUL, id="tip", name="Tripoli", country="LY")
VIENNA = Place("vie", "Vienna", "AT", 48.11, 16.57, "Europe/Vienna", is_found=True)


def test_candidates_that_nobody_can_price_are_left_out_and_told() -> None:
    case = replace(CASE, consultations=(replace(TALKS, places=(GENEVA, KABUL, VIENNA)),))

    priced, findings = priced_candidates(case)

    assert priced.consultations[0].places == (GENEVA, VIENNA)
    assert [str(finding) for finding in findings] == [
        (
            "consultations places: 1 candidates of 'talks' have no per diem in table 'us-state-2026-04' and "
            "are left out: Kabul, AF; add them to table allowances, or choose another tariff.allowance_table "
            "(unpriced-candidates)"
        )
    ]
    assert unpriced(case, (KABUL, VIENNA)) == (KABUL,)


@pytest.mark.parametrize("place", [KABUL, replace(KABUL, is_found=False)])
def test_a_place_that_is_needed_stays_and_is_told_as_before(place: Place) -> None:
    places = (place,) if place.is_found else (place, GENEVA)
    case = replace(CASE, consultations=(replace(TALKS, places=places),))

    priced, findings = priced_candidates(case)

    assert (priced, findings) == (case, ())
    with pytest.raises(CaseError):
        price(priced)


def test_many_are_named_in_part() -> None:
    assert listed((KABUL,) * 10).endswith("Kabul, AF and 2 more")
