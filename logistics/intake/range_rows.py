"""Types and bounds of the cells and settings that say what is uncertain."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field

from logistics.case.uncertainty import Season, StillPaid, What
from logistics.intake import cells
from logistics.intake.rows import Amount, Cells, Countries, Id, Ids, Percent, choice_of


class UncertaintyCells(Cells):
    """A row of the table uncertainty."""

    id: Id
    what: Annotated[What, BeforeValidator(choice_of("uncertainty", "what"))]
    participants: Ids = ()
    group: str = ""
    region: str = ""
    countries: Countries = ()
    places: Ids = ()
    session: str = ""
    low: Amount | None = None
    central: Amount = Decimal(100)
    high: Amount | None = None
    sigma: Amount | None = None
    centre: Annotated[str, BeforeValidator(choice_of("uncertainty", "centre"))] = "median"


class SlipCells(Cells):
    """A row of the table slips."""

    anchors: Annotated[tuple[str, ...], Field(min_length=1), BeforeValidator(cells.identifiers)]
    days: Annotated[int, Field(ge=-366, le=366), BeforeValidator(cells.integer)]
    probability: Percent


class RangeCells(BaseModel):
    """The settings of the section ranges."""

    fare_correlation: Percent = Decimal(50)
    season: Annotated[Season, BeforeValidator(choice_of("ranges", "season"))] = Season.SEASON
    no_show: Annotated[StillPaid, BeforeValidator(choice_of("ranges", "no_show"))] = StillPaid.NOTHING
    refused: Annotated[StillPaid, BeforeValidator(choice_of("ranges", "refused"))] = StillPaid.NOTHING
    worst_share: Annotated[Decimal, Field(gt=0, le=100), BeforeValidator(cells.decimal)] = Decimal(10)
