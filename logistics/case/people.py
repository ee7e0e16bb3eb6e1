"""People: who may attend what, from where, paid by whom, and what is asked of their number."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from logistics.case.places import Place


class Role(StrEnum):
    """What a participant stands for."""

    PEOPLE = "people"
    HUB = "remote hub"
    """The remote hub of a region, which connects those who sit there."""
    VENUE = "venue"
    """The venue of a consultation, which somebody pays for."""


@dataclass(frozen=True, slots=True)
class Participant:
    """One person, or a delegation of identical travellers; the id is a pseudonym.

    In a case as decided nothing is left open: ``either`` is empty, and ``funder`` and ``second_funder`` say
    who pays. A row of several people who are treated differently is then parted into several.

    Attributes:
        id: identifier in the case.
        origin: where trips start and end.
        group: stakeholder group; may be empty.
        funder: id of who pays; empty: own means, or whoever the plan finds.
        people: identical travellers in this row [persons], at least 1.
        in_person: ids of the sessions attended in person.
        remote: ids of the sessions attended remotely.
        is_assumed: the row is an assumption and is marked so wherever it is shown.
        source: where the row comes from; may be empty.
        either: ids of the sessions that the plan decides: in person or remote.
        region: region for rules and reports; empty: the one of the country, see ``case.regions``.
        gender: as the case gives it; may be empty.
        funders: ids of who may pay, in order of preference; empty: every funder whose conditions are met.
        has_own_means: may pay what no funder pays.
        has_anchors_paid: may pay, of what no funder pays, as much as the anchors alone would cost.
        stays_together: all people of the row attend alike, paid alike.
        is_all_or_none: comes to all sessions of ``either`` in person, or to none.
        second_funder: id of who pays what ``funder`` leaves; empty: own means.
        row: id of the row of the case this is a part of; empty: the row itself.
        role: what it stands for: people, or something else that is paid for.
    """

    id: str
    origin: Place
    group: str = ""
    funder: str = ""
    people: int = 1
    in_person: frozenset[str] = frozenset()
    remote: frozenset[str] = frozenset()
    is_assumed: bool = False
    source: str = ""
    either: frozenset[str] = frozenset()
    region: str = ""
    gender: str = ""
    funders: tuple[str, ...] = ()
    has_own_means: bool = True
    has_anchors_paid: bool = False
    stays_together: bool = False
    is_all_or_none: bool = False
    second_funder: str = ""
    row: str = ""
    role: Role = Role.PEOPLE

    @property
    def is_people(self) -> bool:
        """True for people, who are counted; False for what is only paid for."""
        return self.role is Role.PEOPLE

    @property
    def is_hub(self) -> bool:
        """True for the remote hub of ``region``."""
        return self.role is Role.HUB

    @property
    def row_id(self) -> str:
        """Id of the row of the case that this participant is, or is a part of."""
        return self.row or self.id


class Cover(StrEnum):
    """Kinds of cost that a funder may pay."""

    EVERYTHING = "everything"
    FARE = "fare"
    PER_DIEM = "per-diem"
    TERMINAL = "terminal"
    VISA = "visa"
    INSURANCE = "insurance"
    TIME = "time"
    REMOTE = "remote"
    VENUE = "venue"


@dataclass(frozen=True, slots=True)
class Funder:
    """Who pays, for whom, for what and up to how much.

    What a funder pays for one person is the sum of the kinds of cost in ``covers``, less what the anchors
    alone would cost where ``is_extra_only``, and at most ``lump_sum``.

    Attributes:
        id: identifier in the case.
        title: as shown to people.
        ceiling: most it pays in all, in ``currency``; None: no limit.
        currency: ISO 4217 code of ceiling and lump sum; empty: that of the case.
        groups: groups it pays for; empty: all.
        countries: countries it pays for, as ``case.regions.is_country_in`` reads them; empty: all.
        covers: kinds of cost it pays.
        lump_sum: most it pays for one person, in ``currency``; None: no limit.
        is_extra_only: pays only what the consultations cost on top of the anchors.
        source: where the row comes from; may be empty.
    """

    id: str
    title: str
    ceiling: Decimal | None = None
    currency: str = ""
    groups: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    covers: frozenset[Cover] = frozenset({Cover.EVERYTHING})
    lump_sum: Decimal | None = None
    is_extra_only: bool = False
    source: str = ""

    @property
    def pays_all(self) -> bool:
        """True when nothing is left to another payer."""
        return Cover.EVERYTHING in self.covers and self.lump_sum is None and not self.is_extra_only


@dataclass(frozen=True, slots=True)
class Quota:
    """What is asked of the number of people at a session.

    It counts those at the session who are of the ``group``, ``region``, ``countries`` and ``gender`` given;
    shares are of all those at the session who are of the group ``among``. At a session where nobody of
    ``among`` attends, shares are kept.

    Attributes:
        id: identifier in the case.
        sessions: ids of the sessions, each counted on its own; empty: every consultation.
        group: only people of this group; empty: any.
        region: only people of this region; empty: any.
        countries: only people from these countries, as for funders; empty: any.
        gender: only people of this gender; empty: any.
        is_remote: counts those who join remotely instead of those who come; shares are then of both.
        least: least number [persons]; None: no limit.
        most: most number [persons]; None: no limit.
        least_share: least share [%]; None: no limit.
        most_share: most share [%]; None: no limit.
        among: shares are of the people of this group; empty: of everybody.
        source: where the row comes from; may be empty.
    """

    id: str
    sessions: tuple[str, ...] = ()
    group: str = ""
    region: str = ""
    countries: tuple[str, ...] = ()
    gender: str = ""
    is_remote: bool = False
    least: int | None = None
    most: int | None = None
    least_share: Decimal | None = None
    most_share: Decimal | None = None
    among: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A stakeholder group that counts more or less when participation is to be greatest.

    Attributes:
        name: as participants give it.
        weight: worth of one person of the group at one consultation, at least 0.
        source: where the row comes from; may be empty.
    """

    name: str
    weight: int = 1
    source: str = ""


@dataclass(frozen=True, slots=True)
class RemoteHub:
    """A room in a region where its people meet to join a session remotely.

    All who join remotely from the region sit there; the hub is paid for each session joined there.

    Attributes:
        id: identifier in the case.
        region: whose people it serves.
        place: where it is.
        cost: for one session, in ``currency``.
        each: for one person at one session instead of ``tariff.remote``, in ``currency``.
        currency: ISO 4217 code; empty: that of the case.
        seats: most people at one session; None: no limit.
        funder: id of who pays the hub; empty: nobody named.
        source: where the row comes from; may be empty.
    """

    id: str
    region: str
    place: Place
    cost: Decimal = Decimal(0)
    each: Decimal = Decimal(0)
    currency: str = ""
    seats: int | None = None
    funder: str = ""
    source: str = ""
