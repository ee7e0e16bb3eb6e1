"""Options of ``sweep``."""

from __future__ import annotations

from typing import Annotated

import typer

OverOption = Annotated[
    list[str] | None,
    typer.Option(
        "--over",
        metavar="ADDRESS=VALUES",
        help="What is varied: ADDRESS=FROM:TO:STEP, ADDRESS=A,B,C or, drawn at random, ADDRESS=LOW..HIGH.",
    ),
]
SweepDrawsOption = Annotated[
    int,
    typer.Option(
        "--draws",
        min=0,
        help="Points drawn of LOW..HIGH; without such, draws of what is uncertain, which judge the dates.",
    ),
]
SweepSeedOption = Annotated[int, typer.Option("--seed", min=0, help="Seed of the draws and of the engines.")]
EachSecondsOption = Annotated[
    float | None, typer.Option("--seconds", min=0.1, help="Time limit of each scenario [s].")
]
WorkersOption = Annotated[
    int | None,
    typer.Option("--workers", min=1, help="Processes of this machine.", show_default="one for each core"),
]
DaskOption = Annotated[
    str | None,
    typer.Option(
        "--dask", metavar="ADDRESS", help="Scheduler of a Dask cluster that solves the scenarios instead."
    ),
]
ShardOption = Annotated[
    str | None,
    typer.Option("--shard", metavar="I/N", help="Only part I of N, for job arrays; a file for each."),
]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="FILE",
        help="SQLite file that keeps the results, or postgresql://... for a team.",
        show_default="out/CASE-sweep.sqlite",
    ),
]
