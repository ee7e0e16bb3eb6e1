"""What a plan lets everybody do, as plain data: what is promised when it is published."""

from __future__ import annotations

from logistics.exhibits.lines import kind_cents, kinds_in, lines_of
from logistics.planning.plan import Itinerary, Plan
from logistics.planning.tickets import fare_of

Record = dict[str, object]


def promised_record(plan: Plan) -> Record:
    """Return what a plan spends on what, and what it lets everybody do."""
    return {"kinds": kinds_record(plan), "people": people_record(plan)}


def kinds_record(plan: Plan) -> list[Record]:
    """Return what a plan spends on each kind of cost."""
    lines = lines_of(plan)
    return [
        {"kind": kind.value, "cost_cents": sum(kind_cents(line, kind) for line in lines)}
        for kind in kinds_in(lines)
    ]


def people_record(plan: Plan) -> list[Record]:
    """Return what everybody attends, what it costs, who pays, and every journey with its fare."""
    return [_person(line) for line in plan.itineraries if line.participant.is_people]


def _person(line: Itinerary) -> Record:
    who = line.participant
    return {
        "id": who.id,
        "row": who.row_id,
        "group": who.group,
        "people": who.people,
        "funder": who.funder,
        "second_funder": who.second_funder,
        "in_person": sorted(who.in_person),
        "remote": sorted(who.remote),
        "cost_cents": line.cents,
        "legs": [
            {
                "trip": number,
                "day": leg.day.isoformat(),
                "start": leg.start.id,
                "end": leg.end.id,
                "fare_cents": fare_of(leg.price),
            }
            for number, trip in enumerate(line.trips, start=1)
            for leg in trip.legs
        ],
    }
