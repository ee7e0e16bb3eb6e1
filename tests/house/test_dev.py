"""dev.py on a checkout with a toy in place of backtoback and of the checking tools."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

# A build backend that needs no library: it installs programs that repeat their arguments.
BACKEND = '''
import zipfile
from pathlib import Path

TOY = """
import sys
import time
from pathlib import Path

def main():
    try:
        print(*(Path(sys.argv[0]).stem, *sys.argv[1:]), flush=True)
        time.sleep(60 if "wait" in sys.argv else 0)
    except KeyboardInterrupt:
        time.sleep(0.5)
        print("the best so far")
        return 5
    return 5 if "fail" in sys.argv else 0
"""
PROGRAMS = ("backtoback", "ruff", "mypy", "lint-imports", "pytest")
INFO = "toy-1.dist-info"

def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "toy-1-py3-none-any.whl"
    entries = "".join(f"{program} = toy:main\\n" for program in PROGRAMS)
    with zipfile.ZipFile(Path(folder) / name, "w") as wheel:
        wheel.writestr("toy.py", TOY)
        wheel.writestr(f"{INFO}/METADATA", "Metadata-Version: 2.1\\nName: toy\\nVersion: 1\\n")
        wheel.writestr(f"{INFO}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(f"{INFO}/entry_points.txt", f"[console_scripts]\\n{entries}")
        wheel.writestr(f"{INFO}/RECORD", "")
    return name
'''
PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
"""
PYTEST = "pytest --numprocesses=2 --dist=loadfile"
EMPTY_LOCK = "# nothing\n"
MAKING = "dev.py: making .venv\n"
INSTALLING = "dev.py: installing requirements.lock into .venv; this takes a minute or two, once\n"
FAILED = "dev.py: the installation failed; call dev.py again to start afresh\n"


@pytest.fixture(scope="module")
def checkout(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_checkout(root, tmp_path_factory.mktemp("a checkout"))


@pytest.fixture(scope="module")
def first(checkout: Path) -> subprocess.CompletedProcess[str]:
    """Return the answer to the first call, which makes the environment."""
    return call(checkout, "plan", "wsis-2005")


@pytest.fixture(scope="module")
def dev(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", root / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make_checkout(root: Path, folder: Path) -> Path:
    shutil.copy(root / "dev.py", folder)
    (folder / "backend.py").write_text(BACKEND, encoding="utf-8")
    (folder / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    (folder / "requirements.lock").write_text(EMPTY_LOCK, encoding="utf-8")
    return folder


def call(checkout: Path, *arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(checkout / "dev.py"), *arguments]
    return subprocess.run(command, cwd=folder or checkout, capture_output=True, text=True, check=False)


def progress(result: subprocess.CompletedProcess[str]) -> str:
    lines = result.stderr.splitlines(keepends=True)
    return "".join(line for line in lines if line.startswith("dev.py:"))


def test_first_call_makes_the_environment_and_runs_the_command(
    first: subprocess.CompletedProcess[str],
) -> None:
    assert (first.returncode, first.stdout) == (0, "backtoback plan wsis-2005\n")
    assert progress(first) == MAKING + INSTALLING


@pytest.mark.usefixtures("first")
def test_later_call_only_runs_the_command(checkout: Path, tmp_path: Path) -> None:
    later = call(checkout, "check", "fail", folder=tmp_path)

    assert (later.returncode, later.stdout, later.stderr) == (5, "backtoback check fail\n", "")


@pytest.mark.usefixtures("first")
def test_tests_run_every_check_and_pass_arguments_to_pytest(checkout: Path) -> None:
    result = call(checkout, "test", "-k", "money")

    assert result.returncode == 0
    assert result.stdout == f"ruff format --check\nruff check\nmypy\nlint-imports\n{PYTEST} -k money\n"
    assert result.stderr == (
        "dev.py: ruff format --check\ndev.py: ruff check\ndev.py: mypy\n"
        f"dev.py: lint-imports\ndev.py: {PYTEST}\ndev.py: all checks passed\n"
    )


@pytest.mark.usefixtures("first")
def test_failed_check_is_named_and_fails_the_run(checkout: Path) -> None:
    result = call(checkout, "test", "fail")

    assert result.returncode == 1
    assert result.stderr.endswith(f"dev.py: {PYTEST}\ndev.py: failed: {PYTEST}\n")


@pytest.mark.usefixtures("first")
@pytest.mark.skipif(os.name == "nt", reason="Windows interrupts a console, not a process group")
def test_interrupted_command_may_finish(checkout: Path) -> None:
    command = [sys.executable, str(checkout / "dev.py"), "plan", "wait"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stdout is not None
        first_line = process.stdout.readline()

        os.killpg(process.pid, signal.SIGINT)

        assert (first_line, process.stdout.read()) == ("backtoback plan wait\n", "the best so far\n")
    assert process.returncode == 5


@pytest.mark.usefixtures("first")
def test_changed_lock_is_installed_again(checkout: Path) -> None:
    (checkout / "requirements.lock").write_text(f"{EMPTY_LOCK}# new\n", encoding="utf-8")

    result = call(checkout, "cases")

    assert (result.returncode, progress(result)) == (0, INSTALLING)


def test_failed_installation_leaves_no_stamp_and_starts_afresh(root: Path, tmp_path: Path) -> None:
    checkout = make_checkout(root, tmp_path)
    (checkout / "requirements.lock").write_text("no requirement at all\n", encoding="utf-8")

    failed = call(checkout, "cases")
    (checkout / "requirements.lock").write_text(EMPTY_LOCK, encoding="utf-8")
    again = call(checkout, "cases")

    assert (failed.returncode, progress(failed)) == (1, MAKING + INSTALLING + FAILED)
    assert (again.returncode, progress(again), again.stdout) == (0, MAKING + INSTALLING, "backtoback cases\n")


@pytest.mark.parametrize("module", ["ensurepip", "venv"])
def test_missing_module_is_answered_with_the_package_to_install(
    root: Path, tmp_path: Path, module: str
) -> None:
    checkout = make_checkout(root, tmp_path)
    script = str(checkout / "dev.py")
    source = (
        f"import runpy, sys; sys.modules[{module!r}] = None; "
        f"sys.argv = ['dev.py', 'plan']; runpy.run_path({script!r}, run_name='__main__')"
    )

    result = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=False)

    name = f"python3.{sys.version_info.minor}-venv"
    expected = f"dev.py: this Python cannot make .venv; install it: apt install python3-venv (or {name})\n"
    assert (result.returncode, result.stdout, result.stderr) == (2, "", expected)
    assert not (checkout / ".venv").exists()


def test_old_python_is_told_which_one_is_needed(dev: ModuleType) -> None:
    expected = "this is Python 3.9, but backtoback needs 3.11 or later; try python3.11 dev.py"

    assert dev.obstacle((3, 9)) == expected
    assert dev.obstacle((3, 11)) == ""


@pytest.mark.parametrize("arguments", [(), ("-h",), ("--help",)])
def test_help_says_how_to_call_it_and_makes_nothing(
    root: Path, tmp_path: Path, dev: ModuleType, arguments: tuple[str, ...]
) -> None:
    checkout = make_checkout(root, tmp_path)

    result = call(checkout, *arguments)

    assert (result.returncode, result.stdout, result.stderr) == (0, dev.__doc__, "")
    assert not (checkout / ".venv").exists()
