"""The case: everything a run needs, with all references resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from logistics.case.calendar import ClosedDays, Consultation, Session
from logistics.case.change_prices import ChangePrices
from logistics.case.changes import Change
from logistics.case.deadlines import DeadlineRule
from logistics.case.people import Funder, Group, Participant, Quota, RemoteHub
from logistics.case.places import Place
from logistics.case.rules import OwnAllowance, OwnFare, Rate, Rules, Setting, Tariff
from logistics.case.uncertainty import RangeRules, Slip, Uncertainty
from logistics.case.visas import VisaRule


@dataclass(frozen=True, slots=True)
class Case:
    """Validated input. Tuples keep the order of the file; no result depends on it.

    Attributes:
        title: as shown to people.
        currency: ISO 4217 code in which everything is counted.
        price_date: day of the prices and exchange rates.
        places: all places named in the case.
        anchors: sessions whose place and dates are fixed.
        consultations: meetings to be placed.
        participants: who attends.
        rules: limits.
        tariff: prices chosen.
        fares: own fares.
        allowances: own per diems.
        closed: own holidays and blackout days.
        funders: who pays.
        quotas: what is asked of the number of people.
        groups: groups with a weight of their own.
        hubs: rooms for those who join remotely.
        visas: who needs a visa for where.
        deadlines: how long before things have to be done.
        change: what it costs to change the plan once it is published.
        uncertainties: how far prices and numbers of people may be from what the case says.
        slips: anchors that may be moved.
        ranges: how what is uncertain is drawn.
        rates: own exchange rates.
        settings: every setting with its source.
        scenarios: names of the scenarios applied, ``--set`` last; empty: the case as in the file.
        changes: what scenarios and ``--set`` changed in the file; equal cases may have come about otherwise.
    """

    title: str
    currency: str
    price_date: date
    places: tuple[Place, ...]
    anchors: tuple[Session, ...]
    consultations: tuple[Consultation, ...]
    participants: tuple[Participant, ...]
    rules: Rules = field(default_factory=Rules)
    tariff: Tariff = field(default_factory=Tariff)
    fares: tuple[OwnFare, ...] = ()
    allowances: tuple[OwnAllowance, ...] = ()
    closed: tuple[ClosedDays, ...] = ()
    funders: tuple[Funder, ...] = ()
    quotas: tuple[Quota, ...] = ()
    groups: tuple[Group, ...] = ()
    hubs: tuple[RemoteHub, ...] = ()
    visas: tuple[VisaRule, ...] = ()
    deadlines: tuple[DeadlineRule, ...] = ()
    change: ChangePrices = field(default_factory=ChangePrices)
    uncertainties: tuple[Uncertainty, ...] = ()
    slips: tuple[Slip, ...] = ()
    ranges: RangeRules = field(default_factory=RangeRules)
    rates: tuple[Rate, ...] = ()
    settings: tuple[Setting, ...] = ()
    scenarios: tuple[str, ...] = field(default=(), compare=False, repr=False)
    changes: tuple[Change, ...] = field(default=(), compare=False, repr=False)

    @property
    def heading(self) -> str:
        """The title, and in brackets the scenarios that were applied."""
        return f"{self.title} [{', '.join(self.scenarios)}]" if self.scenarios else self.title
