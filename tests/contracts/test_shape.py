"""Sizes, names and docstrings of the packages; each rule is shown to catch what it forbids."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.contracts.tree import ROOT, kept_files, package_files

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
FORBIDDEN_NAMES = {"base", "common", "core", "helper", "helpers", "misc", "tools", "util", "utils"}
TOP_LEVEL = {
    *(".ci", ".gitignore", "CHANGELOG.md", "CITATION.cff", "LICENSE", "README.md", "benchmarks", "data"),
    *(
        "dev.py",
        "logistics",
        "notebooks",
        "pyproject.toml",
        "reports",
        "requirements.lock",
        "solver",
        "tests",
    ),
}

Function = ast.FunctionDef | ast.AsyncFunctionDef
Rule = Callable[[str], list[str]]


def functions(source: str) -> Iterator[Function]:
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, Function))


def long_functions(source: str) -> list[str]:
    """Return the functions with too many lines, their docstrings left out."""
    return [function.name for function in functions(source) if code_lines(function) > LONGEST_FUNCTION]


def code_lines(function: Function) -> int:
    last = function.end_lineno or function.lineno
    first = function.body[0]
    documented = ast.get_docstring(function) is not None
    described = (first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0
    return last - function.lineno + 1 - described


def undocumented(source: str) -> list[str]:
    """Return the public functions and classes of a module, and their methods, that lack a docstring."""
    tree = ast.parse(source)
    top = public(tree.body)
    inside = [node for owner in top if isinstance(owner, ast.ClassDef) for node in public(owner.body)]
    return [node.name for node in (*top, *inside) if not ast.get_docstring(node)]


def public(body: list[ast.stmt]) -> list[Function | ast.ClassDef]:
    named = [node for node in body if isinstance(node, Function | ast.ClassDef)]
    return [node for node in named if not node.name.startswith("_")]


def unannotated(source: str) -> list[str]:
    """Return the functions with an argument or a result that has no type."""
    return [function.name for function in functions(source) if not is_annotated(function)]


def is_annotated(function: Function) -> bool:
    arguments = function.args
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    named += [argument for argument in (arguments.vararg, arguments.kwarg) if argument]
    typed = all(argument.annotation for argument in named if argument.arg not in {"self", "cls"})
    return typed and function.returns is not None


def long_files(source: str) -> list[str]:
    count = len(source.splitlines())
    return [f"{count} lines"] if count > LONGEST_FILE else []


RULES = (long_files, long_functions, unannotated, undocumented)
A_ROAD = 'class Road:\n    """A road."""\n\n    def walk(self) -> None: ...'
BREACHES: dict[Rule, tuple[str, list[str]]] = {
    long_files: ("\n" * 301, ["301 lines"]),
    long_functions: ('def walk() -> None:\n    """Walk."""\n' + "    pass\n" * 40, ["walk"]),
    unannotated: ("def walk(steps) -> None: ...\n\ndef run(steps: int): ...\n", ["walk", "run"]),
    undocumented: (f"{A_ROAD}\n\nclass _Path:\n    def run(self) -> None: ...\n", ["walk"]),
}


@pytest.mark.parametrize("rule", RULES)
def test_packages_keep_the_rule(rule: Rule) -> None:
    found = {path.relative_to(ROOT).as_posix(): rule(path.read_text("utf-8")) for path in package_files()}

    assert {name: names for name, names in found.items() if names} == {}


@pytest.mark.parametrize("rule", RULES)
def test_rule_sees_a_breach(rule: Rule) -> None:
    source, expected = BREACHES[rule]

    assert rule(source) == expected


def test_function_of_forty_lines_passes() -> None:
    source = 'def walk() -> None:\n    """Walk.\n\n    Slowly.\n    """\n' + "    pass\n" * 39

    assert long_functions(source) == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {path.relative_to(ROOT).as_posix(): path.stem for path in package_files()}

    assert [name for name, stem in names.items() if stem in FORBIDDEN_NAMES] == []


def test_no_file_holds_both_sides_of_a_merge() -> None:
    # written in two parts so that this file does not find itself
    marks = tuple(sign * 7 + " " for sign in "<>")
    texts = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in kept_files()}

    found = [
        name
        for name, text in texts.items()
        if any(line.startswith(mark.encode()) for line in text.splitlines() for mark in marks)
    ]
    assert found == []


def test_top_level_is_as_agreed() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in kept_files()} == TOP_LEVEL


def test_kept_files_leave_out_what_git_ignores(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("out/\n/dist/\n*.log\n", encoding="utf-8")
    for name in ("a.py", "out/b.py", "dist/c.py", "src/dist/d.py", "src/e.log"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    kept = [path.relative_to(tmp_path).as_posix() for path in kept_files(tmp_path)]

    assert kept == [".gitignore", "a.py", "src/dist/d.py"]
