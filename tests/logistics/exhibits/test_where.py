"""The workbook of ranked places: amounts follow, and the map shows every place once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from logistics.case.case import Case
from logistics.conduct import write_report
from logistics.exhibits.where_book import where_book
from logistics.exhibits.where_map import BEST, GROUPS
from logistics.exhibits.where_words import remarks, verdict
from logistics.planning.where import Question, Ranked, WhereAnswer, ranked_places
from solver.clock import Clock
from solver.watch import SILENT
from tests.logistics.planning.example import BOSSEY, CASE, GENEVA, NAIROBI, PARIS, TALKS, VIENNA, person
from tests.reports.recalculate import (
    Values,
    change_cells,
    recalculate,
    recalculate_in_libreoffice,
    stored_values,
    why_no_libreoffice,
)

CROWDED = replace(
    CASE,
    consultations=(replace(TALKS, places=(GENEVA, BOSSEY, VIENNA)),),
    participants=(person("a", NAIROBI, "forum", "talks", people=2), person("b", PARIS, "talks")),
)


def answer_to(case: Case = CROWDED, question: Question | None = None) -> WhereAnswer:
    asked = question or Question(candidates=("vienna", "geneva"))
    return ranked_places(case, asked, Clock.started(SILENT, None))


def test_the_map_shows_every_place_once() -> None:
    answer = answer_to(question=Question(candidates=("airports:large@CH+AT",), baseline="geneva"))

    book = where_book(answer)

    (points,) = (block for sheet in book.sheets for block in sheet.blocks if block.id == "points")
    (land,) = (block for sheet in book.sheets for block in sheet.blocks if block.id == "land")
    groups = [[key for key in GROUPS if row.cell(key).value is not None] for row in points.rows]
    assert groups[0] == ["baseline"]
    assert all(len(found) == 1 for found in groups)
    assert [found for found in groups if found == ["best"]] == [["best"]] * min(BEST, len(groups) - 1)
    assert len(points.rows) == len(answer.ranked[0].ranking.candidates)
    assert len([row for row in land.rows if not row.cells]) > 100
    assert all(-180 <= Decimal(str(row.cell("longitude").value or 0)) <= 180 for row in land.rows)


def sentence(ranked: Ranked) -> str:
    return verdict(ranked, "CHF")


def test_sentences_say_what_leaving_would_cost_or_save() -> None:
    (ranked,) = answer_to().ranked
    assert ranked.baseline is not None
    vienna, geneva = ranked.ranking.at(VIENNA), ranked.ranking.at(GENEVA)
    assert vienna is not None
    assert geneva is not None
    more = (vienna.cost_cents - geneva.cost_cents) / 100

    only_vienna = replace(ranked, shown=(vienna, geneva), baseline=geneva)

    assert more > 0
    assert sentence(only_vienna) == (
        f"leaving Geneva, CH would cost {more:,.2f} CHF more at the least "
        f"({more * 100 / geneva.cost_cents:.1%}), in Vienna, AT"
    )
    assert sentence(replace(ranked, shown=(geneva,), baseline=vienna)) == (
        f"Geneva, CH costs {more:,.2f} CHF less than Vienna, AT ({more * 100 / vienna.cost_cents:.1%})"
    )
    assert (
        sentence(replace(ranked, shown=(geneva,), baseline=geneva))
        == "no other place than Geneva, CH is left"
    )
    assert sentence(replace(ranked, baseline=None)).startswith("the rules leave no date for the place")
    dearer = replace(vienna, place=replace(VIENNA, id="z"), cost_cents=vienna.cost_cents * 2)
    other = replace(ranked, shown=(dearer, geneva), baseline=vienna)
    assert "the best by this order, costs" in sentence(other)


def test_remarks_tell_what_is_left_out_and_what_nobody_knows() -> None:
    answer = answer_to(question=Question(candidates=("airports:large@IQ", "vienna")))

    told = list(remarks(answer, answer.ranked[0]))

    assert any(text.startswith("1 left out, without a per diem: Baghdad") for text in told)
    assert any(text.startswith("visas: table visas does not say for up to 3 people") for text in told)
    assert any(text.startswith("direct journeys are not known") for text in told)


def test_columns_of_the_case_say_what_is_direct() -> None:
    vienna = replace(VIENNA, flags=(("Direct", "no"),), capacity=2)
    case = replace(
        CROWDED,
        places=tuple(vienna if place == VIENNA else place for place in CASE.places),
        consultations=(replace(TALKS, places=(GENEVA, vienna)),),
        allowances=tuple(
            replace(own, place=vienna) if own.place == VIENNA else own for own in CASE.allowances
        ),
    )
    settled = replace(case, consultations=CROWDED.consultations)

    (ranked,) = answer_to(settled, Question(candidates=("vienna",))).ranked

    found = next(each for each in ranked.shown if each.place.id == "vienna")
    assert (found.direct, found.has_room) == ("no", False)


WITNESSES = (
    pytest.param(lambda path, _: recalculate(path), id="formualizer"),
    pytest.param(
        recalculate_in_libreoffice,
        id="libreoffice",
        marks=pytest.mark.skipif(bool(why_no_libreoffice()), reason=why_no_libreoffice()),
    ),
)


@pytest.mark.parametrize("witness", WITNESSES)
def test_amounts_follow_a_changed_kind_of_cost(
    tmp_path: Path, witness: Callable[[Path, Path], Values]
) -> None:
    path = tmp_path / "where.xlsx"
    answer = answer_to()
    best = answer.ranked[0].best
    assert best is not None
    write_report(where_book(answer), path)
    stored = stored_values(path)
    headings = {str(value): cell for (sheet, cell), value in stored.items() if sheet == "Where"}
    row = next(
        cell[1:] for (sheet, cell), value in stored.items() if value == str(best.place) and cell[0] == "A"
        and sheet == "Where"
    )  # fmt: skip
    fares, cost, more = (
        headings[name].rstrip("0123456789")
        for name in ("Fares [CHF]", "Cost of the plan [CHF]", "More than the baseline [CHF]")
    )
    assert rounded(witness(path, folder(tmp_path, "before"))) == rounded(stored)

    change_cells(path, {("Where", f"{fares}{row}"): float(str(stored["Where", f"{fares}{row}"])) + 1_000})
    after = rounded(witness(path, folder(tmp_path, "after")))

    before = rounded(stored)
    changed = {key[1] for key, value in after.items() if value != before.get(key)}
    beside = {
        f"{column}{cell[1:]}"
        for (sheet, cell), value in stored.items()
        if sheet == "Where" and value in {"cost [CHF]", "fares [CHF]"} and cell[0] == "A"
        for column in "CD"
    }
    assert changed == {f"{fares}{row}", f"{cost}{row}", f"{more}{row}", *beside}
    assert after["Where", f"{more}{row}"] == float(str(stored["Where", f"{more}{row}"])) + 1_000


def rounded(values: Values) -> Values:
    return {key: round(value, 4) if isinstance(value, float) else value for key, value in values.items()}


def folder(above: Path, name: str) -> Path:
    made = above / name
    made.mkdir()
    return made
