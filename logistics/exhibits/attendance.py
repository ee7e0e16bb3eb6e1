"""The attendance sheet: who comes, who joins from afar, whether what is asked of their numbers is kept."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from logistics.case.calendar import Session
from logistics.case.people import Participant
from logistics.case.regions import region_of
from logistics.exhibits.limits import limits_block
from logistics.exhibits.presence import IN_PERSON, REMOTE, how, people_at, presence_block, sessions_of
from logistics.exhibits.proof import next_step_sentence
from logistics.exhibits.register import NOBODY, Register, payer_names
from logistics.exhibits.sums import total_row
from logistics.money import cents
from logistics.planning.reach import MOST_ROWS, Reach, reach
from logistics.planning.run import Run
from reports.table import Block, Cell, Column, Kind, Mark, Row, Scalar, Sheet

NUMBER_WIDTH, NAME_WIDTH = 6, 30
HOW = {"in": IN_PERSON, "remote": REMOTE}
"""Ways to attend, by the beginning of the columns that count them."""


def attendance_sheet(run: Run, register: Register) -> Sheet:
    """Return who attends what and how, the counts, the limits and who is just below the line."""
    groups = {number: name or NOBODY for name, number in register.groups.items()}
    regions = {number: name or NOBODY for name, number in register.regions.items()}
    blocks = (
        _counts(run, ("group", groups), lambda person: register.groups[person.group]),
        _counts(run, ("region", regions), lambda person: register.regions[region_of(person)]),
        limits_block(run, register),
        _below_the_line(run, register),
        presence_block(run, register),
    )
    has_choice = any(person.either for person in run.asked.participants)
    intro = (
        "Who comes and who joins from afar. Counts and verdicts follow the table of participants at the "
        "foot; the costs on other sheets do not."
    )
    legend = ((Mark.CHOSEN, "left open by the case and decided by the plan"),) if has_choice else ()
    shown = tuple(block for block in blocks if block.rows)
    return Sheet("Attendance", "Who comes, who joins from afar", shown, intro=intro, legend=legend)


def _counts(run: Run, named: tuple[str, dict[int, str]], number_of: Callable[[Participant], int]) -> Block:
    """Return how many attend each session in person and remotely, by group or by region."""
    what, names = named
    people = [person for person in run.case.participants if person.is_people]
    sessions = tuple(enumerate(sessions_of(run), start=1))
    columns = [
        Column("no", "No.", Kind.INTEGER, NUMBER_WIDTH),
        Column("name", what.capitalize(), width=NAME_WIDTH),
    ]
    found: dict[str, dict[int, int]] = {}
    for number, session in sessions:
        for key, mode in HOW.items():
            column = f"{key}-{number}"
            columns.append(Column(column, f"{session.title}: {mode}", Kind.INTEGER))
            found[column] = {}
            for person in people:
                if how(person, session.id) == mode:
                    row = number_of(person)
                    found[column][row] = found[column].get(row, 0) + person.people
    apart = _apart(run, sessions, number_of)
    columns += [Column(f"apart-{n}", f"{s.title}: in person if held apart", Kind.INTEGER) for n, s in apart]
    rows = tuple(
        Row(
            {
                "no": row,
                "name": name,
                **_counted(found, row, f"{what}_no"),
                **{f"apart-{number}": counts.get(row, 0) for (number, _), counts in apart.items()},
            },
            f"no-{row}",
        )
        for row, name in names.items()
    )
    summed = (*found, *(f"apart-{number}" for number, _ in apart))
    total = total_row(f"{what}_counts", "name", rows, summed)
    return Block(f"{what}_counts", tuple(columns), (*rows, total) if rows else (), f"People by {what}")


def _apart(
    run: Run, sessions: tuple[tuple[int, Session], ...], number_of: Callable[[Participant], int]
) -> dict[tuple[int, Session], dict[int, int]]:
    """Return how many would come to each consultation were all held apart, by group or by region."""
    if run.apart is None:
        return {}
    consultations = {session.id for session in run.plan.sessions}
    found: dict[tuple[int, Session], dict[int, int]] = {}
    for number, session in sessions:
        if session.id in consultations:
            counts = found.setdefault((number, session), {})
            for person in run.apart.case.participants:
                if session.id in person.in_person:
                    counts[number_of(person)] = counts.get(number_of(person), 0) + person.people
    return found


def _counted(found: dict[str, dict[int, int]], row: int, number: str) -> dict[str, Cell | Scalar]:
    cells: dict[str, Cell | Scalar] = {}
    for column, counts in found.items():
        key, session = column.split("-")
        cells[column] = Cell(counts.get(row, 0), people_at(int(session), HOW[key], (number, "no")))
    return cells


def _below_the_line(run: Run, register: Register) -> Block:
    """Return whom the plan kept at home, those first who are reached for the least money."""
    currency = run.case.currency

    def money(key: str, heading: str) -> Column:
        return Column(key, heading, Kind.MONEY, currency=currency)

    columns = (
        Column("no", "No.", Kind.INTEGER, NUMBER_WIDTH),
        Column("name", "Participant", width=NAME_WIDTH),
        Column("people", "People", Kind.INTEGER),
        Column("sessions", "Would come to"),
        Column("weight", "Weighted attendance of one", Kind.INTEGER),
        money("extra", "More for one person"),
        money("each", "More for each weighted attendance"),
        Column("funder", "Could be paid by"),
        money("more", "More for this funder"),
        money("left", "Left of its ceiling"),
        money("missing", "Missing"),
    )
    found = reach(run.asked, run.case, run.prices, run.plan, run.baseline)
    names = payer_names(run.case)
    rows = tuple(_reached(one, register, names) for one in found)
    note = (
        f"Who could come on these dates and joins remotely, at most {MOST_ROWS} rows, in order of what an "
        "attendance costs. Missing: what the funders would need beyond what their ceilings leave. As "
        "written: this does not follow changes of prices."
    )
    if told := next_step_sentence(run):
        note += f" {told}"
    return Block("below_the_line", columns, rows, "Just below the line", note)


def _reached(one: Reach, register: Register, names: dict[str, str]) -> Row:
    payers = [names[one.funder]] + ([names[one.second_funder]] if one.second_funder else [])
    has_payer = one.missing_cents is not None
    return Row(
        {
            "no": register.participants[one.participant],
            "name": one.participant,
            "people": one.people,
            "sessions": ", ".join(one.sessions),
            "weight": one.weight,
            "extra": one.extra_cents,
            "each": cents(Fraction(one.extra_cents, 100 * one.weight)),
            "funder": ", then ".join(payers) if has_payer else "nobody",
            "more": one.funder_cents if one.funder else None,
            "left": _left(one),
            "missing": one.missing_cents,
        }
    )


def _left(one: Reach) -> int | str | None:
    if not one.funder:
        return None
    return "no limit" if one.left_cents is None else one.left_cents
