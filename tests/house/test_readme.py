"""Every command in a console block of the README runs, and prints what is shown below it."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

README = Path(__file__).resolve().parents[2] / "README.md"
NOT_RUN = ("git clone ", "cd ", "pip install ", "pipx install ", "uv tool install ", "python3 dev.py test")
DEFECT = 1
PROGRESS = re.compile(r"\d+ s  \w")
"""How a line begins that a search of more than a second shows, on slow machines only."""

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True)
class Example:
    """A command as the README shows it, and the lines shown below it."""

    command: str
    shown: tuple[str, ...]


def examples(text: str) -> tuple[Example, ...]:
    """Return the commands of the console blocks, in order; a backslash at the end continues one."""
    blocks = re.findall(r"^```console\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)
    entries = [entry for block in blocks for entry in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    joined = [re.sub(r"\\\n>? *", "", entry).rstrip().splitlines() for entry in entries]
    return tuple(Example(lines[0].partition("  #")[0].strip(), tuple(lines[1:])) for lines in joined)


def agrees(shown: tuple[str, ...], printed: str) -> bool:
    """Return whether a print is as shown; a line ``...`` stands for any lines, times do not count."""
    parts = [r"(?:.*\n)*?" if line.strip() == "..." else f"{re.escape(settled(line))}\n" for line in shown]
    return re.fullmatch("".join(parts), f"{settled(printed)}\n") is not None


def settled(text: str) -> str:
    lines = [line.rstrip() for line in text.rstrip().splitlines() if not PROGRESS.match(line)]
    return re.sub(r"\d+(\.\d+)? ?(s|ms|seconds?)\b", "# s", "\n".join(lines))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which the examples run one after the other, each on what the others left."""
    return tmp_path_factory.mktemp("readme")


EXAMPLES = examples(README.read_text(encoding="utf-8")) if README.is_file() else ()


def test_readme_shows_the_two_commands() -> None:
    commands = [example.command for example in EXAMPLES]

    assert [word for word in ("plan wsis-2005", "test") if f"python3 dev.py {word}" not in commands] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.command)
def test_example_runs_as_shown(example: Example, folder: Path, scripts: Path) -> None:
    if example.command.startswith(NOT_RUN):
        assert example.shown == ()
        return
    words = shlex.split(example.command.replace("python3 dev.py ", "backtoback "))
    path = os.pathsep.join((str(scripts), os.environ["PATH"]))
    variables = {**os.environ, "PATH": path} | {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONUNBUFFERED": "1"}

    result = subprocess.run(
        words,
        cwd=folder,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )

    assert result.returncode != DEFECT, result.stdout
    if example.shown:
        assert agrees(example.shown, result.stdout), result.stdout


def test_examples_are_read_from_console_blocks() -> None:
    text = "```console\n$ one --a \\\n>   b  # why\nshown\n\n$ two\n```\n\n```sh\n$ three\n```\n"

    assert examples(text) == (Example("one --a b", ("shown",)), Example("two", ()))


def test_prints_are_compared_without_times() -> None:
    assert agrees(("proven in 1.2 s", "...", "end"), "proven in 0.9 s\nfirst\nsecond\nend\n")
    assert agrees(("one", "end"), "one\n2 s  search  best 1.00 CHF\nend\n")
    assert not agrees(("cost 12 EUR",), "cost 13 EUR\n")


def test_dots_stand_for_any_lines_or_none_and_progress_for_nothing() -> None:
    assert agrees(("...", "end", "..."), "end\n")
    assert agrees(("start", "...", "end"), "start\none\ntwo\nend\n")
    assert agrees(("start", "end"), "3 s  search  best 1.00 EUR\nstart\nend\n")
    assert not agrees(("start", "end"), "start\nmore\nend\n")
