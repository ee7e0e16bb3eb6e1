from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from logistics.case.case import Case
from logistics.planning.bridges import between
from logistics.planning.most_saved import MostSaved
from logistics.planning.patterns import crowd
from logistics.planning.savings import Nights, joined_saving
from logistics.planning.tables import cost_tables
from logistics.pricing.price import price
from tests.properties.cases import cases


@settings(max_examples=60)
@given(cases(), st.integers(-1, 32))
def test_it_is_what_joining_saves_each_person_and_no_less_than_nothing(case: Case, days: int) -> None:
    prices, people = price(case), crowd(case)
    venues = {place.id: place for one in case.consultations for place in one.places}
    places = tuple(venues[name] for name in sorted(venues))
    tables = cost_tables(prices, people.origins, places)
    every = np.arange(len(places))
    weights = np.arange(1, len(people.origins) + 1)

    found = MostSaved(case.rules, tables).summed(weights, days, every, every[::-1])

    nights = Nights.of(case, np.array([[days]]))
    each = joined_saving(case, tables, (every[:, None], every[None, ::-1]), nights)[..., 0]
    right = (weights[:, None, None] * np.maximum(each, 0)).sum(axis=0)
    assert found.tolist() == right.tolist()
    assert between(case.rules, days).may_stay or not found.any()
