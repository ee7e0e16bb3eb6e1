from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from logistics.case.case import Case
from logistics.planning.options import every_option
from logistics.planning.patterns import crowd
from logistics.planning.savings import Stops, aggregate, pair_classes, single_costs
from logistics.planning.tables import CostTables, cost_tables
from logistics.pricing.price import price
from tests.logistics.planning.example import (
    CASE,
    FORUM,
    GENEVA,
    NAIROBI,
    PARIS,
    TALKS,
    VIENNA,
    june,
    person,
    session,
)

SHORT = replace(
    CASE,
    consultations=(replace(TALKS, places=(VIENNA, GENEVA), earliest=june(16), latest=june(17)),),
    participants=(
        person("ada", NAIROBI, "forum", "talks"),
        person("eve", GENEVA, "forum", "talks"),
        person("bob", PARIS, "talks", people=3),
    ),
)


def stops_of(case: Case) -> tuple[Stops, CostTables]:
    people = crowd(case)
    stops = Stops.of(case, every_option(case), case.anchors, people)
    return stops, cost_tables(price(case), people.origins, stops.places)


def test_stops_are_options_then_anchors() -> None:
    stops, _ = stops_of(SHORT)

    assert stops.places == (GENEVA, VIENNA)
    assert stops.meeting.tolist() == [0, 0, 0, 0, 1]
    assert stops.place.tolist() == [1, 0, 1, 0, 0]
    assert [day - june(1).toordinal() + 1 for day in stops.first.tolist()] == [16, 16, 17, 17, 14]
    assert [day - june(1).toordinal() + 1 for day in stops.last.tolist()] == [16, 16, 17, 17, 15]
    # in time; on one day by place
    assert stops.rank.tolist() == [2, 1, 4, 3, 0]
    assert stops.visits.tolist() == [[True] * 5, [True, True, True, True, False]]


def test_stops_inside_an_anchor_are_dropped_for_those_who_attend_it() -> None:
    talks = replace(SHORT.consultations[0], earliest=june(14), latest=june(16))
    rules = replace(CASE.rules, is_same_day_allowed=True)

    stops, _ = stops_of(replace(SHORT, consultations=(talks,), rules=rules))

    # Vienna and Geneva on 14, 15 and 16 June, then the forum
    assert stops.visits.tolist() == [
        [True, False, True, False, True, True, True],
        [True, True, True, True, True, True, False],
    ]


def test_of_two_anchors_on_the_same_days_one_is_kept() -> None:
    twin = replace(FORUM, id="assembly")
    people = (person("ada", NAIROBI, "forum", "assembly"),)
    case = replace(SHORT, anchors=(FORUM, twin), participants=people)

    stops, _ = stops_of(replace(case, rules=replace(case.rules, is_same_day_allowed=True)))

    assert stops.visits.tolist() == [[False, False, False, False, False, True]]


def test_each_option_costs_a_trip_of_its_own() -> None:
    stops, tables = stops_of(SHORT)

    # origins Geneva, Nairobi, Paris
    assert single_costs(SHORT, stops, tables)[:, :, 0].tolist() == [
        [50_000, 0, 50_000, 0, 0],
        [132_000, 130_000, 132_000, 130_000, 145_000],
        [62_000, 50_000, 62_000, 50_000, 65_000],
    ]


def test_pairs_save_what_joining_them_saves() -> None:
    stops, tables = stops_of(SHORT)

    classes, savings = pair_classes(SHORT, stops, tables)
    saving = savings[:, :, 0]

    table = saving[:, classes]
    forum = 4
    # to Vienna on the 16th: 1450 + 1320 apart; 500 + 150 + 560 and 2 nights in each place together
    assert table[1, forum, 0] == 277_000 - (121_000 + 30_000 + 20_000)
    # to Geneva on the 16th: four nights in all
    assert table[1, forum, 1] == 275_000 - 160_000
    # to Vienna on the 17th: three nights in Geneva
    assert table[1, forum, 2] == 277_000 - (121_000 + 45_000 + 20_000)
    # whoever lives in Geneva joins nothing there
    assert table[0, forum].tolist() == [0, 0, 0, 0, 0]


def test_class_zero_saves_nothing() -> None:
    stops, tables = stops_of(SHORT)

    classes, savings = pair_classes(SHORT, stops, tables)
    saving = savings[:, :, 0]

    assert saving[:, 0].tolist() == [0, 0, 0]
    assert saving[:, 1:].any(axis=0).all()
    # pairs of one meeting, and pairs against the order of time
    assert classes[:4, :4].tolist() == [[0] * 4] * 4
    assert classes[:, 4].tolist() == [0] * 5


def test_saving_is_never_below_zero_where_people_can_go_home() -> None:
    talks = replace(SHORT.consultations[0], earliest=june(24), latest=june(24))
    case = replace(SHORT, consultations=(talks,))
    stops, tables = stops_of(case)

    classes, savings = pair_classes(case, stops, tables)
    saving = savings[:, :, 0]

    # Paris to Geneva: eight more nights against a fare there and back
    assert saving[2, classes[2, 1]] == 0


def test_saving_is_below_zero_where_they_cannot() -> None:
    # the journey from Geneva to Vienna costs more than two trips from Paris that do not fit
    dear = tuple(replace(own, amount=own.amount * 10) if own.origin == GENEVA else own for own in CASE.fares)
    case = replace(SHORT, fares=dear)
    stops, tables = stops_of(case)

    classes, savings = pair_classes(case, stops, tables)
    saving = savings[:, :, 0]

    # apart 650 + 620, together 100 + 1500 + 210 and two nights in each place
    assert saving[2, classes[4, 0]] == 127_000 - (181_000 + 30_000 + 20_000)


def test_longest_stay_saves_nothing_beyond_it() -> None:
    talks = replace(SHORT.consultations[0], earliest=june(24), latest=june(24), places=(GENEVA,))
    cheap = tuple(replace(own, lodging=own.lodging / 10) for own in CASE.allowances)
    case = replace(SHORT, consultations=(talks,), allowances=cheap)

    def saved(longest: int) -> bool:
        limited = replace(case, rules=replace(case.rules, longest_stay_nights=longest))
        classes, _ = pair_classes(limited, *stops_of(limited))
        return bool(classes.any())

    # from 16 to 23 June
    assert (saved(7), saved(6)) == (True, False)


def test_costs_are_summed_over_the_people_of_a_pattern() -> None:
    people = crowd(SHORT)

    # patterns forum and talks, talks alone; origins Geneva, Nairobi, Paris
    assert aggregate(people, np.array([[1], [20], [300]], dtype=np.int64)).tolist() == [[21], [900]]


def test_sums_that_cannot_be_exact_are_refused() -> None:
    people = crowd(replace(SHORT, participants=(person("ada", NAIROBI, "talks", people=1000),)))

    with pytest.raises(OverflowError) as caught:
        aggregate(people, np.array([[10**13]], dtype=np.int64))

    assert str(caught.value) == (
        "costs up to 10000000000000000 cents cannot be added exactly; use a larger currency unit"
    )


def test_anchor_elsewhere_on_the_same_days_covers_nothing() -> None:
    fair = session("fair", VIENNA, 14, 15)
    rules = replace(CASE.rules, is_same_day_allowed=True)

    stops, _ = stops_of(
        replace(SHORT, anchors=(fair,), participants=(person("a", PARIS, "fair", "talks"),), rules=rules)
    )

    assert stops.visits.tolist() == [[True] * 5]
