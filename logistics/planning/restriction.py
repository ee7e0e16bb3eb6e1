"""What a rule on dates and places is: its sentence, what it allows, and how it may give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from logistics.planning.options import BoolArray, Options

AllowsOption = Callable[[Options], BoolArray]
AllowsPair = Callable[[Options, Options], BoolArray]


@dataclass(frozen=True, slots=True)
class Give:
    """One way in which a rule may give by days.

    Attributes:
        relaxed: the rule when it gives so many days; it allows more the more it gives.
        words: how to say that it gives so many days.
        most: most days it can give; None: any number [days].
    """

    relaxed: Callable[[int], Restriction]
    words: Callable[[int], str]
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Restriction:
    """A rule: its sentence, and the placements and pairs of placements it allows.

    Attributes:
        sentence: the rule in the words of the case.
        options: (index of the consultation in order, function giving a mask ``[options]``).
        pairs: (index, index, function giving a mask ``[options, options]``).
        gives: ways in which it may give by days; none where days mean nothing to it.
    """

    sentence: str
    options: tuple[tuple[int, AllowsOption], ...] = ()
    pairs: tuple[tuple[int, int, AllowsPair], ...] = ()
    gives: tuple[Give, ...] = ()


def giving(rule: Callable[[int], Restriction], words: Callable[[int], str]) -> Restriction:
    """Return the rule that gives nothing, with the one way in which it may give."""
    return replace(rule(0), gives=(Give(rule, words),))


def in_days(days: int) -> str:
    """Return a number of days as people say it."""
    return "1 day" if days == 1 else f"{days} days"
