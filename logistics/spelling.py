"""Names as they are compared: without case, accents and punctuation."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i", "ə": "a"},
)
_APOSTROPHES = frozenset("'\u2019\u2018`\u00b4\u02bc\u02bb\u02bf\u02be")


def fold(text: str) -> str:
    """Return a name in the form in which names are compared.

    Lower case, no accents, no apostrophes; every other sign that is neither letter nor digit parts
    words, and words are parted by one space: ``N'Djamena`` and ``Ndjaména`` both give ``ndjamena``.

    Args:
        text: a name in any spelling.

    Returns:
        The folded name; empty when the name holds no letter and no digit.
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    kept = (_folded_sign(sign) for sign in plain)
    return " ".join("".join(kept).split())


def _folded_sign(sign: str) -> str:
    if unicodedata.combining(sign) or sign in _APOSTROPHES:
        return ""
    return sign if sign.isalnum() else " "
