"""The JSON answers have the fields that logistics/README.md documents, and no others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from logistics.commands.exits import answering
from logistics.errors import InfeasibleError, OutOfTimeError, OutputError, VerificationError
from tests.logistics.commands.calls import told

OBJECTS = {"stamp", "options", "front.points[].values"}
"""Objects whose keys are names and not fields."""
MAY_BE_EMPTY = {"deadlines", "findings", "scenarios[].findings"}
"""Lists that a good case leaves empty."""


def documented(root: Path) -> dict[str, set[str]]:
    """Return the fields of each shape, those of the objects described at the end written out."""
    text = (root / "logistics" / "README.md").read_text(encoding="utf-8").partition("## JSON")[2]
    shapes: dict[str, list[tuple[str, str]]] = {}
    shape = ""
    for line in re.findall(r"^\| (?!shape|-).*\|$|^\| \|.*\|$", text, flags=re.MULTILINE):
        first, fields, kind, _ = (cell.strip() for cell in line.strip("|").split("|"))
        shape = first.strip("`*") or shape
        shapes.setdefault(shape, []).extend(
            (name, kind.strip("*")) for name in re.findall(r"`([^`]+)`", fields)
        )
    return {name: set(_written_out(fields, shapes)) for name, fields in shapes.items() if "/" in name}


def _written_out(fields: list[tuple[str, str]], shapes: dict[str, list[tuple[str, str]]]) -> Iterator[str]:
    for name, kind in fields:
        if kind in shapes:
            yield from (f"{name}.{inner}" for inner, _ in shapes[kind])
        else:
            yield name


def written(answer: dict[str, object]) -> set[str]:
    """Return the fields of an answer without its shape."""
    return set(_fields(answer, "")) - {"shape"}


def _fields(value: object, path: str) -> Iterator[str]:
    if isinstance(value, dict) and path not in OBJECTS:
        for key, inner in value.items():
            yield from _fields(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for inner in value:
            yield from _fields(inner, f"{path}[]")
    else:
        yield path


def without_empty(fields: set[str], answer: dict[str, object]) -> set[str]:
    """Return the fields that an answer can show: not those of the lists that are empty in it."""
    empty = tuple(_empty_lists(answer, ""))
    return {field for field in fields if not field.startswith(empty)}


def _empty_lists(value: object, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _empty_lists(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        if not value and path in MAY_BE_EMPTY:
            yield f"{path}[]"
        for inner in value:
            yield from _empty_lists(inner, f"{path}[]")


BASTILLE_DAY = "2026-07-14"
WHERE = (
    *("where", "tiny", "--set", f"consultations.final.earliest={BASTILLE_DAY}"),
    *("--set", f"consultations.final.latest={BASTILLE_DAY}"),
)
REPLAN = ("replan", "tiny", "--published", "published.json", "--today", "2026-05-01")
HUBS = ("hubs", "tiny", "--hubs", "2", "--consultation", "experts", "--candidates", "geneva;vienna")
NEAR = ("--sitting", "2", "--remote-beyond", "km=200")
PLAN = ("plan", "opened", "--no-workbook", "--scenario", "dear", "--set", "funders.fund.ceiling=6000")
ANSWERS = (
    (*PLAN, "--front", "cost,hours", "--draws", "20"),
    ("price", "tiny", "--set", "tariff.visa=20", "--on", "experts=2026-06-14", "--on", "final=2026-07-06"),
    (*REPLAN, "--scenario", "dear", "--no-workbook"),
    ("compare", "crowd", "--plan", "mine.json"),
    (*HUBS, *NEAR),
    (*WHERE, "--candidates", "case;airports:large@IQ", "--only", "cost>0", "--no-workbook"),
    ("check", "tiny"),
    ("new", "demo"),
    ("convert", "tiny", "tiny.xlsx"),
    ("cases",),
    ("prices",),
    ("explain", "short-window"),
    ("check", "no-such-case"),
    ("sweep", "tiny", "--over", "fares.factor=1,2"),
    ("results", "store.sqlite", "--csv", "results.csv"),
)


def sweep_twice(tiny: Path) -> None:
    """Sweep over a case, and again when it has changed, so that there are results of both."""
    told("sweep", "tiny", "--over", "fares.factor=1,2", "--draws", "9", "--store", "store.sqlite")
    with (tiny / "case.toml").open("a", encoding="utf-8") as file:
        file.write('\n[scenario.other]\nsays = "Other"\n')
    told("sweep", "tiny", "--over", "fares.factor=1,2", "--draws", "9", "--store", "store.sqlite")


@pytest.mark.usefixtures("crowd", "sweeps_here")
@pytest.mark.parametrize("command", ANSWERS, ids=" ".join)
def test_an_answer_has_the_documented_fields(
    tiny: Path, opened: Path, root: Path, command: tuple[str, ...]
) -> None:
    slips = "anchors,days,probability\nassembly,-7,20\nassembly,7,20\n"
    (opened / "slips.csv").write_text(slips, encoding="utf-8")
    nights = "id,what,low,high\nnights,per-diem,40,160\n"
    (opened / "uncertainty.csv").write_text(nights, encoding="utf-8")
    if command[0] == "results":
        sweep_twice(tiny)

    answer = told(*command)

    shape = "error-input/1" if "no-such-case" in command else f"{command[0]}/1"
    fields = without_empty(documented(root)[shape], answer)
    assert answer["shape"] == shape, answer
    assert written(answer) | ({"message"} & fields) == fields


ERRORS = (
    (InfeasibleError(("a", "b")), "error-infeasible/1"),
    (OutOfTimeError(1.0), "error-not-proved/1"),
    (OutputError("x.xlsx", "no room"), "error-not-written/1"),
    (VerificationError(("a",)), "error-defect/1"),
)


@pytest.mark.parametrize(("error", "shape"), ERRORS, ids=[shape for _, shape in ERRORS])
def test_an_error_has_the_documented_fields(
    error: Exception, shape: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit), answering(as_json=True):
        raise error

    answer = json.loads(capsys.readouterr().out)
    assert answer["shape"] == shape
    assert {field.removesuffix("[]") for field in written(answer)} == {
        field.removesuffix("[]") for field in documented(root)[shape]
    }


def test_every_documented_shape_is_compared_above(root: Path) -> None:
    commands = {f"{command[0]}/1" for command in ANSWERS}

    assert set(documented(root)) == commands | {"error-input/1", *(shape for _, shape in ERRORS)}
