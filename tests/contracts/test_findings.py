from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from logistics.intake.findings import UnknownCodeError, all_explanations, explain

ROOT = Path(__file__).resolve().parents[2]
CALLS = {"Finding": 1, "error": 1, "warn": 1, "wrong": 0}


def listed_codes() -> list[str]:
    return [explanation.code for explanation in all_explanations()]


def used_codes() -> Iterator[str]:
    """Yield the code of every finding that the source makes."""
    for path in (ROOT / "logistics").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            at = CALLS.get(name)
            code = node.args[at] if at is not None and len(node.args) > max(at, 1) else None
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                yield code.value


def test_codes_used_are_the_codes_listed() -> None:
    assert sorted(set(used_codes())) == sorted(listed_codes())


def test_every_code_is_asserted_in_full_text_by_a_test() -> None:
    texts = [
        path.read_text(encoding="utf-8")
        for path in (ROOT / "tests").rglob("test_*.py")
        if path != Path(__file__).resolve()
    ]
    asserted = set(re.findall(r"[\"(]([a-z0-9]+(?:-[a-z0-9]+)+)[\")]", "\n".join(texts)))

    assert [code for code in listed_codes() if code not in asserted] == []


@pytest.mark.parametrize("code", [each.code for each in all_explanations()])
def test_every_explanation_is_complete(code: str) -> None:
    explanation = explain(code.upper())

    assert explanation.code == code
    assert explanation.meaning.endswith(".")
    assert explanation.remedy.endswith(".")
    assert explanation.example.endswith(f"({code})")


def test_an_unknown_code_gives_the_nearest() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        explain("unknown-citty")

    assert str(caught.value) == "no finding has the code 'unknown-citty'; did you mean 'unknown-city'?"
    assert caught.value.code == "unknown-citty"


def test_a_code_like_no_other_gives_no_hint() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        explain("xyz")

    assert str(caught.value) == "no finding has the code 'xyz'"
