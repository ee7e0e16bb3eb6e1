"""Random quotas and remote hubs for small cases."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from logistics.case.calendar import Consultation, Session
from logistics.case.people import Funder, Participant, Quota, RemoteHub
from logistics.case.regions import region_of
from tests.properties.cases import PLACES, at_most, rarely


@st.composite
def quotas(
    draw: st.DrawFn,
    anchors: tuple[Session, ...],
    consultations: tuple[Consultation, ...],
    people: tuple[Participant, ...],
) -> tuple[Quota, ...]:
    """Return up to three quotas of every kind, valid as intake would have them."""
    names = [anchor.id for anchor in anchors] + [consultation.id for consultation in consultations]
    found: list[Quota] = []
    for number in range(draw(st.sampled_from((0, 1, 1, 1, 2, 3)))):
        limited = draw(_limits())
        somebody = draw(st.sampled_from(people))
        # by words that fit somebody, so that it seldom counts nobody
        found.append(
            replace(
                limited,
                id=f"quota-{number}",
                sessions=draw(rarely(at_most(2, names), ())),
                group=draw(st.sampled_from(("", "", somebody.group))),
                region=draw(st.sampled_from(("", "", region_of(somebody)))),
                countries=draw(
                    st.sampled_from(((), (), (), (somebody.origin.country,), ("high",), ("lower-middle",)))
                ),
                gender=draw(st.sampled_from(("", "", somebody.gender))),
                is_remote=draw(st.sampled_from((False, False, True))),
                among=draw(st.sampled_from(("", "", "civil"))),
            )
        )
    return tuple(found)


@st.composite
def _limits(draw: st.DrawFn) -> Quota:
    """Return a quota with one or two limits, the least not above the most."""
    least, most = draw(
        st.sampled_from(((1, None), (1, None), (2, None), (None, 1), (None, 2), (1, 2), (None, 3)))
    )
    shares = ((25, None), (40, None), (None, 50), (None, Decimal("66.7")), (Decimal("33.3"), 75), (None, 0))
    least_share, most_share = draw(st.sampled_from(shares))
    only = draw(st.sampled_from(("number", "number", "share", "share", "both")))
    number = Quota("", least=least, most=most) if only != "share" else Quota("")
    if only == "number":
        return number
    return replace(
        number,
        least_share=None if least_share is None else Decimal(least_share),
        most_share=None if most_share is None else Decimal(most_share),
    )


@st.composite
def hubs(
    draw: st.DrawFn, people: tuple[Participant, ...], funders: tuple[Funder, ...]
) -> tuple[RemoteHub, ...]:
    """Return up to two hubs, in most cases none, of regions from which somebody is."""
    regions = sorted({region_of(row) for row in people})
    served = draw(rarely(at_most(2, regions), ()))
    payers = ["", *(funder.id for funder in funders if funder.pays_all)]
    return tuple(
        RemoteHub(
            id=f"hub-{number}",
            region=region,
            place=draw(st.sampled_from(PLACES)),
            cost=draw(st.sampled_from((Decimal(0), Decimal(100), Decimal("333.33")))),
            each=draw(st.sampled_from((Decimal(0), Decimal(5)))),
            seats=draw(st.sampled_from((None, None, 1, 2))),
            funder=draw(st.sampled_from(payers)),
        )
        for number, region in enumerate(served)
    )
