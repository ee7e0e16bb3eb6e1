"""Reads a published plan: the JSON that ``plan --json`` answers."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from logistics.case.case import Case
from logistics.case.published import PublishedLeg, PublishedPerson, PublishedPlan, PublishedSession
from logistics.errors import CaseError, Finding, Severity, Where
from logistics.tables.files import read_bytes

SHAPE = "plan/1"
"""Form and version of the answer that can be read."""
AGAIN = "give what 'backtoback plan CASE --publish FILE' wrote, as it was written"
_Count = Annotated[int, Field(ge=0, strict=True)]


class _Fields(BaseModel):
    """Fields of the answer; others are not read."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class _Session(_Fields):
    id: str
    first_day: date
    last_day: date
    place: str


class _Leg(_Fields):
    trip: Annotated[int, Field(ge=1, strict=True)]
    day: date
    start: str
    end: str
    fare_cents: _Count


class _Person(_Fields):
    id: str
    row: str
    group: str
    people: Annotated[int, Field(ge=1, strict=True)]
    funder: str
    second_funder: str
    in_person: tuple[str, ...]
    remote: tuple[str, ...]
    cost_cents: _Count
    legs: tuple[_Leg, ...]


class _Kind(_Fields):
    kind: str
    cost_cents: _Count


class _Funder(_Fields):
    id: str
    paid_cents: int


class _Plan(_Fields):
    currency: str
    cost_cents: _Count
    sessions: Annotated[tuple[_Session, ...], Field(min_length=1)]
    people: tuple[_Person, ...] | None = None
    kinds: tuple[_Kind, ...] = ()
    funders: tuple[_Funder, ...] = ()


def read_published(path: Path, case: Case) -> tuple[PublishedPlan, tuple[Finding, ...]]:
    """Return a published plan, and what is doubtful in it.

    Args:
        path: file with the answer of ``plan --json``.
        case: the case as it is now.

    Raises:
        CaseError: the file cannot be read, is no plan, or is that of another case; all findings are told.
    """
    where = Where(str(path))
    read = _read(path, where)
    wrong = tuple(_contradictions(read, where)) or tuple(_foreign(read, case, where))
    if wrong:
        raise CaseError(wrong)
    return _published(read, str(path)), tuple(_doubts(read, case, where))


def _read(path: Path, where: Where) -> _Plan:
    try:
        found = json.loads(read_bytes(path).decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise CaseError((Finding(where, "not-a-plan", "is not JSON", AGAIN),)) from None
    shape = cast("dict[str, object]", found).get("shape") if isinstance(found, dict) else None
    if shape != SHAPE:
        told = f"has the shape '{shape}'" if shape else "has no shape"
        raise CaseError((Finding(where, "not-a-plan", f"{told}, expected '{SHAPE}'", AGAIN),))
    try:
        return _Plan.model_validate(found)
    except ValidationError as error:
        details = error.errors(include_url=False)
        raise CaseError(tuple(_wrong(where, detail) for detail in details)) from None


def _wrong(where: Where, detail: ErrorDetails) -> Finding:
    field = "".join(f"[{at}]" if isinstance(at, int) else f".{at}" for at in detail["loc"]).removeprefix(".")
    is_missing = detail["type"] == "missing"
    value = "" if is_missing else f"'{detail['input']}': "
    message = "is missing" if is_missing else detail["msg"][0].lower() + detail["msg"][1:]
    return _bad(where, field, f"{value}{message}")


def _bad(where: Where, field: str, message: str) -> Finding:
    return Finding(Where(where.path, column=field), "bad-plan", message, AGAIN)


def _contradictions(read: _Plan, where: Where) -> Iterator[Finding]:
    """Yield where the plan contradicts itself, as when somebody has changed it by hand."""
    for number, session in enumerate(read.sessions):
        if session.last_day < session.first_day:
            yield _bad(where, f"sessions[{number}].last_day", f"'{session.last_day}' is before the first day")
    named = {"sessions": [one.id for one in read.sessions], "people": [one.id for one in read.people or ()]}
    named = {"sessions": [one.id for one in read.sessions], "people": [one.id for one in read.people or ()]}
    for what, ids in named.items():
        for name, times in Counter(ids).items():
            if times > 1:
                yield _bad(where, what, f"'{name}' is there {times} times")
    if read.people is not None and read.kinds:
        told = sum(kind.cost_cents for kind in read.kinds)
        if told != read.cost_cents:
            yield _bad(where, "cost_cents", f"'{read.cost_cents}' is not the sum of kinds, {told}")


def _foreign(read: _Plan, case: Case, where: Where) -> Iterator[Finding]:
    if read.currency != case.currency:
        message = f"the plan is in '{read.currency}' and the case in {case.currency}"
        yield Finding(Where(where.path, column="currency"), "other-currency", message, "give both in one")
    known = {one.id for one in case.consultations} | {one.id for one in case.anchors}
    names = [session.id for session in read.sessions]
    if not known & set(names):
        message = f"none of its consultations is in the case: {', '.join(names)}"
        hint = "give the plan of this case, or keep the ids of its consultations"
        yield Finding(Where(where.path, column="sessions"), "other-case", message, hint)


def _doubts(read: _Plan, case: Case, where: Where) -> Iterator[Finding]:
    if read.people is None:
        message = "the plan does not say who was to come and what was booked, so no ticket is counted"
        hint = "publish what 'plan --publish' of this version writes"
        yield Finding(
            Where(where.path, column="people"), "plan-without-people", message, hint, Severity.WARNING
        )
    change = case.change
    if not any((change.session, change.day, change.place, change.person)):
        message = (
            "neither session, day, place nor person is given, so it costs nothing to move a consultation"
        )
        yield Finding(
            Where("change"), "free-changes", message, "say what a change is worth to you", Severity.WARNING
        )


def _published(read: _Plan, path: str) -> PublishedPlan:
    people = read.people
    return PublishedPlan(
        path=path,
        currency=read.currency,
        cost_cents=read.cost_cents,
        sessions=tuple(PublishedSession(s.id, s.first_day, s.last_day, s.place) for s in read.sessions),
        people=None if people is None else tuple(_person(one) for one in people),
        kinds=tuple((kind.kind, kind.cost_cents) for kind in read.kinds),
        funders=tuple((funder.id, funder.paid_cents) for funder in read.funders),
    )


def _person(read: _Person) -> PublishedPerson:
    return PublishedPerson(
        id=read.id,
        row=read.row,
        group=read.group,
        people=read.people,
        funder=read.funder,
        second_funder=read.second_funder,
        in_person=frozenset(read.in_person),
        remote=frozenset(read.remote),
        cost_cents=read.cost_cents,
        legs=tuple(PublishedLeg(leg.trip, leg.day, leg.start, leg.end, leg.fare_cents) for leg in read.legs),
    )
