"""One pydantic model for each table: the types and bounds of its cells. Unknown columns are ignored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from logistics.case.conditions import Condition
from logistics.case.deadlines import Task
from logistics.case.people import Cover
from logistics.case.rules import Mode, Rotation
from logistics.intake import cells
from logistics.intake.dictionary import column


def choice_of(table: str, name: str) -> Callable[[str], str]:
    """Return what reads a choice of a column or setting.

    Args:
        table: name of the table or section.
        name: heading or key.
    """
    return lambda text: cells.choice(text, column(table, name).choices)


def _choices_of(table: str, name: str) -> Callable[[str], frozenset[str]]:
    return lambda text: cells.choices(text, column(table, name).choices)


Id = Annotated[str, BeforeValidator(cells.identifier)]
Ids = Annotated[tuple[str, ...], BeforeValidator(cells.identifiers)]
Parts = Annotated[tuple[str, ...], BeforeValidator(cells.parted)]
Day = Annotated[date, BeforeValidator(cells.day)]
Clock = Annotated[time, BeforeValidator(cells.clock)]
Count = Annotated[int, Field(ge=0), BeforeValidator(cells.integer)]
Positive = Annotated[int, Field(ge=1), BeforeValidator(cells.integer)]
Amount = Annotated[Decimal, Field(ge=0), BeforeValidator(cells.decimal)]
Percent = Annotated[Decimal, Field(ge=0, le=100), BeforeValidator(cells.decimal)]
Factor = Annotated[Decimal, Field(gt=0), BeforeValidator(cells.decimal)]
Country = Annotated[str, BeforeValidator(cells.country)]
Countries = Annotated[tuple[str, ...], BeforeValidator(cells.countries)]
Currency = Annotated[str, BeforeValidator(cells.currency)]
TimeZone = Annotated[str, BeforeValidator(cells.time_zone)]
Weekdays = Annotated[frozenset[int], BeforeValidator(cells.weekdays)]
YesNo = Annotated[bool, BeforeValidator(cells.boolean)]
Latitude = Annotated[Decimal, Field(ge=-90, le=90), BeforeValidator(cells.decimal)]
Longitude = Annotated[Decimal, Field(ge=-180, le=180), BeforeValidator(cells.decimal)]
WORKING_WEEK = frozenset(range(5))


class Cells(BaseModel):
    """What every row has: blank cells are left out before, so that defaults hold for them."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)

    source: str = ""
    note: str = ""


class PlaceCells(Cells):
    """A row of the table places."""

    id: Id
    city: str
    country: Country
    iata: str = ""
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    time_zone: TimeZone = ""
    subdivision: str = ""
    capacity: Positive | None = None
    venue: Amount | None = None
    currency: Currency = ""
    office: YesNo = False


class AnchorCells(Cells):
    """A row of the table anchors."""

    id: Id
    title: str = ""
    place: str
    first_day: Day
    last_day: Day


class ConsultationCells(Cells):
    """A row of the table consultations."""

    id: Id
    title: str = ""
    places: Parts
    days: Positive = 1
    earliest: Day
    latest: Day
    weekdays: Weekdays = WORKING_WEEK
    beside: Ids = ()
    beside_gap_days: Count = 0
    after: Ids = ()
    least_gap_days: Count = 0
    most_gap_days: Count | None = None
    start: Clock | None = None
    hours: Annotated[Decimal, Field(gt=0, le=12), BeforeValidator(cells.decimal)] = Decimal(6)
    sittings: Annotated[int, Field(ge=1, le=2), BeforeValidator(cells.integer)] = 1
    series: str = ""
    host: str = ""
    only: Annotated[tuple[Condition, ...], BeforeValidator(cells.conditions)] = ()


class ParticipantCells(Cells):
    """A row of the table participants."""

    id: Id
    origin: str
    group: str = ""
    funder: Ids = ()
    people: Positive = 1
    nationality: Country = ""
    region: str = ""
    gender: str = ""
    own_means: Annotated[str, BeforeValidator(choice_of("participants", "own_means"))] = ""
    together: YesNo = False
    all_or_none: YesNo = False


class FareCells(Cells):
    """A row of the table fares."""

    origin: str = Field(alias="from")
    destination: str = Field(alias="to")
    amount: Amount
    currency: Currency = ""
    trip: Annotated[str, BeforeValidator(choice_of("fares", "trip"))] = "return"


class AllowanceCells(Cells):
    """A row of the table allowances."""

    place: str = ""
    country: Country = ""
    lodging: Amount
    meals: Amount
    currency: Currency = ""


class HolidayCells(Cells):
    """A row of the table holidays."""

    first_day: Day
    last_day: Day | None = None
    name: str
    place: str = ""
    consultation: str = ""


class FunderCells(Cells):
    """A row of the table funders."""

    id: Id
    title: str
    ceiling: Amount | None = None
    currency: Currency = ""
    groups: Parts = ()
    countries: Countries = ()
    covers: Annotated[frozenset[Cover], BeforeValidator(_choices_of("funders", "covers"))] = frozenset(
        {Cover.EVERYTHING}
    )
    lump_sum: Amount | None = None
    pays_for: Annotated[str, BeforeValidator(choice_of("funders", "pays_for"))] = "trips"


class QuotaCells(Cells):
    """A row of the table quotas."""

    id: Id
    sessions: Ids = ()
    group: str = ""
    region: str = ""
    countries: Countries = ()
    gender: str = ""
    counts: Annotated[str, BeforeValidator(choice_of("quotas", "counts"))] = "in-person"
    least: Count | None = None
    most: Count | None = None
    least_share: Percent | None = None
    most_share: Percent | None = None
    among: str = ""


class GroupCells(Cells):
    """A row of the table groups."""

    name: str
    weight: Count = 1


class HubCells(Cells):
    """A row of the table hubs."""

    id: Id
    region: str
    place: str
    cost: Amount = Decimal(0)
    each: Amount = Decimal(0)
    currency: Currency = ""
    seats: Positive | None = None
    funder: str = ""


class VisaCells(Cells):
    """A row of the table visas."""

    nationality: Countries = ()
    country: Countries = ()
    needed: YesNo = True
    cost: Amount | None = None
    currency: Currency = ""
    lead_days: Count | None = None
    refusal: Percent | None = None


class DeadlineCells(Cells):
    """A row of the table deadlines."""

    what: Annotated[Task, BeforeValidator(choice_of("deadlines", "what"))]
    days: Count
    countries: Countries = ()
    working_day: YesNo = False


class CaseCells(BaseModel):
    """The settings of the section case."""

    title: str
    currency: Currency
    price_date: Day


class TariffCells(BaseModel):
    """The settings of the section tariff."""

    fare_model: Annotated[str, BeforeValidator(choice_of("tariff", "fare_model"))] = "eu-unit-cost"
    fare_factor: Factor = Decimal(1)
    allowance_table: Annotated[str, BeforeValidator(choice_of("tariff", "allowance_table"))] = (
        "us-state-2026-04"
    )
    lodging_factor: Factor = Decimal(1)
    meals_factor: Factor = Decimal(1)
    terminal: Amount = Decimal(0)
    visa: Amount = Decimal(0)
    insurance: Amount = Decimal(0)
    remote: Amount = Decimal(0)
    venue: Amount = Decimal(0)
    hour_rate: Amount = Decimal(0)
    emissions_method: Annotated[str, BeforeValidator(choice_of("tariff", "emissions_method"))] = "desnz-2025"


class RulesCells(BaseModel):
    """The settings of the section rules."""

    arrive_days: Count = 1
    leave_days: Count = 1
    home_nights: Count = 1
    longest_stay_nights: Count = 30
    transfer_days: Count = 1
    local_km: Count = 50
    same_day: YesNo = False
    least_gap_days: Count = 0
    most_gap_days: Count | None = None
    latest_end: Day | None = None
    public_holidays: YesNo = True
    rotation: Annotated[Rotation, BeforeValidator(choice_of("rules", "rotation"))] = Rotation.NONE
    rotation_gap_days: Count | None = None
    mode: Annotated[Mode, BeforeValidator(choice_of("rules", "mode"))] = Mode.COST
    most_cost: Amount | None = None
    most_hours: Amount | None = None
    most_nights: Count | None = None
    most_trips: Count | None = None


class ChangeCells(BaseModel):
    """The settings of the section change."""

    session: Amount = Decimal(0)
    day: Amount = Decimal(0)
    place: Amount = Decimal(0)
    person: Amount = Decimal(0)
    notice_days: Count = 0
    ticket_fee: Amount = Decimal(0)
    ticket_share: Percent = Decimal(0)


class RateCells(BaseModel):
    """One setting of the section rates."""

    value: Factor
