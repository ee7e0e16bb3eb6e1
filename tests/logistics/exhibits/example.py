"""A tiny case in which every kind of cost occurs, and names that spreadsheets like to misread."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from logistics.case.calendar import Consultation, Session
from logistics.case.case import Case
from logistics.case.people import Funder, Participant
from logistics.case.places import Place
from logistics.case.rules import OwnAllowance, OwnFare, Rate, Rules, Setting, Tariff
from logistics.conduct import run
from logistics.planning.request import Request
from logistics.planning.run import Run
from solver.watch import SILENT

GENEVA = Place("geneva", "Geneva", "CH", 46.2, 6.15, "Europe/Zurich", "GE")
VIENNA = Place("vienna", "Vienna", "AT", 48.2, 16.37, "Europe/Vienna")
PARIS = Place("paris", "Paris", "FR", 48.86, 2.35, "Europe/Paris")
NAIROBI = Place("nairobi", "Nairobi", "KE", -1.29, 36.82, "Africa/Nairobi")


def june(day: int) -> date:
    """Return a day of June 2005: the 6th, 13th and 20th are Mondays."""
    return date(2005, 6, day)


FORUM = Session("forum", "=1+1", GENEVA, june(15), june(16))
TALKS = Consultation("talks", "+A1", 1, (GENEVA, VIENNA), june(13), june(17), beside=("forum",))
ROUND = Consultation("round", "@round", 2, (VIENNA,), june(20), june(22), after=("talks",))
BOTH = frozenset({"talks", "round"})

PARTICIPANTS = (
    Participant("1", NAIROBI, "NGO", "fund", 2, BOTH | {"forum"}, source="list"),
    Participant("01", PARIS, "ngo", "", 1, frozenset({"talks"}), frozenset({"round"}), is_assumed=True),
    Participant("A", PARIS, "", "fund", 1, BOTH, source="list"),
    Participant("a", GENEVA, "=1+1", "fund", 3, frozenset({"talks", "forum"}), source="list"),
    Participant("p-5", PARIS, "wh*t?", "purse", 1, frozenset({"forum", "round"}), source="list"),
    Participant("p-6", VIENNA, ">0", "purse", 1, frozenset({"round"}), frozenset({"talks"}), source="list"),
)

CASE = Case(
    title="=Tiny",
    currency="CHF",
    price_date=june(13),
    places=(GENEVA, VIENNA, PARIS, NAIROBI),
    anchors=(FORUM,),
    consultations=(TALKS, ROUND),
    participants=PARTICIPANTS,
    rules=Rules(has_public_holidays=False),
    tariff=Tariff(
        fare_factor=Decimal("0.9"),
        terminal=Decimal(12),
        visa=Decimal(60),
        insurance=Decimal("5.55"),
        remote=Decimal(20),
        hour_rate=Decimal("10.1"),
    ),
    fares=(OwnFare(PARIS, GENEVA, Decimal("199.99"), "EUR", is_return=True, source="agency"),),
    allowances=(
        OwnAllowance(GENEVA, "", Decimal("150.35"), Decimal("80.05"), "EUR", "me"),
        OwnAllowance(VIENNA, "", Decimal(100), Decimal(50), "CHF", "assumption"),
    ),
    funders=(
        Funder("fund", "@fund", groups=("NGO", "", "=1+1")),
        Funder("purse", "@fund", groups=("wh*t?", ">0")),
    ),
    rates=(Rate("EUR", Decimal("1.5379"), "me"), Rate("USD", Decimal("1.275"), "")),
    settings=(
        Setting("case.title", "=Tiny"),
        Setting("tariff.fare_factor", "0.9", "1", "me", "-2+3"),
        Setting("rules.latest_end", "", is_default=True),
    ),
)

STAMP = (("backtoback", "any"), ("engine", "ortools"))


def tiny_run(case: Case = CASE) -> Run:
    """Return the plan of the tiny case, with a stamp that no new version changes."""
    return replace(run(case, (), Request(alternatives=2), SILENT), stamp=STAMP)
