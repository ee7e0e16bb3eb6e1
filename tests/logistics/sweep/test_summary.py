"""What results come to, counted by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from logistics.sweep.points import Params
from logistics.sweep.summary import UNSET, Choice, Spread, Value, summarise
from logistics.sweep.task import Figures, Placed, Result, Status


def plan(cost: int, day: str, *params: tuple[str, str], baseline: int = 100) -> Result:
    placed = (Placed("talks", f"2026-06-{day}", f"2026-06-{day}", "geneva", 2),)
    figures = Figures(cost, baseline, cost, 2, 4, Decimal(1), Decimal(2), placed, ())
    return Result(f"{cost} {day} {params}", params, Status.OPTIMAL, figures)


def dead(status: Status, *params: tuple[str, str]) -> Result:
    return Result(f"{status} {params}", params, status, None, "why")


def one(value: int) -> Spread:
    return Spread(value, value, value, value, value, value)


FIRST, SECOND = (("talks", "2026-06-01", "geneva"),), (("talks", "2026-06-02", "geneva"),)
RESULTS = (
    plan(90, "01", ("a.b", "10"), ("c.d", "x")),
    plan(50, "02", ("a.b", "9"), ("c.d", "x")),
    plan(70, "01", ("a.b", "9"), ("c.d", "y")),
    dead(Status.INFEASIBLE, ("a.b", "10"), ("c.d", "y")),
    dead(Status.FAILED, ("a.b", "11")),
)


@pytest.mark.parametrize("results", [RESULTS, RESULTS[::-1]])
def test_summary_is_that_counted_by_hand(results: tuple[Result, ...]) -> None:
    summary = summarise(results)

    assert summary.statuses == ((Status.OPTIMAL, 3), (Status.INFEASIBLE, 1), (Status.FAILED, 1))
    assert (len(summary.results), summary.solved) == (5, 3)
    assert summary.cost == Spread(50, 50, 70, 90, 90, 70)
    assert summary.saving == Spread(10, 10, 30, 50, 50, 30)
    assert (summary.best, summary.worst) == (RESULTS[1], RESULTS[0])
    assert summary.choices == (
        Choice(FIRST, 2, Spread(70, 70, 70, 90, 90, 80)),
        Choice(SECOND, 1, one(50)),
    )
    assert summary.parameters == (
        (
            "a.b",
            (
                Value("9", 2, 2, Spread(50, 50, 50, 70, 70, 60), Spread(30, 30, 30, 50, 50, 40), FIRST),
                Value("10", 2, 1, one(90), one(10), FIRST),
                Value("11", 1, 0, None, None, ()),
            ),
        ),
        (
            "c.d",
            (
                Value("x", 2, 2, Spread(50, 50, 50, 90, 90, 70), Spread(10, 10, 10, 50, 50, 30), FIRST),
                Value("y", 2, 1, one(70), one(30), FIRST),
                Value(UNSET, 1, 0, None, None, ()),
            ),
        ),
    )
    assert [dict(result.params)["a.b"] for result in summary.results] == ["9", "9", "10", "10", "11"]


def test_nothing_solved_has_no_figures() -> None:
    summary = summarise([dead(Status.INVALID)])

    assert (summary.cost, summary.best, summary.choices, summary.parameters) == (None, None, (), ())


def test_draws_are_no_parameter() -> None:
    params: Params = (("a.b", "1.5"), ("draw", "1"))

    assert [address for address, _ in summarise([plan(1, "01", *params)]).parameters] == ["a.b"]


@pytest.mark.parametrize(
    ("amounts", "spread"),
    [
        (range(1, 101), Spread(1, 10, 50, 90, 100, 51)),
        (range(1, 11), Spread(1, 1, 5, 9, 10, 6)),
        ((7, 3), Spread(3, 3, 3, 7, 7, 5)),
        ((-1, -2), Spread(-2, -2, -2, -1, -1, -2)),
    ],
)
def test_percentile_is_the_least_amount_that_so_many_do_not_exceed(
    amounts: tuple[int, ...], spread: Spread
) -> None:
    assert Spread.of(amounts) == spread


def test_no_amounts_have_no_spread() -> None:
    assert Spread.of(()) is None
