import numpy as np
import pytest
from PySide6.QtGui import QColor, QPainterPath

from nngui.ui.canvas.paths import line_pen, path_of_segments, path_through


def drawn_by_hand(*lines: list[tuple[float, float]]) -> QPainterPath:
    path = QPainterPath()
    for line in lines:
        path.moveTo(*line[0])
        for place in line[1:]:
            path.lineTo(*place)
    return path


def test_segments_are_drawn_apart_as_they_are() -> None:
    segments = np.array([[0.1, -2, 3, 4e-7], [3, 4e-7, 1e6, 5]])
    by_hand = drawn_by_hand([(0.1, -2), (3, 4e-7)], [(3, 4e-7), (1e6, 5)])
    assert path_of_segments(segments) == by_hand
    assert path_of_segments(segments.astype(np.float32)).elementCount() == 4


def test_lines_are_drawn_along_all_their_places() -> None:
    lines = ([(0.0, 0.0), (1, 2), (3, -1)], [(5.0, 5.0), (6, 6)])
    assert path_through([np.array(line) for line in lines]) == drawn_by_hand(*lines)


def test_without_lines_there_is_no_path() -> None:
    assert path_of_segments(np.empty((0, 4))) == QPainterPath()
    assert path_through(()) == QPainterPath()


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_pen_is_as_wide_at_every_resolution(ratio: float) -> None:
    pen = line_pen(QColor("#102030"), 1.6, ratio)
    assert pen.widthF() == pytest.approx(1.6 * ratio)
    assert pen.isCosmetic()
    assert pen.color().name() == "#102030"
