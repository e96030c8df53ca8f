"""Pictures are read small; what is too large or no picture is refused first."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from nngui.data import LoadError
from nngui.ui.pictures.pixels import MAX_SIDE_PX, TRACED_SIDE_PX, read_pixels


def saved(folder: Path, name: str, width: int = 30, height: int = 20) -> str:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    image.setPixelColor(3, 5, QColor("#0877bd"))
    path = str(folder / name)
    assert image.save(path)
    return path


def huge_png(width: int, height: int) -> bytes:
    """A file of a hundred bytes that says that it is huge."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


def test_pixels_are_those_of_the_file(tmp_path: Path) -> None:
    pixels = read_pixels(saved(tmp_path, "a.png"))
    assert pixels.shape == (20, 30, 4)
    assert pixels[5, 3].tolist() == [0x08, 0x77, 0xBD, 255]
    assert np.all(pixels[0] == 255)


def test_a_jpeg_is_read_too(tmp_path: Path) -> None:
    assert read_pixels(saved(tmp_path, "a.jpg")).shape == (20, 30, 4)


@pytest.mark.parametrize("width, height", [(1500, 300), (300, 1500), (3000, 1)])
def test_a_large_picture_comes_smaller(tmp_path: Path, width: int, height: int) -> None:
    path = tmp_path / "a.png"
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    assert image.save(str(path))
    pixels = read_pixels(str(path))
    assert max(pixels.shape) == TRACED_SIDE_PX


@pytest.mark.parametrize("width, height", [(20_000, 20_000), (MAX_SIDE_PX + 1, 1), (9_000, 9_000)])
def test_a_huge_picture_is_refused_before_memory_is_taken(
    tmp_path: Path, width: int, height: int
) -> None:
    path = tmp_path / "huge.png"
    path.write_bytes(huge_png(width, height))
    with pytest.raises(LoadError, match="Make it smaller") as caught:
        read_pixels(str(path))
    assert caught.value.parameters["width"] == width


@pytest.mark.parametrize("content", [b"", b"hello", b"GIF89a" + bytes(40), b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(content)
    with pytest.raises(LoadError, match="no PNG or JPEG"):
        read_pixels(str(path))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="cannot be read"):
        read_pixels(str(tmp_path / "none.png"))
