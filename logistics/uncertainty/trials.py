"""Assumptions tried one at a time, all others as the case says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from logistics.case.uncertainty import What
from logistics.uncertainty.party import Event
from logistics.uncertainty.spreads import FloatArray, row_of_night
from logistics.uncertainty.worlds import Urn, Worlds, likelihoods

Chance = Callable[[Event, bool], FloatArray]
"""How likely an event is at each value tried, given whether the case says that it happens, ``[values]``."""


def at_factors(urn: Urn, row: int, factors: FloatArray) -> Worlds:
    """Return the draws in which the prices of a row are multiplied, not rounded.

    Args:
        urn: where draws come from.
        row: number of the uncertainty; of a price.
        factors: what the prices are multiplied by, ``[values]``, or ``[values, legs]`` for fares.
    """
    worlds = repeated(urn.central(), len(factors))
    factors = factors.reshape(len(factors), -1)
    if urn.rows[row].what is What.FARE:
        is_meant = np.array([other == row for other in urn.rows_of_legs()], dtype=np.bool_)
        return replace(worlds, fares=worlds.fares * np.where(is_meant, factors, 1.0)[:, :, None])
    places = urn.prices.geography.places
    is_meant = np.array([row_of_night(urn.rows, place) == row for place in places], dtype=np.bool_)
    by_place = np.where(is_meant, factors, 1.0)
    return replace(worlds, lodging=worlds.lodging * by_place, meals=worlds.meals * by_place)


def at_shares(urn: Urn, row: int, shares: FloatArray) -> Worlds:
    """Return the draws in which a share of the people of a row do what it is about, in expectation.

    Args:
        urn: where draws come from.
        row: number of the uncertainty; of people.
        shares: how many of the people do, as a share of them, ``[values]``.
    """
    return expected(
        urn, len(shares), lambda event, _: shares if event.row == row else np.full(len(shares), np.nan)
    )


def expected(urn: Urn, values: int, chance: Chance, *, is_refused: bool = False) -> Worlds:
    """Return the draws in which people are what is expected of them.

    Args:
        urn: where draws come from.
        values: how many draws.
        chance: how likely each event is; not a number: as the case says.
        is_refused: visas are refused as often as the table visas says, else none is.
    """
    worlds = repeated(urn.central(), values)
    people = np.zeros(worlds.people.shape)
    for number, cohort in enumerate(urn.party.cohorts):
        first, happens = urn.party.firsts[number], urn.party.happens(number)
        shares = np.ones((values, len(urn.rows)))
        for event in (event for event in cohort.events if not event.country):
            is_planned = event.is_coming or event.session in cohort.like.in_person
            told = chance(event, is_planned)
            shares[:, event.row] = np.where(np.isnan(told), float(is_planned), told)
        events = tuple(event if is_refused else replace(event, refusal=0.0) for event in cohort.events)
        heads = cohort.units * cohort.size * likelihoods(events, happens, shares)
        people[:, first : first + len(happens)] = heads
    return replace(worlds, people=people)


def at_refusals(urn: Urn) -> Worlds:
    """Return the one draw in which visas are refused as often as the case says, in expectation."""
    return expected(urn, 1, lambda *_: np.full(1, np.nan), is_refused=True)


def at_slip(urn: Urn, anchors: tuple[str, ...], days: int) -> Worlds:
    """Return the one draw in which some anchors are some days later."""
    worlds = urn.central()
    slips = worlds.slips.copy()
    slips[0, [name in anchors for name in urn.movable]] = days
    return replace(worlds, slips=slips)


def repeated(worlds: Worlds, times: int) -> Worlds:
    """Return one draw several times."""
    return worlds.of(np.zeros(times, dtype=np.int64))


def best_of(costs: FloatArray) -> int:
    """Return the cheapest choice of one draw, ``[choices]``, of equal ones the preferred."""
    return int(np.argmin(np.round(costs)))
