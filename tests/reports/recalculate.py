"""Two spreadsheets recompute a finished workbook; cells of it can be changed first."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

import formualizer
import openpyxl

Values = dict[tuple[str, str], object]
"""Value of each cell that holds one, by sheet name and address."""

PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""Always recalculate on load: without it LibreOffice 7.4 trusts the stored values."""


DRAWING = (
    rb'<drawing r:id="[^"]*"/>'
    rb'|<Relationship [^>]*/relationships/drawing"[^>]*/>'
    rb'|<Override PartName="/xl/(?:charts|drawings)/(?:chart|drawing)[^>]*/>'
)
"""What says that a sheet has charts, in the parts of a workbook."""


def why_no_libreoffice() -> str:
    """Return why LibreOffice cannot be the second witness here; empty if it can."""
    if shutil.which("soffice"):
        return ""
    return "LibreOffice is not installed: apt-get install --no-install-recommends libreoffice-calc"


def stored_values(path: Path) -> Values:
    """Return what is stored in the file."""
    workbook = openpyxl.load_workbook(path, data_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def formulas(path: Path) -> dict[tuple[str, str], str]:
    """Return the formulas in the file."""
    workbook = openpyxl.load_workbook(path)
    return {
        (sheet.title, cell.coordinate): str(cell.value)
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def recalculate(path: Path) -> Values:
    """Return what formualizer computes; the file stays as it is.

    It gets the file without charts: it cannot write one whose cells have gaps, and no cell hangs on a chart.
    """
    bare, result = (path.with_name(f"{path.stem}-{name}.xlsx") for name in ("bare", "formualizer"))
    _write_without_charts(path, bare)
    formualizer.recalculate_file(str(bare), str(result))
    return stored_values(result)


def _write_without_charts(path: Path, bare: Path) -> None:
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(bare, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in archive.namelist():
            if not name.startswith(("xl/charts/", "xl/drawings/drawing", "xl/drawings/_rels")):
                copy.writestr(name, re.sub(DRAWING, b"", archive.read(name)))


def recalculate_in_libreoffice(path: Path, folder: Path) -> Values:
    """Return what LibreOffice computes, in a profile of its own below ``folder``."""
    profile, out = folder / "profile", folder / "libreoffice"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(out), str(path)], check=True, capture_output=True, timeout=120)
    return stored_values(out / path.name)


def change_cells(path: Path, changes: Mapping[tuple[str, str], float]) -> None:
    """Change stored numbers in a finished file, as a user does, and nothing else.

    Formulas, and the values stored beside them, stay: whoever reads them sees the old totals until the
    workbook is recalculated.
    """
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = re.findall(r'<sheet name="([^"]+)"', parts["xl/workbook.xml"].decode())
    for (sheet, address), value in changes.items():
        part = f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"
        pattern = rf'(<c r="{address}"[^>]*>(?:<f>[^<]*</f>)?<v>)[^<]*(</v>)'
        text, count = re.subn(pattern, rf"\g<1>{value}\g<2>", parts[part].decode())
        if count != 1:
            message = f"{sheet}!{address} holds no number"
            raise LookupError(message)
        parts[part] = text.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
