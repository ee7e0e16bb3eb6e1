"""Results in a file: what is written is read, by any program, and never mixed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from logistics.sweep.identity import Basis
from logistics.sweep.sqlite import SqliteDatabase
from logistics.sweep.store import Store, StoreError
from logistics.sweep.study import Shard, Study, missing
from logistics.sweep.task import Amount, Drawn, Figures, Options, Placed, Result, Status

LARGE = 9_000_000_000_000_000
PLACED = (Placed("experts", "2026-06-18", "2026-06-18", "geneva", 2),)
AMOUNTS = (Amount("group", "Ärzte", 5, 6), Amount("funder", "", 7, 8))
FIGURES = Figures(LARGE, LARGE + 1, None, 2, 7, Decimal("60.75"), Decimal("2858.7912"), PLACED, AMOUNTS)
DRAWN = Drawn(250, 1, 2, 3, LARGE, 5, 6, 7, 100)
GOOD = Result("k1", (("a.b", "1"), ("c.d", "é")), Status.FEASIBLE, FIGURES, "", 1.25)
BAD = Result("k2", (), Status.INFEASIBLE, None, "no dates", 0.5)
FAILED = Result("k3", (("a.b", "2"),), Status.FAILED, None, "died", 0.0)
BASIS = Basis("b1", "case1", "0.1+x", Options(3, 1.5, "cost"), "fast", "Fast", "EUR")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "store.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with closing(Store(SqliteDatabase(path))) as store:
        yield store


def test_what_is_kept_is_found_again_by_another_connection(store: Store, path: Path) -> None:
    store.begin(BASIS)
    for result in (FAILED, BAD, GOOD):
        store.add("b1", result)

    with closing(Store(SqliteDatabase(path, is_new_allowed=False))) as other:
        assert other.bases() == (BASIS,)
        assert other.results("b1") == (GOOD, BAD, FAILED)
        assert [result.seconds for result in other.results("b1")] == [1.25, 0.5, 0.0]
        assert other.answered("b1") == {"k1", "k2"}
        assert other.keys("b1") == {"k1", "k2", "k3"}
        assert other.results("b2") == ()


def test_each_result_is_there_for_others_at_once(store: Store, path: Path) -> None:
    with closing(Store(SqliteDatabase(path))) as other:
        store.add("b1", GOOD)
        assert other.answered("b1") == {"k1"}
        store.add("b1", BAD)
        assert other.answered("b1") == {"k1", "k2"}


def test_later_result_of_a_key_takes_the_place_of_the_earlier(store: Store) -> None:
    store.add("b1", FAILED)
    store.add("b1", replace(GOOD, key="k3"))

    assert store.results("b1") == (replace(GOOD, key="k3"),)


def test_basis_last_begun_is_first(store: Store) -> None:
    other = replace(BASIS, id="b2", title="Other")
    for basis in (BASIS, other, BASIS):
        store.begin(basis)

    assert store.bases() == (BASIS, other)


def test_only_what_has_no_answer_is_missing(store: Store, study_of: Callable[..., Study]) -> None:
    study = study_of("tariff.fare_factor=1,2,3")
    one, two, three = tasks = study.tasks(Shard())
    store.add(study.basis.id, replace(BAD, key=one.key))
    store.add(study.basis.id, replace(FAILED, key=two.key))

    assert missing(tasks, store, study.basis) == (two, three)


def test_merged_store_has_the_results_of_both(store: Store, tmp_path: Path) -> None:
    store.begin(BASIS)
    store.add("b1", GOOD)
    store.add("b1", replace(BAD, key="k3"))
    with closing(Store(SqliteDatabase(tmp_path / "other.sqlite"))) as other:
        other.begin(replace(BASIS, id="b2"))
        other.begin(BASIS)
        other.add("b1", BAD)
        other.add("b1", FAILED)
        drawn = replace(GOOD, key="k4", figures=replace(FIGURES, drawn=DRAWN))
        other.add("b2", drawn)

        assert store.merge(other) == 2

    assert store.results("b1") == (GOOD, BAD, replace(BAD, key="k3"))
    assert store.results("b2") == (drawn,)
    assert [basis.id for basis in store.bases()] == ["b1", "b2"]


def test_file_is_plain_sqlite_with_strict_tables_and_a_log(store: Store, path: Path) -> None:
    store.add("b1", GOOD)

    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        tables = file.execute("SELECT name, strict FROM pragma_table_list WHERE name NOT LIKE 'sqlite%'")
        assert sorted(tables) == [("bases", 1), ("results", 1)]
        query = "SELECT cost_cents, typeof(cost_cents), saving_cents, bound_cents, hours FROM results"
        assert file.execute(query).fetchall() == [(LARGE, "integer", 1, None, "60.75")]
        names = "SELECT json_extract(each.value, '$.name') FROM results, json_each(results.amounts) AS each"
        assert file.execute(names).fetchall() == [("Ärzte",), ("",)]


def test_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        SqliteDatabase(tmp_path / "none.sqlite", is_new_allowed=False)

    assert str(caught.value) == f"{tmp_path / 'none.sqlite'} is no file"
    assert list(tmp_path.iterdir()) == []


def test_database_of_something_else_is_told(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE t (x)")

    with pytest.raises(StoreError) as caught:
        SqliteDatabase(path)

    assert str(caught.value) == f"{path} is a database of something else, and no store of a sweep"


def test_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text("[case]\n" * 200, encoding="utf-8")

    with pytest.raises(StoreError) as caught:
        SqliteDatabase(path)

    assert str(caught.value) == f"{path} cannot be used as a store: file is not a database"
    assert path.read_text(encoding="utf-8") == "[case]\n" * 200


def test_file_of_a_later_form_is_told(store: Store, path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 99")

    with pytest.raises(StoreError) as caught:
        SqliteDatabase(path)

    told = "was made by another version of backtoback; sweep into a new file"
    assert str(caught.value) == f"{path} {told}"
