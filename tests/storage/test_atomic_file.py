import os
from pathlib import Path

import pytest

from nngui.storage import read_file, write_file


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "äöü 1.nngui"
    write_file(path, b"first")
    write_file(path, b"\x00\xff")
    assert read_file(path, 100) == b"\x00\xff"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_replaced_stays_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "taken"
    folder.mkdir()
    with pytest.raises(OSError, match="taken") as caught:
        write_file(folder, b"data")
    assert caught.value.strerror
    assert list(tmp_path.iterdir()) == [folder]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone"):
        write_file(tmp_path / "gone" / "a.nngui", b"data")


def test_no_more_is_read_than_shows_that_it_is_too_much(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(b"x" * 100)
    assert len(read_file(path, 10)) == 11
    assert len(read_file(path, 100)) == 100


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "none", 10)
    with pytest.raises(OSError, match="It is no file"):
        read_file(tmp_path, 10)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="It is no file"):
        read_file(tmp_path / "pipe", 10)
