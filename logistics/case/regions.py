"""Regions and country groups of participants, as rules and reports name them."""

from __future__ import annotations

from logistics.case.people import Funder, Participant, Quota
from logistics.countries import countries, country

INCOME = {"low": "Low", "lower-middle": "Lower middle", "upper-middle": "Upper middle", "high": "High"}
"""Income levels of the World Bank by the words of a case."""
LISTS = ("ldc", "lldc", "sids")
"""Lists of the United Nations: least developed, landlocked developing, small island developing."""


def region_of(participant: Participant) -> str:
    """Return the region that the case gives, else the M49 region of the country of origin."""
    return participant.region or country(participant.origin.country).region


def is_country_in(code: str, names: tuple[str, ...]) -> bool:
    """Return whether a country is one of those named: codes, income levels or lists of the UN.

    Args:
        code: ISO 3166-1 alpha-2.
        names: codes in capital letters, and the words of ``INCOME`` and ``LISTS``; empty: all.
    """
    if not names or code in names:
        return True
    found = country(code)
    member = {"ldc": found.is_ldc, "lldc": found.is_lldc, "sids": found.is_sids}
    return any(member.get(word, False) or INCOME.get(word) == found.income_level for word in names)


def may_fund(funder: Funder, participant: Participant) -> bool:
    """Return whether a funder may pay for a participant: named by them where they name any, and eligible."""
    if participant.funders and funder.id not in participant.funders:
        return False
    return is_eligible(funder, participant)


def is_eligible(funder: Funder, participant: Participant) -> bool:
    """Return whether a participant meets the conditions of a funder."""
    is_in_group = not funder.groups or participant.group in funder.groups
    return is_in_group and is_country_in(participant.origin.country, funder.countries)


def is_counted(quota: Quota, participant: Participant) -> bool:
    """Return whether a quota counts a participant, wherever they attend."""
    return (
        participant.is_people
        and quota.group in ("", participant.group)
        and quota.region in ("", region_of(participant))
        and quota.gender in ("", participant.gender)
        and is_country_in(participant.origin.country, quota.countries)
    )


def is_country_of(code: str, names: tuple[str, ...]) -> bool:
    """Return whether a country is one of those named, or in a region named.

    Args:
        code: ISO 3166-1 alpha-2.
        names: values of ``region_names``; empty: everywhere.
    """
    found = country(code)
    return is_country_in(code, names) or found.region in names or found.subregion in names


def region_names() -> dict[str, str]:
    """Return how countries, regions and lists of countries may be named, by the name in small letters.

    Codes of countries, regions and subregions of M49, and the words of ``INCOME`` and ``LISTS``.
    """
    found = countries()
    regions = {name for each in found for name in (each.region, each.subregion) if name}
    return {
        name.casefold(): name for name in (*sorted(regions), *LISTS, *INCOME, *(each.code for each in found))
    }
