"""Workbooks for Excel and LibreOffice; the only place that knows XlsxWriter."""

from reports.excel.workbook import write_workbook

__all__ = ["write_workbook"]
