"""Lines as Qt's own items take them: a path in one call, and a pen that is as wide at every scale of the plane."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

# How Qt writes a path into a stream: the number of elements, these, and two numbers more.
_ELEMENT = np.dtype([("is_line", ">i4"), ("place", ">f8", 2)])
_END = bytes(8)


def path_of_segments(segments: np.ndarray) -> QPainterPath:
    """A path of separate segments, (n, 4) as x1, x2 of both ends."""
    elements = np.zeros(2 * len(segments), _ELEMENT)
    elements["is_line"][1::2] = 1
    elements["place"] = segments.reshape(-1, 2)
    return _path(elements)


def path_through(lines: Sequence[np.ndarray]) -> QPainterPath:
    """A path along each of these lines, (k, 2) as x1, x2 of places."""
    elements = np.zeros(sum(map(len, lines)), _ELEMENT)
    if len(elements):
        elements["place"] = np.concatenate(lines)
        elements["is_line"] = 1
        ends = np.cumsum([len(line) for line in lines])
        elements["is_line"][ends - [len(line) for line in lines]] = 0
    return _path(elements)


def line_pen(color: QColor, width: float, ratio: float) -> QPen:
    """A pen so many pixels wide on a screen of this resolution, whatever the scale of the plane."""
    pen = QPen(color, width * ratio, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    # What that makes of the width is in pixels of the screen.
    pen.setCosmetic(True)
    return pen


def _path(elements: np.ndarray) -> QPainterPath:
    """By a stream: a call for each line would take a thousand times as long."""
    path = QPainterPath()
    if len(elements):
        content = len(elements).to_bytes(4) + elements.tobytes() + _END
        QDataStream(QByteArray(content)) >> path
    return path
