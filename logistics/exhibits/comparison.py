"""What differs between scenarios: input, attendance and money, one value for each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from logistics.exhibits.purses import purses
from logistics.planning.comparison import Comparison, Variant, cents_by_group, cents_by_kind
from logistics.planning.run import Run

NOTHING = "nothing"
"""Stands for a blank cell."""
ABSENT = "not there"
NO_GROUP = "no group"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a comparison.

    Attributes:
        label: what it is about.
        values: one for each variant [cents]; None where it has no plan.
    """

    label: str
    values: tuple[int | None, ...]


def kind_lines(comparison: Comparison) -> tuple[Line, ...]:
    """Return what every scenario costs by kind of cost."""
    return _lines(comparison, lambda run: {str(kind): c for kind, c in cents_by_kind(run.plan).items()})


def group_lines(comparison: Comparison) -> tuple[Line, ...]:
    """Return what every scenario costs by group of participants."""
    return _lines(
        comparison, lambda run: {name or NO_GROUP: c for name, c in cents_by_group(run.plan).items()}
    )


def funder_lines(comparison: Comparison) -> tuple[Line, ...]:
    """Return what every funder pays in every scenario, own means last."""
    return tuple(line for line in _lines(comparison, _paid) if any(line.values))


def _paid(run: Run) -> dict[str, int]:
    """Return what is paid by title of the payer; those of one title together."""
    sums: Counter[str] = Counter()
    for purse in purses(run):
        sums[purse.title] += purse.paid_cents
    return dict(sums)


def _lines(comparison: Comparison, sums: Callable[[Run], dict[str, int]]) -> tuple[Line, ...]:
    found = [sums(variant.run) if variant.run else None for variant in comparison.variants]
    labels = dict.fromkeys(chain.from_iterable(each for each in found if each))
    return tuple(
        Line(name, tuple(None if each is None else each.get(name, 0) for each in found)) for name in labels
    )


def input_lines(comparison: Comparison) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return every cell that differs from the file somewhere: its address, and its text in each variant."""
    filed: dict[str, str] = {}
    found: list[dict[str, str]] = []
    for variant in comparison.variants:
        now: dict[str, str] = {}
        for change in variant.case.changes:
            if change.address not in now:
                filed.setdefault(change.address, change.was)
            now[change.address] = change.now
        found.append(now)
    return tuple(
        (address, tuple(now.get(address, was) or NOTHING for now in found)) for address, was in filed.items()
    )


def attendance_lines(comparison: Comparison) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return who attends a session differently somewhere: row, session, and how in each variant."""
    marks = [_marks(variant) for variant in comparison.variants]
    keys = dict.fromkeys(chain.from_iterable(each for each in marks if each is not None))
    lines = []
    for row, session in keys:
        told = tuple(
            "" if each is None else each.get((row, session), _otherwise(variant, row))
            for each, variant in zip(marks, comparison.variants, strict=True)
        )
        if len({text for text in told if text}) > 1:
            lines.append((row, session, told))
    return tuple(lines)


def _otherwise(variant: Variant, row: str) -> str:
    return "no" if any(one.id == row for one in variant.case.participants) else ABSENT


def _marks(variant: Variant) -> dict[tuple[str, str], str] | None:
    """Return how the people of each row attend each session, where they do; None without a plan."""
    if variant.run is None:
        return None
    counts: dict[tuple[str, str], list[int]] = {}
    people: dict[str, int] = {}
    for one in variant.run.case.participants:
        if one.is_hub:
            continue
        people[one.row_id] = people.get(one.row_id, 0) + one.people
        for at, sessions in enumerate((one.in_person, one.remote)):
            for session in sorted(sessions):
                counts.setdefault((one.row_id, session), [0, 0])[at] += one.people
    return {key: _mark(come, join, people[key[0]]) for key, (come, join) in counts.items()}


def _mark(in_person: int, remote: int, people: int) -> str:
    if people in (in_person, remote):
        return "yes" if in_person else "remote"
    told = ((in_person, "yes"), (remote, "remote"), (people - in_person - remote, "no"))
    return ", ".join(f"{count} {word}" for count, word in told if count)


def totals(variant: Variant) -> dict[str, int] | None:
    """Return cost, baseline and saving of a variant [cents]; None where it has no plan."""
    if variant.run is None:
        return None
    cost, baseline = variant.run.plan.cost_cents, variant.run.baseline.cost_cents
    return {"cost": cost, "baseline": baseline, "saving": baseline - cost}


def coming(variant: Variant) -> tuple[int, int] | None:
    """Return attendances of consultations in person and joined remotely; None where there is no plan."""
    if variant.run is None:
        return None
    names = {session.id for session in variant.run.plan.sessions}
    people = [one for one in variant.run.case.participants if one.is_people]
    in_person = sum(one.people * len(names & one.in_person) for one in people)
    return in_person, sum(one.people * len(names & one.remote) for one in people)


def consultations(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    """Return id and title of every consultation of any variant, in the order of the first that has it."""
    found = {each.id: each.title for variant in comparison.variants for each in variant.case.consultations}
    return tuple(found.items())
