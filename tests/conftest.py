"""What every test may ask for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("suite", deadline=None, derandomize=True, print_blob=False)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of this checkout."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def scripts() -> Path:
    """Return the folder of the programs that belong to the running Python."""
    return Path(sys.executable).parent
