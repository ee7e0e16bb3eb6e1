from __future__ import annotations

from dataclasses import replace

from logistics.planning.patterns import crowd
from tests.logistics.planning.example import CASE, NAIROBI, PARIS, person

PEOPLE = (
    person("d", PARIS, "talks", people=2),
    person("a", PARIS, "forum", "talks"),
    person("c", NAIROBI, "talks", people=3),
    person("b", PARIS, "talks", remote=("forum",), people=4),
    person("e", PARIS, remote=("talks",)),
)


def test_people_with_the_same_sessions_and_origin_are_merged() -> None:
    people = crowd(replace(CASE, participants=PEOPLE))

    assert people.patterns == (frozenset({"forum", "talks"}), frozenset({"talks"}))
    assert people.origins == (NAIROBI, PARIS)
    assert people.people.tolist() == [[0, 1], [3, 6]]


def test_order_of_rows_does_not_matter() -> None:
    one, other = (crowd(replace(CASE, participants=people)) for people in (PEOPLE, PEOPLE[::-1]))

    assert (one.patterns, one.origins) == (other.patterns, other.origins)
    assert one.people.tolist() == other.people.tolist()


def test_attending_counts_people_who_attend_all_the_sessions() -> None:
    people = crowd(replace(CASE, participants=PEOPLE))

    counts = [people.attending(*names) for names in (("talks",), ("forum",), ("forum", "talks"), ("other",))]

    assert counts == [10, 1, 1, 0]


def test_nobody_makes_an_empty_crowd() -> None:
    people = crowd(replace(CASE, participants=()))

    assert (people.patterns, people.origins, people.people.shape) == ((), (), (0, 0))
    assert people.attending("talks") == 0
