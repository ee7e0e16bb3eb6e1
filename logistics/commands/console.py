"""The two consoles: results on stdout, talk on stderr."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

WIDTH = 100


def result(*shown: str | Table) -> None:
    """Write a result to stdout."""
    console = Console(highlight=False, markup=False, emoji=False, width=None if _is_wide() else WIDTH)
    for item in shown:
        console.print(item)


def _is_wide() -> bool:
    return Console().is_terminal


def talk(text: str) -> None:
    """Write a sentence to stderr, unwrapped so that it can be searched and jumped to."""
    Console(stderr=True, highlight=False, markup=False, emoji=False).print(text, soft_wrap=True)


def table(*columns: str, right: tuple[str, ...] = (), title: str = "") -> Table:
    """Return an empty table with headings; those in ``right`` are aligned to the right."""
    made = Table(title=title or None, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for column in columns:
        made.add_column(column, justify="right" if column in right else "left", overflow="fold")
    return made
