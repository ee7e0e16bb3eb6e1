"""The store of a team, in a PostgreSQL server of the test's own on the loopback device."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from logistics.sweep.sqlite import SqliteDatabase
from logistics.sweep.store import Store, StoreError
from logistics.sweep.team import TeamDatabase
from tests.logistics.sweep.test_store import BAD, BASIS, FAILED, GOOD, LARGE

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
WHY_NOT = "PostgreSQL is not installed: apt-get install --no-install-recommends postgresql"
AS_NOBODY = ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups") if os.name == "posix" else ()

pytestmark = pytest.mark.skipif(not PROGRAMS, reason=WHY_NOT)


def as_somebody(*command: str | Path) -> None:
    """Run a program of PostgreSQL, which refuses to run as root."""
    prefix = AS_NOBODY if os.geteuid() == 0 else ()
    subprocess.run([*prefix, *command], check=True, capture_output=True, cwd="/", timeout=120)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    programs = PROGRAMS[-1].parent
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    folder.chmod(0o777)
    data, port = folder / "data", str(20_000 + os.getpid() % 20_000)
    try:
        as_somebody(programs / "initdb", "-D", data, "-U", "planner", "--auth=trust", "--no-sync")
        options = f"-p {port} -h 127.0.0.1 -k {folder} -F"
        start = (programs / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options, "start")
        as_somebody(*start)
        try:
            yield f"postgresql://planner@127.0.0.1:{port}/postgres"
        finally:
            as_somebody(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with closing(Store(TeamDatabase(address))) as store:
        yield store
    with psycopg.connect(address) as connection:
        connection.execute("DROP TABLE backtoback_bases, backtoback_results")


def test_what_one_planner_keeps_another_finds(store: Store, address: str) -> None:
    store.begin(BASIS)
    for result in (FAILED, BAD, GOOD):
        store.add("b1", result)

    with closing(Store(TeamDatabase(address))) as other:
        assert other.bases() == (BASIS,)
        assert other.results("b1") == (GOOD, BAD, FAILED)
        assert [result.seconds for result in other.results("b1")] == [1.25, 0.5, 0.0]
        assert other.answered("b1") == {"k1", "k2"}
        assert other.keys("b1") == {"k1", "k2", "k3"}
        assert other.results("b2") == ()


def test_later_result_of_a_key_takes_the_place_of_the_earlier(store: Store) -> None:
    store.add("b1", FAILED)
    store.add("b1", replace(GOOD, key="k3"))

    assert store.results("b1") == (replace(GOOD, key="k3"),)


def test_amounts_are_whole_cents_of_64_bits(store: Store, address: str) -> None:
    store.add("b1", GOOD)

    with psycopg.connect(address) as connection:
        query = "SELECT cost_cents, pg_typeof(cost_cents)::text, saving_cents FROM backtoback_results"
        assert connection.execute(query).fetchall() == [(LARGE, "bigint", 1)]


def test_file_and_database_are_merged(store: Store, tmp_path: Path) -> None:
    with closing(Store(SqliteDatabase(tmp_path / "a.sqlite"))) as file:
        file.begin(BASIS)
        file.add("b1", GOOD)

        assert store.merge(file) == 1

    assert store.results("b1") == (GOOD,)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("postgresql://planner:secret@127.0.0.1:1/none", "connection failed: "),
        ("postgresql://", None),
    ],
)
def test_database_that_cannot_be_reached_is_told_without_the_password(name: str, told: str | None) -> None:
    with pytest.raises(StoreError) as caught:
        TeamDatabase(name)

    assert "secret" not in str(caught.value)
    if told:
        before = "postgresql+psycopg://planner:***@127.0.0.1:1/none".replace("+psycopg", "")
        assert str(caught.value).startswith(f"{before} cannot be used as a store: {told}")
