"""All scenarios as a Parquet file; needs the extra ``parquet``."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from reports import replace_file
from reports.cells import MONEY_KINDS, Kind, Scalar
from reports.table import Block, Column

TYPES = {Kind.INTEGER: pa.int64(), Kind.NUMBER: pa.float64(), Kind.DATE: pa.date32()}


def write_parquet(block: Block, path: Path) -> None:
    """Write a block as a Parquet file, in one step.

    Money becomes whole cents (int64), its column the heading with ``_cents``; numbers with decimals become
    float64, days date32, all else text.

    Args:
        block: the rows.
        path: file to write; an old one is replaced.

    Raises:
        ReportError: the file could not be written; the old one is as it was.
    """
    names, arrays = [], []
    for column in block.columns:
        cells = [row.cell(column.key) for row in block.rows]
        is_number = any(cell.kind is Kind.NUMBER for cell in cells)
        kind = (
            Kind.NUMBER
            if is_number and all(cell.kind or cell.value is None for cell in cells)
            else column.kind
        )
        names.append(_name(column))
        arrays.append(_array([cell.value for cell in cells], kind))
    buffer = BytesIO()
    parquet.write_table(pa.table(arrays, names=names), buffer)
    replace_file(path, buffer.getvalue())


def _name(column: Column) -> str:
    return f"{column.heading}_cents" if column.kind in MONEY_KINDS else column.heading


def _array(values: list[Scalar], kind: Kind) -> pa.Array:
    if kind in MONEY_KINDS:
        return pa.array(values, pa.int64())
    if kind is Kind.TEXT:
        return pa.array([None if value is None else str(value) for value in values], pa.string())
    plain = [float(value) if isinstance(value, Decimal) else value for value in values]
    return pa.array(plain, TYPES[kind])
