"""Fare models: the price of a journey there and back by its great-circle distance.

Below the limit of ground travel (400 km) the models of air fares say nothing. There the price is
assumed to grow evenly from nothing to the price at the limit, so that it is continuous and a longer
journey is never cheaper.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from logistics.library import LibraryError, UnknownNameError, read_reference
from logistics.pricing.curves import Curve, MidPoints, Power, Steps

LOW_MODEL = "gsa-discount"
HIGH_MODEL = "gsa-flexible"


@dataclass(frozen=True, slots=True)
class FareModel:
    """A named way to price a journey there and back, per person in economy class.

    Attributes:
        name: as a case names it.
        title: as shown to people.
        currency: ISO 4217 code of its amounts.
        price_year: year of its prices.
        source: id of the source.
        note: what to beware of; may be empty.
        curve: price by distance [units of the currency].
        ground_below_km: shorter journeys go by ground [km].
        linear_below_km: below it the price is assumed proportional to the distance [km]; 0: nowhere.
    """

    name: str
    title: str
    currency: str
    price_year: int
    source: str
    note: str
    curve: Curve
    ground_below_km: int
    linear_below_km: int

    def mode_at(self, km: int) -> str:
        """Return ``local`` (no journey), ``ground`` or ``air`` for a great-circle distance [km]."""
        if km <= 0:
            return "local"
        return "ground" if km < self.ground_below_km else "air"

    def is_assumed_at(self, km: int) -> bool:
        """Return True where the price at this distance [km] is our assumption, not the source's."""
        return 0 < km < self.linear_below_km

    def return_fare(self, km: int) -> Decimal:
        """Return the price of going there and back.

        Args:
            km: great-circle distance one way [km].

        Returns:
            Price with four decimals [units of ``currency``]; never lower for a longer journey.
        """
        if km <= 0:
            return Decimal("0.0000")
        limit = self.linear_below_km
        price = self.curve.at(limit) * km / limit if km < limit else self.curve.at(km)
        return price.quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP)


@cache
def fare_models() -> tuple[FareModel, ...]:
    """Return every shipped fare model, in the order of the table.

    Raises:
        LibraryError: the tables are missing or name an unknown form.
    """
    values: dict[str, list[dict[str, str]]] = {}
    for row in read_reference("fare_values"):
        values.setdefault(row["table"], []).append(row)
    return tuple(_fare_model(row, values[row["table"]]) for row in read_reference("fare_models"))


def fare_model(name: str) -> FareModel:
    """Return the fare model of a name.

    Raises:
        UnknownNameError: there is none; the error lists the names there are.
    """
    models = {model.name: model for model in fare_models()}
    if name not in models:
        raise UnknownNameError("fare model", name, tuple(models))
    return models[name]


def _fare_model(row: dict[str, str], values: list[dict[str, str]]) -> FareModel:
    return FareModel(
        name=row["model"],
        title=row["title"],
        currency=row["currency"],
        price_year=int(row["price_year"]),
        source=row["source"],
        note=row["note"],
        curve=_curve(row["form"], values, Decimal(row["multiplier"])),
        ground_below_km=int(row["ground_below_km"]),
        linear_below_km=int(row["linear_below_km"]),
    )


def _curve(form: str, values: list[dict[str, str]], multiplier: Decimal) -> Curve:
    if form == "power":
        named = {row["parameter"]: Decimal(row["value"]) for row in values}
        return Power(named["coefficient"] * multiplier, named["exponent"])
    bands = tuple(
        (int(row["from_km"]), int(row["to_km"]) if row["to_km"] else None, Decimal(row["value"]) * multiplier)
        for row in values
    )
    if form == "mid-points":
        return MidPoints.of_bands(bands)
    if form == "steps":
        return Steps(tuple((low, price) for low, _, price in bands))
    raise LibraryError("reference/fare_models.csv", f"unknown form {form!r}")
