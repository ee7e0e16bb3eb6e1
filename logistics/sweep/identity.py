"""What makes a scenario the same one tomorrow: the case, the version, the options and the parameters."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields, is_dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from logistics.intake.draft import Draft
from logistics.library import data_path
from logistics.sweep.points import Params
from logistics.sweep.task import Options

PACKAGES = ("logistics", "reports", "solver")
SHORT = 16
"""Letters of a fingerprint that is shown."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What all results that may be compared have in common.

    Attributes:
        id: fingerprint of what follows, without title, currency and name.
        case_hash: fingerprint of the case as written.
        version: of the program, with a fingerprint of its source and of the shipped data.
        options: how scenarios are solved.
        name: the case as the command named it.
        title: of the case.
        currency: ISO 4217 code of the amounts.
    """

    id: str
    case_hash: str
    version: str
    options: Options
    name: str
    title: str
    currency: str

    @classmethod
    def of(cls, draft: Draft, options: Options, name: str) -> Basis:
        """Return the basis of a sweep over a case.

        Args:
            draft: the case as written.
            options: how scenarios are solved.
            name: the case as the command named it.
        """
        given = {setting.address: setting.value for setting in draft.settings}
        case_hash, program = draft_hash(draft), program_version()
        basis_id = _digest(case_hash, program, asdict(options))[:SHORT]
        title, currency = given.get("case.title", ""), given.get("case.currency", "")
        return cls(basis_id, case_hash, program, options, name, title, currency)

    def key(self, params: Params) -> str:
        """Return the key of a scenario: 64 hexadecimal digits.

        Args:
            params: what it changes.
        """
        return _digest(self.case_hash, self.version, asdict(self.options), canonical_params(params))


def canonical_params(params: Params) -> str:
    """Return parameters as JSON, in the one form that keys are made of.

    Args:
        params: what a scenario changes.
    """
    return json.dumps(dict(sorted(params)), ensure_ascii=False, separators=(",", ":"))


def draft_hash(draft: Draft) -> str:
    """Return a fingerprint of all that a case says, in whatever file: a folder or a workbook.

    Args:
        draft: the case as written.
    """
    return _digest(_said(draft))[:SHORT]


@cache
def program_version() -> str:
    """Return the version of this program with a fingerprint of its source and of the shipped data."""
    root = Path(__file__).resolve().parents[2]
    sources = [path for name in PACKAGES for path in (root / name).rglob("*.py")]
    tables = list(data_path("reference").iterdir())
    named = sorted((path.name, path.parent.name, path) for path in (*sources, *tables))
    digest = hashlib.sha256()
    for name, folder, path in named:
        digest.update(f"{folder}/{name}\n".encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return f"{version('backtoback')}+{digest.hexdigest()[:12]}"


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _said(value: object) -> object:
    """Return what counts when two values are compared, as lists and texts."""
    if is_dataclass(value) and not isinstance(value, type):
        return [_said(getattr(value, field.name)) for field in fields(value) if field.compare]
    if isinstance(value, tuple):
        return [_said(each) for each in value]
    if isinstance(value, frozenset):
        return sorted(str(each) for each in value)
    return value if isinstance(value, int | float) or value is None else str(value)
