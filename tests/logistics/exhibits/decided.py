"""A case as decided: attendance that was left open, every kind of payer, a ceiling, a quota and a hub."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from logistics.case.case import Case
from logistics.case.people import Cover, Funder, Group, Participant, Quota, RemoteHub, Role
from logistics.conduct import run
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.request import Request
from logistics.planning.run import Run
from logistics.pricing.price import price
from logistics.pricing.pricebook import HubPrice, PriceBook
from logistics.pricing.quotes import Part, PartKind, Quote
from solver.watch import SILENT
from tests.logistics.exhibits.example import CASE as TINY
from tests.logistics.exhibits.example import GENEVA, NAIROBI, PARIS, STAMP, VIENNA

ROOM = replace(VIENNA, capacity=5)
TALKS = replace(TINY.consultations[0], places=(GENEVA, ROOM))
ROUND = replace(TINY.consultations[1], places=(ROOM,))
BOTH = frozenset({"talks", "round"})
ALL = BOTH | {"forum"}

FUNDERS = (
    Funder("fund", "Fellowships", Decimal("6000.50"), "EUR", ("ngo",), is_extra_only=True),
    Funder("fare", "Fares", Decimal(5000), covers=frozenset({Cover.FARE, Cover.TERMINAL})),
    Funder("lump", "Lump sums", lump_sum=Decimal("300.10"), currency="EUR"),
    Funder("host", "The host", Decimal(9000)),
    Funder("idle", "Idle", Decimal(1)),
)

ASKED = (
    Participant("n-1", NAIROBI, "ngo", people=3, in_person=frozenset({"forum"}), either=BOTH),
    Participant("n-2", PARIS, "ngo", in_person=frozenset({"talks"}), remote=frozenset({"forum"})),
    Participant("s-1", PARIS, "state", people=2, in_person=ALL, funders=("fare",)),
    Participant("s-2", NAIROBI, "state", in_person=BOTH, funders=("lump",)),
    Participant("b-1", GENEVA, "", in_person=ALL),
    Participant("b-2", NAIROBI, "state", either=frozenset({"talks"}), has_own_means=False),
)

DECIDED = (
    replace(ASKED[0], id="n-1/1", row="n-1", people=2, in_person=ALL, either=frozenset(), funder="fund"),
    replace(
        ASKED[0], id="n-1/2", row="n-1", people=1, remote=BOTH, either=frozenset(), funder="fund",
        second_funder="host",
    ),
    replace(ASKED[1], funder="host"),
    replace(ASKED[2], funder="fare", second_funder="host"),
    replace(ASKED[3], funder="lump"),
    ASKED[4],
    replace(ASKED[5], remote=frozenset({"talks"}), either=frozenset(), funder="host"),
    Participant("hub-africa", NAIROBI, region="Africa", funder="host", remote=BOTH, role=Role.HUB),
)  # fmt: skip

CASE: Case = replace(
    TINY,
    title="Decided",
    places=(GENEVA, ROOM, PARIS, NAIROBI),
    consultations=(TALKS, ROUND),
    participants=ASKED,
    tariff=replace(TINY.tariff, remote=Decimal(20)),
    funders=FUNDERS,
    quotas=(
        Quota("least", group="ngo", least=3),
        Quota("share", sessions=("round",), group="ngo", least_share=Decimal("33.3"), among=""),
        Quota("africa", sessions=("talks",), region="Africa", most_share=Decimal(50), among="state"),
        Quota("remote", is_remote=True, countries=("KE",), most=1, most_share=Decimal(90)),
        Quota("women", sessions=("forum",), gender="female", most_share=Decimal(10), among="nobody"),
    ),
    groups=(Group("ngo", 2),),
    hubs=(RemoteHub("hub", "Africa", NAIROBI, Decimal(100), Decimal(5), seats=1),),
)
EUR = Decimal("1.5379")


def prices_of(case: Case) -> PriceBook:
    """Return the prices with ceilings, lump sums and the hub worked out by hand [cents]."""
    return replace(
        price(case),
        ceilings={"fund": 922_817, "fare": 500_000, "host": 900_000, "idle": 100},
        lump_sums={"lump": 46_152},
        hubs={"Africa": HubPrice(_remote("hub-hub", 100), _remote("hub-hub-each", 5))},
    )


def _remote(name: str, amount: int) -> Quote:
    part = Part(
        PartKind.REMOTE, "room", Decimal(1), "session", Decimal(amount), "CHF", Decimal(1), Decimal(1), "me"
    )
    return Quote.of(name, name, part)


def _without_rules_on_people(case: Case) -> Case:
    # its room is too small for all who are said to come: the sheets have to tell
    people = tuple(
        replace(one, funder="", second_funder="", funders=(), has_own_means=True, people=1)
        for one in case.participants
        if one.is_people
    )
    return replace(case, participants=people, funders=(), quotas=(), hubs=())


def decided_run() -> Run:
    """Return the run of the decided case; only the dates are the solver's."""
    decided = replace(CASE, participants=DECIDED)
    plain = run(_without_rules_on_people(decided), (), Request(alternatives=0), SILENT)
    prices = prices_of(decided)
    return replace(
        plain,
        case=decided,
        asked=CASE,
        prices=prices,
        plan=make_plan(decided, prices, plain.plan.sessions),
        baseline=make_baseline(decided, prices, plain.plan.sessions),
        stamp=STAMP,
    )
