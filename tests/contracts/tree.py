"""The files of the repository, as the contracts see them."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("logistics", "reports", "solver")


def kept_files(root: Path = ROOT) -> tuple[Path, ...]:
    """Return the files that git keeps, found without git: all but what .gitignore names."""
    lines = (root / ".gitignore").read_text(encoding="utf-8").split()
    ignored = (".git", *(line.rstrip("/") for line in lines))
    return tuple(sorted(_walk(root, root, ignored)))


def package_files() -> tuple[Path, ...]:
    """Return the Python files of the three packages."""
    return tuple(path for name in PACKAGES for path in sorted((ROOT / name).rglob("*.py")))


def _walk(folder: Path, root: Path, ignored: tuple[str, ...]) -> list[Path]:
    found: list[Path] = []
    for path in folder.iterdir():
        if any(_matches(path, root, pattern) for pattern in ignored):
            continue
        found += _walk(path, root, ignored) if path.is_dir() else [path]
    return found


def _matches(path: Path, root: Path, pattern: str) -> bool:
    if pattern.startswith("/"):
        return path.relative_to(root).as_posix() == pattern[1:]
    return fnmatch(path.name, pattern)
