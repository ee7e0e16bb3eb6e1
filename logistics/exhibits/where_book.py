"""The workbook of ranked places: what each place costs, the baseline beside the best, and a map."""

from __future__ import annotations

from collections.abc import Iterator

from logistics.case.people import Cover
from logistics.exhibits.where_map import land_sheet, map_sheet
from logistics.exhibits.where_words import NOT_KNOWN, Figure, figures, remarks, verdict, visas
from logistics.planning.candidate import KINDS, Candidate
from logistics.planning.where import Ranked, WhereAnswer
from reports.table import At, Block, Book, Cell, Column, Formula, Here, Kind, Mark, Row, Scalar, Sheet

BASELINE = "baseline"
"""Key of the row of the baseline."""


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
        _beside(ranked, f"beside{number.strip()}", currency),
        _places(answer, ranked, f"places{number.strip()}"),
    ]
    intro = ". ".join(_sentence(text) for text in (verdict(ranked, currency), *remarks(answer, ranked))) + "."
    return Sheet(f"Where{number}", f"Where: {title}", tuple(b for b in blocks if b.rows), intro=intro)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _beside(ranked: Ranked, block: str, currency: str) -> Block:
    """Return the baseline beside the best other place."""
    base, best = ranked.baseline, ranked.best
    if base is None or best is None:
        return Block(block, (Column("name", "Figure"),), ())
    columns = (
        Column("name", "Figure", width=30),
        Column("own", str(base.place), Kind.NUMBER, 20),
        Column("other", str(best.place), Kind.NUMBER, 20),
        Column("difference", "Difference", Kind.NUMBER, 20),
    )
    pairs = zip(figures(base, currency), figures(best, currency), strict=True)
    rows = tuple(_pair(own, other) for own, other in pairs)
    return Block(block, columns, rows, "Your place v. the best")


def _pair(own: Figure, other: Figure) -> Row:
    kind = Kind.NUMBER if own.cents is None else Kind.MONEY
    cells: dict[str, Cell | Scalar] = {"name": own.name, "own": _cell(own, kind), "other": _cell(other, kind)}
    if own.value is not None and other.value is not None:
        both = (Here("other"), Here("own"))
        if own.cents is not None and other.cents is not None:
            cells["difference"] = Cell(other.cents - own.cents, Formula("{0}-{1}", both), kind=kind)
        else:
            cells["difference"] = Cell(other.value - own.value, Formula("{0}-{1}", both), kind=kind)
    return Row(cells)


def _cell(figure: Figure, kind: Kind) -> Cell:
    if figure.value is None:
        return Cell(NOT_KNOWN, kind=Kind.TEXT)
    return Cell(figure.value if figure.cents is None else figure.cents, kind=kind)


def _places(answer: WhereAnswer, ranked: Ranked, block: str) -> Block:
    currency = answer.case.currency
    used = tuple(cover for cover in KINDS if any(each.kinds[cover] for each in ranked.shown))
    columns = (
        Column("place", "Place", width=30),
        Column("rank", "Rank", Kind.INTEGER),
        *(Column(f"day_{c.id}", c.title, Kind.DATE, 16) for c in answer.case.consultations),
        Column("cost", "Cost of the plan", Kind.MONEY, currency=currency),
        Column("more", "More than the baseline", Kind.MONEY, currency=currency),
        *(
            Column(cover.name.lower(), KINDS[cover].capitalize(), Kind.MONEY, currency=currency)
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
        cells = dict(_cells(each, used)) | {"rank": rank or None}
        if base is not None:
            cost = At(block, BASELINE, "cost")
            more = Formula("{0}-{1}", (Here("cost"), cost))
            cells["more"] = Cell(each.cost_cents - base.cost_cents, more)
        yield Row(cells, BASELINE if is_base else "", Mark.CHOSEN if is_base else Mark.NONE)


def _cells(each: Candidate, used: tuple[Cover, ...]) -> Iterator[tuple[str, Cell | Scalar]]:
    kinds = tuple(Here(cover.name.lower()) for cover in used)
    text = "+".join(f"{{{index}}}" for index in range(len(kinds)))
    yield "place", str(each.place)
    yield from ((f"day_{session.id}", session.first_day) for session in each.sessions)
    yield "cost", Cell(each.cost_cents, Formula(f"ROUND({text},2)", kinds) if kinds else None)
    yield from ((cover.name.lower(), each.kinds[cover]) for cover in used)
    yield "co2e", each.co2e_kg / 1000
    yield "hours", each.hours
    yield "longest", each.visitors.longest_hours
    yield "people", each.visitors.people
    needed = visas(each)
    yield "visas", NOT_KNOWN if needed is None else str(needed)
    yield "direct", each.direct or NOT_KNOWN
    yield "room", {None: NOT_KNOWN, True: "enough", False: "too few"}[each.has_room]
