"""Make the environment of this checkout and run backtoback in it; needs only Python 3.11 or later.

    python3 dev.py plan wsis-2005    plan a case; any other command of backtoback works the same way
    python3 dev.py test              format, lint, types, import contracts, tests; arguments go to pytest

The first call makes .venv and installs requirements.lock, which takes a minute or two.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
SCRIPTS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
STAMP = ENVIRONMENT / "installed"
INTERRUPTED = "being installed"
OLDEST = (3, 11)
CHECKS = (
    ("ruff", "format", "--check"),
    ("ruff", "check"),
    ("mypy",),
    ("lint-imports",),
    ("pytest", "--numprocesses=2", "--dist=loadfile"),
)


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    if arguments[:1] in ([], ["-h"], ["--help"]):
        sys.stdout.write(__doc__)
        return 0
    try:
        make_environment()
    except KeyboardInterrupt:
        return 130
    if arguments[0] == "test":
        return check(arguments[1:])
    return run("backtoback", *arguments, folder=Path.cwd())


def make_environment() -> None:
    """Make .venv and install what is locked, unless that has been done.

    Raises:
        SystemExit: this Python cannot do it (code 2), or the installation failed (code 1).
    """
    wanted = fingerprint()
    found = STAMP.read_text(encoding="utf-8") if STAMP.is_file() else ""
    if found == wanted:
        return
    if reason := obstacle(sys.version_info[:2]):
        say(reason)
        raise SystemExit(2)
    if found == INTERRUPTED or not is_usable():
        say("making .venv")
        install(sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT))
    STAMP.write_text(INTERRUPTED, encoding="utf-8")
    say("installing requirements.lock into .venv; this takes a minute or two, once")
    pip = (str(SCRIPTS / "python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check")
    install(*pip, "--require-hashes", "-r", str(ROOT / "requirements.lock"))
    install(*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT))
    STAMP.write_text(wanted, encoding="utf-8")


def fingerprint() -> str:
    """Return what identifies the wanted installation: a hash of its place, lock and settings."""
    parts = (
        str(ROOT).encode(),
        (ROOT / "requirements.lock").read_bytes(),
        (ROOT / "pyproject.toml").read_bytes(),
    )
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def obstacle(version: tuple[int, int]) -> str:
    """Return why a Python of this version cannot make the environment; empty when it can."""
    name = ".".join(map(str, version))
    if version < OLDEST:
        return f"this is Python {name}, but backtoback needs 3.11 or later; try python3.11 dev.py"
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return ""
    return f"this Python cannot make .venv; install it: apt install python3-venv (or python{name}-venv)"


def is_usable() -> bool:
    """Return whether .venv has a pip that works, and was made here rather than moved here."""
    try:
        found = subprocess.run([SCRIPTS / "pip", "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return str(ENVIRONMENT) in found.stdout


def install(*command: str) -> None:
    """Run one step of the installation, its talk on stderr; give up with code 1 when it fails."""
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode != 0:
        say("the installation failed; call dev.py again to start afresh")
        raise SystemExit(1)


def check(arguments: list[str]) -> int:
    """Run every check, even after a failure, and return 1 when one of them failed."""
    failed = []
    for command in CHECKS:
        words = " ".join(command)
        say(words)
        extra = arguments if command[0] == "pytest" else []
        if run(*command, *extra, folder=ROOT) != 0:
            failed.append(words)
    say(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


def run(name: str, *arguments: str, folder: Path) -> int:
    """Run a program of .venv and return its exit code."""
    with subprocess.Popen([SCRIPTS / name, *arguments], cwd=folder) as process:
        while True:
            try:
                code = process.wait()
            except KeyboardInterrupt:  # the program got it too and may still save its best plan
                continue
            return code if code >= 0 else 128 - code


def say(line: str) -> None:
    """Write a line of progress to stderr."""
    sys.stderr.write(f"dev.py: {line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
