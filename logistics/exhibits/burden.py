"""The burden sheet: what one person of each row bears, and how evenly that is spread, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from logistics.case.regions import region_of
from logistics.exhibits.cumulative import cumulative_block, series_block
from logistics.exhibits.register import NOBODY, Register
from logistics.exhibits.sums import total_row
from logistics.money import cents
from logistics.planning.burden import Burden, BurdenMeasure, Comparison, Share, burdens, comparisons
from logistics.planning.run import Run
from logistics.planning.session_hours import SessionHours, chosen_minutes, preferred_minutes
from logistics.planning.spread import Spread
from reports.table import (
    At,
    Block,
    Cell,
    Chart,
    ChartKind,
    Column,
    Formula,
    Here,
    Kind,
    Mark,
    Reference,
    Row,
    Scalar,
    Sheet,
    Whole,
)  # fmt: skip

EVERYBODY = "Everybody"
HEADINGS = {
    BurdenMeasure.COST: "Cost",
    BurdenMeasure.HOURS: "Travel [h]",
    BurdenMeasure.NIGHTS: "Nights away",
    BurdenMeasure.TRIPS: "Trips",
    BurdenMeasure.OUTSIDE: "Remote outside 08-20 [h]",
}
UNITS = {
    BurdenMeasure.COST: "cents",
    BurdenMeasure.HOURS: "hours",
    BurdenMeasure.NIGHTS: "nights",
    BurdenMeasure.TRIPS: "trips",
    BurdenMeasure.OUTSIDE: "hours",
}
"""Ends of the names of numbers in the record."""
TIMES = ("before", "after")
INTRO = (
    "What one person bears, whoever pays. Before: the baseline, each consultation a trip of its own, begun "
    "as those in the room prefer. After: the plan, begun as sheet Session Hours recommends. Everybody counts "
    "who attends something, in person or remotely: those who bear nothing with 0, each person of a row once. "
    "Hours outside 08-20 are those of remote consultations, local time of the person; anchors, whose hours "
    "are not known, are left out.\n"
    "P90: the least figure that nine in ten people do not exceed (nearest rank). Gini: half the mean "
    "difference between two people over the mean; 0 when all bear the same, 1 - 1/n when one of n bears all."
)
AS_WRITTEN = "As written: these figures do not follow changes on sheet Prices."
LIVE = "Means, and the greatest of everybody, follow the prices. As written: the other figures."


def burden_sheet(run: Run, register: Register, hours: tuple[SessionHours, ...]) -> Sheet:
    """Return what one person of each row bears, and the spread over everybody, by group and by region.

    Args:
        run: what was decided.
        register: numbers of the case as decided; amounts are taken from sheet People.
        hours: hours of the consultations of the plan.
    """
    before, after = both_burdens(run, hours)
    tables, series = _Tables(register, run.case.currency, before, after), series_block(run)
    blocks = (
        *(tables.spread(measure) for measure in BurdenMeasure),
        cumulative_block(register, run.case.currency, before, after),
        *((series,) if series else ()),
        tables.people(),
    )
    charts = (
        _chart("Mean cost of one person", BurdenMeasure.COST, "mean", run.case.currency),
        _chart("Longest travel of one person", BurdenMeasure.HOURS, "most", "h"),
    )
    return Sheet("Burden", "What one person bears, and how evenly", blocks, charts, INTRO)


def both_burdens(run: Run, hours: tuple[SessionHours, ...]) -> tuple[tuple[Burden, ...], tuple[Burden, ...]]:
    """Return the burdens in the baseline, begun as preferred, and in the plan, begun as recommended."""
    return burdens(run.baseline, preferred_minutes(hours)), burdens(run.plan, chosen_minutes(hours))


def burden_record(run: Run, hours: tuple[SessionHours, ...]) -> dict[str, object]:
    """Return burdens and their spread as plain data; hours are floating, amounts whole hundredths."""
    before, after = both_burdens(run, hours)
    return {
        "people": [_person_record(*pair) for pair in zip(before, after, strict=True)],
        "spread": [
            _spread_record(comparison)
            for measure in BurdenMeasure
            for comparison in comparisons(before, after, measure)
        ],
    }


def _person_record(before: Burden, after: Burden) -> dict[str, object]:
    participant = after.participant
    return {
        "participant": participant.id,
        "row": participant.row_id,
        "group": participant.group,
        "region": region_of(participant),
        "people": participant.people,
        "before": _burden_record(before),
        "after": _burden_record(after),
    }


def _burden_record(burden: Burden) -> dict[str, object]:
    return {
        "cost_cents": burden.cents,
        "travel_hours": float(burden.hours),
        "nights": burden.nights,
        "trips": burden.trips,
        "outside_hours": float(burden.outside_hours),
    }


def _spread_record(comparison: Comparison) -> dict[str, object]:
    return {
        "measure": comparison.measure.value,
        "share": comparison.share.value,
        "name": comparison.name,
        "people": comparison.after.people,
        "before": _figures(comparison.before, comparison.measure),
        "after": _figures(comparison.after, comparison.measure),
    }


def _figures(spread: Spread, measure: BurdenMeasure) -> dict[str, object]:
    sizes = {"mean": spread.mean, "most": spread.most, "p90": spread.p90}
    unit = UNITS[measure]
    figures: dict[str, object] = {f"{name}_{unit}": _size(size, measure) for name, size in sizes.items()}
    return figures | {"gini": float(spread.gini)}


def _size(size: Fraction, measure: BurdenMeasure) -> int | float:
    """A size as cells and records hold it: money in cents, rounded half up; all else as it is."""
    return cents(size / 100) if measure is BurdenMeasure.COST else float(size)


def _chart(title: str, measure: BurdenMeasure, figure: str, unit: str) -> Chart:
    block = _block_id(measure)
    series = tuple((time.capitalize(), Whole(block, f"{figure}_{time}")) for time in TIMES)
    return Chart(title, ChartKind.COLUMN, Whole(block, "name"), series, unit)


def _block_id(measure: BurdenMeasure) -> str:
    return f"spread-{measure.name.lower()}"


def _column(measure: BurdenMeasure, time: str) -> str:
    """Column of the burdens of one person in the table of participants."""
    return f"{measure.name.lower()}_{time}"


@dataclass(frozen=True, slots=True)
class _Tables:
    """The tables of the sheet: burdens of the same participants, before and after."""

    register: Register
    currency: str
    before: tuple[Burden, ...]
    after: tuple[Burden, ...]

    def people(self) -> Block:
        """Return what one person of each row bears."""
        columns = (
            Column("no", "No.", Kind.INTEGER),
            Column("participant", "Participant"),
            Column("group", "Group"),
            Column("region", "Region"),
            Column("people", "People", Kind.INTEGER),
            *(self._measured(measure, time) for measure in BurdenMeasure for time in TIMES),
            *(
                Column(f"all_{time}", f"Cost of the row, {time}", Kind.MONEY, currency=self.currency)
                for time in TIMES
            ),
            Column("group_no", "Group no.", Kind.INTEGER),
            Column("region_no", "Region no.", Kind.INTEGER),
        )
        rows = tuple(self._person(*pair) for pair in zip(self.before, self.after, strict=True))
        total = total_row("burden", "participant", rows, ("people", *(f"all_{time}" for time in TIMES)))
        title = "One person of each row"
        return Block("burden", columns, (*rows, total) if rows else (), title, has_filter=True)

    def _measured(self, measure: BurdenMeasure, time: str) -> Column:
        heading = f"{HEADINGS[measure]}, {time}"
        if measure is BurdenMeasure.COST:
            return Column(_column(measure, time), heading, Kind.MONEY, currency=self.currency)
        is_whole = measure in {BurdenMeasure.NIGHTS, BurdenMeasure.TRIPS}
        return Column(_column(measure, time), heading, Kind.INTEGER if is_whole else Kind.NUMBER)

    def _person(self, before: Burden, after: Burden) -> Row:
        participant = after.participant
        number, region = self.register.participants[participant.id], region_of(participant)
        cells: dict[str, Cell | Scalar] = {
            "no": number,
            "participant": participant.id,
            "group": participant.group or NOBODY,
            "region": region,
            "people": participant.people,
            "group_no": self.register.groups[participant.group],
            "region_no": self.register.regions[region],
        }
        for time, burden, amount in zip(TIMES, (before, after), ("baseline", "cost"), strict=True):
            whole = Formula("{0}", (At("people", f"no-{number}", amount),))
            one = Formula("ROUND({0}/{1},2)", (Here(f"all_{time}"), Here("people")))
            cells[f"all_{time}"] = Cell(burden.cents * participant.people, whole)
            cells[_column(BurdenMeasure.COST, time)] = Cell(burden.cents, one)
            cells[_column(BurdenMeasure.HOURS, time)] = burden.hours
            cells[_column(BurdenMeasure.NIGHTS, time)] = burden.nights
            cells[_column(BurdenMeasure.TRIPS, time)] = burden.trips
            cells[_column(BurdenMeasure.OUTSIDE, time)] = float(burden.outside_hours)
        return Row(cells, f"no-{number}", Mark.ASSUMED if participant.is_assumed else Mark.NONE)

    def spread(self, measure: BurdenMeasure) -> Block:
        """Return how a measure is spread."""
        kind = Kind.MONEY if measure is BurdenMeasure.COST else Kind.NUMBER
        currency = self.currency if measure is BurdenMeasure.COST else ""
        figures = {"mean": "Mean", "most": "Greatest", "p90": "P90"}
        columns = (
            Column("over", "Over"),
            Column("no", "No.", Kind.INTEGER),
            Column("name", "Group or region", width=28),
            Column("people", "People", Kind.INTEGER),
            *(
                Column(f"{key}_{time}", f"{words}, {time}", kind, currency=currency)
                for key, words in figures.items()
                for time in TIMES
            ),
            *(Column(f"gini_{time}", f"Gini, {time}", Kind.RATE, decimals=3) for time in TIMES),
        )
        rows = tuple(self._compared(row) for row in comparisons(self.before, self.after, measure))
        note = LIVE if measure is BurdenMeasure.COST else AS_WRITTEN
        return Block(_block_id(measure), columns, rows, HEADINGS[measure], note)

    def _compared(self, row: Comparison) -> Row:
        number = self._number(row)
        names = {Share.ALL: EVERYBODY, Share.GROUP: row.name or NOBODY, Share.REGION: row.name}
        cells: dict[str, Cell | Scalar] = {
            "over": row.share.value,
            "no": number,
            "name": names[row.share],
            "people": Cell(row.after.people, self._sum(row.share, "people")),
        }
        for time, spread in zip(TIMES, (row.before, row.after), strict=True):
            mean, most, p90 = (_size(size, row.measure) for size in (spread.mean, spread.most, spread.p90))
            is_live = row.measure is BurdenMeasure.COST and row.after.people > 0
            cells[f"mean_{time}"] = Cell(mean, self._mean(row.share, time)) if is_live else mean
            cells[f"most_{time}"] = self._most(row, time, most)
            cells[f"p90_{time}"] = p90
            cells[f"gini_{time}"] = float(spread.gini)
        return Row(cells, row.share.value if number is None else f"{row.share.value}-{number}")

    def _number(self, row: Comparison) -> int | None:
        if row.share is Share.ALL:
            return None
        numbers = self.register.groups if row.share is Share.GROUP else self.register.regions
        return numbers[row.name]

    @staticmethod
    def _sum(share: Share, column: str) -> Formula:
        """The sum of a column of the participants over a share."""
        if share is Share.ALL:
            return Formula("SUM({0})", (Whole("burden", column),))
        references = (Whole("burden", column), Whole("burden", f"{share.value}_no"), Here("no"))
        return Formula("SUMIFS({0},{1},{2})", references)

    def _mean(self, share: Share, time: str) -> Formula:
        amount = self._sum(share, f"all_{time}")
        people: tuple[Reference, ...] = (*amount.references, Here("people"))
        return Formula(f"ROUND({amount.text}/{{{len(amount.references)}}},2)", people)

    @staticmethod
    def _most(row: Comparison, time: str, most: float) -> Cell:
        if row.share is not Share.ALL:
            return Cell(most)
        return Cell(most, Formula("MAX({0})", (Whole("burden", _column(row.measure, time)),)))
