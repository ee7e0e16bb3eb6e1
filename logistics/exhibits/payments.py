"""The payments sheet: for every participant and payer what is paid, down to the itinerary lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from logistics.case.case import Case
from logistics.case.people import Cover, Funder, Participant
from logistics.exhibits.lines import ANCHORS_ONLY, all_column
from logistics.exhibits.register import Register, payer_names
from logistics.exhibits.sums import sumifs, total_row
from logistics.planning.payments import Cashier, Claim, covered_kinds, first_payer, second_payer
from logistics.planning.plan import Itinerary
from logistics.planning.run import Run
from logistics.pricing.quotes import PartKind
from reports.table import (
    At,
    Block,
    Cell,
    Column,
    Formula,
    Here,
    Kind,
    Reference,
    Row,
    Scalar,
    Sheet,
    Whole,
)  # fmt: skip

ALL, BY_RULE, REST = "all", "by its rule", "the rest"
"""What a payer pays of the cost of a participant."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one payer is to pay for one row of participants, zero included.

    Attributes:
        line: itinerary of the participant.
        number: of the participant in the register.
        payer: the funder; None: own means.
        part: what the payer pays of the cost.
        claim: what the first payer is asked for one person in the plan.
        claim_apart: the same in the baseline.
        kinds: cost of the plan by kind that the payer covers, for one person [cents].
    """

    line: Itinerary
    number: int
    payer: Funder | None
    part: str
    claim: Claim
    claim_apart: Claim
    kinds: dict[PartKind, int]

    @property
    def participant(self) -> Participant:
        """For whom it is paid."""
        return self.line.participant

    @property
    def payer_id(self) -> str:
        """Id of the payer; empty: own means."""
        return self.payer.id if self.payer else ""

    @property
    def key(self) -> str:
        """Key of the row on the sheet."""
        return f"rest-{self.number}" if self.part == REST else f"no-{self.number}"

    @property
    def paid_cents(self) -> int:
        """Paid in the plan for the whole row [cents]."""
        return self.participant.people * _paid(self.claim, self.part)

    @property
    def baseline_cents(self) -> int:
        """Paid in the baseline for the whole row [cents]."""
        return self.participant.people * _paid(self.claim_apart, self.part)


def _paid(claim: Claim, part: str) -> int:
    return claim.rest_cents if part == REST else claim.paid_cents


def entries_of(run: Run, register: Register, kinds: tuple[PartKind, ...]) -> tuple[Entry, ...]:
    """Return what every payer is to pay, participant by participant, the first payer first.

    Args:
        run: the run.
        register: numbers of the case.
        kinds: kinds of cost that occur.
    """
    cashier = Cashier.of(run.case, run.prices, run.plan)
    pairs = zip(run.plan.itineraries, run.baseline.itineraries, strict=True)
    return tuple(
        entry
        for line, apart in pairs
        for entry in _entries(cashier, register.participants[line.participant.id], (line, apart), kinds)
    )


def _entries(
    cashier: Cashier, number: int, pair: tuple[Itinerary, Itinerary], kinds: tuple[PartKind, ...]
) -> Iterator[Entry]:
    line, apart = pair
    first = cashier.funders.get(first_payer(line.participant))
    if first is None or first.pays_all:
        claims = Claim(line.cents_each, line.cents_each), Claim(apart.cents_each, apart.cents_each)
        by_kind = {} if first is None else _by_kind(cashier, line, kinds, frozenset(kinds))
        yield Entry(line, number, first, ALL, *claims, by_kind)
        return
    claims = cashier.claim(first.id, line, apart), cashier.claim(first.id, apart, apart)
    yield Entry(line, number, first, BY_RULE, *claims, _by_kind(cashier, line, kinds, covered_kinds(first)))
    yield Entry(line, number, cashier.funders.get(second_payer(line.participant)), REST, *claims, {})


def _by_kind(
    cashier: Cashier, line: Itinerary, kinds: tuple[PartKind, ...], covered: frozenset[PartKind]
) -> dict[PartKind, int]:
    return {kind: cashier.cents(line, frozenset({kind})) for kind in kinds if kind in covered}


def payments_sheet(case: Case, entries: tuple[Entry, ...], register: Register) -> Sheet:
    """Return who pays what for whom, as live formulas over the itinerary lines."""
    columns = _columns(
        case.currency, tuple(kind for kind in PartKind if any(kind in e.kinds for e in entries))
    )
    names = payer_names(case)
    rows = tuple(payment_row(entry, register, names) for entry in entries)
    used = {key for row in rows for key in row.cells}
    shown = tuple(column for column in columns if column.key in used)
    total = total_row("payments", "participant", rows, ("paid", "baseline_paid"))
    intro = (
        "Every cent of every participant has exactly one payer. A payer of kind 'by its rule' pays the kinds "
        "of cost that it covers, less what the anchors alone would cost where it pays only what comes on "
        "top, and at most its lump sum; the next row is the rest. Amounts are those of the whole row and "
        "follow the prices. To the right the same for the baseline: on the same dates, each consultation a "
        "trip of its own."
    )
    block = Block("payments", shown, (*rows, total), has_filter=True)
    return Sheet("Payments", "Who pays what for whom", (block,), intro=intro)


def _columns(currency: str, kinds: tuple[PartKind, ...]) -> tuple[Column, ...]:
    def money(key: str, heading: str) -> Column:
        return Column(key, heading, Kind.MONEY, currency=currency)

    return (
        Column("no", "No.", Kind.INTEGER),
        Column("participant", "Participant"),
        Column("people", "People", Kind.INTEGER),
        Column("payer", "Payer"),
        Column("part", "Pays"),
        money("cost", "Cost"),
        *(money(all_column(kind), f"Of it {kind}") for kind in kinds),
        money("covered", "Covered"),
        money("base", "Less: anchors alone"),
        money("lump", "At most (lump sum)"),
        money("before", "Paid by the first payer"),
        money("paid", "Paid"),
        money("baseline", "Cost in the baseline"),
        money("baseline_covered", "Covered in the baseline"),
        money("baseline_paid", "Paid in the baseline"),
        Column("payer_no", "Payer no.", Kind.INTEGER),
    )


def payment_row(entry: Entry, register: Register, names: dict[str, str]) -> Row:
    """Return the row of an entry.

    Args:
        entry: what is paid by whom for whom.
        register: numbers of the case.
        names: how payers are shown, by id.
    """
    who = entry.participant
    cells: dict[str, Cell | Scalar] = {
        "no": entry.number,
        "participant": who.id,
        # a hub or a venue is nobody, so that people can be added up
        "people": who.people if who.is_people else 0,
        "payer": names.get(entry.payer_id, entry.payer_id),
        "part": entry.part,
        "payer_no": register.funders[entry.payer_id],
        "cost": _of_people(entry, "cost", entry.claim.total_cents),
        "baseline": _of_people(entry, "baseline", entry.claim_apart.total_cents),
        **{
            all_column(kind): Cell(cents * who.people, sumifs("itineraries", all_column(kind), "no"))
            for kind, cents in entry.kinds.items()
            if cents
        },
    }
    amounts = {ALL: _all, BY_RULE: _by_rule, REST: _rest}
    return Row({**cells, **amounts[entry.part](entry)}, entry.key)


def _of_people(entry: Entry, column: str, cents: int) -> Cell:
    """The cost of a participant, as it is added up from the lines on sheet People."""
    formula = Formula("{0}", (At("people", f"no-{entry.number}", column),))
    return Cell(cents * entry.participant.people, formula)


def _all(entry: Entry) -> dict[str, Cell]:
    return {
        "paid": Cell(entry.paid_cents, Formula("{0}", (Here("cost"),))),
        "baseline_paid": Cell(entry.baseline_cents, Formula("{0}", (Here("baseline"),))),
    }


def _by_rule(entry: Entry) -> dict[str, Cell]:
    people, claim, apart = entry.participant.people, entry.claim, entry.claim_apart
    is_everything = entry.payer is not None and Cover.EVERYTHING in entry.payer.covers
    kinds = tuple(all_column(kind) for kind in entry.kinds)
    covered = (
        ("cost",) if is_everything else tuple(all_column(kind) for kind in entry.kinds if entry.kinds[kind])
    )
    cells = {"covered": Cell(people * claim.covered_cents, _added(covered))}
    amounts = ("amount",) if is_everything else kinds
    if entry.payer is not None and entry.payer.is_extra_only:
        cells["base"] = Cell(people * claim.base_cents, _sums(amounts, is_anchors_only=True))
    if claim.lump_sum_cents is not None:
        cells["lump"] = Cell(people * claim.lump_sum_cents, _lump_sum(entry))
    cells["baseline_covered"] = (
        Cell(people * apart.covered_cents, Formula("{0}", (Here("baseline"),)))
        if is_everything
        else Cell(people * apart.covered_cents, _sums(amounts, is_anchors_only=False))
    )
    cells["paid"] = Cell(entry.paid_cents, _least(cells, "covered", "cost"))
    cells["baseline_paid"] = Cell(entry.baseline_cents, _least(cells, "baseline_covered", "baseline"))
    return cells


def _rest(entry: Entry) -> dict[str, Cell]:
    first = f"no-{entry.number}"
    before = entry.participant.people * entry.claim.paid_cents
    apart = Formula("ROUND({0}-{1},2)", (Here("baseline"), At("payments", first, "baseline_paid")))
    return {
        "before": Cell(before, Formula("{0}", (At("payments", first, "paid"),))),
        "paid": Cell(entry.paid_cents, Formula("ROUND({0}-{1},2)", (Here("cost"), Here("before")))),
        "baseline_paid": Cell(entry.baseline_cents, apart),
    }


def _added(columns: tuple[str, ...]) -> Formula:
    text = "+".join(f"{{{index}}}" for index in range(len(columns))) or "0"
    return Formula(text, tuple(Here(column) for column in columns))


def _sums(columns: tuple[str, ...], *, is_anchors_only: bool) -> Formula:
    """The sum of columns of the lines of the baseline of the participant."""
    references: list[Reference] = [Whole("baseline", "no"), Here("no")]
    condition = "{0},{1}"
    if is_anchors_only:
        references.append(Whole("baseline", "purpose"))
        condition += f',{{2}},"{ANCHORS_ONLY}"'
    texts = []
    for column in columns:
        texts.append(f"SUMIFS({{{len(references)}}},{condition})")
        references.append(Whole("baseline", column))
    return Formula("+".join(texts), tuple(references)) if texts else Formula("0")


def funding_key(payer: str) -> str:
    """Return the key of a payer on sheet Funders."""
    return f"funder-{payer}"


def _lump_sum(entry: Entry) -> Formula:
    lump = At("funding", funding_key(entry.payer_id), "lump")
    if not entry.participant.is_people:
        return Formula("{0}", (lump,))
    return Formula("ROUND({0}*{1},2)", (lump, Here("people")))


def _least(cells: dict[str, Cell], covered: str, cost: str) -> Formula:
    """The rule of a funder that pays first, over the cells that the row has."""
    references: list[Reference] = [Here(covered), Here(cost)]
    text = "{0}"
    for key in (key for key in ("base", "lump") if key in cells):
        place = f"{{{len(references)}}}"
        text += f"-{place}" if key == "base" else f",{place}"
        references.append(Here(key))
    return Formula(f"ROUND(MAX(0,MIN({text},{{1}})),2)", tuple(references))
