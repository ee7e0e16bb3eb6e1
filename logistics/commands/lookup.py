"""The opt-in online look-up of cities: nothing is asked unless ``--online`` is given."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from logistics.commands.console import talk

if TYPE_CHECKING:
    from logistics.intake.atlas import Locate


def locating(online: bool) -> Locate | None:
    """Return who is asked for cities that the shipped table lacks; None: nobody."""
    if not online:
        return None
    from logistics.online import SOURCE, answers_file, locate, nominatim

    geocoder = nominatim()

    def ask(city: str, country: str) -> tuple[float, float] | None:
        today = datetime.now(tz=UTC).date()
        found = locate(city, country, geocoder=geocoder, answers=answers_file(), day=today)
        if found is None:
            return None
        talk(f"{city}, {country}: {found.latitude}, {found.longitude} ({found.address}; {SOURCE})")
        return found.latitude, found.longitude

    return ask
