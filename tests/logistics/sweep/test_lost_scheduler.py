"""The scheduler of a cluster is killed; what was solved is kept, and the user is told how to go on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.logistics.sweep.conftest import write_fast
from tests.logistics.sweep.programs import client, cluster, stored, wait_until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are found under /proc"),
]

OVER = "tariff.fare_factor=0.5..1.5"
SWEEP = ("sweep", "fast", "--over", OVER, "--draws", "500", "--seed", "7", "--store", "store.sqlite")


def test_lost_scheduler_is_told_and_nothing_else_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "3s")  # else it is awaited for 30 s
    write_fast(tmp_path / "fast")
    store = tmp_path / "store.sqlite"

    with cluster(tmp_path) as (address, start_worker, scheduler):
        start_worker()
        with client(tmp_path, *SWEEP, "--dask", address) as process:
            wait_until(lambda: stored(store) >= 10)
            scheduler.kill()
            told, talk = process.communicate()

    assert (process.returncode, told) == (3, "")
    hint = "what was solved is kept, and the same command goes on with the others"
    assert talk.splitlines()[-1] == f"the cluster at {address} was lost; {hint}"
