"""What the commands take: a case by name or path, dates by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import typer

from logistics.errors import CaseError, Finding, Where
from logistics.intake.nearest import did_you_mean
from logistics.intake.patches import parse_patch
from logistics.intake.scenarios import Variation
from logistics.library import data_path
from logistics.planning.wishes import Wish


def case_path(name: str) -> Path:
    """Return where a case is: a file or folder of that name, else the shipped case.

    Raises:
        CaseError: there is neither.
    """
    path = Path(name)
    if path.exists():
        return path
    shipped = shipped_cases()
    if name in shipped:
        return data_path("cases", name)
    hint = did_you_mean(name, shipped) or f"shipped cases: {', '.join(shipped)}"
    raise CaseError(
        (
            Finding(
                Where(name), "unknown-case", f"'{name}' is neither a file, a folder nor a shipped case", hint
            ),
        )
    )


def shipped_cases() -> tuple[str, ...]:
    """Return the names of the cases that come with the product."""
    return tuple(sorted(path.name for path in data_path("cases").iterdir() if path.is_dir()))


def case_name(path: Path) -> str:
    """Return a name for files made from a case."""
    return path.resolve().stem if path.is_file() else path.resolve().name


def variation(scenarios: list[str] | None, patches: list[str] | None) -> Variation:
    """Return what ``--scenario`` and ``--set`` ask for.

    Args:
        scenarios: names, each text with one or several parted by commas.
        patches: texts of the form ``address=value``.

    Raises:
        typer.BadParameter: a patch has another form.
    """
    names = (name.strip() for text in scenarios or () for name in text.split(","))
    try:
        made = tuple(parse_patch(text) for text in patches or ())
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--set") from error
    return Variation(tuple(name for name in names if name), made)


def day_of(text: str | None, option: str) -> date | None:
    """Return the day that an option gives; None where it is not given.

    Raises:
        typer.BadParameter: the text is no day.
    """
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is not a day such as 2026-06-13", param_hint=option) from None


def wish(text: str) -> Wish:
    """Return what ``id=2005-06-20@geneva`` wishes; the place may be left out.

    Raises:
        ValueError: the text has another form; the message says which.
    """
    name, _, rest = text.partition("=")
    day, _, place = rest.partition("@")
    try:
        return Wish(name, date.fromisoformat(day), place)
    except ValueError:
        message = f"'{text}' is not of the form consultation=2005-06-20 or consultation=2005-06-20@place"
        raise ValueError(message) from None
