"""No test here touches the network: the answer of Nominatim is a recorded one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderUnavailable
from geopy.geocoders import Nominatim

from logistics.online import Found, OnlineError, answers_file, locate, nominatim

DAY = date(2026, 11, 23)
BOSSEY = Found(46.3419, 6.1836, "Bossey, Bogis-Bossey, District de Nyon, Vaud, Schweiz", "2026-11-23")
RECORDED = [{"lat": "46.3419", "lon": "6.1836", "display_name": BOSSEY.address}]


class Recorded(BaseSyncAdapter):  # type: ignore[misc]
    """Answers every request with the recorded answer, and notes the address asked."""

    asked: list[str]

    def get_json(self, url: str, *, timeout: int, headers: dict[str, str]) -> object:  # noqa: ARG002
        self.asked.append(url)
        return RECORDED

    def get_text(self, url: str, *, timeout: int, headers: dict[str, str]) -> str:
        raise NotImplementedError


class Silent:
    """A geocoder that knows nothing, or cannot be reached."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.asked: list[str] = []

    def geocode(self, query: str, *, country_codes: str | None) -> None:
        self.asked.append(f"{query} {country_codes}")
        if self.error:
            raise self.error


def recorded(asked: list[str]) -> Nominatim:
    kind = type("Kind", (Recorded,), {"asked": asked})
    return Nominatim(user_agent="test", adapter_factory=kind)


def test_answer_is_kept_and_used_again(tmp_path: Path) -> None:
    answers = tmp_path / "deep" / "places.json"
    asked: list[str] = []
    silent = Silent()

    first = locate("Bossey", "CH", geocoder=recorded(asked), answers=answers, day=DAY)
    second = locate("Bossey", "CH", geocoder=silent, answers=answers, day=date(2027, 1, 1))

    assert (first, second, silent.asked) == (BOSSEY, BOSSEY, [])
    assert [url.partition("?")[2] for url in asked] == ["q=Bossey&format=json&limit=1&countrycodes=ch"]


def test_unknown_place_is_not_kept(tmp_path: Path) -> None:
    silent = Silent()

    found = locate("Narnia", "", geocoder=silent, answers=tmp_path / "places.json", day=DAY)

    assert (found, silent.asked, list(tmp_path.iterdir())) == (None, ["Narnia None"], [])


def test_failure_of_the_network_says_what_to_do(tmp_path: Path) -> None:
    silent = Silent(GeocoderUnavailable("no route to host"))

    with pytest.raises(OnlineError) as caught:
        locate("Bossey", "CH", geocoder=silent, answers=tmp_path / "places.json", day=DAY)

    assert str(caught.value) == (
        "looking up 'Bossey, CH' failed: no route to host; give latitude and longitude instead"
    )


@pytest.mark.parametrize("text", ["{", "[]", '{"a": 1}', '{"a": {"latitude": 1}}'])
def test_damaged_answers_are_reported(text: str, tmp_path: Path) -> None:
    answers = tmp_path / "places.json"
    answers.write_text(text, encoding="utf-8")

    with pytest.raises(OnlineError) as caught:
        locate("Bossey", "CH", geocoder=Silent(), answers=answers, day=DAY)

    assert str(caught.value) == (
        f"looking up 'Bossey, CH' failed: {answers} is damaged and should be deleted; "
        "give latitude and longitude instead"
    )


def test_answers_lie_in_the_folder_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert answers_file() == tmp_path / "backtoback" / "places.json"

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert answers_file() == tmp_path / ".cache" / "backtoback" / "places.json"


def test_nominatim_names_this_program() -> None:
    geocoder = nominatim()

    assert isinstance(geocoder, Nominatim)
    assert geocoder.headers == {"User-Agent": "backtoback"}
