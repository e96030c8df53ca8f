"""What is drawn of lines, in pixels with y downwards: hatches on their positive side, and where their numbers stand."""

import numpy as np

from nngui.state.snapshot import Rect
from nngui.ui.canvas.hits import Pixel

_TICK_PX, _TICK_EVERY_PX = 4.8, 11.0
_LEANING = 0.7
# Until a frame of a much smaller part of the plane has come, lines reach a million screens beyond it.
_MOST_TICKS = 50_000
_GAP_PX = 3


def in_pixels(lines: np.ndarray, view: Rect, pixel: Pixel) -> np.ndarray:
    """Lines (n, 4) of the plane in pixels from the upper left corner of what is in view."""
    corner, scale = [view.x1_min, view.x2_max], [pixel.x1, -pixel.x2]
    return np.asarray((lines - np.tile(corner, 2)) / np.tile(scale, 2))


def right_of(lines: np.ndarray) -> np.ndarray:
    """The way to the right of each line (n, 4), (n, 2), one pixel long."""
    way = lines[:, 2:] - lines[:, :2]
    length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)
    return np.column_stack([-way[:, 1], way[:, 0]]) / length[:, None]


def ticks(lines: np.ndarray) -> np.ndarray:
    """Short strokes to the right of lines (n, 4), leaning back; of short pieces every second has one.

    They stand at even distances, and further apart where they would be too many.
    """
    way = lines[:, 2:] - lines[:, :2]
    length = np.hypot(way[:, 0], way[:, 1])
    every = max(_TICK_EVERY_PX, float(length.sum()) / _MOST_TICKS)
    count = (length / every).astype(int)
    short = np.flatnonzero(count == 0)
    count[short[::2]] = 1
    rows = np.repeat(np.arange(len(lines)), count)
    first = np.cumsum(count) - count
    along = (np.arange(len(rows)) - first[rows] + 0.5) / count[rows]
    foot = lines[rows, :2] + way[rows] * along[:, None]
    back = way[rows] / np.maximum(length[rows], 1e-9)[:, None]
    tip = foot + (right_of(lines)[rows] - _LEANING * back) * _TICK_PX
    return np.hstack([foot, tip])


def number_places(
    lines: np.ndarray, side: float, corners: tuple[tuple[float, float], tuple[float, float]]
) -> np.ndarray:
    """Where the numbers of lines (n, 4) stand, on rounds of this size: near the ends, on the positive side; (n, 2).

    All of a round lies between these corners, the upper left and the lower right one.
    """
    way = lines[:, 2:] - lines[:, :2]
    length = np.hypot(way[:, 0], way[:, 1])
    along = np.clip(1 - 1.6 * side / np.maximum(length, 1.0), 0.5, 1.0)
    beside = right_of(lines) * (side / 2 + _GAP_PX)
    low, high = np.array(corners)
    places = lines[:, :2] + way * along[:, None] + beside
    return np.asarray(np.clip(places, low + side / 2, high - side / 2))
