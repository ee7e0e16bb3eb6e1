"""Whatever a case leaves open: its plan can be reported, and what the report adds up is what was proven."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from logistics.case.case import Case
from logistics.conduct import run
from logistics.errors import InfeasibleError
from logistics.exhibits.book import make_book
from logistics.exhibits.record import plan_record
from logistics.planning.comparison import cents_by_group, cents_by_kind
from logistics.planning.request import Request
from reports.table import Book
from solver.watch import SILENT
from tests.properties.cases import Size, cases
from tests.properties.people_cases import people_cases

SMALL = Size(consultations=2, window=5)
FEW_FEASIBLE = [HealthCheck.filter_too_much, HealthCheck.too_slow]


def total(book: Book, block: str, column: str) -> object:
    """Return the cell of a column in the row of the total of a block."""
    (found,) = (each for sheet in book.sheets for each in sheet.blocks if each.id == block)
    (row,) = (row for row in found.rows if row.key == "total")
    return row.cell(column).value


@settings(max_examples=50, suppress_health_check=FEW_FEASIBLE)
@given(st.one_of(people_cases(most_ways=50), cases(SMALL)))
def test_every_plan_can_be_reported(case: Case) -> None:
    assume(case.participants)
    try:
        done = run(case, (), Request(alternatives=1), SILENT)
    except InfeasibleError:
        assume(False)  # noqa: FBT003

    book = make_book(done)

    cost = done.plan.cost_cents
    assert sum(cents_by_kind(done.plan).values()) == sum(cents_by_group(done.plan).values()) == cost
    assert plan_record(done)["cost_cents"] == cost
    if cost:
        blocks = (("people", "cost"), ("groups", "cost"), ("kinds", "cost"), ("itineraries", "amount"))
        assert {total(book, *each) for each in blocks} == {cost}
