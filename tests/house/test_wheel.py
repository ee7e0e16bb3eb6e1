"""The wheel does the job in an environment of its own that is not activated, from another folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

LARGEST_BYTES = 10_000_000

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--quiet", "--no-build-isolation", "--no-deps", "--no-index", "--wheel-dir", str(folder))
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(root)], check=True)
    [path] = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment with the wheel; the libraries are those of the running Python.

    A .pth file names them. It comes after the environment's own packages, and the .pth of an
    editable installation is not followed from there, so our packages can only be the wheel's.
    """
    folder = tmp_path_factory.mktemp("elsewhere") / "environment"
    venv.create(folder, with_pip=False)
    python = program(folder, "python")
    options = ("--quiet", "--no-deps", "--no-index")
    subprocess.run([sys.executable, "-m", "pip", "--python", python, "install", *options, wheel], check=True)
    libraries = sysconfig.get_path("purelib")
    (site_packages(python) / "libraries.pth").write_text(f"{libraries}\n", encoding="utf-8")
    return folder


def program(environment: Path, name: str) -> Path:
    return environment / ("Scripts" if os.name == "nt" else "bin") / name


def site_packages(python: Path) -> Path:
    return Path(answer(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"))


def answer(*command: str | Path, folder: Path | None = None) -> str:
    """Return what a program writes, run without the variables that could lead it back to the checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL"))}
    kept["PATH"] = os.defpath
    result = subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def test_wheel_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size < LARGEST_BYTES


def test_wheel_holds_packages_and_data_only(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()

    data = {"/".join(name.split("/")[2:3]) for name in names if name.startswith("logistics/data/")}
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {
        "logistics",
        "reports",
        "solver",
    }
    assert data == {"cases", "dictionary.csv", "findings.csv", "reference"}
    assert [name for name in names if "__pycache__" in name] == []


def test_packages_come_from_the_wheel(environment: Path, tmp_path: Path) -> None:
    python = program(environment, "python")
    source = "import logistics, reports, solver; print(*(m.__file__ for m in (logistics, reports, solver)))"

    files = answer(python, "-c", source, folder=tmp_path).split()

    assert [Path(file).parents[1] for file in files] == [site_packages(python)] * 3


def test_wheel_plans_the_founding_case(environment: Path, tmp_path: Path) -> None:
    answer(program(environment, "backtoback"), "plan", "wsis-2005", folder=tmp_path)

    assert zipfile.is_zipfile(tmp_path / "out" / "wsis-2005.xlsx")


def test_wheel_brings_both_engines(environment: Path, tmp_path: Path) -> None:
    backtoback = program(environment, "backtoback")

    answer(backtoback, "plan", "wsis-2005", "--cross-check", "--out", "plan.xlsx", folder=tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["plan.xlsx"]
