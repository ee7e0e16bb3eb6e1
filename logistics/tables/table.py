"""A table as it was read: cells of text that know where they stand. Nothing is interpreted here."""

from __future__ import annotations

from dataclasses import dataclass, field

from logistics.errors import Finding, Severity, Where

WHOLE_ROW = "*"
"""Stands for all cells of a row where single ones are named by their headings."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        number: row counted as a spreadsheet counts, heading = 1.
        cells: text of the cells, as many as the table has columns.
        elsewhere: headings of the cells that were written elsewhere, and where; ``*`` for all others.
    """

    number: int = field(compare=False)
    cells: tuple[str, ...]
    elsewhere: tuple[tuple[str, Where], ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A heading and the rows below it. Equality asks what was said, not in which file.

    Attributes:
        name: name of the table, such as ``participants``.
        columns: headings as written, without outer spaces.
        rows: the rows that are not blank.
        path: name of the file.
        sheet: sheet of a workbook; empty for a CSV file.
        heading: row of the heading, counted as a spreadsheet counts.
        findings: what is wrong or doubtful about the file itself.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    path: str = field(default="", compare=False)
    sheet: str = field(default="", compare=False)
    heading: int = field(default=1, compare=False)
    findings: tuple[Finding, ...] = field(default=(), compare=False)

    def where(self, row: Row | None = None, column: str = "") -> Where:
        """Return the place of a cell, of a row, or of the whole table.

        Args:
            row: the row; None: the whole table.
            column: heading; empty: the whole row.
        """
        if row and row.elsewhere:
            others = dict(row.elsewhere)
            if found := others.get(column) or others.get(WHOLE_ROW):
                return found
        return Where(self.path, self.sheet, row.number if row else 0, column)


def shape_table(name: str, records: list[tuple[str, ...]], path: str, sheet: str) -> Table:
    """Return the records of a file as a table.

    The heading is the first record that is not blank; blank records are counted and skipped. Text
    beyond the last heading is dropped with a finding: an error in a CSV file, where it means that
    the cells have shifted, a warning in a workbook, where it is a remark beside the table.

    Args:
        name: name of the table.
        records: cells of every row of the file, blank rows included.
        path: name of the file.
        sheet: sheet of a workbook; empty for a CSV file.
    """
    start = next((index for index, record in enumerate(records) if not _is_blank(record)), len(records))
    columns = tuple(cell.strip() for cell in records[start]) if start < len(records) else ()
    while columns and not columns[-1]:
        columns = columns[:-1]
    width, rows, findings = len(columns), [], []
    for number, record in enumerate(records[start + 1 :], start + 2):
        if _is_blank(record):
            continue
        rows.append(Row(number, record if len(record) == width else _fit(record, width)))
        if len(record) > width and not _is_blank(record[width:]):
            findings.append(_surplus(Where(path, sheet, number), width, record))
    return Table(name, columns, tuple(rows), path, sheet, start + 1, tuple(findings))


def _surplus(where: Where, width: int, record: tuple[str, ...]) -> Finding:
    extra = next(cell for cell in record[width:] if cell.strip())
    message = f"{extra!r} stands beyond the last of {width} headings"
    if where.sheet:
        hint = "it is not read; give its column a heading"
        return Finding(where, "surplus-cell", message, hint, Severity.WARNING)
    hint = "put quotation marks round a cell that holds the separator, or give the column a heading"
    return Finding(where, "surplus-cell", message, hint)


def _is_blank(record: tuple[str, ...]) -> bool:
    return not any(record) or not any(cell.strip() for cell in record)


def _fit(record: tuple[str, ...], width: int) -> tuple[str, ...]:
    return record[:width] + ("",) * (width - len(record))
