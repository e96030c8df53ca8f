"""Lines in the plane, as segments: where the class that wins changes, or where the value passes a level."""

from collections.abc import Iterable

import numpy as np

from nngui.run.contour import level_segments, zero_segments
from nngui.state.snapshot import CONTOURS, NO_SEGMENTS, Rect


def boundary_segments(field: np.ndarray, rect: Rect) -> np.ndarray:
    """Decision boundary of probabilities (n_classes, rows, columns) at cell centers over `rect`.

    It is where the margin of a class, p_k minus the largest other probability, is zero.
    Returns segments (n, 4): x1, x2 of both ends.
    """
    n_classes, rows, columns = field.shape
    if n_classes < 2 or min(rows, columns) < 2:
        return np.empty((0, 4))
    of_pair = n_classes == 2
    parts = (
        zero_segments(_padded(field[0] - field[1])) if of_pair else _class_segments(_padded(field))
    )
    return _in_plane(parts, field, rect)


def contour_segments(values: np.ndarray, levels: Iterable[float], rect: Rect) -> np.ndarray:
    """Contour lines of values (1, rows, columns) at cell centers over `rect`, all levels together, as above."""
    if min(values.shape[1:]) < 2:
        return np.empty((0, 4))
    return _in_plane(level_segments(_padded(values[0]), tuple(levels)), values, rect)


def certainty_segments(field: np.ndarray, rect: Rect) -> np.ndarray:
    """Where the class that wins has a probability of CONTOURS, of probabilities as above.

    Of two classes the line at 0.5 is the boundary itself, and left to that.
    """
    if len(field) < 2:
        return NO_SEGMENTS
    levels = [level for level in CONTOURS if level * len(field) > 1.0]
    return contour_segments(field.max(axis=0)[None], levels, rect)


def _padded(field: np.ndarray) -> np.ndarray:
    """Half a cell more on each side of (..., rows, columns), straight on: a line reaches the edge as the field does."""
    *lead, rows, columns = field.shape
    padded = np.empty((*lead, rows + 2, columns + 2), field.dtype)
    padded[..., 1:-1, 1:-1] = field
    inner = padded[..., 1:-1]
    inner[..., 0, :] = 2 * inner[..., 1, :] - inner[..., 2, :]
    inner[..., -1, :] = 2 * inner[..., -2, :] - inner[..., -3, :]
    padded[..., 0] = 2 * padded[..., 1] - padded[..., 2]
    padded[..., -1] = 2 * padded[..., -2] - padded[..., -3]
    return padded


def _in_plane(parts: np.ndarray, field: np.ndarray, rect: Rect) -> np.ndarray:
    _, rows, columns = field.shape
    cell = np.array([rect.width / columns, rect.height / rows])
    ends = (np.array([rect.x1_min, rect.x2_min]) + (parts - 0.5) * cell).reshape(-1, 4)
    # Beside places where a network that overflows has no answer; Qt drops a whole path for one such end.
    finite = np.isfinite(ends).all(axis=1)
    return np.asarray(ends if finite.all() else ends[finite])


def _class_segments(field: np.ndarray) -> np.ndarray:
    winner = field.argmax(axis=0)
    first = field.max(axis=0)
    others = field.copy()
    np.put_along_axis(others, winner[None], -np.inf, axis=0)
    lead = first - others.max(axis=0)
    corners = (winner[:-1, :-1], winner[:-1, 1:], winner[1:, :-1], winner[1:, 1:])
    highest, lowest = np.maximum.reduce(corners), np.minimum.reduce(corners)
    parts = [np.empty((0, 2, 2))]
    for k in range(len(field) - 1):
        # Two classes share a boundary; it is drawn for the one that comes first.
        cells = (lowest <= k) & (highest > k)
        if cells.any():
            margin = np.where(winner == k, lead, field[k] - first)
            parts.append(zero_segments(margin, cells))
    return np.concatenate(parts)
