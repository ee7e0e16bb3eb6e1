"""Looks up cities on the network, only when asked to: the answers are kept in a file and used again.

Nothing else imports this module. Its answers come from OpenStreetMap (Nominatim), whose data stand
under the Open Database License: name it as the source of the coordinates.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from geopy.exc import GeopyError
from geopy.geocoders import Nominatim

from logistics.errors import LogisticsError

SOURCE = "OpenStreetMap contributors, through Nominatim"
_SECONDS = 10


class OnlineError(LogisticsError):
    """The look-up failed: no network, no answer, or a damaged file of answers."""

    def __init__(self, query: str, reason: str) -> None:
        self.query = query
        super().__init__(f"looking up {query!r} failed: {reason}; give latitude and longitude instead")


class Answer(Protocol):
    """What a geocoder of geopy answers."""

    latitude: float
    longitude: float
    address: str


class Geocoder(Protocol):
    """What is used of a geocoder of geopy."""

    def geocode(self, query: str, *, country_codes: str | None) -> Answer | None:
        """Return the best answer to a query within a country, or None."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """A place that was found on the network.

    Attributes:
        latitude: [degrees north].
        longitude: [degrees east].
        address: what the answer calls it.
        day: day of the look-up, in ISO form.
    """

    latitude: float
    longitude: float
    address: str
    day: str


def nominatim() -> Geocoder:
    """Return the geocoder of OpenStreetMap, as geopy offers it."""
    geocoder: Geocoder = Nominatim(user_agent="backtoback", timeout=_SECONDS)
    return geocoder


def answers_file() -> Path:
    """Return where answers are kept: in the folder for such files of the user's system."""
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    folder = Path(named) if named else Path.home() / ".cache"
    return folder / "backtoback" / "places.json"


def locate(city: str, country: str, *, geocoder: Geocoder, answers: Path, day: date) -> Found | None:
    """Return where a city lies, from the kept answers or else from the network.

    Args:
        city: name in any language.
        country: ISO 3166-1 alpha-2 code; empty: anywhere.
        geocoder: who is asked.
        answers: file of kept answers; it is made when it is not there.
        day: today.

    Returns:
        The place; None when it is not known there either, which is not kept.

    Raises:
        OnlineError: the geocoder failed, or the file of answers is damaged.
    """
    query = f"{city}, {country}" if country else city
    kept = _kept(query, answers)
    if query in kept:
        return kept[query]
    try:
        answer = geocoder.geocode(city, country_codes=country.lower() or None)
    except GeopyError as error:
        raise OnlineError(query, str(error)) from error
    if answer is None:
        return None
    found = Found(answer.latitude, answer.longitude, answer.address, day.isoformat())
    _keep(kept | {query: found}, answers)
    return found


def _kept(query: str, answers: Path) -> dict[str, Found]:
    if not answers.exists():
        return {}
    try:
        entries = json.loads(answers.read_text(encoding="utf-8"))
        return {name: Found(**entry) for name, entry in entries.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise OnlineError(query, f"{answers} is damaged and should be deleted") from error


def _keep(found: dict[str, Found], answers: Path) -> None:
    answers.parent.mkdir(parents=True, exist_ok=True)
    entries = {name: asdict(entry) for name, entry in sorted(found.items())}
    answers.write_text(json.dumps(entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
