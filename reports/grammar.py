"""The formula subset on which Excel, LibreOffice and formualizer agree; everything else is refused."""

from __future__ import annotations

import re

from reports.errors import ReportError

FUNCTIONS = frozenset(
    {"ABS", "COUNTIFS", "IF", "INDEX", "MATCH", "MAX", "MIN", "ROUND", "SUM", "SUMIFS"},
)
LONGEST_FORMULA = 8192
"""Characters that Excel accepts in one formula."""

TOKEN = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<place>\{\d+\})
    | (?P<text>"(?:[^"]|"")*")
    | (?P<number>\d+(?:\.\d+)?)
    | (?P<function>[A-Za-z_][A-Za-z0-9_.]*(?=\())
    | (?P<sign><=|>=|<>|[-+*/^&=<>(),])
    """,
    re.VERBOSE,
)


def lint_formula(text: str, references: int) -> None:
    """Refuse a formula text outside the subset.

    Args:
        text: formula without its leading ``=``; ``{0}``, ``{1}`` ... stand for references.
        references: number of references given.

    Raises:
        ReportError: unknown function, bare name or cell address, sign outside the subset, brackets that
            do not match, too long, a place without reference or a reference without place.
    """
    if not text or len(text) > LONGEST_FORMULA:
        raise ReportError(
            None, f"formula {text[:40]!r} has {len(text)} characters; 1 to {LONGEST_FORMULA} work"
        )
    if text.startswith("="):
        raise ReportError(None, f"formula {text!r}: starts with =; leave it out")
    places = _places(text)
    for place in sorted(places):
        if place >= references:
            raise ReportError(None, f"formula {text!r}: {{{place}}} has no reference")
    for index in range(references):
        if index not in places:
            raise ReportError(None, f"formula {text!r}: reference {index} is not used")


def _places(text: str) -> set[int]:
    """Return the numbers of the places in a text that holds nothing but known tokens."""
    places: set[int] = set()
    position = depth = 0
    while position < len(text):
        token = TOKEN.match(text, position)
        if token is None:
            raise ReportError(
                None, f"formula {text!r}: {text[position : position + 12]!r} is outside the subset"
            )
        word = token.group()
        if token.lastgroup == "function" and word not in FUNCTIONS:
            known = ", ".join(sorted(FUNCTIONS))
            raise ReportError(None, f"formula {text!r}: function {word} is outside the subset ({known})")
        if token.lastgroup == "place":
            places.add(int(word[1:-1]))
        depth += {"(": 1, ")": -1}.get(word, 0)
        if depth < 0:
            break
        position = token.end()
    if depth != 0:
        raise ReportError(None, f"formula {text!r}: brackets do not match")
    return places
