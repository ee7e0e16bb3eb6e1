"""A decided case small enough to be worked out by hand.

Forum on 14-15 June, Talks on the 16th, both in Geneva, which holds three. Amounts in CHF, a person:

    part  origin   people  Forum   Talks   cost                      paid
    d/1   Nairobi  2       comes   comes   1000 fares + 4 nights 600  fares 1000, fund 600
    d/2   Nairobi  1       comes   remote  1000 + 3 nights 450 + 5    fund 1455
    bob   Paris    1       comes   comes   200 + 4 nights 600         host 150, own means 650
    eve   Paris    2       remote  remote  2 connections 20           own means 20
    zoe   Nairobi  1       -       remote  5 at the hub               own means 5
    hub   Nairobi          -       open    200                        fund 200

The fund so pays 2 * 600 + 1455 + 200 = 2855, all that it has. The host pays what the Talks cost bob on top
of the Forum: one night.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from logistics.case.case import Case
from logistics.case.people import Cover, Funder, Participant, Quota, RemoteHub, Role
from logistics.case.rules import Rules, Tariff
from logistics.planning.itineraries import make_baseline, make_plan
from logistics.planning.verify_payments import recounted_payments
from logistics.planning.verify_people import wrong_decision
from logistics.pricing.price import price
from logistics.pricing.pricebook import HubPrice
from logistics.pricing.quotes import Part, PartKind, Quote
from tests.logistics.planning.example import CASE, FORUM, GENEVA, NAIROBI, PARIS, TALKS, session

HALL = replace(GENEVA, capacity=3)
FUNDERS = (
    Funder("fares", "Fares", covers=frozenset({Cover.FARE})),
    Funder("fund", "Fund", ceiling=Decimal(2855), countries=("KE",)),
    Funder("host", "Host", groups=("state",), is_extra_only=True),
)
DELEGATION = Participant(
    "d",
    NAIROBI,
    "civil",
    people=3,
    in_person=frozenset({"forum"}),
    either=frozenset({"talks"}),
    gender="f",
    funders=("fares", "fund"),
    has_own_means=False,
)
BOB = Participant("bob", PARIS, "state", in_person=frozenset({"forum"}), either=frozenset({"talks"}))
EVE = Participant(
    "eve",
    PARIS,
    people=2,
    either=frozenset({"forum", "talks"}),
    stays_together=True,
    is_all_or_none=True,
)
ZOE = Participant("zoe", NAIROBI, remote=frozenset({"talks"}))
HUB = RemoteHub("hub", "Africa", NAIROBI, Decimal(200), Decimal(5), seats=2, funder="fund")
QUOTAS = (
    Quota("civil", group="civil", least=2),
    Quota("women", ("forum", "talks"), gender="f", least_share=Decimal("66.6")),
    Quota("afar", is_remote=True, most=4, most_share=Decimal("57.2")),
    Quota("states", group="state", most=1, most_share=Decimal(50), among="civil"),
)
ASKED = replace(
    CASE,
    anchors=(replace(FORUM, place=HALL),),
    consultations=(replace(TALKS, places=(HALL,)),),
    participants=(DELEGATION, BOB, EVE, ZOE),
    rules=Rules(
        has_public_holidays=False,
        most_cost=Decimal(1600),
        most_hours=Decimal(24),
        most_nights=4,
        most_trips=1,
    ),
    tariff=Tariff(remote=Decimal(10)),
    funders=FUNDERS,
    quotas=QUOTAS,
    hubs=(HUB,),
)
D1 = replace(
    DELEGATION,
    id="d/1",
    people=2,
    in_person=frozenset({"forum", "talks"}),
    either=frozenset(),
    funder="fares",
    second_funder="fund",
    row="d",
)
D2 = replace(
    DELEGATION, id="d/2", people=1, remote=frozenset({"talks"}), either=frozenset(), funder="fund", row="d"
)
DECIDED = replace(
    ASKED,
    participants=(
        D1,
        D2,
        replace(BOB, in_person=frozenset({"forum", "talks"}), either=frozenset(), funder="host"),
        replace(EVE, remote=frozenset({"forum", "talks"}), either=frozenset()),
        ZOE,
        Participant(
            "hub", NAIROBI, funder="fund", remote=frozenset({"talks"}), region="Africa", role=Role.HUB
        ),
    ),
)
PAID = (
    ("d/1", "fares", 200_000),
    ("d/1", "fund", 120_000),
    ("d/2", "fund", 145_500),
    ("bob", "host", 15_000),
    ("bob", "", 65_000),
    ("eve", "", 4_000),
    ("zoe", "", 500),
    ("hub", "fund", 20_000),
)
SESSIONS = (session("talks", HALL, 16),)


def connection(amount: int) -> Quote:
    """Return a quote for a remote connection [CHF]."""
    one = Decimal(1)
    kind = PartKind.REMOTE
    return Quote.of(kind, kind, Part(kind, kind, one, "each", Decimal(amount), "CHF", one, one, "me"))


PRICES = replace(
    price(ASKED),
    ceilings={"fund": 285_500},
    lump_sums={},
    hubs={"Africa": HubPrice(session=connection(200), each=connection(5))},
)


def with_part(name: str, **changes: Any) -> Case:  # noqa: ANN401 - attributes of any type
    """Return the decided case with one participant changed."""
    people = (replace(who, **changes) if who.id == name else who for who in DECIDED.participants)
    return replace(DECIDED, participants=tuple(people))


def without(name: str) -> Case:
    """Return the decided case without one participant."""
    return replace(DECIDED, participants=tuple(who for who in DECIDED.participants if who.id != name))


def told(decided: Case = DECIDED, asked: Case = ASKED, allowed_missing: int = 0) -> tuple[str, ...]:
    """Return what is wrong with a decision whose journeys and payments are those that belong to it."""
    plan, baseline = (make(decided, PRICES, SESSIONS) for make in (make_plan, make_baseline))
    found = recounted_payments(asked, PRICES, plan, baseline)
    paid = tuple((who, payer, amount) for (who, payer), amount in found.items())
    return tuple(
        wrong_decision(asked, decided, PRICES, plan, baseline, paid, allowed_missing=allowed_missing)
    )
