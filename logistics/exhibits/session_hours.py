"""The session hours sheet: when consultations best begin for those remote, and local times for everybody."""

from __future__ import annotations

from datetime import date, time

from logistics.exhibits.alternatives import written
from logistics.planning.session_hours import SessionHours
from logistics.planning.timetable import LocalTime, timetable
from logistics.planning.timings import Timing
from reports.table import (
    Block,
    Cell,
    Chart,
    ChartKind,
    Column,
    Formula,
    Here,
    Kind,
    Mark,
    Row,
    Scalar,
    Sheet,
    Whole,
)  # fmt: skip

MINUTES = 60
"""Minutes of an hour [min/h]."""
SUMMED = (
    "room", "remote", "preferred_remote", "single_remote", "preference", "chosen_remote", "chosen_room",
)  # fmt: skip
INTRO = (
    "Hours outside 08-20 local time count for each person on each day of a session. Recommended is the start "
    "that causes the fewest to those who join remotely; of equal ones that with the fewest in the room, then "
    "the nearest to what those in the room prefer. Starts are tried every half hour between 06:00 and the "
    "last one that ends by 22:00, local time of the place. Two sittings a day, where the case allows them, "
    "are recommended when they cause fewer hours to those remote and to everybody together: each time zone "
    "joins the better one, and those in the room sit through both. Daylight saving time is that of the very "
    "date. Who sits in a remote hub has its local time."
)


def session_hours_sheet(hours: tuple[SessionHours, ...]) -> Sheet:
    """Return when each consultation best begins, what the preference of the room costs, and local times."""
    blocks = (_overview(hours), _starts(hours), *(_local_times(one) for one in hours))
    series = tuple((one.session.title, Whole("starts", _on(one))) for one in hours)
    title = "Hours outside 08-20 of those remote, by start"
    chart = Chart(title, ChartKind.LINE, Whole("starts", "start"), series, "person-hours")
    legend = ((Mark.CHOSEN, "recommended"), (Mark.ASSUMED, "assumed: the case does not say"))
    name, charts = "Session Hours", (chart,) if hours else ()
    return Sheet(name, "When to begin for those who join remotely", blocks, charts, INTRO, legend=legend)


def session_hours_record(hours: tuple[SessionHours, ...]) -> list[dict[str, object]]:
    """Return the hours of each consultation as plain data; hours outside are of all people together."""
    return [
        {
            "session": one.session.id,
            "length_hours": one.minutes / MINUTES,
            "room_people": one.room_people,
            "remote_people": one.remote_people,
            "is_preference_assumed": one.is_preference_assumed,
            "preference_hours": one.preference_minutes / MINUTES,
            "preferred": _timing_record(one, one.preferred),
            "single": _timing_record(one, one.single),
            "chosen": _timing_record(one, one.chosen),
            "starts": [_load_record(timing) for timing in one.starts],
        }
        for one in hours
    ]


def _load_record(timing: Timing) -> dict[str, object]:
    return {
        "starts": [clock(start) for start in timing.starts],
        "remote_hours": timing.remote_minutes / MINUTES,
        "room_hours": timing.room_minutes / MINUTES,
    }


def _timing_record(one: SessionHours, timing: Timing) -> dict[str, object]:
    times = [
        {
            "sitting": row.sitting,
            "zone": row.zone,
            "is_room": row.is_room,
            "people": row.people,
            "first_day": row.first_day.isoformat(),
            "last_day": row.last_day.isoformat(),
            "start": row.start.isoformat(timespec="minutes"),
            "end": row.end.isoformat(timespec="minutes"),
            "outside_hours": row.minutes / MINUTES,
        }
        for row in timetable(one, timing)
    ]
    return {**_load_record(timing), "local_times": times}


def clock(moment: time) -> str:
    """Return a time as clocks show it: ``09:30``."""
    return f"{moment:%H:%M}"


def local(moment: time, days: int) -> str:
    """Return a local time with the days by which its date is later than that of the session: ``04:30 +1``."""
    return f"{clock(moment)} {days:+d}" if days else clock(moment)


def offset(minutes: int) -> str:
    """Return an offset from UTC as people write it: ``UTC+05:45``."""
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _starting(timing: Timing) -> str:
    return " and ".join(clock(start) for start in timing.starts)


def _days(first: date, last: date) -> str:
    return written(first) if first == last else f"{written(first)} to {written(last)}"


def _overview(hours: tuple[SessionHours, ...]) -> Block:
    unit = "[person-h]"
    columns = (
        Column("consultation", "Consultation", width=32),
        Column("day", "First day", Kind.DATE),
        Column("place", "Place", width=24),
        Column("length", "Length [h a day]", Kind.NUMBER, decimals=2),
        Column("room", "In the room", Kind.INTEGER),
        Column("remote", "Remote", Kind.INTEGER),
        Column("preferred", "The room prefers"),
        Column("preferred_remote", f"outside 08-20, remote {unit}", Kind.NUMBER),
        Column("single", "Best start"),
        Column("single_remote", f"outside 08-20, remote {unit}", Kind.NUMBER),
        Column("preference", f"What the preference costs those remote {unit}", Kind.NUMBER),
        Column("chosen", "Recommended"),
        Column("sittings", "Sittings a day", Kind.INTEGER),
        Column("chosen_remote", f"outside 08-20, remote {unit}", Kind.NUMBER),
        Column("chosen_room", f"outside 08-20, in the room {unit}", Kind.NUMBER),
    )
    rows = tuple(_overview_row(one) for one in hours)
    return Block("session-hours", columns, (*rows, _total(rows)) if rows else (), "When to begin")


def _overview_row(one: SessionHours) -> Row:
    assumed = Mark.ASSUMED if one.is_preference_assumed else Mark.NONE
    preference = Formula("{0}-{1}", (Here("preferred_remote"), Here("single_remote")))
    cells: dict[str, Cell | Scalar] = {
        "consultation": one.session.title,
        "day": one.session.first_day,
        "place": str(one.session.place),
        "length": one.minutes / MINUTES,
        "room": one.room_people,
        "remote": one.remote_people,
        "preferred": Cell(_starting(one.preferred), mark=assumed),
        "preferred_remote": one.preferred.remote_minutes / MINUTES,
        "single": _starting(one.single),
        "single_remote": one.single.remote_minutes / MINUTES,
        "preference": Cell(one.preference_minutes / MINUTES, preference),
        "chosen": Cell(_starting(one.chosen), mark=Mark.CHOSEN),
        "sittings": len(one.chosen.starts),
        "chosen_remote": one.chosen.remote_minutes / MINUTES,
        "chosen_room": one.chosen.room_minutes / MINUTES,
    }
    return Row(cells, one.session.id)


def _total(rows: tuple[Row, ...]) -> Row:
    cells: dict[str, Cell | Scalar] = {"consultation": "Total"}
    for column in SUMMED:
        values = [row.cell(column).value for row in rows]
        total = sum(value for value in values if isinstance(value, int | float))
        cells[column] = Cell(total, Formula("SUM({0})", (Whole("session-hours", column),)))
    return Row(cells, "total", Mark.TOTAL)


def _on(one: SessionHours) -> str:
    return f"on-{one.session.id}"


def _starts(hours: tuple[SessionHours, ...]) -> Block:
    """Hours outside of those remote at every single start, as a map of heat."""
    columns = (
        Column("start", "Begins"),
        *(Column(_on(one), f"{one.session.title} [person-h]", Kind.NUMBER, 16) for one in hours),
    )
    found = {one.session.id: {timing.starts[0]: timing for timing in one.starts} for one in hours}
    every = sorted({start for timings in found.values() for start in timings})
    rows = []
    for start in every:
        cells: dict[str, Cell | Scalar] = {"start": clock(start)}
        for one in hours:
            if timing := found[one.session.id].get(start):
                mark = Mark.CHOSEN if start in one.chosen.starts else Mark.NONE
                cells[_on(one)] = Cell(timing.remote_minutes / MINUTES, mark=mark)
        rows.append(Row(cells))
    title = "Hours outside 08-20 of those remote, by start at the place"
    return Block("starts", columns, tuple(rows), title, heat="heat-starts")


def _local_times(one: SessionHours) -> Block:
    columns = (
        Column("what", "Start"),
        Column("sitting", "Sitting", Kind.INTEGER),
        Column("who", "Who"),
        Column("zone", "Time zone", width=24),
        Column("people", "People", Kind.INTEGER),
        Column("start", "Begins"),
        Column("end", "Ends"),
        Column("offset", "Offset"),
        Column("outside", "outside 08-20 [h a person and day]", Kind.NUMBER, decimals=2),
        Column("days", "Days of the session"),
    )
    timings = {one.chosen.starts: ("recommended", one.chosen)}
    timings.setdefault(one.preferred.starts, ("preferred", one.preferred))
    rows = tuple(_local_row(what, row) for what, timing in timings.values() for row in timetable(one, timing))
    note = (
        "-1 and +1: on the day before, on the day after that of the session. No people: all from that time "
        "zone join the other sitting."
    )
    return Block(f"local-times-{one.session.id}", columns, rows, f"{one.session.title}: local times", note)


def _local_row(what: str, row: LocalTime) -> Row:
    return Row(
        {
            "what": what,
            "sitting": row.sitting,
            "who": "in the room" if row.is_room else "remote",
            "zone": row.zone,
            "people": row.people,
            "start": local(row.start.time(), row.start_days),
            "end": local(row.end.time(), row.end_days),
            "offset": offset(row.offset_minutes),
            "outside": row.minutes / MINUTES,
            "days": _days(row.first_day, row.last_day),
        }
    )
