"""Which results of a store still hold: of the case as it is now, and of this version of the program."""

from __future__ import annotations

from dataclasses import dataclass

from logistics.sweep.identity import Basis, program_version
from logistics.sweep.store import Store

CHANGED = "the case has changed since"
OTHER_VERSION = "they were made by another version of backtoback"
OTHER_OPTIONS = "they answer other options"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Results of one basis, and why they are not shown together with others.

    Attributes:
        basis: what they rest on.
        scenarios: how many there are.
        reason: why they are stale, or apart; empty: they are neither.
    """

    basis: Basis
    scenarios: int
    reason: str


@dataclass(frozen=True, slots=True)
class Stock:
    """What a store holds.

    Attributes:
        shown: the results that are summarised: the last ones that still hold, else the last ones.
        is_stale: they do not hold any more; None: the case is not there to be compared.
        others: results that are kept apart.
    """

    shown: Shelf
    is_stale: bool | None
    others: tuple[Shelf, ...]


def stock_of(store: Store, case_hash: str | None) -> Stock | None:
    """Return what a store holds; None where it holds nothing.

    Args:
        store: the store.
        case_hash: fingerprint of the case as it is now; None: it is not known.
    """
    bases = store.bases()
    reasons = {basis.id: staleness(basis, case_hash) for basis in bases}
    shown = next((basis for basis in bases if not reasons[basis.id]), bases[0] if bases else None)
    if shown is None:
        return None
    counts = {basis.id: len(store.keys(basis.id)) for basis in bases}
    others = tuple(
        Shelf(basis, counts[basis.id], reasons[basis.id] or OTHER_OPTIONS)
        for basis in bases
        if basis is not shown and counts[basis.id]
    )
    reason = reasons[shown.id]
    is_stale = None if case_hash is None and not reason else bool(reason)
    return Stock(Shelf(shown, counts[shown.id], reason), is_stale, others)


def staleness(basis: Basis, case_hash: str | None) -> str:
    """Return why results do not hold any more; empty where they do, as far as is known.

    Args:
        basis: what they rest on.
        case_hash: fingerprint of the case as it is now; None: it is not known.
    """
    if case_hash not in (None, basis.case_hash):
        return CHANGED
    return OTHER_VERSION if basis.version != program_version() else ""
