"""The workbook of ranked places: what each place costs, the baseline beside the best, and a map."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from logistics.case.people import Cover
from logistics.exhibits.where_map import land_sheet, map_sheet
from logistics.exhibits.where_words import NOT_KNOWN, Figure, figures, kind_key, remarks, verdict, visas
from logistics.planning.candidate import KINDS, Candidate
from logistics.planning.where import Ranked, WhereAnswer
from reports.table import At, Block, Book, Cell, Column, Formula, Here, Kind, Mark, Row, Scalar, Sheet

BASELINE, BEST = "baseline", "best"
"""Keys of the rows of the baseline and of the best other place."""


def where_book(answer: WhereAnswer) -> Book:
    """Return the workbook of ranked places."""
    titles = {consultation.id: consultation.title for consultation in answer.case.consultations}
    sheets: list[Sheet] = []
    for index, ranked in enumerate(answer.ranked, start=1):
        number = f" {index}" if len(answer.ranked) > 1 else ""
        title = " and ".join(titles[name] for name in ranked.ranking.consultations)
        sheets += [_where_sheet(answer, ranked, number, title), map_sheet(ranked, number, title)]
    return Book(f"{answer.case.heading}: where", answer.case.price_date, (*sheets, land_sheet()))


def _where_sheet(answer: WhereAnswer, ranked: Ranked, number: str, title: str) -> Sheet:
    currency = answer.case.currency
    blocks = [
        _beside(ranked, number.strip(), currency),
        _places(answer, ranked, f"places{number.strip()}"),
    ]
    intro = ". ".join(_sentence(text) for text in (verdict(ranked, currency), *remarks(answer, ranked))) + "."
    return Sheet(f"Where{number}", f"Where: {title}", tuple(b for b in blocks if b.rows), intro=intro)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _beside(ranked: Ranked, number: str, currency: str) -> Block:
    """Return the baseline beside the best other place; the figures are those of the table of all places."""
    base, best = ranked.baseline, ranked.best
    if base is None or best is None:
        return Block(f"beside{number}", (Column("name", "Figure"),), ())
    columns = (
        Column("name", "Figure", width=30),
        Column("own", str(base.place), Kind.NUMBER, 20),
        Column("other", str(best.place), Kind.NUMBER, 20),
        Column("difference", "Difference", Kind.NUMBER, 20),
    )
    pairs = zip(figures(base, currency), figures(best, currency), strict=True)
    shown = {"", "cost", "co2e", "hours", "longest", *(kind_key(cover) for cover in _used(ranked))}
    rows = tuple(_pair(own, other, f"places{number}") for own, other in pairs if own.key in shown)
    return Block(f"beside{number}", columns, rows, "Your place v. the best")


def _pair(own: Figure, other: Figure, places: str) -> Row:
    kind = Kind.NUMBER if own.cents is None else Kind.MONEY
    cells: dict[str, Cell | Scalar] = {
        "name": own.name,
        "own": _cell(own, kind, At(places, BASELINE, own.key)),
        "other": _cell(other, kind, At(places, BEST, other.key)),
    }
    if own.value is not None and other.value is not None:
        difference: Decimal | int = other.value - own.value
        if own.cents is not None and other.cents is not None:
            difference = other.cents - own.cents
        formula = Formula("ROUND({0}-{1},4)", (Here("other"), Here("own")))
        cells["difference"] = Cell(difference, formula, kind=kind)
    return Row(cells)


def _cell(figure: Figure, kind: Kind, place: At) -> Cell:
    if figure.value is None:
        return Cell(NOT_KNOWN, kind=Kind.TEXT)
    value = figure.value if figure.cents is None else figure.cents
    return Cell(value, Formula("{0}", (place,)) if figure.key else None, kind=kind)


def _used(ranked: Ranked) -> tuple[Cover, ...]:
    """Return the kinds of cost that occur anywhere."""
    listed = (*ranked.shown, *((ranked.baseline,) if ranked.baseline else ()))
    return tuple(cover for cover in KINDS if any(each.kinds[cover] for each in listed))


def _places(answer: WhereAnswer, ranked: Ranked, block: str) -> Block:
    currency = answer.case.currency
    used = _used(ranked)
    columns = (
        Column("place", "Place", width=30),
        Column("rank", "Rank", Kind.INTEGER),
        *(Column(f"day_{c.id}", c.title, Kind.DATE, 16) for c in answer.case.consultations),
        Column("cost", "Cost of the plan", Kind.MONEY, currency=currency),
        Column("more", "More than the baseline", Kind.MONEY, currency=currency),
        *(
            Column(kind_key(cover), KINDS[cover].capitalize(), Kind.MONEY, currency=currency)
            for cover in used
        ),
        Column("co2e", "CO2e [t]", Kind.NUMBER),
        Column("hours", "Travel of all people [h]", Kind.NUMBER),
        Column("longest", "Longest way from home [h]", Kind.NUMBER),
        Column("people", "People", Kind.INTEGER),
        Column("visas", "People who need a visa"),
        Column("direct", "Direct"),
        Column("room", "Seats"),
    )
    return Block(block, columns, tuple(_rows(ranked, block, used)), "All places", has_filter=True)


def _rows(ranked: Ranked, block: str, used: tuple[Cover, ...]) -> Iterator[Row]:
    base = ranked.baseline
    listed = [(rank, each) for rank, each in enumerate(ranked.shown, start=1)]
    if base is not None and all(each.place.id != base.place.id for _, each in listed):
        listed.append((0, base))
    for rank, each in listed:
        is_base = base is not None and each.place.id == base.place.id
        key = BASELINE if is_base else BEST if each is ranked.best else ""
        cells = dict(_cells(each, used)) | {"rank": rank or None}
        if base is not None:
            cost = At(block, BASELINE, "cost")
            more = Formula("ROUND({0}-{1},2)", (Here("cost"), cost))
            cells["more"] = Cell(each.cost_cents - base.cost_cents, more)
        yield Row(cells, key, Mark.CHOSEN if is_base else Mark.NONE)


def _cells(each: Candidate, used: tuple[Cover, ...]) -> Iterator[tuple[str, Cell | Scalar]]:
    kinds = tuple(Here(kind_key(cover)) for cover in used)
    text = "+".join(f"{{{index}}}" for index in range(len(kinds)))
    yield "place", str(each.place)
    yield from ((f"day_{session.id}", session.first_day) for session in each.sessions)
    yield "cost", Cell(each.cost_cents, Formula(f"ROUND({text},2)", kinds) if kinds else None)
    yield from ((kind_key(cover), each.kinds[cover]) for cover in used)
    yield "co2e", each.co2e_kg / 1000
    yield "hours", each.hours
    yield "longest", each.visitors.longest_hours
    yield "people", each.visitors.people
    needed = visas(each)
    yield "visas", NOT_KNOWN if needed is None else str(needed)
    yield "direct", each.direct or NOT_KNOWN
    yield "room", {None: NOT_KNOWN, True: "enough", False: "too few"}[each.has_room]
