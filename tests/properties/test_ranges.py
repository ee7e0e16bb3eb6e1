"""The table of costs of all draws against a referee that prices each choice under each draw by itself."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from logistics.case.case import Case
from logistics.case.people import Participant
from logistics.case.uncertainty import RangeRules, Season, Slip, StillPaid, Uncertainty, What
from logistics.case.visas import VisaRule
from logistics.errors import InfeasibleError
from logistics.planning.formulate import formulate
from logistics.pricing.price import price
from logistics.uncertainty.choices import choices_of
from logistics.uncertainty.costing import Ledger
from logistics.uncertainty.scene import ledger_of
from logistics.uncertainty.totals import Sum, Till
from logistics.uncertainty.verdicts import Tally
from logistics.uncertainty.worlds import Worlds
from tests.properties.cases import Size, cases
from tests.properties.draw_referee import cost_in_draw, drawn_prices, fates

DRAWS = 3
MOST_CHOICES = 40
SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


@st.composite
def uncertain_cases(draw: st.DrawFn) -> Case:
    """Return a small case with uncertain fares, per diems, people and anchors."""
    case = draw(cases(Size(consultations=2, window=5)))
    sessions = [*(a.id for a in case.anchors), *(c.id for c in case.consultations)]
    shares = st.sampled_from((None, (Decimal(20), Decimal(60), Decimal(90))))
    rows = [
        Uncertainty("fares", What.FARE, sigma=draw(st.sampled_from((None, Decimal("0.4"))))),
        Uncertainty("nights", What.PER_DIEM, countries=("CH",), low=Decimal(50), high=Decimal(180)),
    ]
    for name, what in (("come", What.SHOW_UP), ("attend", What.ATTENDANCE)):
        low, central, high = draw(shares) or (None, Decimal(50), None)
        selected = draw(st.sampled_from(((), ("person-0",), ("person-1", "person-2"))))
        session = draw(st.sampled_from(sessions)) if what is What.ATTENDANCE else ""
        rows.append(
            Uncertainty(
                name, what, participants=selected, session=session, low=low, central=central, high=high
            )
        )
    anchors = tuple(anchor.id for anchor in case.anchors)
    slips = [
        Slip(anchors[:number], draw(st.integers(-3, 3)), Decimal(40)) for number in range(1, len(anchors) + 1)
    ]
    ranges = RangeRules(
        season=Season.YEAR,
        refused=draw(st.sampled_from((StillPaid.NOTHING, StillPaid.FARES))),
        no_show=draw(st.sampled_from(tuple(StillPaid))),
        worst_share=draw(st.sampled_from((Decimal(10), Decimal(50), Decimal(100)))),
    )
    kept = draw(st.integers(0, len(case.fares)))
    return replace(
        case,
        fares=case.fares[:kept],
        participants=tuple(_together(p, together=draw(st.booleans())) for p in case.participants),
        uncertainties=tuple(draw(st.permutations(rows))),
        slips=tuple(slips),
        visas=draw(visa_rules()),
        ranges=ranges,
    )


@st.composite
def visa_rules(draw: st.DrawFn) -> tuple[VisaRule, ...]:
    """Return who is refused a visa where; often nobody."""
    refusal = st.sampled_from((None, Decimal(0), Decimal(50)))
    rules = (VisaRule(("KE",), ("CH",), refusal=draw(refusal)), VisaRule((), ("AT",), refusal=draw(refusal)))
    return draw(st.sampled_from(((), rules)))


def _together(participant: Participant, *, together: bool) -> Participant:
    return replace(participant, stays_together=together)


def ledgered(case: Case) -> Ledger:
    """Return the ledger of a case; a case without dates is passed over."""
    prices = price(case)
    try:
        formulation = formulate(case, prices)
    except InfeasibleError:
        assume(condition=False)
    choices = choices_of(formulation, ())
    assume(0 < len(choices.options) <= MOST_CHOICES)
    return ledger_of(case, prices, formulation, choices)


def referee(case: Case, ledger: Ledger, worlds: Worlds, draw: int) -> list[int]:
    """Return what each choice costs in a draw."""
    prices = drawn_prices(price(case), ledger.urn, worlds, draw)
    slips = dict(zip(ledger.urn.movable, (int(day) for day in worlds.slips[draw]), strict=True))
    lives = list(fates(ledger.urn, worlds, draw))
    options = ledger.slate.options
    return [
        cost_in_draw(
            case,
            prices,
            tuple(some.session(int(number)) for some, number in zip(options, choice, strict=True)),
            slips,
            lives,
        )
        for choice in ledger.slate.choices
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(case=uncertain_cases(), seed=st.integers(0, 2**32))
def test_every_choice_costs_in_every_draw_what_the_referee_says(case: Case, seed: int) -> None:
    ledger = ledgered(case)
    worlds = ledger.urn.block(seed, 0, DRAWS)

    costs = ledger.costs(worlds)
    told = [referee(case, ledger, worlds, draw) for draw in range(DRAWS)]

    assert costs.tolist() == told
    for choice in range(0, len(ledger.slate.choices), 7):
        totals = Till(ledger, choice, {}).totals(worlds)
        assert totals[Sum.COST, ""].tolist() == costs[:, choice].tolist()
        for about in (Sum.KIND, Sum.FUNDER, Sum.GROUP):
            parts = [each for (name, _), each in totals.items() if name is about]
            added = [sum(each[draw] for each in parts) for draw in range(DRAWS)]
            assert added == costs[:, choice].tolist()


@settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
@given(case=uncertain_cases(), seed=st.integers(0, 2**32))
def test_robust_choices_are_those_of_exhaustive_evaluation(case: Case, seed: int) -> None:
    ledger = ledgered(case)
    draws = 5
    worlds = ledger.urn.block(seed, 0, draws)
    told = [referee(case, ledger, worlds, draw) for draw in range(draws)]
    choices = range(len(ledger.slate.choices))
    tally = Tally(ledger.slate.choices[0][:, None] == ledger.slate.choices.T, draws, case.ranges.worst_share)

    for some in (range(2), range(2, draws)):
        tally.add(ledger.costs(worlds)[list(some)])

    worst = math.ceil(case.ranges.worst_share / 100 * draws)
    expected = [Fraction(sum(row[choice] for row in told), draws) for choice in choices]
    cvar = [Fraction(sum(sorted(row[choice] for row in told)[-worst:]), worst) for choice in choices]
    regret = [[row[choice] - min(row) for row in told] for choice in choices]
    assert tally.best_by_expected() == min(choices, key=lambda choice: (expected[choice], choice))
    assert tally.best_by_cvar() == min(choices, key=lambda choice: (cvar[choice], choice))
    assert tally.best_by_regret() == min(choices, key=lambda choice: (max(regret[choice]), choice))
    for choice in choices:
        verdict = tally.verdict(choice)
        assert verdict.expected_cents == math.floor(expected[choice] + Fraction(1, 2))
        assert verdict.cvar_cents == math.floor(cvar[choice] + Fraction(1, 2))
        assert verdict.largest_regret_cents == max(regret[choice])
        assert verdict.expected_regret_cents == math.floor(
            Fraction(sum(regret[choice]), draws) + Fraction(1, 2)
        )
        assert verdict.best_draws == regret[choice].count(0)
