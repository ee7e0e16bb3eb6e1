"""requirements.lock pins, with hashes and nothing else, what pyproject.toml asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LINE = re.compile(r"[a-z0-9-]+==[\w.]+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?|#.*")
PIN = re.compile(r"^([a-z0-9-]+)==([\w.]+)", flags=re.MULTILINE)
LOCKED_EXTRAS = ("dev", "cluster", "parquet", "team")


@pytest.fixture(scope="module")
def lock(root: Path) -> str:
    return (root / "requirements.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wanted(root: Path) -> tuple[Requirement, ...]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = (project["optional-dependencies"][name] for name in LOCKED_EXTRAS)
    lines = (*project["dependencies"], *(line for extra in extras for line in extra))
    return tuple(Requirement(line) for line in lines)


def test_lock_holds_versions_and_hashes_only(lock: str) -> None:
    assert [line for line in lock.splitlines() if not LINE.fullmatch(line)] == []


def test_lock_pins_what_is_wanted(lock: str, wanted: tuple[Requirement, ...]) -> None:
    pins = PIN.findall(lock)

    for requirement in wanted:
        versions = [version for name, version in pins if name == canonicalize_name(requirement.name)]
        assert versions, f"{requirement} is not locked"
        assert all(version in requirement.specifier for version in versions), requirement


def test_head_of_the_lock_says_how_it_is_made(lock: str) -> None:
    command = lock.splitlines()[1]

    assert re.findall(r"--extra (\w+)", command) == list(LOCKED_EXTRAS)


def test_checking_tools_are_pinned_once(lock: str) -> None:
    names = [name for name, _ in PIN.findall(lock)]

    assert [names.count(name) for name in ("import-linter", "mypy", "pytest", "ruff")] == [1, 1, 1, 1]
