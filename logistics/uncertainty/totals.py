"""The totals of one choice of dates in every draw: by kind of cost, payer and group, travel and people."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from logistics.case.venues import GROUP
from logistics.planning.options import IntArray
from logistics.planning.payments import OWN_MEANS, covered_kinds, first_payer, second_payer
from logistics.pricing.quotes import PartKind
from logistics.uncertainty.board import Board
from logistics.uncertainty.classes import Desk
from logistics.uncertainty.costing import Ledger, by_calendar, money_tables
from logistics.uncertainty.party import Outcome
from logistics.uncertainty.spreads import FloatArray
from logistics.uncertainty.tariffs import Table
from logistics.uncertainty.worlds import Worlds

HOURS, CO2E = "hours", "co2e"
"""What is counted of travel, beside kinds of cost."""


class Sum(StrEnum):
    """What a total is about."""

    COST = "cost"
    KIND = "kind"
    FUNDER = "funder"
    GROUP = "group"
    CO2E = "co2e"
    HOURS = "hours"
    COMING = "coming"
    PEOPLE = "people"
    MISSED = "missed"


Name = tuple[Sum, str]
"""What a total is about, and the kind, funder, group or consultation, where it is about one."""
Amounts = dict[str, FloatArray]
"""What one person of each outcome counts, by kind, ``[draws, outcomes]``."""


@dataclass(frozen=True, slots=True, eq=False)
class Till:
    """Adds up one choice of dates.

    Attributes:
        ledger: prices draws.
        choice: number of the choice.
        lump_sums: most that funders pay for one person, by id [cents].
    """

    ledger: Ledger
    choice: int
    lump_sums: dict[str, int]

    def totals(self, worlds: Worlds) -> dict[Name, FloatArray]:
        """Return every total in each draw, ``[draws]``; amounts of money in cents.

        Hours are hundredths, emissions ten-thousandths of a kilogram.
        """
        found: dict[Name, FloatArray] = {}
        for slips, draws in by_calendar(worlds):
            for name, values in self._on_board(self.ledger.board(slips), worlds.of(draws)).items():
                found.setdefault(name, np.zeros(len(worlds)))[draws] = values
        return found

    def _on_board(self, board: Board, worlds: Worlds) -> dict[Name, FloatArray]:
        outcomes = self.ledger.urn.party.outcomes
        people, goes = worlds.people, _numbers([one.goes for one in outcomes])
        cells = self._cells(board, worlds)
        paid = self._amounts(cells, [one.fares for one in outcomes], [one.rest for one in outcomes])
        remote = np.array([one.remote for one in outcomes]) * self.ledger.remote_cents
        paid[PartKind.REMOTE] = np.broadcast_to(remote, worlds.people.shape)
        cents = np.sum(list(paid.values()), axis=0)
        sums: dict[Name, FloatArray] = {(Sum.COST, ""): (people * cents).sum(axis=1)}
        nothing = np.zeros(len(people))
        sums |= {(Sum.KIND, kind): nothing for kind in PartKind}
        sums |= {(Sum.KIND, kind): (people * each).sum(axis=1) for kind, each in paid.items()}
        sums |= {(Sum.FUNDER, payer): each for payer, each in self._by_payer(cells, paid, people).items()}
        sums |= {(Sum.GROUP, group): each for group, each in self._by_group(people * cents).items()}
        sums[Sum.CO2E, ""] = (people * cells[CO2E][:, goes]).sum(axis=1)
        sums[Sum.HOURS, ""] = (people * cells[HOURS][:, goes]).sum(axis=1)
        self._add_venues(sums, nothing)
        return sums | self._heads(board, people, goes)

    def _add_venues(self, sums: dict[Name, FloatArray], nothing: FloatArray) -> None:
        """Add what venues cost, the same in every draw."""
        for payer, each in self.ledger.venues.items():
            for name in (Sum.COST, ""), (Sum.KIND, PartKind.VENUE), (Sum.FUNDER, payer), (Sum.GROUP, GROUP):
                sums[name] = sums.get(name, nothing) + each[self.choice]

    def _cells(self, board: Board, worlds: Worlds) -> dict[str, FloatArray]:
        """Return what one person of each cell counts, ``[draws, cells + 1]``; the last is nowhere."""
        party = self.ledger.urn.party
        tables = self._tables(worlds)
        fares, rest = money_tables(self.ledger.urn.prices, worlds)
        desk = Desk(self.ledger.slate.case.rules, self.ledger.urn.prices.geography, fares + rest)
        found = {name: np.zeros((len(worlds), len(party.cells) + 1)) for name in tables}
        variant, origin = (_numbers([cell[side] for cell in party.cells]) for side in (0, 1))
        counts = board.counts[:, board.column[self.choice]]
        used: defaultdict[int, list[int]] = defaultdict(list)
        for feature in np.flatnonzero(counts).tolist():
            used[int(board.part[feature])].append(feature)
        for part, features in used.items():
            values = dict(zip(tables, desk.values(board.parts[part], *tables.values()), strict=True))
            for feature in features:
                cells = np.flatnonzero(variant == board.variant[feature])
                for name, value in values.items():
                    found[name][:, cells] += counts[feature] * value[:, origin[cells]]
        return found

    def _tables(self, worlds: Worlds) -> dict[str, Table]:
        prices = self.ledger.urn.prices
        tables: dict[str, Table] = {
            PartKind.FARE: prices.of_fares(worlds.fares),
            **{str(kind): table for kind, table in prices.fixed.items()},
            PartKind.LODGING: prices.of_nights(worlds.lodging),
            PartKind.MEALS: prices.of_nights(worlds.meals),
            HOURS: prices.hours,
            CO2E: prices.co2e,
        }
        return {name: table for name, table in tables.items() if name in (HOURS, CO2E) or not table.is_zero}

    def _amounts(self, cells: dict[str, FloatArray], fares: list[int], rest: list[int]) -> Amounts:
        where = {PartKind.FARE: _numbers(fares)}
        return {kind: cells[kind][:, where.get(kind, _numbers(rest))] for kind in PartKind if kind in cells}

    def _by_payer(
        self, cells: dict[str, FloatArray], paid: Amounts, people: FloatArray
    ) -> dict[str, FloatArray]:
        """Return what each payer pays, by id, ``[draws]`` [cents]."""
        case, party = self.ledger.slate.case, self.ledger.urn.party
        sums = {funder.id: np.zeros(len(people)) for funder in case.funders}
        sums[OWN_MEANS] = np.zeros(len(people))
        groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for number, one in enumerate(party.outcomes):
            like = party.cohorts[one.cohort].like
            groups[first_payer(like), second_payer(like)].append(number)
        for (first, second), numbers in groups.items():
            at = _numbers(numbers)
            outcomes = [party.outcomes[number] for number in numbers]
            total = np.sum([each[:, at] for each in paid.values()], axis=0)
            share = self._paid_first(first, total, {k: v[:, at] for k, v in paid.items()}, (cells, outcomes))
            for payer, each in ((first, share), (second, total - share)):
                sums.setdefault(payer, np.zeros(len(people)))
                sums[payer] = sums[payer] + (people[:, at] * each).sum(axis=1)
        return sums

    def _paid_first(
        self,
        payer: str,
        total: FloatArray,
        paid: Amounts,
        base: tuple[dict[str, FloatArray], list[Outcome]],
    ) -> FloatArray:
        """Return what the first payer pays for one person, by the rule of ``planning.payments.Claim``."""
        funder = next((one for one in self.ledger.slate.case.funders if one.id == payer), None)
        if funder is None or funder.pays_all:
            return total
        kinds = covered_kinds(funder)
        covered = np.sum([each for kind, each in paid.items() if kind in kinds], axis=0)
        if funder.is_extra_only:
            covered = covered - self._base(*base, kinds)
        most = total if funder.id not in self.lump_sums else np.float64(self.lump_sums[funder.id])
        return np.asarray(np.minimum(np.minimum(np.maximum(covered, 0), most), total), dtype=np.float64)

    def _base(
        self, cells: dict[str, FloatArray], outcomes: list[Outcome], kinds: frozenset[PartKind]
    ) -> FloatArray:
        """Return what the anchors alone cost one person of some kinds, ``[draws, outcomes]`` [cents]."""
        base = self._amounts(cells, [one.base_fares for one in outcomes], [one.base_rest for one in outcomes])
        sums = np.sum([each for kind, each in base.items() if kind in kinds], axis=0)
        if PartKind.REMOTE in kinds:
            each = dict(zip(self.ledger.urn.party.outcomes, self.ledger.remote_cents, strict=True))
            sums = sums + np.array([one.remote_anchors * each[one] for one in outcomes])
        return np.asarray(sums, dtype=np.float64)

    def _by_group(self, cents: FloatArray) -> dict[str, FloatArray]:
        party = self.ledger.urn.party
        groups = [party.cohorts[one.cohort].like.group for one in party.outcomes]
        return {
            name: cents[:, [group == name for group in groups]].sum(axis=1) for name in sorted(set(groups))
        }

    def _heads(self, board: Board, people: FloatArray, goes: IntArray) -> dict[Name, FloatArray]:
        """Return how many people come, to anything and to each consultation, and sessions they miss."""
        variant = _numbers([cell[0] for cell in self.ledger.urn.party.cells])
        nowhere = np.zeros((1, board.kept.shape[2]), dtype=np.bool_)
        kept = np.concatenate([board.kept[variant, self.choice], nowhere])[goes]
        missed = np.concatenate([board.missed[variant, self.choice], [0]])[goes]
        sums: dict[Name, FloatArray] = {(Sum.COMING, ""): people @ kept.any(axis=1).astype(np.float64)}
        for number, options in enumerate(self.ledger.slate.options):
            sums[Sum.PEOPLE, options.consultation.id] = people @ kept[:, number].astype(np.float64)
        sums[Sum.MISSED, ""] = people @ missed.astype(np.float64)
        return sums


def _numbers(values: list[int]) -> IntArray:
    return np.array(values, dtype=np.int64)
