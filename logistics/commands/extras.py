"""Extras that are not installed are answered with how to install them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

EXTRAS = {
    "cluster": "'distributed>=2026.3'",
    "parquet": "'pyarrow>=22'",
    "team": "'sqlalchemy>=2.1,<3' 'psycopg[binary]>=3.2'",
}
"""What pip is to install for each extra, as pyproject.toml says it."""


@contextmanager
def needing(extra: str, option: str) -> Iterator[None]:
    """Turn the lack of a library, imported in the block, into wrong usage with the remedy.

    Args:
        extra: that brings the library.
        option: that asked for it.

    Raises:
        typer.BadParameter: the library is not there.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        told = f"the extra {extra!r} is not installed ({error.name} is missing): pip install {EXTRAS[extra]}"
        raise typer.BadParameter(told, param_hint=option) from error
