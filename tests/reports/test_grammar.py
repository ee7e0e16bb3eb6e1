from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.errors import ReportError
from reports.grammar import LONGEST_FORMULA, lint_formula

KNOWN = "ABS, COUNTIFS, IF, INDEX, MATCH, MAX, MIN, ROUND, SUM, SUMIFS"


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("ROUND({0}*{1},2)", 2),
        ('IF(ABS({0}-{1})<0.005,"agrees","DIFFERS {9}")', 2),
        ("INDEX({0},MATCH({1},{2},0))", 3),
        ('SUMIFS({0},{1},"yes")', 2),
        ('COUNTIFS({0},"say ""yes""")', 1),
        ("-{0}/({1} + 1.5)^2", 2),
        ("{0}&{0}", 1),
    ],
)
def test_formulas_of_the_subset_pass(text: str, references: int) -> None:
    lint_formula(text, references)


@pytest.mark.parametrize(
    ("text", "references", "message"),
    [
        ("", 0, "formula '' has 0 characters; 1 to 8192 work"),
        ("XLOOKUP({0})", 1, f"formula 'XLOOKUP({{0}})': function XLOOKUP is outside the subset ({KNOWN})"),
        ("sum({0})", 1, f"formula 'sum({{0}})': function sum is outside the subset ({KNOWN})"),
        ("A1+{0}", 1, "formula 'A1+{0}': 'A1+{0}' is outside the subset"),
        ("=SUM({0})", 1, "formula '=SUM({0})': starts with =; leave it out"),
        ("SUM({0}", 1, "formula 'SUM({0}': brackets do not match"),
        ("SUM({0}))", 1, "formula 'SUM({0}))': brackets do not match"),
        (")({0}", 1, "formula ')({0}': brackets do not match"),
        ("SUM({0}:{1})", 2, "formula 'SUM({0}:{1})': ':{1})' is outside the subset"),
        ("tbl[Col]", 0, "formula 'tbl[Col]': 'tbl[Col]' is outside the subset"),
        ("{1}", 1, "formula '{1}': {1} has no reference"),
        ("{0}", 2, "formula '{0}': reference 1 is not used"),
        ('"open', 0, "formula '\"open': '\"open' is outside the subset"),
    ],
)
def test_everything_else_is_refused(text: str, references: int, message: str) -> None:
    with pytest.raises(ReportError) as raised:
        lint_formula(text, references)

    assert str(raised.value) == message


def test_a_formula_longer_than_excel_takes_is_refused() -> None:
    text = "+".join(["1"] * LONGEST_FORMULA)

    with pytest.raises(ReportError) as raised:
        lint_formula(text, 0)

    assert raised.value.reason == f"formula {text[:40]!r} has {len(text)} characters; 1 to 8192 work"


@given(st.text(alphabet="AB1:!$[]@#';\\|%~`?", min_size=1))
def test_no_address_or_foreign_sign_passes(text: str) -> None:
    if text.isdigit():
        return
    with pytest.raises(ReportError):
        lint_formula(text, 0)
