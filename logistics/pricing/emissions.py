"""CO2e of a journey by a named method, one way, per person."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from logistics.library import UnknownNameError, read_reference
from logistics.pricing.myclimate import SHORT_KM, MyclimateFactors

MODES = ("air", "ground", "local")


@dataclass(frozen=True, slots=True)
class EmissionMethod:
    """A named way to count the emissions of a flight.

    Attributes:
        name: as a case names it.
        title: as shown to people; says whether non-CO2 effects are in it.
        classes: travel classes it knows.
        source: id of the source.
        note: what to beware of.
        is_monotone: a longer flight never emits less; where it does not hold, savings can be artefacts.
    """

    name: str
    title: str
    classes: tuple[str, ...]
    source: str
    note: str
    is_monotone: bool


def emission_methods() -> tuple[EmissionMethod, ...]:
    """Return every shipped method, in the order of the table."""
    return tuple(
        EmissionMethod(
            name=row["method"],
            title=row["title"],
            classes=tuple(row["classes"].split(";")),
            source=row["source"],
            note=row["note"],
            is_monotone=row["is_monotone"] == "yes",
        )
        for row in read_reference("emission_methods")
    )


def co2e_kg(method: str, km: int, *, travel_class: str = "economy", mode: str = "air") -> Decimal:
    """Return the emissions of one journey one way, per person.

    Journeys by ground count as national rail under every method; those of mode ``local`` as nothing.

    Args:
        method: name of the method.
        km: great-circle distance one way [km].
        travel_class: ``economy``, ``premium-economy``, ``business`` or ``first``, if the method has it.
        mode: ``air``, ``ground`` or ``local``.

    Returns:
        Emissions with four decimals [kg CO2e].

    Raises:
        UnknownNameError: the method, the mode, or the class within the method is not known.
    """
    known = _method(method)
    if mode not in MODES:
        raise UnknownNameError("mode of travel", mode, MODES)
    if travel_class not in known.classes:
        raise UnknownNameError(f"travel class in {method}", travel_class, known.classes)
    if mode == "local" or km <= 0:
        return Decimal("0.0000")
    return _kg(method, travel_class, mode, km).quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP)


def _kg(method: str, travel_class: str, mode: str, km: int) -> Decimal:
    if mode == "ground":
        return _per_km("", "", "ground", km) * km
    if method.startswith("myclimate"):
        return _myclimate(method, travel_class).kg(km)
    return _per_km(method, travel_class, "air", km) * km


def _per_km(method: str, travel_class: str, mode: str, km: int) -> Decimal:
    rows = _rows(method, travel_class, mode)
    return next(Decimal(row["value"]) for row in reversed(rows) if int(row["from_km"]) <= km)


@cache
def _method(name: str) -> EmissionMethod:
    methods = {method.name: method for method in emission_methods()}
    if name not in methods:
        raise UnknownNameError("emissions method", name, tuple(methods))
    return methods[name]


@cache
def _rows(method: str, travel_class: str, mode: str) -> tuple[dict[str, str], ...]:
    wanted = (method, travel_class, mode)
    rows = read_reference("emission_factors")
    return tuple(row for row in rows if (row["method"], row["travel_class"], row["mode"]) == wanted)


@cache
def _myclimate(method: str, travel_class: str) -> MyclimateFactors:
    rows = _rows(method, "", "air") + _rows(method, travel_class, "air")
    both = {
        row["parameter"]: Decimal(row["value"]) for row in rows if not row["to_km"] and row["from_km"] == "0"
    }
    short = {row["parameter"]: Decimal(row["value"]) for row in rows if row["to_km"] == str(SHORT_KM)}
    long = {row["parameter"]: Decimal(row["value"]) for row in rows if row["from_km"] != "0"}
    return MyclimateFactors(both | short, both | long)
