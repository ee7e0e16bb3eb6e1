"""Who may come: people who are alike, and all that may become of one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate, product

from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.places import Place
from logistics.case.regions import region_of
from logistics.case.uncertainty import WHOLE, StillPaid, Uncertainty, What
from logistics.case.visas import visa_rule
from logistics.planning.payments import first_payer, second_payer

NOBODY = -1
"""Row of an event that no row of uncertainty is about."""
NOWHERE = -1
"""Cell of somebody who does not travel."""
Variant = tuple[frozenset[str], frozenset[str]]
"""Sessions attended in person, and countries that refuse the visa."""
Cell = tuple[Variant, Place]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens to one person or not, on its own.

    Attributes:
        row: number of the uncertainty whose share of people is how likely it is; -1 for visas.
        session: attended if it happens; empty: it is about coming at all, or about a visa.
        country: refuses the visa if it happens; empty: it is not about a visa.
        refusal: how likely that is [1].
    """

    row: int
    session: str = ""
    country: str = ""
    refusal: float = 0.0

    @property
    def is_coming(self) -> bool:
        """True when it is about coming at all."""
        return not self.session and not self.country


@dataclass(frozen=True, slots=True)
class Cohort:
    """People who are alike in everything that is counted.

    Attributes:
        like: one of them.
        units: how many act on their own.
        size: people who act as one.
        events: what may happen to each unit.
    """

    like: Participant
    units: int
    size: int
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What may become of one unit of a cohort.

    Attributes:
        cohort: number of the cohort.
        happens: for each event of the cohort, whether it happens.
        is_planned: what the case says.
        goes: cell in which the person travels.
        fares: cell whose fares are paid.
        rest: cell whose other costs are paid.
        base_fares: cell of the anchors alone, for payers of what comes on top of them; fares.
        base_rest: the same for other costs.
        remote: sessions joined remotely.
        remote_anchors: those of them that are anchors.
    """

    cohort: int
    happens: tuple[bool, ...]
    is_planned: bool
    goes: int
    fares: int
    rest: int
    base_fares: int
    base_rest: int
    remote: int
    remote_anchors: int


@dataclass(frozen=True, slots=True, eq=False)
class Party:
    """Everybody who may come.

    Attributes:
        cohorts: people who are alike.
        outcomes: what may become of them, those of a cohort together.
        variants: what a traveller may attend.
        origins: where travellers may come from.
        cells: number of the variant and of the origin of each cell.
        firsts: number of the first outcome of each cohort, and of all outcomes at the end.
    """

    cohorts: tuple[Cohort, ...]
    outcomes: tuple[Outcome, ...]
    variants: tuple[Variant, ...]
    origins: tuple[Place, ...]
    cells: tuple[tuple[int, int], ...]
    firsts: tuple[int, ...]

    def happens(self, cohort: int) -> list[tuple[bool, ...]]:
        """Return for each outcome of a cohort which of its events happen."""
        return [one.happens for one in self.outcomes[self.firsts[cohort] : self.firsts[cohort + 1]]]


def party_of(case: Case, rows: tuple[Uncertainty, ...]) -> Party:
    """Return everybody who may come to a case in which nothing is left open.

    Args:
        case: the case as decided.
        rows: its uncertainties.
    """
    cohorts = tuple(_cohorts(case, rows))
    clerk = _Clerk(case, rows, {})
    drafts = [draft for number, cohort in enumerate(cohorts) for draft in clerk.outcomes(number, cohort)]
    ordered = sorted(clerk.cells, key=_cell_key)
    variants = tuple(dict.fromkeys(variant for variant, _ in ordered))
    origins = tuple(dict.fromkeys(sorted((origin for _, origin in ordered), key=_place_key)))
    place = {clerk.cells[cell]: number for number, cell in enumerate(ordered)} | {NOWHERE: NOWHERE}
    cells = tuple((variants.index(variant), origins.index(origin)) for variant, origin in ordered)
    outcomes = tuple(_renumbered(draft, place) for draft in drafts)
    firsts = accumulate((2 ** len(cohort.events) for cohort in cohorts), initial=0)
    return Party(cohorts, outcomes, variants, origins, cells, tuple(firsts))


def _renumbered(outcome: Outcome, place: Mapping[int, int]) -> Outcome:
    return replace(
        outcome,
        goes=place[outcome.goes],
        fares=place[outcome.fares],
        rest=place[outcome.rest],
        base_fares=place[outcome.base_fares],
        base_rest=place[outcome.base_rest],
    )


def _place_key(place: Place) -> tuple[str, str]:
    return place.id, repr(place)


def _cell_key(cell: Cell) -> tuple[list[str], list[str], tuple[str, str]]:
    (attended, refused), origin = cell
    return sorted(attended), sorted(refused), _place_key(origin)


def _cohorts(case: Case, rows: tuple[Uncertainty, ...]) -> Iterator[Cohort]:
    """Yield people who are alike, in an order that does not hang on that of the case."""
    heads: defaultdict[str, int] = defaultdict(int)
    likes: dict[str, tuple[Participant, int, tuple[Event, ...]]] = {}
    for one in case.participants:
        size = one.people if one.stays_together else 1
        own = tuple(_events(one, rows))
        events = (*own, *_refusals(case, one, own))
        key = (
            *(_place_key(one.origin), sorted(one.in_person), sorted(one.remote), one.group, region_of(one)),
            *(first_payer(one), second_payer(one), one.role, size),
            events,
        )
        name = repr(key)
        heads[name] += one.people // size
        likes.setdefault(name, (one, size, events))
    for name in sorted(heads):
        like, size, events = likes[name]
        yield Cohort(like, heads[name], size, events)


def _events(one: Participant, rows: tuple[Uncertainty, ...]) -> Iterator[Event]:
    selecting = [(n, row) for n, row in enumerate(rows) if row.selects_person(one)]
    seen: set[tuple[What, str]] = set()
    for number, row in selecting:
        is_first = (row.what, row.session) not in seen
        if row.what is What.SHOW_UP and is_first and one.in_person:
            yield Event(number)
        elif row.what is What.ATTENDANCE and is_first:
            yield Event(number, row.session)
        seen.add((row.what, row.session))


def _refusals(case: Case, one: Participant, told: tuple[Event, ...]) -> Iterator[Event]:
    """Yield the refusal of the visa for each country in which the person may attend something."""
    attended = one.in_person | {event.session for event in told if event.session}
    places = [anchor.place for anchor in case.anchors if anchor.id in attended]
    places += [place for each in case.consultations if each.id in attended for place in each.places]
    for place in {place.country: place for place in sorted(places, key=_place_key)}.values():
        rule = visa_rule(one, place, case.visas)
        if rule is not None and rule.is_needed and rule.refusal:
            yield Event(NOBODY, country=place.country, refusal=float(rule.refusal / WHOLE))


@dataclass(frozen=True, slots=True)
class _Clerk:
    """Lists outcomes and numbers their cells."""

    case: Case
    rows: tuple[Uncertainty, ...]
    cells: dict[Cell, int]

    def outcomes(self, number: int, cohort: Cohort) -> Iterator[Outcome]:
        for happens in product((True, False), repeat=len(cohort.events)):
            yield self._outcome(number, cohort, happens)

    def _outcome(self, number: int, cohort: Cohort, happens: tuple[bool, ...]) -> Outcome:
        like, planned = cohort.like, cohort.like.in_person
        told = dict(zip(cohort.events, happens, strict=True))
        comes = all(is_so for event, is_so in told.items() if event.is_coming)
        refused = frozenset(event.country for event, is_so in told.items() if event.country and is_so)
        added = {event.session for event, is_so in told.items() if event.session and is_so}
        missed = {event.session for event, is_so in told.items() if event.session and not is_so}
        attended = (planned - missed) | added if comes else frozenset[str]()
        paid = self.case.ranges.no_show
        fares = attended if comes or paid is StillPaid.NOTHING else planned
        rest = attended if comes or paid is not StillPaid.EVERYTHING else planned
        anchors, origin = self._anchors_for(like), like.origin
        # who comes is refused before the tickets are bought, unless the rules say otherwise
        lost = frozenset[str]() if self.case.ranges.refused is StillPaid.FARES else refused
        remote = like.remote - added
        return Outcome(
            cohort=number,
            happens=happens,
            is_planned=comes and attended == planned and not refused,
            goes=self._cell(attended, refused, origin),
            fares=self._cell(fares, lost, origin),
            rest=self._cell(rest, refused, origin),
            base_fares=self._cell(fares & anchors, lost, origin),
            base_rest=self._cell(rest & anchors, refused, origin),
            remote=len(remote),
            remote_anchors=len(remote & {anchor.id for anchor in self.case.anchors}),
        )

    def _anchors_for(self, like: Participant) -> frozenset[str]:
        """Return the anchors where the payer pays only what comes on top of them; else none."""
        payers = {funder.id for funder in self.case.funders if funder.is_extra_only}
        is_asked = first_payer(like) in payers
        return frozenset(anchor.id for anchor in self.case.anchors) if is_asked else frozenset()

    def _cell(self, attended: frozenset[str], refused: frozenset[str], origin: Place) -> int:
        if not attended:
            return NOWHERE
        return self.cells.setdefault(((attended, refused), origin), len(self.cells))
