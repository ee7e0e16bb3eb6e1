"""New files and folders that appear whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from logistics.errors import OutputError


@contextmanager
def new_file(path: Path, *, force: bool = False) -> Iterator[Path]:
    """Give a path to write to; the file takes its place when all went well.

    Args:
        path: the file wanted.
        force: replace a file that is there.

    Yields:
        A path in a folder of its own beside the wanted one.

    Raises:
        OutputError: there is such a file, or it could not be written.
    """
    if path.exists() and not force:
        raise OutputError(path.name, "it exists already")
    with _workshop(path) as folder:
        yield folder / path.name
        (folder / path.name).replace(path)


@contextmanager
def new_folder(path: Path, *, force: bool = False) -> Iterator[Path]:
    """Give a folder to write into; it takes its place when all went well.

    Args:
        path: the folder wanted.
        force: replace a folder that is there; the block finds a copy of it.

    Yields:
        A folder beside the wanted one.

    Raises:
        OutputError: there is such a folder, or it could not be written.
    """
    if path.exists() and not force:
        raise OutputError(path.name, "it exists already")
    if path.exists() and not path.is_dir():
        raise OutputError(path.name, "it is a file and not a folder")
    with _workshop(path) as folder:
        fresh = folder / "fresh"
        if path.exists():
            shutil.copytree(path, fresh)
        else:
            fresh.mkdir()
        yield fresh
        if path.exists():
            path.rename(folder / "former")
        fresh.rename(path)


@contextmanager
def _workshop(path: Path) -> Iterator[Path]:
    try:
        with tempfile.TemporaryDirectory(dir=path.resolve().parent, prefix=".backtoback-") as folder:
            yield Path(folder)
    except OSError as error:
        raise OutputError(path.name, error.strerror or str(error)) from error
