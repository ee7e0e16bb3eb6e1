"""The smallest set of rules that together leave no choice (MODEL.md, "Conflict")."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from solver.errors import ProblemError
from solver.hitting import smallest_hitting_set
from solver.problem import BoolArray, IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """What one rule takes away.

    Attributes:
        options: options it excludes, ``[n]``.
        pairs: pairs of options that it does not allow together, ``[n, 2]``.
    """

    options: IntArray
    pairs: IntArray


def smallest_conflict(meeting: IntArray, rules: tuple[Rule, ...]) -> tuple[int, ...]:
    """Return the fewest rules that leave no choice, ties by the order of rules; () when there is a choice.

    Args:
        meeting: meeting of each option, ascending from 0, ``[options]``.
        rules: what each rule excludes.

    Raises:
        ProblemError: a rule names an option that does not exist.
    """
    field = _field_of(meeting, rules)

    def oracle(active: tuple[int, ...]) -> frozenset[int] | None:
        choice = _choice(field, active)
        return None if choice is None else _broken(field, choice)

    return smallest_collision(len(rules), oracle)


def has_choice(meeting: IntArray, rules: tuple[Rule, ...]) -> bool:
    """Return whether some choice keeps all rules.

    Args:
        meeting: meeting of each option, ascending from 0, ``[options]``.
        rules: what each rule excludes.

    Raises:
        ProblemError: a rule names an option that does not exist.
    """
    return _choice(_field_of(meeting, rules), range(len(rules))) is not None


Oracle = Callable[[tuple[int, ...]], frozenset[int] | None]
"""Answers whether some rules can be kept together: with the rules that one choice that keeps them breaks,
or with None when no choice keeps them."""


def smallest_collision(count: int, oracle: Oracle) -> tuple[int, ...]:
    """Return the fewest rules that cannot be kept together, ties by their order; () when all can be.

    Args:
        count: how many rules there are.
        oracle: tells whether some of them can be kept together; given them in ascending order.
    """
    if oracle(tuple(range(count))) is not None:
        return ()
    to_hit: list[frozenset[int]] = []
    while True:
        suspects = smallest_hitting_set(count, to_hit)
        broken = oracle(suspects)
        if broken is None:
            return suspects
        to_hit.append(_broken_at_least(count, oracle, broken))


def _broken_at_least(count: int, oracle: Oracle, broken: frozenset[int]) -> frozenset[int]:
    """Return rules that a choice breaks, so few that it can keep none of them besides those it keeps."""
    for rule in sorted(broken):
        if rule in broken:
            active = (number for number in range(count) if number == rule or number not in broken)
            broken = _fewer(oracle(tuple(active)), broken)
    return broken


def _fewer(better: frozenset[int] | None, broken: frozenset[int]) -> frozenset[int]:
    return broken if better is None else better


@dataclass(frozen=True, slots=True)
class _Field:
    """Meetings and rules as sets of options, each set the bits of one number.

    Attributes:
        domains: options of each meeting.
        excluded: options that each rule excludes.
        barred: for each rule, the options that an option does not allow beside it.
    """

    domains: tuple[int, ...]
    excluded: tuple[int, ...]
    barred: tuple[dict[int, int], ...]


def _field_of(meeting: IntArray, rules: tuple[Rule, ...]) -> _Field:
    count = len(meeting)
    barred = []
    for number, rule in enumerate(rules):
        named = np.concatenate([rule.options.reshape(-1), rule.pairs.reshape(-1)])
        if ((named < 0) | (named >= count)).any():
            raise ProblemError(f"rule {number}: its options are not in 0..{count - 1}")
        table = np.zeros((count, count), dtype=np.bool_)
        table[rule.pairs[:, 0], rule.pairs[:, 1]] = True
        table |= table.T
        barred.append({option: _bits(table[option]) for option in np.flatnonzero(table.any(axis=1)).tolist()})
    return _Field(
        domains=tuple(_bits(meeting == number) for number in range(int(meeting.max(initial=-1)) + 1)),
        excluded=tuple(_bits(np.isin(np.arange(count), rule.options)) for rule in rules),
        barred=tuple(barred),
    )


def _broken(field: _Field, choice: tuple[int, ...]) -> frozenset[int]:
    taken = sum(1 << option for option in choice)
    return frozenset(
        number
        for number, (excluded, barred) in enumerate(zip(field.excluded, field.barred, strict=True))
        if taken & excluded or any(taken & barred.get(option, 0) for option in choice)
    )


def _choice(field: _Field, active: Iterable[int]) -> tuple[int, ...] | None:
    """Return a choice that keeps the active rules; None when there is none."""
    excluded, barred = 0, dict[int, int]()
    for number in active:
        excluded |= field.excluded[number]
        for option, others in field.barred[number].items():
            barred[option] = barred.get(option, 0) | others
    found = _complete(tuple(domain & ~excluded for domain in field.domains), barred, (), set())
    return None if found is None else tuple(sorted(found))


def _complete(
    domains: tuple[int, ...], barred: dict[int, int], taken: tuple[int, ...], dead: set[tuple[int, ...]]
) -> tuple[int, ...] | None:
    """Return ``taken`` with one option of each domain that fits all others; None when there is none.

    ``dead`` collects the domains that were found to have no such options.
    """
    if not domains:
        return taken
    if not all(domains) or domains in dead:
        return None
    at = min(range(len(domains)), key=lambda number: domains[number].bit_count())
    rest = domains[:at] + domains[at + 1 :]
    domain = domains[at]
    while domain:
        option = (domain & -domain).bit_length() - 1
        domain &= domain - 1
        left = tuple(other & ~barred.get(option, 0) for other in rest)
        found = _complete(left, barred, (*taken, option), dead)
        if found is not None:
            return found
    dead.add(domains)
    return None


def _bits(row: BoolArray) -> int:
    return int.from_bytes(np.packbits(row, bitorder="little").tobytes(), "little")
