"""The shipped data: where it lies, its reference tables, and the sources behind them."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from logistics.errors import LogisticsError


class LibraryError(LogisticsError):
    """A shipped file is missing or damaged: the installation is at fault, not the case.

    Attributes:
        name: the file, as a path inside the data folder.
    """

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        super().__init__(f"shipped data {name}: {reason}; install backtoback again")


class UnknownNameError(LogisticsError):
    """A table or model was asked for by a name that is not shipped.

    Attributes:
        kind: what was asked for, such as ``fare model``.
        name: the name given.
        known: the names there are.
    """

    def __init__(self, kind: str, name: str, known: tuple[str, ...]) -> None:
        self.kind = kind
        self.name = name
        self.known = known
        super().__init__(f"there is no {kind} {name!r}; choose one of: {', '.join(known)}")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a shipped figure comes from.

    Attributes:
        id: as the column ``source`` of the reference tables names it.
        title: title of the document or data set.
        publisher: who answers for it.
        url: where it was published; empty for our own assumptions.
        archived: link to an archived copy; empty where none is known.
        retrieved: day on which it was read.
        licence: SPDX identifier, or ``LicenseRef-`` and a name.
        price_year: year of the prices in it; None when it holds none.
        note: what was transcribed or derived, and what to beware of.
    """

    id: str
    title: str
    publisher: str
    url: str
    archived: str
    retrieved: date
    licence: str
    price_year: int | None
    note: str

    def __str__(self) -> str:
        year = f", {self.price_year} prices" if self.price_year else ""
        return f"{self.title} ({self.publisher}{year})"


def data_path(*parts: str) -> Path:
    """Return the path of a shipped file or folder.

    Args:
        parts: steps from the data folder, such as ``"reference", "sources.toml"``.

    Returns:
        The path: beside this package when installed, in the folder ``data`` of a checkout otherwise.

    Raises:
        LibraryError: nothing of that name is shipped.
    """
    package = Path(__file__).resolve().parent
    installed = package / "data"
    root = installed if installed.is_dir() else package.parent / "data"
    path = root.joinpath(*parts)
    if not path.exists():
        raise LibraryError("/".join(parts), "it is missing")
    return path


def read_reference(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a reference table, as text.

    Args:
        name: name of the table, such as ``fare_models``, without folder and suffix.

    Returns:
        One mapping from heading to cell for each row, in the order of the file.

    Raises:
        LibraryError: there is no such table.
    """
    path = data_path("reference", f"{name}.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def sources() -> dict[str, Source]:
    """Return every source of the shipped figures by its id.

    Raises:
        LibraryError: the list of sources is missing or an entry lacks a field.
    """
    path = data_path("reference", "sources.toml")
    entries: dict[str, dict[str, object]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: _source(name, entry) for name, entry in entries.items()}


def _source(name: str, entry: dict[str, object]) -> Source:
    retrieved = entry.get("retrieved")
    price_year = entry.get("price_year")
    if not isinstance(retrieved, date):
        raise LibraryError("reference/sources.toml", f"{name} has no date 'retrieved'")
    return Source(
        id=name,
        title=_text(name, entry, "title"),
        publisher=_text(name, entry, "publisher"),
        url=_text(name, entry, "url"),
        archived=_text(name, entry, "archived"),
        retrieved=retrieved,
        licence=_text(name, entry, "licence"),
        price_year=price_year if isinstance(price_year, int) else None,
        note=_text(name, entry, "note"),
    )


def _text(name: str, entry: dict[str, object], key: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str):
        raise LibraryError("reference/sources.toml", f"{name} has no text {key!r}")
    return value
