from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from solver.prune import NEVER, NOT_TOGETHER, Scene, least_costs


def array(*values: object) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    return np.array(values, dtype=np.int64)


def scene(saved: int = 30, fixed: int = 100) -> Scene:
    """Two meetings: options of 10, 15 and 40 in groups 0, 0, 1; options of 20 and 25, a group each."""
    table = array((saved, 0), (0, saved))
    return Scene(fixed, (array(10, 15, 40), array(20, 25)), (array(0, 0, 1), array(0, 1)), {(0, 1): table})


def test_least_costs_of_two_meetings_are_exact_over_groups() -> None:
    first, second = least_costs(scene())

    # 10 + 20 - 30; 15 in the same group; 40 + 25 - 30
    assert first.tolist() == [100, 105, 135]
    # the cheapest partner of 25 is 10, which saves nothing: 35; with 40 it would be 35, too
    assert second.tolist() == [100, 135]


def test_groups_that_may_not_be_together_have_no_cost() -> None:
    first, second = least_costs(scene(saved=NOT_TOGETHER))

    assert first.tolist() == [135, 140, 160]
    assert second.tolist() == [160, 135]


def test_scene_in_which_nothing_goes_together_costs_never() -> None:
    table = array((NOT_TOGETHER,))
    alone = Scene(0, (array(1), array(2)), (array(0), array(0)), {(0, 1): table})

    assert [costs.tolist() for costs in least_costs(alone)] == [[NEVER], [NEVER]]


@pytest.mark.parametrize(("most", "first"), [(99, [NEVER] * 3), (100, [100, 105, 135])])
def test_scene_whose_floor_is_above_the_most_is_not_looked_at(most: int, first: list[int]) -> None:
    assert least_costs(scene(), most)[0].tolist() == first


def test_single_meeting_costs_what_it_costs() -> None:
    alone = Scene(7, (array(3, 5),), (array(0, 0),), {})

    assert [costs.tolist() for costs in least_costs(alone)] == [[10, 12]]


@given(st.data(), st.integers(1, 4))
def test_no_choice_is_below_the_least_cost_of_its_options(data: st.DataObject, meetings: int) -> None:
    sizes = [data.draw(st.integers(1, 3)) for _ in range(meetings)]
    groups = [data.draw(st.integers(1, size)) for size in sizes]
    amounts = st.integers(-50, 50)
    drawn = Scene(
        data.draw(amounts),
        tuple(array(*data.draw(st.lists(amounts, min_size=n, max_size=n))) for n in sizes),
        tuple(
            array(*(min(at, count - 1) for at in range(n))) for n, count in zip(sizes, groups, strict=True)
        ),
        {
            (x, y): array(
                *(
                    tuple(data.draw(st.sampled_from((NOT_TOGETHER, 0, 5, 33))) for _ in range(groups[y]))
                    for _ in range(groups[x])
                )
            )
            for x in range(meetings)
            for y in range(x + 1, meetings)
        },
    )

    least = least_costs(drawn)

    for choice in product(*(range(size) for size in sizes)):
        saved = [
            int(table[drawn.group[x][choice[x]], drawn.group[y][choice[y]]])
            for (x, y), table in drawn.saved.items()
        ]
        if NOT_TOGETHER not in saved:
            cost = (
                drawn.fixed
                + sum(int(own[at]) for own, at in zip(drawn.own, choice, strict=True))
                - sum(saved)
            )
            assert all(int(costs[at]) <= cost for costs, at in zip(least, choice, strict=True))
