"""What ``--over`` may say, and how values are written."""

from __future__ import annotations

import pytest

from logistics.sweep.axes import Axis, Span, canonical, parse_over

GOOD = (
    (
        "tariff.fare_factor=0.8:1.4:0.1",
        Axis("tariff.fare_factor", ("0.8", "0.9", "1", "1.1", "1.2", "1.3", "1.4")),
    ),
    ("rules.least_gap_days=7,14,21", Axis("rules.least_gap_days", ("7", "14", "21"))),
    ("rules.least_gap_days= 7 , 14 ", Axis("rules.least_gap_days", ("7", "14"))),
    ("fares.factor=1.0:1.5:0.2", Axis("tariff.fare_factor", ("1", "1.2", "1.4"))),
    ("rules.gap_days=7:7:7", Axis("rules.least_gap_days", ("7",))),
    ("scenario=late,early", Axis("scenario", ("late", "early"))),
    ("tariff.fare_model=eu-unit-cost", Axis("tariff.fare_model", ("eu-unit-cost",))),
    ("rates.USD=-1:1:1", Axis("rates.USD", ("-1", "0", "1"))),
    (
        "anchors.report.first_day=2005-07-18:2005-07-25:3",
        Axis("anchors.report.first_day", ("2005-07-18", "2005-07-21", "2005-07-24")),
    ),
    ("tariff.fare_factor=0.8..1.40", Span("tariff.fare_factor", "0.8", "1.40")),
    (
        "anchors.report.first_day=2005-07-18..2005-07-20",
        Span("anchors.report.first_day", "2005-07-18", "2005-07-20"),
    ),
)


@pytest.mark.parametrize(("text", "axis"), GOOD, ids=[text for text, _ in GOOD])
def test_over_is_a_range_a_list_or_a_span(text: str, axis: Axis | Span) -> None:
    assert parse_over(text) == axis


BAD = (
    (
        "tariff.fare_factor",
        "'tariff.fare_factor' is not of the form address=0.8:1.4:0.1, address=7,14,21 or address=0.8..1.4",
    ),
    ("a.b=", "'a.b=' is not of the form address=0.8:1.4:0.1, address=7,14,21 or address=0.8..1.4"),
    (
        "farefactor=1,2",
        "'farefactor' is no address; write table.id.column or section.key; did you mean 'fares.factor'?",
    ),
    ("x=1,2", "'x' is no address; write table.id.column or section.key"),
    ("a.b=1,2,1.0", "'1' is there twice"),
    ("a.b=1:2:0", "the step 0 does not lead from 1 to 2"),
    ("a.b=1:2:-1", "the step -1 does not lead from 1 to 2"),
    ("a.b=2:1:1", "1 comes before 2"),
    ("a.b=1:2:x", "'x' is no step; write a number"),
    ("a.b=one:2:1", "'one' is neither a number nor a day such as 2005-06-13"),
    ("a.b=0:1:0.000001", "0:1:0.000001 has 1,000,001 values; 100,000 work"),
    ("a.b=2005-02-30:2005-03-01:1", "'2005-02-30' is no day"),
    ("a.b=2005-02-20:2005-03-01:0.5", "'0.5' is no step between days; write a whole number"),
    ("a.b=2005-02-20:9:1", "'2005-02-20' is neither a number nor a day such as 2005-06-13"),
    ("a.b=2..1", "1 comes before 2"),
    ("a.b=2005-03-01..2005-02-20", "2005-02-20 comes before 2005-03-01"),
    ("a.b=1..", "'' is neither a number nor a day such as 2005-06-13"),
)


@pytest.mark.parametrize(("text", "message"), BAD, ids=[text for text, _ in BAD])
def test_what_cannot_be_read_is_told(text: str, message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 -- the whole text is compared
        parse_over(text)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "form"),
    [
        *(("1.50", "1.5"), ("100", "100"), ("-0.0", "0"), ("0.10", "0.1"), (" 7 ", "7")),
        *(("007", "007"), ("1e5", "1e5"), ("yes", "yes"), ("2005-06-13", "2005-06-13")),
    ],
)
def test_numbers_have_one_form_and_other_texts_stay(text: str, form: str) -> None:
    assert canonical(text) == form


@pytest.mark.parametrize(
    ("span", "shares", "values"),
    [
        (Span("a.b", "1", "3"), (0.0, 0.34, 0.999999), ("1", "2", "3")),
        (Span("a.b", "0.8", "1.4"), (0.0, 0.5, 0.999999), ("0.8", "1.1", "1.4")),
        (Span("a.b", "0.8", "1.4"), (0.123456,), ("0.8741",)),
        (
            Span("a.b", "2005-06-30", "2005-07-01"),
            (0.0, 0.5, 0.999999),
            ("2005-06-30", "2005-07-01", "2005-07-01"),
        ),
        (Span("a.b", "5", "5"), (0.9,), ("5",)),
    ],
)
def test_span_gives_the_value_at_a_share(
    span: Span, shares: tuple[float, ...], values: tuple[str, ...]
) -> None:
    assert tuple(span.value(share) for share in shares) == values
