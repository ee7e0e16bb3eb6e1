"""The nearest known word to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

_LIKENESS = 0.6
_MOST_KNOWN = 1000


def nearest(text: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to a text; None when nothing is near, or too much is known.

    Args:
        text: what was written.
        known: what could have been meant.
    """
    folded = {word.casefold(): word for word in islice(known, _MOST_KNOWN + 1)}
    if len(folded) > _MOST_KNOWN:
        return None
    near = get_close_matches(text.casefold(), folded, n=1, cutoff=_LIKENESS)
    return folded[near[0]] if near else None


def did_you_mean(text: str, known: Iterable[str]) -> str:
    """Return the hint ``did you mean 'x'?``, or the empty text when nothing is near.

    Args:
        text: what was written.
        known: what could have been meant.
    """
    near = nearest(text, known)
    return f"did you mean {near!r}?" if near else ""


def one_of(known: Iterable[str]) -> str:
    """Return the hint that lists what may be written.

    Args:
        known: the closed list.
    """
    *most, last = known
    return f"write {', '.join(most)} or {last}" if most else f"write {last}"
