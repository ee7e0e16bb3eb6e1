"""Hours of a journey from door to door: planning conventions, all of them assumed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from logistics.library import UnknownNameError, read_reference


def travel_hours(km: int, mode: str) -> Decimal:
    """Return how long a journey takes one way.

    hours = km / speed + fixed + overhead, with the values of ``data/reference/travel_time.csv``: by air
    km / 800 + 0.5 + 3.5, by ground km / 80.

    Args:
        km: great-circle distance [km].
        mode: ``air``, ``ground`` or ``local``.

    Returns:
        Hours with two decimals [h]; nothing for local journeys.

    Raises:
        UnknownNameError: there is no such mode.
    """
    if mode == "local" or km <= 0:
        return Decimal("0.00")
    modes = _parameters()
    if mode not in modes:
        raise UnknownNameError("mode of travel", mode, (*modes, "local"))
    values = modes[mode]
    hours = km / values["speed"] + values.get("fixed", Decimal(0)) + values.get("overhead", Decimal(0))
    return hours.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


@cache
def _parameters() -> dict[str, dict[str, Decimal]]:
    modes: dict[str, dict[str, Decimal]] = {}
    for row in read_reference("travel_time"):
        modes.setdefault(row["mode"], {})[row["parameter"]] = Decimal(row["value"])
    return modes
