"""Limits of the number of people at a session: found, asked and whether they are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from logistics.case.calendar import Session
from logistics.case.people import Participant, Quota
from logistics.case.regions import is_counted, region_of
from logistics.exhibits.presence import IN_PERSON, REMOTE, how, people_at, quota_column, sessions_of
from logistics.exhibits.register import Register
from logistics.planning.run import Run
from reports.table import Block, Cell, Column, Formula, Here, Kind, Mark, Reference, Row, Scalar

KEPT, BROKEN = "kept", "not kept"
NUMBER_WIDTH, NAME_WIDTH = 6, 30


@dataclass(frozen=True, slots=True)
class Limit:
    """What is asked of the number of people at one session.

    Attributes:
        name: of the rule.
        session: on its dates.
        whom: who is counted.
        found: their number, live [persons].
        base: number of those the share is of, live; None: no share is asked [persons].
        least: least number; None: no limit [persons].
        most: most number; None: no limit [persons].
        least_share: least share; None: no limit [%].
        most_share: most share; None: no limit [%].
    """

    name: str
    session: Session
    whom: str
    found: Cell
    base: Cell | None = None
    least: int | None = None
    most: int | None = None
    least_share: Decimal | None = None
    most_share: Decimal | None = None

    @property
    def is_kept(self) -> bool:
        """Whether the numbers are as asked; shares of nobody are kept."""
        found, base = _number(self.found), _number(self.base)
        return (
            (self.least is None or found >= self.least)
            and (self.most is None or found <= self.most)
            and (self.least_share is None or 100 * found >= self.least_share * base)
            and (self.most_share is None or 100 * found <= self.most_share * base)
        )


def _number(cell: Cell | None) -> int:
    return cell.value if cell is not None and isinstance(cell.value, int) else 0


def limits_block(run: Run, register: Register) -> Block:
    """Return quotas, rooms and hubs, each at each session that it is about, with its verdict."""
    columns = (
        Column("no", "No.", Kind.INTEGER, NUMBER_WIDTH),
        Column("rule", "Rule", width=NAME_WIDTH),
        Column("session", "Session"),
        Column("whom", "Counted"),
        Column("found", "Found", Kind.INTEGER),
        Column("least", "At least", Kind.INTEGER),
        Column("most", "At most", Kind.INTEGER),
        Column("base", "Of", Kind.INTEGER),
        Column("share", "Share", Kind.PERCENT),
        Column("least_share", "Least share [%]", Kind.NUMBER),
        Column("most_share", "Most share [%]", Kind.NUMBER),
        Column("verdict", "Verdict"),
    )
    rows = tuple(_row(number, limit) for number, limit in enumerate(limits_of(run, register), start=1))
    return Block("limits", columns, rows, "Quotas and seats")


def limits_of(run: Run, register: Register) -> tuple[Limit, ...]:
    """Return quotas, then rooms, then hubs, each at each session that it is about."""
    return (*_quotas(run, register), *_rooms(run), *_hubs(run, register))


def _quotas(run: Run, register: Register) -> Iterator[Limit]:
    consultations = {session.id for session in run.plan.sessions}
    for number, quota in enumerate(run.case.quotas, start=1):
        for place, session in enumerate(sessions_of(run), start=1):
            if session.id in (quota.sessions or consultations):
                yield _quota(run, register, (number, quota), (place, session))


def _quota(run: Run, register: Register, asked: tuple[int, Quota], at: tuple[int, Session]) -> Limit:
    (number, quota), (place, session) = asked, at
    counted = [person for person in run.case.participants if is_counted(quota, person)]
    mode = REMOTE if quota.is_remote else IN_PERSON
    has_share = quota.least_share is not None or quota.most_share is not None
    return Limit(
        name=quota.id,
        session=session,
        whom=_whom(quota),
        found=Cell(_people(counted, session, mode), people_at(place, mode, (quota_column(number), 1))),
        base=_base(run, register, quota, at) if has_share else None,
        least=quota.least,
        most=quota.most,
        least_share=quota.least_share,
        most_share=quota.most_share,
    )


def _base(run: Run, register: Register, quota: Quota, at: tuple[int, Session]) -> Cell:
    """The number of people of whom the share is: those who come, with the remote ones where those count."""
    place, session = at
    modes = (IN_PERSON, REMOTE) if quota.is_remote else (IN_PERSON,)
    among = [person for person in run.case.participants if quota.among in ("", person.group)]
    # a number that no row has stands for a group without anybody
    condition = (("group_no", register.groups.get(quota.among, 0)),) if quota.among else ()
    parts = [people_at(place, mode, *condition) for mode in modes]
    return Cell(sum(_people(among, session, mode) for mode in modes), _plus(parts))


def _plus(parts: list[Formula]) -> Formula:
    """Add formulas up."""
    texts: list[str] = []
    references: list[Reference] = []
    for part in parts:
        moved = tuple(f"{{{len(references) + index}}}" for index in range(len(part.references)))
        texts.append(part.text.format(*moved))
        references += part.references
    return Formula("+".join(texts), tuple(references))


def _whom(quota: Quota) -> str:
    words = [word for word in (quota.group, quota.region, *quota.countries, quota.gender) if word]
    whom = ", ".join(words) or "everybody"
    return f"{whom}, {REMOTE if quota.is_remote else IN_PERSON}"


def _people(people: list[Participant], session: Session, mode: str) -> int:
    return sum(person.people for person in people if how(person, session.id) == mode)


def _rooms(run: Run) -> Iterator[Limit]:
    consultations = {session.id for session in run.plan.sessions}
    everybody = list(run.case.participants)
    for place, session in enumerate(sessions_of(run), start=1):
        if session.id in consultations and session.place.capacity is not None:
            found = Cell(_people(everybody, session, IN_PERSON), people_at(place, IN_PERSON))
            whom = f"everybody, {IN_PERSON}"
            yield Limit(f"seats in {session.place}", session, whom, found, most=session.place.capacity)


def _hubs(run: Run, register: Register) -> Iterator[Limit]:
    for hub in (hub for hub in run.case.hubs if hub.seats is not None):
        region = register.regions.get(hub.region, 0)
        people = [person for person in run.case.participants if region_of(person) == hub.region]
        for place, session in enumerate(sessions_of(run), start=1):
            found = Cell(_people(people, session, REMOTE), people_at(place, REMOTE, ("region_no", region)))
            whom = f"{hub.region}, {REMOTE}"
            yield Limit(f"seats at {hub.id}", session, whom, found, most=hub.seats)


def _row(number: int, limit: Limit) -> Row:
    cells: dict[str, Cell | Scalar] = {
        "no": number,
        "rule": limit.name,
        "session": limit.session.title,
        "whom": limit.whom,
        "found": limit.found,
        "least": limit.least,
        "most": limit.most,
        "least_share": limit.least_share,
        "most_share": limit.most_share,
        "verdict": _verdict(limit),
    }
    if limit.base is not None:
        base = _number(limit.base)
        share = Formula("IF({0}=0,0,{1}/{0})", (Here("base"), Here("found")))
        cells |= {"base": limit.base, "share": Cell(_number(limit.found) / base if base else 0, share)}
    return Row(cells)


def _verdict(limit: Limit) -> Cell:
    """A verdict that follows the counts; shares are compared by products, which need no rounding."""
    found, base = Here("found"), Here("base")
    tests: list[tuple[str, tuple[Reference, ...]]] = []
    if limit.least is not None:
        tests.append(("{0}<{1}", (found, Here("least"))))
    if limit.most is not None:
        tests.append(("{0}>{1}", (found, Here("most"))))
    if limit.least_share is not None:
        tests.append(("ROUND(100*{0}-{1}*{2},6)<0", (found, Here("least_share"), base)))
    if limit.most_share is not None:
        tests.append(("ROUND(100*{0}-{1}*{2},6)>0", (found, Here("most_share"), base)))
    text = f'"{KEPT}"'
    references: list[Reference] = []
    for test, needed in tests:
        moved = tuple(f"{{{len(references) + index}}}" for index in range(len(needed)))
        text = f'IF({test.format(*moved)},"{BROKEN}",{text})'
        references += needed
    verdict = KEPT if limit.is_kept else BROKEN
    return Cell(verdict, Formula(text, tuple(references)), Mark.GOOD if limit.is_kept else Mark.BAD)
