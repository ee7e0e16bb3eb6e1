"""The only reader and writer of the tables people keep: CSV files and sheets of workbooks."""

from logistics.tables.delimited import read_delimited, write_delimited
from logistics.tables.table import WHOLE_ROW, Row, Table
from logistics.tables.workbook import read_workbook

__all__ = ["WHOLE_ROW", "Row", "Table", "read_delimited", "read_workbook", "write_delimited"]
