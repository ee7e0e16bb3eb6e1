"""The stamp of a run: versions, case, seed and tables, so that it can be made again."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from importlib.metadata import version

from logistics.case.case import Case
from logistics.case.people import Participant


def stamp(case: Case, seed: int, engine: str, checked: str) -> tuple[tuple[str, str], ...]:
    """Return what was used for a run, by name.

    Args:
        case: the case as asked.
        seed: of the engines.
        engine: who answered.
        checked: who confirmed the answer.
    """
    scenario = (("scenario", ", ".join(case.scenarios)), ("cells changed", str(len(case.changes))))
    return (
        ("backtoback", _version("backtoback")),
        ("ortools", _version("ortools")),
        ("case", case_hash(case)),
        *(scenario if case.scenarios else ()),
        ("engine", engine),
        ("checked by", checked),
        ("seed", str(seed)),
        ("fare model", case.tariff.fare_model),
        ("per diem table", case.tariff.allowance_table),
        ("CO2e method", case.tariff.emissions_method),
    )


@cache
def _version(name: str) -> str:
    return version(name)


def case_hash(case: Case) -> str:
    """Return a fingerprint of the case: equal cases, equal fingerprints, in every process."""
    people = [
        (replace(p, in_person=frozenset(), remote=frozenset(), either=frozenset()), _sorted_sessions(p))
        for p in case.participants
    ]
    funders = [(replace(funder, covers=frozenset()), sorted(funder.covers)) for funder in case.funders]
    consultations = [(c, sorted(c.weekdays)) for c in case.consultations]
    rest = replace(case, participants=(), consultations=(), funders=())
    return hashlib.sha256(repr((rest, consultations, people, funders)).encode()).hexdigest()[:16]


def _sorted_sessions(person: Participant) -> tuple[list[str], ...]:
    return sorted(person.in_person), sorted(person.remote), sorted(person.either)
