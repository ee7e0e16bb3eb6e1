"""What a case does not know for certain: prices, who comes, and whether anchors keep their dates."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from logistics.case.people import Participant
from logistics.case.places import Place
from logistics.case.regions import is_country_in, region_of
from logistics.countries import country

WHOLE = Decimal(100)


class What(StrEnum):
    """What may be uncertain."""

    FARE = "fare"
    """Modelled fares of routes with an end that is selected."""
    PER_DIEM = "per-diem"
    """Per diems of places that are selected."""
    SHOW_UP = "show-up"
    """Whether people come at all."""
    ATTENDANCE = "attendance"
    """Whether people attend one session in person, whatever the table attendance says."""
    VISA = "visa"
    """Whether visas are refused; told by the table visas, not by a row of uncertainty."""


class Season(StrEnum):
    """Which fares have a shock in common."""

    MONTH = "month"
    SEASON = "season"
    """December to February, March to May, June to August, September to November."""
    YEAR = "year"
    """Every fare, whenever the journey."""


class StillPaid(StrEnum):
    """What is paid for somebody who does not come."""

    NOTHING = "nothing"
    FARES = "fares"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """How far one price, or one number of people, may be from what the case says.

    With ``sigma`` a price is log-normal; with ``low`` and ``high`` it follows a triangle whose peak is
    ``central``; a fare with neither follows a triangle between the low and the high fare model. A share of
    people follows the triangle, or is ``central``. Of several rows of one kind the first that selects holds.

    Attributes:
        id: identifier in the case.
        what: what is uncertain.
        participants: ids selected; empty: all. For people only.
        group: group selected; empty: all. For people only.
        region: region selected, of either end of a route, of the place, or of the person; empty: all.
        countries: countries selected, as ``case.regions.is_country_in`` reads them; empty: all.
        places: ids of places selected, of either end of a route; empty: all. For prices only.
        session: id of the session that is attended or not; only for ``ATTENDANCE``.
        low: least [% of the price, or of the people]; None: none given.
        central: most likely [% of the price, or of the people].
        high: most [% of the price, or of the people]; None: none given.
        sigma: standard deviation of the logarithm of the price [1]; None: none given.
        is_mean: the price of the case is the mean, not the median, of the log-normal distribution.
        source: where the row comes from; may be empty.
    """

    id: str
    what: What
    participants: tuple[str, ...] = ()
    group: str = ""
    region: str = ""
    countries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    session: str = ""
    low: Decimal | None = None
    central: Decimal = WHOLE
    high: Decimal | None = None
    sigma: Decimal | None = None
    is_mean: bool = False
    source: str = ""

    @property
    def is_assumed(self) -> bool:
        """True when nobody has sourced the row."""
        return not self.source or self.source.lower().startswith("assum")

    def selects_place(self, place: Place) -> bool:
        """Return whether a place is among those selected."""
        return (
            (not self.places or place.id in self.places)
            and self.region in ("", country(place.country).region)
            and is_country_in(place.country, self.countries)
        )

    def selects_person(self, participant: Participant) -> bool:
        """Return whether a participant, or the row it is a part of, is among those selected."""
        return (
            participant.is_people
            and (not self.participants or participant.row_id in self.participants)
            and self.group in ("", participant.group)
            and self.region in ("", region_of(participant))
            and is_country_in(participant.origin.country, self.countries)
        )


@dataclass(frozen=True, slots=True)
class Slip:
    """Anchors that may be moved, together, after the dates of the consultations are decided.

    Attributes:
        anchors: ids of the anchors.
        days: how many days later they are held; negative: earlier [days].
        probability: how likely that is [%].
        source: where the row comes from; may be empty.
    """

    anchors: tuple[str, ...]
    days: int
    probability: Decimal
    source: str = ""

    @property
    def is_assumed(self) -> bool:
        """True when nobody has sourced the row."""
        return not self.source or self.source.lower().startswith("assum")


@dataclass(frozen=True, slots=True)
class RangeRules:
    """How uncertain prices and people are drawn, and what is made of the draws.

    Attributes:
        fare_correlation: share of the variance of a fare that it has in common with the other fares between
            the same two regions in the same season [%].
        season: which fares have that in common.
        no_show: what is still paid for somebody who does not come.
        refused: what is still paid for sessions in a country that refuses the visa.
        worst_share: share of the costliest draws of which CVaR is the mean [%].
    """

    fare_correlation: Decimal = Decimal(50)
    season: Season = Season.SEASON
    no_show: StillPaid = StillPaid.NOTHING
    refused: StillPaid = StillPaid.NOTHING
    worst_share: Decimal = Decimal(10)
