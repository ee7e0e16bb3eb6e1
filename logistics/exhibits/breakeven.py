"""The break-even sheet: whether each consultation pays beside each anchor, and when not to move it."""

from __future__ import annotations

from collections.abc import Iterator

from logistics.case.calendar import Session
from logistics.exhibits.alternatives import written
from logistics.money import format_cents
from logistics.planning.breakeven import Advice, BreakEven, Home
from logistics.planning.run import Run
from reports.table import Block, Cell, Column, Formula, Here, Kind, Mark, Row, Scalar, Sheet, Whole

MOST_HOMES = 20_000
"""Rows by origin above which they are left out: the sums are then as written."""
NEVER = "never"
PAYS, PAYS_NOT = "pays", "does not pay"
KG = 1000
"""Kilograms of a tonne [kg/t]."""
INTRO = (
    "Each consultation against itself, one anchor at a time, at the same prices. By itself: a trip of its "
    "own for everybody, on the allowed day and in the allowed place where that costs least. Beside the "
    "anchor: on the allowed day in reach of it where it costs least with those who are there anyway. "
    "Nothing else in the calendar counts here; sheet Summary has the plan as a whole.\n"
    "People differ, so the share is that of a random choice: if so many of the invited, whoever they are, "
    "were at the anchor anyway, both would be expected to cost the same. What is saved is counted person by "
    "person, for those who are at the anchor in this case."
)


def breakeven_sheet(run: Run) -> Sheet:
    """Return the break-even overlaps and, by origin, what they are made of."""
    pairs = run.moves.pairs
    homes = tuple(_homes(run)) if sum(len(pair.homes) for pair in pairs) <= MOST_HOMES else ()
    blocks = (_summary(run, is_live=bool(homes)), *((_by_origin(run, homes),) if homes else ()))
    return Sheet(
        "Break-even", "When a meeting pays beside another, and when not to move it", blocks, intro=_intro(run)
    )


def advice_sentences(run: Run) -> tuple[str, ...]:
    """Return what to leave where it would be by itself, a sentence for each such consultation."""
    others = len(run.case.anchors) + len(run.plan.sessions) - 1
    return tuple(
        _advice_sentence(run, advice) for advice in run.moves.advice if others and not advice.is_worth_moving
    )


def _advice_sentence(run: Run, advice: Advice) -> str:
    return (
        f"do not move {advice.session.title}: beside other sessions it saves nothing; by itself on "
        f"{_when(advice.apart)} {run.plan.scope} cost "
        f"{format_cents(run.plan.cost_cents + advice.saved_cents, run.case.currency)}"
    )


def best_pairs(run: Run) -> tuple[BreakEven, ...]:
    """Return for each consultation the anchor beside which it saves most, the earlier one of equals."""
    found: dict[str, BreakEven] = {}
    for pair in run.moves.pairs:
        best = found.setdefault(pair.consultation, pair)
        if pair.beside and (best.beside is None or pair.saved_cents > best.saved_cents):
            found[pair.consultation] = pair
    return tuple(found.values())


def verdict(pair: BreakEven, currency: str) -> str:
    """Return whether a consultation pays beside an anchor, in a sentence without its full stop."""
    beside = f"next to {pair.anchor.id}"
    if not pair.invited:
        return f"{beside}: nobody is invited in person"
    if pair.beside is None:
        return f"{beside}: no allowed day is in reach on which anybody could save a journey"
    return f"{beside}: {_threshold(pair)}; {_effect(pair, currency)} against holding it apart"


def _effect(pair: BreakEven, currency: str) -> str:
    if not pair.saved_cents and not pair.saved_kg:
        return "saves nothing"
    money = format_cents(abs(pair.saved_cents), currency)
    carbon = f"{abs(float(pair.saved_kg)) / KG:,.1f} t CO2e"
    if pair.saved_cents >= 0:
        return f"saves {money} and {carbon}" if pair.saved_kg >= 0 else f"saves {money}, emits {carbon} more"
    if pair.saved_kg > 0:
        return f"costs {money} more, saves {carbon}"
    return f"costs {money} and {carbon} more"


def _threshold(pair: BreakEven) -> str:
    there = f"{pair.there} {'is' if pair.there == 1 else 'are'}"
    if pair.needed is None:
        return f"would not pay if all {pair.invited} invitees were there anyway; {there}"
    if not pair.needed:
        return f"pays as soon as any of {pair.invited} invitees is there anyway; {there}"
    return f"pays if {pair.needed} of {pair.invited} invitees are there anyway; {there}"


def _intro(run: Run) -> str:
    told = [f"{sentence[0].upper()}{sentence[1:]}." for sentence in advice_sentences(run)]
    return "\n".join((*told, INTRO))


def _when(session: Session) -> str:
    return f"{session.first_day:%a} {written(session.first_day)}, {session.place}"


def _summary(run: Run, *, is_live: bool) -> Block:
    currency = run.case.currency
    columns = (
        Column("no", "No.", Kind.INTEGER),
        Column("consultation", "Consultation", width=28),
        Column("anchor", "Anchor", width=28),
        Column("apart", "By itself", width=28),
        Column("beside", "Beside the anchor", width=28),
        Column("invited", "Invited", Kind.INTEGER),
        Column("there", "There anyway", Kind.INTEGER),
        Column("share", "Break-even share", Kind.RATE),
        Column("needed", "Break-even people", Kind.INTEGER),
        Column("extra", "Dearer day or place", Kind.MONEY, currency=currency),
        Column("full", "Saved if all were there", Kind.MONEY, currency=currency),
        Column("joined", "Saved by those there", Kind.MONEY, currency=currency),
        Column("saved", "Saved against apart", Kind.MONEY, currency=currency),
        Column("co2e", "CO2e saved [kg]", Kind.NUMBER, decimals=0),
        Column("pays", "Verdict"),
        Column("verdict", "In words, as written", width=60),
    )
    titles = {one.id: one.title for one in run.case.consultations}
    rows = tuple(
        Row(
            {
                "no": number,
                "consultation": titles[pair.consultation],
                "anchor": pair.anchor.title,
                "apart": _when(pair.apart),
                "beside": _when(pair.beside) if pair.beside else "none in reach",
                **_figures(pair, is_live=is_live),
                "co2e": float(pair.saved_kg),
                "verdict": verdict(pair, currency),
            },
            f"pair-{number}",
            Mark.GOOD if pair.pays else Mark.NONE,
        )
        for number, pair in enumerate(run.moves.pairs, start=1)
    )
    note = "Amounts follow the rows by origin below." if is_live else "As written."
    return Block("break-even", columns, rows, "Each consultation beside each anchor", note)


def _figures(pair: BreakEven, *, is_live: bool) -> dict[str, Cell | Scalar]:
    """Return people, amounts, break-even and verdict; as formulas where rows by origin stand below."""
    values: dict[str, int | float | str] = {
        "invited": pair.invited,
        "there": pair.there,
        "extra": pair.extra_cents,
        "full": pair.full_cents,
        "joined": pair.joined_cents,
        "saved": pair.saved_cents,
        "share": NEVER if pair.share is None else float(pair.share),
        "needed": NEVER if pair.needed is None else pair.needed,
        "pays": PAYS if pair.pays else PAYS_NOT,
    }
    # without a day in reach there are no rows to follow
    if not is_live or pair.beside is None:
        return {**values}
    sums = {
        name: Formula("SUMIFS({0},{1},{2})", (Whole("homes", name), Whole("homes", "no"), Here("no")))
        for name in ("invited", "there", "extra", "full", "joined")
    }
    formulas = {**sums, **_FORMULAS}
    return {name: Cell(value, formulas[name]) for name, value in values.items()}


_AMOUNTS = (Here("extra"), Here("full"), Here("invited"))
_FORMULAS = {
    "saved": Formula("{0}-{1}", (Here("joined"), Here("extra"))),
    "share": Formula(f'IF({{1}}<=0,"{NEVER}",IF({{0}}>{{1}},"{NEVER}",{{0}}/{{1}}))', _AMOUNTS[:2]),
    # rounded up: one more where the rounded number saves less, in whole hundredths, than is dearer
    "needed": Formula(
        f'IF({{1}}<=0,"{NEVER}",IF({{0}}>{{1}},"{NEVER}",ROUND({{0}}*{{2}}/{{1}},0)'
        "+IF(ROUND(ROUND({0}*{2}/{1},0)*{1}*100,0)<ROUND({0}*{2}*100,0),1,0)))",
        _AMOUNTS,
    ),
    "pays": Formula(f'IF({{0}}>0,"{PAYS}","{PAYS_NOT}")', (Here("saved"),)),
}


def _homes(run: Run) -> Iterator[tuple[int, BreakEven, Home]]:
    for number, pair in enumerate(run.moves.pairs, start=1):
        for home in pair.homes:
            yield number, pair, home


def _by_origin(run: Run, homes: tuple[tuple[int, BreakEven, Home], ...]) -> Block:
    currency = run.case.currency
    money = {
        "each_apart": "One person by itself",
        "each_beside": "One person beside the anchor",
        "each_saved": "Saved by joining both trips",
        "extra": "Dearer, all invited",
        "full": "Saved, all invited",
        "joined": "Saved by those there",
    }
    columns = (
        Column("no", "No.", Kind.INTEGER),
        Column("consultation", "Consultation"),
        Column("anchor", "Anchor"),
        Column("origin", "Origin"),
        Column("invited", "Invited", Kind.INTEGER),
        Column("there", "There anyway", Kind.INTEGER),
        *(Column(name, heading, Kind.MONEY, currency=currency) for name, heading in money.items()),
    )
    rows = (*(_home(*each) for each in homes), *_venues(homes))
    note = (
        "The three amounts of one person, and those of venues, are as written; change them and all follows."
    )
    return Block("homes", columns, rows, "By origin, and venues", note, has_filter=True)


def _home(number: int, pair: BreakEven, home: Home) -> Row:
    extra = home.beside_cents - home.apart_cents
    dearer = Formula("{0}*({1}-{2})", (Here("invited"), Here("each_beside"), Here("each_apart")))
    return Row(
        {
            "no": number,
            "consultation": pair.consultation,
            "anchor": pair.anchor.id,
            "origin": str(home.origin),
            "invited": home.invited,
            "there": home.there,
            "each_apart": home.apart_cents,
            "each_beside": home.beside_cents,
            "each_saved": home.saved_cents,
            "extra": Cell(home.invited * extra, dearer),
            "full": Cell(home.invited * home.saved_cents, _times("invited")),
            "joined": Cell(home.there * home.saved_cents, _times("there")),
        }
    )


def _venues(homes: tuple[tuple[int, BreakEven, Home], ...]) -> Iterator[Row]:
    """Yield what the venue costs, for each pair that has one."""
    for number, pair in {number: pair for number, pair, _ in homes}.items():
        apart, beside = pair.venue_cents
        if apart or beside:
            dearer = Formula("{0}-{1}", (Here("each_beside"), Here("each_apart")))
            yield Row(
                {
                    "no": number,
                    "consultation": pair.consultation,
                    "anchor": pair.anchor.id,
                    "origin": "(venue)",
                    "each_apart": apart,
                    "each_beside": beside,
                    "extra": Cell(beside - apart, dearer),
                }
            )


def _times(people: str) -> Formula:
    return Formula("{0}*{1}", (Here(people), Here("each_saved")))
