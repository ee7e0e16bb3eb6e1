"""The arrows between packages, as stated in pyproject.toml, hold and would be seen to break."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from pathlib import Path

from tests.contracts.tree import PACKAGES, ROOT, package_files

PLANTED = {
    "logistics/case/people.py": "import logistics.intake",
    "logistics/money.py": "import xlsxwriter",
    "reports/errors.py": "import typer",
    "reports/table.py": "import solver.outcome",
    "solver/outcome.py": "import logistics.errors",
    "solver/problem.py": "import ortools",
    "solver/watch.py": "import openpyxl",
}
REPORTED = {
    "logistics.case.people -> logistics.intake",
    "logistics.money -> xlsxwriter",
    "reports.errors -> typer",
    "reports.table -> solver.outcome",
    "solver.outcome -> logistics.errors",
    "solver.problem -> ortools",
    "solver.watch -> openpyxl",
}


def lint_imports(folder: Path, scripts: Path) -> subprocess.CompletedProcess[str]:
    command = [str(scripts / "lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def late_imports(source: str) -> list[int]:
    """Return the lines of the imports that stand inside a function."""
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    inside = [node for function in functions for node in ast.walk(function)]
    return sorted({node.lineno for node in inside if isinstance(node, ast.Import | ast.ImportFrom)})


def test_contracts_hold(scripts: Path) -> None:
    result = lint_imports(ROOT, scripts)

    assert result.returncode == 0, result.stdout


def test_contracts_report_planted_imports(tmp_path: Path, scripts: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name in PACKAGES:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name, statement in PLANTED.items():
        with (tmp_path / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{statement}\n")

    result = lint_imports(tmp_path, scripts)

    reported = set(re.findall(r"(?:^|- )([\w.]+ -> [\w.]+) \(l\.\d+\)", result.stdout, flags=re.MULTILINE))
    assert result.returncode == 1
    assert reported >= REPORTED, result.stdout


def test_imports_stand_on_top_outside_the_commands() -> None:
    library = [path for path in package_files() if "commands" not in path.parts]

    late = {path.relative_to(ROOT).as_posix(): late_imports(path.read_text("utf-8")) for path in library}

    assert {name: lines for name, lines in late.items() if lines} == {}


def test_late_imports_are_seen() -> None:
    source = "import json\n\ndef read():\n    if True:\n        from csv import reader\n    import os\n"

    assert late_imports(source) == [5, 6]
