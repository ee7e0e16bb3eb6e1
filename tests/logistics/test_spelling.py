from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logistics.spelling import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("N'Djamena", "ndjamena"),
        ("Ndjaména", "ndjamena"),
        ("N\u2019Djamena", "ndjamena"),
        ("  São   Paulo ", "sao paulo"),
        ("Port-au-Prince", "port au prince"),
        ("Washington D.C.", "washington d c"),
        ("Tromsø", "tromso"),
        ("ŁÓDŹ", "lodz"),
        ("Gießen", "giessen"),
        ("İzmir", "izmir"),
        ("K\u0131rşehir", "kirsehir"),
        ("Þórshöfn", "thorshofn"),
        ("東京", "東京"),
        ("...", ""),
    ],
)
def test_fold_drops_case_accents_and_punctuation(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_fold_of_ascii_and_case_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)
