from __future__ import annotations

from pathlib import Path

import pytest

from reports import ReportError, replace_file


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"old and longer")

    replace_file(path, b"new")

    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("a.bin", b"new")]


def test_nothing_is_left_behind_where_a_folder_is_in_the_way(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.mkdir()

    with pytest.raises(ReportError) as raised:
        replace_file(path, b"new")

    assert raised.value.path == path
    assert raised.value.reason == "could not be written: Is a directory; is it open in another program?"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    path = tmp_path / "file" / "a.bin"

    with pytest.raises(ReportError) as raised:
        replace_file(path, b"new")

    assert raised.value.reason == "could not be written: Not a directory; is it open in another program?"
