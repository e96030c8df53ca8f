"""Which points lie near a place or a path: plain geometry in pixels."""

from typing import NamedTuple

import numpy as np


class Pixel(NamedTuple):
    """The size of a pixel in data units, along each axis."""

    x1: float
    x2: float


def nearest(dx: np.ndarray, dy: np.ndarray, rows: np.ndarray, radius: float) -> int | None:
    """The row of the point nearest to the origin, within `radius`; of equally near ones the last, which is on top.

    Offsets (n,) of points in these rows (n,), in any order.
    """
    squares = dx * dx + dy * dy
    # Most often none: that is known without a call that hands Python's lock over.
    near = (squares <= radius * radius).nonzero()[0]
    if not len(near):
        return None
    squares, rows = squares[near], rows[near]
    return int(rows[squares == squares.min()].max())


def near_segment(
    dx: np.ndarray, dy: np.ndarray, step: tuple[float, float], radius: float
) -> np.ndarray:
    """Mask (n,): within `radius` of the straight path from the origin to `step`."""
    length = step[0] * step[0] + step[1] * step[1]
    along = np.clip((dx * step[0] + dy * step[1]) / length, 0, 1) if length > 0 else 0.0
    off_x, off_y = dx - along * step[0], dy - along * step[1]
    return off_x * off_x + off_y * off_y <= radius * radius


def spaced(
    start: tuple[float, float], end: tuple[float, float], walked: float, spacing: float
) -> tuple[np.ndarray, float]:
    """Places every `spacing` along a straight path, and the way walked since the last of them.

    `walked` is what lies behind since the last place before `start`; so spacing goes on round corners, however
    many pieces the path comes in.
    """
    a, b = np.array(start), np.array(end)
    length = float(np.hypot(*(b - a)))
    first = spacing - walked
    if length < first or length == 0:
        return np.empty((0, 2)), walked + length
    at = first + spacing * np.arange(int((length - first) / spacing) + 1)
    at = at[at <= length]
    return a + np.outer(at / length, b - a), length - float(at[-1])


def spaced_on_screen(
    start: tuple[float, float],
    end: tuple[float, float],
    pixel: Pixel,
    walked_px: float,
    spacing_px: float,
) -> tuple[np.ndarray, float]:
    """As `spaced`, from place to place in data coordinates, with way and spacing in pixels."""
    places, walked_px = spaced(
        (start[0] / pixel.x1, start[1] / pixel.x2),
        (end[0] / pixel.x1, end[1] / pixel.x2),
        min(walked_px, spacing_px),
        spacing_px,
    )
    return places * np.array(pixel), walked_px
