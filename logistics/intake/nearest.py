"""The nearest known word to one that is not known."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKENESS = 0.6
_MOST_KNOWN = 2000


def did_you_mean(text: str, known: Iterable[str]) -> str:
    """Return the hint ``did you mean 'x'?``, or the empty text when nothing is near.

    Args:
        text: what was written.
        known: what could have been meant.
    """
    folded = {word.casefold(): word for word in list(known)[:_MOST_KNOWN]}
    near = get_close_matches(text.casefold(), folded, n=1, cutoff=_LIKENESS)
    return f"did you mean {folded[near[0]]!r}?" if near else ""


def one_of(known: Iterable[str]) -> str:
    """Return the hint that lists what may be written.

    Args:
        known: the closed list.
    """
    return "write " + ", ".join(known)
