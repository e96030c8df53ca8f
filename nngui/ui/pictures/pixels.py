"""The pixels of a picture file, small enough to be traced; a picture that is too large is never taken into memory."""

import numpy as np
from PySide6.QtCore import QFile, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from nngui.data import LoadError

SUFFIXES = (".png", ".jpg", ".jpeg")
MAX_SIDE_PX = 12_000
MAX_PIXELS = 60_000_000
TRACED_SIDE_PX = 600
_FORMATS = (b"png", b"jpeg")


def read_pixels(path: str) -> np.ndarray:
    """RGBA (height, width, 4) of a PNG or JPEG, its longer side at most `TRACED_SIDE_PX`; raises LoadError."""
    file = QFile(path)
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise LoadError(
            "cannot-read",
            f"'{path}' cannot be read ({file.errorString()}). Check that you may open it.",
            path=path,
            reason=file.errorString(),
        )
    reader = QImageReader(file)
    if bytes(reader.format().data()) not in _FORMATS:
        raise _no_picture()
    size = reader.size()
    if not size.isValid():
        raise _no_picture()
    if max(size.width(), size.height()) > MAX_SIDE_PX or size.width() * size.height() > MAX_PIXELS:
        raise LoadError(
            "picture-too-large",
            f"The picture has {size.width():,} x {size.height():,} pixels; {MAX_SIDE_PX:,} on a side "
            f"and {MAX_PIXELS // 10**6} million in all can be traced. Make it smaller.",
            width=size.width(),
            height=size.height(),
            side=MAX_SIDE_PX,
            millions=MAX_PIXELS // 10**6,
        )
    if max(size.width(), size.height()) > TRACED_SIDE_PX:
        longest = QSize(TRACED_SIDE_PX, TRACED_SIDE_PX)
        scaled = size.scaled(longest, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(scaled.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        raise _no_picture()
    return _pixels(image)


def _pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4).copy()


def _no_picture() -> LoadError:
    return LoadError(
        "no-picture", "This is no PNG or JPEG that can be read. Save the picture again."
    )
