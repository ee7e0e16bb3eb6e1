"""A worker is killed, then the client; the same command goes on, and nothing differs from a serial run."""

from __future__ import annotations

import signal
import sys
from contextlib import closing
from pathlib import Path

import pytest

from logistics.intake.load import load_draft
from logistics.sweep.axes import parse_over
from logistics.sweep.identity import Basis
from logistics.sweep.points import points
from logistics.sweep.sqlite import SqliteDatabase
from logistics.sweep.store import Store
from logistics.sweep.study import Shard, Study
from logistics.sweep.summary import summarise
from logistics.sweep.table import scenarios_block
from logistics.sweep.task import Options, Result, Status
from logistics.sweep.work import solve_task
from reports import write_csv
from tests.logistics.sweep.conftest import write_fast
from tests.logistics.sweep.programs import (
    answer,
    client,
    cluster,
    command_of,
    kill,
    pool_of,
    stored,
    wait_until,
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are found under /proc"),
]

OVER, SCENARIOS = "tariff.fare_factor=0.5..1.5", 500
SWEEP = ("sweep", "fast", "--over", OVER, "--draws", str(SCENARIOS), "--seed", "7", "--store", "store.sqlite")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serial")
    write_fast(folder / "fast")
    return folder


@pytest.fixture(scope="module")
def serial(folder: Path) -> tuple[Result, ...]:
    """Return the results of one scenario after the other, in this process."""
    draft, options = load_draft(folder / "fast"), Options(seed=7)
    wanted = tuple(points((parse_over(OVER),), SCENARIOS, 7))
    study = Study(draft, Basis.of(draft, options, "fast"), wanted)
    results = [solve_task(task) for task in study.tasks(Shard())]
    assert {result.status for result in results} == {Status.OPTIMAL}
    assert len({result.figures and result.figures.cost_cents for result in results}) > SCENARIOS // 2
    return tuple(sorted(results, key=lambda result: result.key))


@pytest.fixture(scope="module")
def serial_csv(folder: Path, serial: tuple[Result, ...]) -> bytes:
    write_csv(scenarios_block(summarise(serial), "EUR"), folder / "serial.csv")
    return (folder / "serial.csv").read_bytes()


def results_in(store: Path) -> tuple[Result, ...]:
    with closing(Store(SqliteDatabase(store))) as found:
        [basis] = found.bases()
        return found.results(basis.id)


def goes_on(folder: Path, *options: str) -> None:
    """Run the same command again: it solves what is missing, no less and no more."""
    before = stored(folder / "store.sqlite")
    assert 0 < before < SCENARIOS

    told = answer(folder, *SWEEP, *options)

    assert (told["answered_before"], told["scenarios"], told["failed"]) == (before, SCENARIOS, 0)


def test_local_sweep_survives_the_death_of_a_worker_and_of_the_client(
    tmp_path: Path, serial: tuple[Result, ...], serial_csv: bytes
) -> None:
    write_fast(tmp_path / "fast")
    store = tmp_path / "store.sqlite"

    with client(tmp_path, *SWEEP, "--workers", "2") as process:
        wait_until(lambda: stored(store) >= 40)
        kill(pool_of(process)[0])
        wait_until(lambda: stored(store) >= 150)
        orphans = pool_of(process)
        kill(process.pid)
    wait_until(lambda: not any(command_of(orphan) for orphan in orphans))
    goes_on(tmp_path, "--workers", "2")

    assert results_in(store) == serial
    assert answer(tmp_path, "results", "store.sqlite", "--csv", "a.csv")["files"] == ["a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == serial_csv


def test_sweep_on_a_cluster_survives_the_death_of_a_worker_and_of_the_client(
    tmp_path: Path, serial: tuple[Result, ...], serial_csv: bytes
) -> None:
    write_fast(tmp_path / "fast")
    store = tmp_path / "store.sqlite"

    with cluster(tmp_path) as (address, start_worker, _):
        first, _ = start_worker(), start_worker()
        with client(tmp_path, *SWEEP, "--dask", address) as process:
            wait_until(lambda: stored(store) >= 40)
            kill(first.pid)
            wait_until(lambda: stored(store) >= 100)
            kill(process.pid)
        goes_on(tmp_path, "--dask", address)

    assert results_in(store) == serial
    answer(tmp_path, "results", "store.sqlite", "--csv", "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == serial_csv


def test_stopped_sweep_keeps_its_results_says_how_to_go_on_and_does_with_one_worker(
    tmp_path: Path, serial: tuple[Result, ...], serial_csv: bytes
) -> None:
    write_fast(tmp_path / "fast")
    store = tmp_path / "store.sqlite"

    with client(tmp_path, *SWEEP, "--workers", "1") as process:
        wait_until(lambda: stored(store) >= 20)
        process.send_signal(signal.SIGINT)
        told, talk = process.communicate()

    count = stored(store)
    assert (process.returncode, told) == (130, "")
    assert talk.splitlines()[-2:] == [
        f"stopped: {count} of 500 scenarios were solved and are in store.sqlite",
        "the same command goes on with the others",
    ]
    goes_on(tmp_path, "--workers", "1")
    assert results_in(store) == serial
    answer(tmp_path, "results", "store.sqlite", "--csv", "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == serial_csv
