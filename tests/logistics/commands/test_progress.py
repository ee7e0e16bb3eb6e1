from __future__ import annotations

import signal

import pytest

from logistics.commands.progress import QUIET_SECONDS, Progress, watching


def test_nothing_is_told_in_the_first_second(capsys: pytest.CaptureFixture[str]) -> None:
    Progress("CHF").progress("search", 100, 50)

    assert capsys.readouterr() == ("", "")


def test_stage_best_and_bound_are_told_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress("CHF")
    progress._started -= QUIET_SECONDS
    progress._told -= QUIET_SECONDS

    progress.progress("search", 123456, 100000)
    progress.progress("search", 123456, 110000)

    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "1 s  search  best 1,234.56 CHF  bound 1,000.00 CHF\n"


def test_the_first_ctrl_c_asks_for_the_best_and_the_second_ends(capsys: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGINT)
    with watching("CHF") as watch:
        signal.raise_signal(signal.SIGINT)
        is_stopped = watch.is_stopped()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)

    assert is_stopped
    assert signal.getsignal(signal.SIGINT) is before
    assert capsys.readouterr().err == "stopping: keeping the best plan found (Ctrl-C again ends at once)\n"
