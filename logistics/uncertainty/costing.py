"""What every choice of dates costs in every draw: parts priced once, weighted by people, summed by choice.

All amounts are whole cents below 2^53, so that floating point adds them exactly in any order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from logistics.planning.options import IntArray
from logistics.uncertainty.board import Board, Slate
from logistics.uncertainty.classes import Desk
from logistics.uncertainty.party import NOWHERE
from logistics.uncertainty.spreads import FloatArray
from logistics.uncertainty.tariffs import PriceTables, Table
from logistics.uncertainty.worlds import Urn, Worlds

MOST_NUMBERS = 5_000_000
"""Prices of parts held at a time."""
LARGEST = 2**53
"""Amounts stay below this, where floating point is exact [cents]."""


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """Prices draws.

    Attributes:
        slate: the choices.
        urn: where draws come from.
        remote_cents: of one person at one remote session, by outcome [cents].
        venues: what the venues cost that a payer pays, by its id, ``[choices]`` [cents].
    """

    slate: Slate
    urn: Urn
    remote_cents: FloatArray
    venues: Mapping[str, FloatArray] = field(default_factory=dict)
    _boards: dict[tuple[int, ...], Board] = field(default_factory=dict, repr=False)

    def board(self, slips: tuple[int, ...]) -> Board:
        """Return the board of a calendar, laid out once.

        Args:
            slips: days by which each anchor that may be moved is later [days].
        """
        if slips not in self._boards:
            self._boards[slips] = self.slate.board(dict(zip(self.urn.movable, slips, strict=True)))
        return self._boards[slips]

    def costs(self, worlds: Worlds) -> FloatArray:
        """Return what each choice costs in each draw, ``[draws, choices]`` [cents].

        Raises:
            OverflowError: an amount is too large to be added exactly.
        """
        costs = np.empty((len(worlds), len(self.slate.choices)))
        for slips, draws in by_calendar(worlds):
            board = self.board(slips)
            at_once = max(MOST_NUMBERS // max(len(board.parts) * len(self.urn.party.origins), 1), 1)
            for start in range(0, len(draws), at_once):
                some = draws[start : start + at_once]
                costs[some] = self._on_board(board, worlds.of(some)) + self.venue_cents
        if costs.size and float(np.abs(costs).max()) >= LARGEST:
            message = "amounts are too large to be added exactly; use a larger currency unit"
            raise OverflowError(message)
        return costs

    @property
    def venue_cents(self) -> FloatArray:
        """What all venues cost, ``[choices]`` [cents]."""
        return sum(self.venues.values(), start=np.zeros(len(self.slate.choices)))

    def _on_board(self, board: Board, worlds: Worlds) -> FloatArray:
        fares, rest = money_tables(self.urn.prices, worlds)
        total = fares + rest
        desk = Desk(self.slate.case.rules, self.urn.prices.geography, total)
        heads_rest, heads_fares = self.heads(worlds)
        if heads_fares is heads_rest:
            sums = _weighted(board, desk, (total,), (heads_rest,))
        else:
            sums = _weighted(board, desk, (fares, rest), (heads_fares, heads_rest))
        columns = sums @ board.counts
        return np.asarray(columns[:, board.column] + self.remote(worlds)[:, None], dtype=np.float64)

    def heads(self, worlds: Worlds) -> tuple[FloatArray, FloatArray]:
        """Return people whose costs are paid, ``[draws, variants, origins]``.

        Returns:
            Those for whom everything but fares is paid, and those for whom fares are; one array if they
            are the same.
        """
        rest = self._heads(worlds, [one.rest for one in self.urn.party.outcomes])
        if all(one.rest == one.fares for one in self.urn.party.outcomes):
            return rest, rest
        return rest, self._heads(worlds, [one.fares for one in self.urn.party.outcomes])

    def _heads(self, worlds: Worlds, cells: list[int]) -> FloatArray:
        party = self.urn.party
        table = np.zeros((len(worlds), len(party.variants), len(party.origins)))
        for outcome, cell in enumerate(cells):
            if cell != NOWHERE:
                variant, origin = party.cells[cell]
                table[:, variant, origin] += worlds.people[:, outcome]
        return table

    def remote(self, worlds: Worlds) -> FloatArray:
        """Return what joining remotely costs, ``[draws]`` [cents]."""
        sessions = np.array([one.remote for one in self.urn.party.outcomes], dtype=np.float64)
        return np.asarray(worlds.people @ (sessions * self.remote_cents), dtype=np.float64)


def money_tables(prices: PriceTables, worlds: Worlds) -> tuple[Table, Table]:
    """Return fares, and everything else that is paid, for some draws."""
    return prices.of_fares(worlds.fares), prices.fixed_cents + prices.of_nights(worlds.lodging + worlds.meals)


def by_calendar(worlds: Worlds) -> list[tuple[tuple[int, ...], IntArray]]:
    """Return each calendar that is drawn, with its draws."""
    if not worlds.slips.shape[1]:
        return [((), np.arange(len(worlds)))]
    distinct, inverse = np.unique(worlds.slips, axis=0, return_inverse=True)
    flat = inverse.reshape(-1)
    return [
        (tuple(int(day) for day in row), np.flatnonzero(flat == number))
        for number, row in enumerate(distinct)
    ]


def _weighted(
    board: Board, desk: Desk, tables: tuple[Table, ...], heads: tuple[FloatArray, ...]
) -> FloatArray:
    """Return each feature summed over people, ``[draws, features]``."""
    draws, _, origins = heads[0].shape
    values = np.empty((len(tables), len(board.parts), draws, origins))
    for number, part in enumerate(board.parts):
        for table, value in enumerate(desk.values(part, *tables)):
            values[table, number] = value
    sums = np.zeros((draws, len(board.variant)))
    for value, weight in zip(values, heads, strict=True):
        sums += np.matmul(weight, value.transpose(1, 2, 0))[:, board.variant, board.part]
    return sums
