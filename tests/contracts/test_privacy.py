"""No kept file names a package registry's host or a folder of somebody's machine."""

from __future__ import annotations

import re

from tests.contracts.tree import ROOT, kept_files

TEXT = {"", ".cff", ".csv", ".ipynb", ".json", ".lock", ".lp", ".md", ".py", ".toml", ".txt", ".typed"}
# Written with brackets so that this file does not find itself.
HOSTS = re.compile(
    r"py[p]i[.]org|python[h]osted[.]|registry[.]npm[j]s|ana[c]onda[.]org|index[-]url|proxy[.]golang",
    re.IGNORECASE,
)
MACHINE = re.compile(r"(?<![\w./~])/(?:home|Users|work|root|mnt|srv)/\w|[A-Z]:\\Users\\")


def private_words(text: str) -> list[str]:
    return [match.group() for pattern in (HOSTS, MACHINE) for match in pattern.finditer(text)]


def test_kept_files_are_free_of_private_words() -> None:
    texts = [path for path in kept_files() if path.suffix in TEXT]

    found = {path.relative_to(ROOT).as_posix(): private_words(path.read_text("utf-8")) for path in texts}

    assert {name: words for name, words in found.items() if words} == {}


def test_private_words_are_seen() -> None:
    folder = "home/somebody"
    text = f"from https://{'pypi'}.org/simple into /{folder}; not https://example.org/{folder} nor a/{folder}"

    assert private_words(text) == [f"{'pypi'}.org", f"/{folder[:6]}"]
