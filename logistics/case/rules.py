"""Rules of travel and of the calendar, and the tariff: which prices apply."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from logistics.case.places import Place


class Mode(StrEnum):
    """What a plan does best, always under the rules of the case."""

    COST = "cost"
    """Least cost."""
    PARTICIPATION = "participation"
    """Least people missing from the quotas, then most people in person, then least cost."""
    BURDEN = "burden"
    """Least burden of the person who bears most, then least cost."""


class Rotation(StrEnum):
    """Between what the meetings of a series rotate: none in the same one soon again."""

    NONE = "none"
    REGION = "region"
    SUBREGION = "subregion"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Rules:
    """Limits on itineraries and dates. Free days between = days that belong to neither session.

    Attributes:
        arrive_days: arrive so many days before a session's first day [days].
        leave_days: leave so many days after a session's last day [days].
        home_nights: least nights at home for going home between two sessions [nights].
        longest_stay_nights: most nights a person stays on between leaving one session and being due
            at the next [nights]; a longer gap is spent at home.
        transfer_days: least days from the last day of a session to the first day of the next one in
            another place, when travelling straight on [days].
        local_km: within this great-circle distance a person lives locally, and a journey costs nothing [km].
        is_same_day_allowed: one person may attend two sessions on one day in one place.
        least_gap_days: least free days between any two consultations [days].
        most_gap_days: most free days between any two consultations [days]; None: no limit.
        latest_end: last day on which any consultation may sit; None: no limit.
        has_public_holidays: consultations keep off the public holidays of their place.
        rotation: between what the meetings of a series rotate.
        rotation_gap_days: least free days between two meetings of a series in the same region, subregion
            or country [days]; None: no two are in the same.
        mode: what the plan is to do best.
        most_cost: most that the travel of one person may cost, in the currency of the case; None: no limit.
        most_hours: most hours of travel of one person [h]; None: no limit.
        most_nights: most nights of one person away from home [nights]; None: no limit.
        most_trips: most trips of one person; None: no limit.
    """

    arrive_days: int = 1
    leave_days: int = 1
    home_nights: int = 1
    longest_stay_nights: int = 30
    transfer_days: int = 1
    local_km: int = 50
    is_same_day_allowed: bool = False
    least_gap_days: int = 0
    most_gap_days: int | None = None
    latest_end: date | None = None
    has_public_holidays: bool = True
    rotation: Rotation = Rotation.NONE
    rotation_gap_days: int | None = None
    mode: Mode = Mode.COST
    most_cost: Decimal | None = None
    most_hours: Decimal | None = None
    most_nights: int | None = None
    most_trips: int | None = None


@dataclass(frozen=True, slots=True)
class Tariff:
    """The chosen price tables, factors and lump sums. Lump sums are in the currency of the case.

    Attributes:
        fare_model: name of the fare model.
        fare_factor: multiplies every modelled fare (price year) [1].
        allowance_table: name of the per diem table.
        lodging_factor: multiplies every lodging rate (price year) [1].
        meals_factor: multiplies every meals rate (price year) [1].
        terminal: terminal expenses per departure and per arrival.
        visa: for each entry into a foreign country from another one.
        insurance: per trip from home.
        remote: remote connection per person and session.
        venue: venue of a consultation for each day, where the place says nothing else.
        hour_rate: value of an hour of travel.
        emissions_method: name of the CO2e method.
    """

    fare_model: str = "eu-unit-cost"
    fare_factor: Decimal = Decimal(1)
    allowance_table: str = "us-state-2026-04"
    lodging_factor: Decimal = Decimal(1)
    meals_factor: Decimal = Decimal(1)
    terminal: Decimal = Decimal(0)
    visa: Decimal = Decimal(0)
    insurance: Decimal = Decimal(0)
    remote: Decimal = Decimal(0)
    venue: Decimal = Decimal(0)
    hour_rate: Decimal = Decimal(0)
    emissions_method: str = "desnz-2025"


@dataclass(frozen=True, slots=True)
class OwnFare:
    """A fare quoted by the case itself; beats every model, both ways of the route.

    Attributes:
        origin: one end.
        destination: other end.
        amount: price in ``currency``.
        currency: ISO 4217.
        is_return: the amount is for there and back; else for one way.
        source: where it comes from.
    """

    origin: Place
    destination: Place
    amount: Decimal
    currency: str
    is_return: bool
    source: str = ""


@dataclass(frozen=True, slots=True)
class OwnAllowance:
    """A per diem quoted by the case itself, for a place or for a country; beats every table.

    Attributes:
        place: the place; None when it holds for ``country``.
        country: ISO 3166-1 alpha-2; empty when it holds for ``place``.
        lodging: per night in ``currency``.
        meals: per night in ``currency`` (meals and incidentals).
        currency: ISO 4217.
        source: where it comes from.
    """

    place: Place | None
    country: str
    lodging: Decimal
    meals: Decimal
    currency: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """An exchange rate of the case's own.

    Attributes:
        currency: ISO 4217 code of the foreign currency.
        value: units of the case currency for one unit of ``currency``.
        source: where it comes from.
    """

    currency: str
    value: Decimal
    source: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as given or by default, for the assumptions sheet.

    Attributes:
        address: ``section.key``.
        value: as text.
        unit: unit, or empty.
        source: who says so; ``assumed`` (or beginning with it) marks an assumption; empty when nobody said.
        note: remark; may be empty.
        is_default: not given by the case.
    """

    address: str
    value: str
    unit: str = ""
    source: str = ""
    note: str = ""
    is_default: bool = field(default=False)

    @property
    def is_assumed(self) -> bool:
        """True when the setting has no source behind it."""
        return self.is_default or not self.source or self.source.lower().startswith("assum")
