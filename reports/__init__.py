"""Tables in, files out; knows no meeting."""

from reports.cells import At, Cell, Formula, Here, Kind, Mark, Reference, Scalar, Whole
from reports.delimited import write_csv
from reports.dump import dump
from reports.errors import ReportError
from reports.excel import write_workbook
from reports.files import replace_file
from reports.table import Block, Book, Chart, ChartKind, Column, Row, Sheet
from reports.text import render_text

__all__ = [
    "At",
    "Block",
    "Book",
    "Cell",
    "Chart",
    "ChartKind",
    "Column",
    "Formula",
    "Here",
    "Kind",
    "Mark",
    "Reference",
    "ReportError",
    "Row",
    "Scalar",
    "Sheet",
    "Whole",
    "dump",
    "render_text",
    "replace_file",
    "write_csv",
    "write_workbook",
]
