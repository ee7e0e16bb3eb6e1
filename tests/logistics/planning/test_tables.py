from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from logistics.case.rules import Tariff
from logistics.planning.patterns import crowd
from logistics.planning.tables import cost_tables
from logistics.pricing.price import price
from tests.logistics.planning.example import BOSSEY, CASE, GENEVA, NAIROBI, PARIS, TALKS, VIENNA, person

CROWDED = replace(
    CASE,
    consultations=(replace(TALKS, places=(GENEVA, BOSSEY, VIENNA)),),
    participants=tuple(person(home.id, home, "talks") for home in (PARIS, NAIROBI, GENEVA)),
    tariff=Tariff(visa=Decimal(80), insurance=Decimal(20)),
)


def test_tables_stand_by_origin_and_place() -> None:
    tables = cost_tables(price(CROWDED), crowd(CROWDED).origins, (GENEVA, VIENNA))

    # Geneva, Nairobi, Paris; the first is at home in Geneva and needs a visa for Vienna
    assert tables.is_local.tolist() == [[True, False], [False, False], [False, False]]
    assert tables.there[..., 0].tolist() == [[0, 25_000], [60_000, 66_000], [20_000, 31_000]]
    assert tables.back[..., 0].tolist() == [[0, 15_000], [50_000, 56_000], [10_000, 21_000]]
    assert tables.night[..., 0].tolist() == [[0, 10_000], [15_000, 10_000], [15_000, 10_000]]
    assert [tables.across(*pair)[:, 0].tolist() for pair in ((0, 0), (0, 1), (1, 0), (1, 1))] == [
        [0, 0, 0], [23_000, 23_000, 23_000], [15_000, 23_000, 23_000], [0, 0, 0],
    ]  # fmt: skip


def test_nobody_makes_empty_tables() -> None:
    tables = cost_tables(price(CROWDED), crowd(replace(CROWDED, participants=())).origins, (GENEVA,))

    assert [table.shape for table in (tables.there, tables.entry)] == [(0, 1, 1), (0, 1, 1)]
