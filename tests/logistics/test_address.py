from __future__ import annotations

import pytest

from logistics.address import Address, is_id


@pytest.mark.parametrize("text", ["a", "wgig-4-open", "P_01", "007"])
def test_an_id_has_letters_digits_dash_and_underscore(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize("text", ["", "a b", "a.b", "é", "a\n", "x;y"])
def test_anything_else_is_no_id(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("anchors.report.first_day", Address("anchors", "report", "first_day")),
        ("tariff.visa", Address("tariff", "", "visa")),
        (" tariff.visa ", Address("tariff", "", "visa")),
        ("attendance.CS-*.report", Address("attendance", "CS-*", "report")),
    ],
)
def test_an_address_is_parsed_and_printed(text: str, address: Address) -> None:
    parsed = Address.parse(text)

    assert parsed == address
    assert str(parsed) == text.strip()
    assert parsed.is_setting == (text.count(".") == 1)
    assert parsed.is_pattern == ("*" in text)


@pytest.mark.parametrize(
    "text", ["", "tariff", "a.b.c.d", "anchors..first_day", "anchors.a b.c", "anchors.*", "*.a.b"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message is compared
        Address.parse(text)

    assert str(caught.value) == f"{text!r} is no address; write table.id.column or section.key"
