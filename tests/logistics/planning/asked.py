"""A case that leaves open who comes and who pays, small enough for its arrays to be written down.

    row    origin   people  group  Forum   Talks   who may pay
    afar   Nairobi  1              -       remote  own means
    civil  Nairobi  3       civil  comes   open    fund, own means
    state  Paris    4       state  open    open    own means; all four act as one

Meetings are talks, then forum; rows are in the order of their ids.
"""

from __future__ import annotations

from dataclasses import replace

from logistics.case.case import Case
from logistics.case.people import Funder, Participant, Quota
from logistics.planning.assemble import Assembly, assemble
from logistics.planning.subject import Subject
from logistics.pricing.price import price
from logistics.pricing.pricebook import PriceBook
from solver.attendance.problem import Tally
from solver.clock import Clock
from solver.watch import SILENT
from tests.logistics.planning.example import CASE, NAIROBI, PARIS

FUND = Funder("fund", "Fund", groups=("civil",))
AFAR = Participant("afar", NAIROBI, remote=frozenset({"talks"}))
CIVIL = Participant(
    "civil",
    NAIROBI,
    "civil",
    people=3,
    in_person=frozenset({"forum"}),
    either=frozenset({"talks"}),
    gender="f",
)
STATE = Participant(
    "state", PARIS, "state", people=4, either=frozenset({"forum", "talks"}), stays_together=True
)
ASKED = replace(CASE, participants=(STATE, AFAR, CIVIL), funders=(FUND,))


def assembled(case: Case = ASKED) -> Assembly:
    """Return the attendance problem of a case."""
    return assemble(case, price(case))


def subject_of(case: Case = ASKED, prices: PriceBook | None = None) -> Subject:
    """Return what the rules of a case are made of."""
    prices = prices or price(case)
    made = assemble(case, prices)
    return Subject(
        case,
        prices,
        made.rows,
        made.meetings,
        made.options,
        replace(made.problem, limits=()),
        made.hubs,
        made.missing,
    )


def quotas(*some: Quota) -> Case:
    """Return the case with quotas."""
    return replace(ASKED, quotas=some)


def numbers(tally: Tally) -> dict[str, object]:
    """Return the arrays of a tally that are not all zero, as lists."""
    arrays = {name: getattr(tally, name) for name in Tally.__slots__}
    return {name: array.tolist() for name, array in arrays.items() if array.any()}


def clock(seconds: float | None = None) -> Clock:
    """Return a clock that runs from now."""
    return Clock.started(SILENT, seconds)
