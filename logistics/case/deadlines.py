"""How long before a session or a departure things have to be done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from logistics.case.regions import is_country_in


class Task(StrEnum):
    """What has to be done in time."""

    VENUE = "venue"
    """The host confirms the venue."""
    HOTEL = "hotel"
    """Rooms are confirmed."""
    LETTER = "letter"
    """The invitation letter that a visa is applied for with is sent."""
    VISA = "visa"
    """The visa is applied for."""
    TICKET = "ticket"
    """The journey is bought."""


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """How long before something has to be done.

    Venue and hotel count from the first day of a consultation, ticket and visa from the departure, and the
    letter from the day on which the visa is applied for.

    Attributes:
        task: what has to be done.
        days: so many days before [days].
        countries: countries it holds for, as ``case.regions.is_country_in`` reads them: of the venue for
            venue and hotel, of the traveller for the others; empty: all.
        is_on_working_day: the last day is moved back to a working day of that country.
        source: where the row comes from; may be empty.
    """

    task: Task
    days: int
    countries: tuple[str, ...] = ()
    is_on_working_day: bool = False
    source: str = ""

    @property
    def is_assumed(self) -> bool:
        """True when nobody has sourced it."""
        return not self.source or self.source.lower().startswith("assum")


def deadline_rule(rules: tuple[DeadlineRule, ...], task: Task, country: str) -> DeadlineRule | None:
    """Return the rule that holds for a task and a country; None: the case has none.

    A rule that names the country comes before one that names a list it is on, and that before one for all;
    of several lists the one with the most days counts.

    Args:
        rules: rules of the case.
        task: what has to be done.
        country: ISO 3166-1 alpha-2 code.
    """
    found = [rule for rule in rules if rule.task is task and is_country_in(country, rule.countries)]
    return max(found, key=lambda rule: (_closeness(rule, country), rule.days), default=None)


def _closeness(rule: DeadlineRule, country: str) -> int:
    return 2 if country in rule.countries else int(bool(rule.countries))
