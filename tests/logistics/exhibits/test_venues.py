"""Venues in the workbook: each has a line, a payer and a price that everything follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from logistics.case.case import Case
from logistics.case.people import Cover, Funder
from logistics.case.places import Place, VenuePrice
from logistics.exhibits.book import make_book
from logistics.exhibits.frames import frames
from logistics.exhibits.purses import purses
from logistics.planning.comparison import cents_by_group, cents_by_kind
from logistics.planning.run import Run
from logistics.pricing.quotes import PartKind
from reports.excel import write_workbook
from tests.logistics.exhibits.example import CASE, GENEVA, ROUND, TALKS, VIENNA, tiny_run
from tests.reports.recalculate import (
    Values,
    change_cells,
    recalculate,
    recalculate_in_libreoffice,
    stored_values,
    why_no_libreoffice,
)

HALL = VenuePrice(Decimal("400.50"), "EUR", "assumption")
HOST = Funder("host", "The host", covers=frozenset({Cover.VENUE}))


def hired(place: Place) -> Place:
    return replace(place, venue=HALL) if place == GENEVA else place


VENUES = replace(
    CASE,
    places=tuple(map(hired, CASE.places)),
    anchors=tuple(replace(one, place=hired(one.place)) for one in CASE.anchors),
    consultations=(
        replace(TALKS, places=(hired(GENEVA),), host="host"),
        replace(ROUND, places=(VIENNA,)),
    ),
    participants=tuple(replace(one, origin=hired(one.origin)) for one in CASE.participants),
    tariff=replace(CASE.tariff, venue=Decimal(90)),
    funders=(*CASE.funders, HOST),
)
TALKS_CENTS, ROUND_CENTS = 61_593, 2 * 9_000
"""400.50 EUR at 1.5379 CHF for a day; 90 CHF for each of two days."""


@pytest.fixture(name="run", scope="module")
def fixture_run() -> Run:
    return tiny_run(VENUES)


@pytest.fixture(name="workbook")
def fixture_workbook(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "venues.xlsx"
    write_workbook(make_book(run), path)
    return path


def test_a_venue_costs_its_days_and_is_nobody(run: Run) -> None:
    free = tiny_run(without_prices(VENUES))

    assert run.plan.cost_cents - free.plan.cost_cents == TALKS_CENTS + ROUND_CENTS
    assert run.baseline.cost_cents - free.baseline.cost_cents == TALKS_CENTS + ROUND_CENTS
    assert cents_by_kind(run.plan)[PartKind.VENUE] == TALKS_CENTS + ROUND_CENTS
    assert cents_by_group(run.plan)["venues"] == TALKS_CENTS + ROUND_CENTS
    assert PartKind.VENUE not in cents_by_kind(free.plan)
    assert "venues" not in cents_by_group(free.plan)
    (host,) = [purse for purse in purses(run) if purse.id == "host"]
    assert (host.paid_cents, host.baseline_cents, host.people) == (TALKS_CENTS, TALKS_CENTS, 0)
    people = frames(run)["people"].groupby("group")["people"].sum()
    assert (people["venues"], people.sum()) == (0, 9)


def without_prices(case: Case) -> Case:
    def free(place: Place) -> Place:
        return replace(place, venue=None)

    return replace(
        case,
        places=tuple(map(free, case.places)),
        anchors=tuple(replace(one, place=free(one.place)) for one in case.anchors),
        consultations=tuple(
            replace(one, places=tuple(map(free, one.places)), host="") for one in case.consultations
        ),
        participants=tuple(replace(one, origin=free(one.origin)) for one in case.participants),
        tariff=replace(case.tariff, venue=Decimal(0)),
        funders=case.funders[:-1],
    )


WITNESSES = (
    pytest.param(lambda path, _: recalculate(path), id="formualizer"),
    pytest.param(
        recalculate_in_libreoffice,
        id="libreoffice",
        marks=pytest.mark.skipif(bool(why_no_libreoffice()), reason=why_no_libreoffice()),
    ),
)


def cell_of(values: Values, sheet: str, column: str, text: str) -> str:
    """Return the number of the one row that holds a text in a column."""
    (row,) = [key[1][len(column) :] for key, value in values.items() if value == text and key[0] == sheet
              and key[1].rstrip("0123456789") == column]  # fmt: skip
    return row


@pytest.mark.parametrize("witness", WITNESSES)
def test_everything_follows_the_price_of_a_venue(
    run: Run, workbook: Path, tmp_path: Path, witness: Callable[[Path, Path], Values]
) -> None:
    stored = stored_values(workbook)
    assert to_the_cent(witness(workbook, folder(tmp_path, "before"))) == to_the_cent(stored)
    price = ("Prices", "G" + cell_of(stored, "Prices", "A", "venue in Geneva, CH"))
    assert stored[price] == 400.5

    change_cells(workbook, {price: 800.5})
    values = to_the_cent(witness(workbook, folder(tmp_path, "after")))

    more = round(400 * 1.5379, 2)
    row = cell_of(stored, "Summary", "A", "Cost of the plan: all trips and venues, anchors included")
    assert values["Summary", f"B{row}"] == round(run.plan.cost_cents / 100 + more, 2)
    payer = cell_of(stored, "Groups and Funders", "B", "The host")
    assert values["Groups and Funders", f"C{payer}"] == round(TALKS_CENTS / 100 + more, 2)
    kind = cell_of(stored, "Groups and Funders", "B", "Venue")
    assert values["Groups and Funders", f"C{kind}"] == round((TALKS_CENTS + ROUND_CENTS) / 100 + more, 2)
    verdicts = [value for (sheet, cell), value in values.items() if sheet == "Checks" and cell[0] == "B"]
    assert verdicts.count("differs from the file as written") == 2
    assert set(verdicts) <= {"Verdict", "agrees", "kept", "differs from the file as written"}


def folder(above: Path, name: str) -> Path:
    made = above / name
    made.mkdir()
    return made


def to_the_cent(values: Values) -> Values:
    return {key: round(value, 2) if isinstance(value, float) else value for key, value in values.items()}
