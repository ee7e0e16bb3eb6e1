"""Who is invited to a consultation that is held in several places: people who travel and pay alike."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.planning.options import IntArray
from logistics.planning.patterns import Crowd, crowd
from logistics.pricing.pricebook import PriceBook


@dataclass(frozen=True, slots=True, eq=False)
class Clients:
    """People of one origin who attend the same sessions, at one price of a remote connection: one client.

    Attributes:
        participants: who is invited, all of them in person at the consultation, in the order of the case.
        crowd: the same people, merged by pattern and origin.
        client: client of each participant, ``[participants]``.
        pattern: index into ``crowd.patterns``, ``[clients]``.
        origin: index into ``crowd.origins``, ``[clients]``.
        remote_cents: price of joining remotely, ``[clients]`` [cents a person].
        people: how many, ``[clients]`` [persons].
    """

    participants: tuple[Participant, ...]
    crowd: Crowd
    client: IntArray
    pattern: IntArray
    origin: IntArray
    remote_cents: IntArray
    people: IntArray

    @classmethod
    def of(cls, case: Case, prices: PriceBook, consultation: str) -> Clients:
        """Return who is invited to come to a consultation: in person there, or either.

        Args:
            case: the case.
            prices: its prices.
            consultation: id of the consultation.
        """
        everybody = invited(case, consultation)
        people = crowd(replace(case, participants=everybody))
        pattern = {pattern: number for number, pattern in enumerate(people.patterns)}
        origin = {origin: number for number, origin in enumerate(people.origins)}
        keys = [(pattern[p.in_person], origin[p.origin], prices.remote_quote(p).cents) for p in everybody]
        distinct, client = np.unique(
            np.array(keys, dtype=np.int64).reshape(-1, 3), axis=0, return_inverse=True
        )
        heads = np.zeros(len(distinct), dtype=np.int64)
        np.add.at(heads, client.reshape(-1), [p.people for p in everybody])
        numbers = client.reshape(-1).astype(np.int64)
        rows, columns, remote = distinct.T.copy()
        return cls(everybody, people, numbers, rows, columns, remote, heads)


def invited(case: Case, consultation: str) -> tuple[Participant, ...]:
    """Return who is invited to come to a consultation, all of them in person and nothing left open."""
    return tuple(
        replace(one, in_person=one.in_person | {consultation}, either=frozenset())
        for one in case.participants
        if consultation in one.in_person | one.either and one.is_people
    )
