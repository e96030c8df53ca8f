"""Bytes to text: encodings, the size cap, and files that are no text."""

import codecs
import os
from pathlib import Path

import pytest

from nngui.data import csv_text
from nngui.data.errors import LoadError


def code_of(content: bytes) -> str:
    with pytest.raises(LoadError) as caught:
        csv_text.decode(content)
    return caught.value.code


@pytest.mark.parametrize(
    "content",
    [
        "x,ä\n".encode(),
        codecs.BOM_UTF8 + "x,ä\n".encode(),
        "x,ä\n".encode("utf-16"),
        codecs.BOM_UTF16_BE + "x,ä\n".encode("utf-16-be"),
        "x,ä\n".encode("cp1252"),
    ],
)
def test_encodings(content: bytes) -> None:
    assert csv_text.decode(content) == "x,ä\n"


def test_every_byte_is_text_in_the_last_fallback() -> None:
    content = bytes(range(1, 256))
    assert csv_text.decode(content) == content.decode("latin-1")


def test_windows_1252_has_its_own_characters() -> None:
    assert csv_text.decode(b"1 \x80") == "1 \N{EURO SIGN}"


@pytest.mark.parametrize("content", [b"", b"  \r\n\t\n", codecs.BOM_UTF8])
def test_nothing_to_read(content: bytes) -> None:
    assert code_of(content) == "empty"


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\0\0", b"1,2\n\0", codecs.BOM_UTF32_LE + b"1\0"])
def test_binary(content: bytes) -> None:
    assert code_of(content) == "binary"


def test_half_a_character() -> None:
    assert code_of(codecs.BOM_UTF16_LE + b"1\0\n") == "truncated-text"


def test_size_cap_comes_before_the_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "data.csv"
    path.write_bytes(b"1,2\n" * 10)
    monkeypatch.setattr(csv_text, "MAX_DATA_BYTES", 40)
    assert csv_text.read_text(path) == "1,2\n" * 10
    monkeypatch.setattr(csv_text, "MAX_DATA_BYTES", 39)
    with pytest.raises(LoadError, match="larger than") as caught:
        csv_text.read_text(path)
    assert caught.value.code == "too-large"


def test_reads_no_more_than_the_cap(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(10**12)  # sparse: reading all of it would take a terabyte
    with pytest.raises(LoadError) as caught:
        csv_text.read_text(path)
    assert caught.value.code == "too-large"


def test_missing_files_folders_and_pipes_are_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("missing.csv", "", "pipe"):
        with pytest.raises(LoadError, match="There is no file") as caught:
            csv_text.read_text(tmp_path / name)
        assert caught.value.parameters == {"path": str(tmp_path / name)}


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "data.csv"
    path.write_text("1,2\n", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(LoadError, match="Permission denied") as caught:
        csv_text.read_text(path)
    assert caught.value.code == "cannot-read"
