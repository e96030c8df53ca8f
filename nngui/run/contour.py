"""The decision boundary as line segments: marching squares, over all cells of the grid at once.

W. E. Lorensen, H. E. Cline: Marching cubes (SIGGRAPH 1987), in two dimensions. A saddle (opposite corners of one
sign) is settled by the mean of its four corners.
"""

from collections.abc import Sequence

import numpy as np

# Edges of a cell: 0 bottom, 1 right, 2 top, 3 left.
# Case = bit 1 lower left, 2 lower right, 4 upper right, 8 upper left.
_NONE = -1
_SEGMENTS = np.full((18, 2, 2), _NONE)
for _case, _edges in {
    1: [(3, 0)],
    2: [(0, 1)],
    3: [(3, 1)],
    4: [(1, 2)],
    5: [(3, 0), (1, 2)],  # saddle with a negative middle
    6: [(0, 2)],
    7: [(3, 2)],
    8: [(2, 3)],
    9: [(2, 0)],
    10: [(0, 1), (2, 3)],  # saddle with a negative middle
    11: [(2, 1)],
    12: [(1, 3)],
    13: [(1, 0)],
    14: [(0, 3)],
    16: [(3, 2), (0, 1)],  # case 5 with a positive middle
    17: [(3, 0), (1, 2)],  # case 10 with a positive middle
}.items():
    _SEGMENTS[_case, : len(_edges)] = _edges


def zero_segments(values: np.ndarray, cells: np.ndarray | None = None) -> np.ndarray:
    """Where `values` (rows, columns) cross zero, between grid points that lie 1 apart.

    `cells` (rows - 1, columns - 1): a mask of the cells to look into, all of them without it.
    Returns segments (n, 2, 2): two ends, each (column, row), linearly interpolated.
    """
    if min(values.shape) < 2:
        return np.empty((0, 2, 2))
    rows, columns, case = _crossed(values > 0, cells)
    corners = [values[rows + dy, columns + dx].astype(float) for dy, dx in _CORNERS]
    return _segments_in(rows, columns, case, corners)


def level_segments(values: np.ndarray, levels: Sequence[float]) -> np.ndarray:
    """Where `values` (rows, columns) cross each of the ascending levels, as `zero_segments` tells it; all at once."""
    if min(values.shape) < 2:
        return np.empty((0, 2, 2))
    # How many levels each value is above: only cells whose corners differ in that have lines.
    above = np.zeros(values.shape, dtype=np.uint8)
    for level in levels:
        above += values > level
    corners = (above[:-1, :-1], above[:-1, 1:], above[1:, 1:], above[1:, :-1])
    lowest, highest = np.minimum.reduce(corners), np.maximum.reduce(corners)
    rows, columns = np.nonzero(lowest != highest)
    counts = np.stack([corner[rows, columns] for corner in corners])
    positive = counts[:, None, :] > np.arange(len(levels))[:, None]
    is_crossed = positive.any(axis=0) & ~positive.all(axis=0)
    which, cell = np.nonzero(is_crossed)
    case = (positive[:, which, cell] << np.arange(4)[:, None]).sum(axis=0)
    rows, columns = rows[cell], columns[cell]
    level_of = np.array(levels)[which]
    distances = [values[rows + dy, columns + dx] - level_of for dy, dx in _CORNERS]
    return _segments_in(rows, columns, case, distances)


def _crossed(
    positive: np.ndarray, cells: np.ndarray | None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Row, column and case of the cells whose corners differ."""
    case = positive[:-1, :-1] | positive[:-1, 1:] << np.uint8(1)
    case = case | positive[1:, 1:] << np.uint8(2) | positive[1:, :-1] << np.uint8(3)
    crossed = (case != 0) & (case != 15)
    rows, columns = np.nonzero(crossed if cells is None else crossed & cells)
    return rows, columns, case[rows, columns].astype(np.intp)


def _segments_in(
    rows: np.ndarray, columns: np.ndarray, case: np.ndarray, corners: list[np.ndarray]
) -> np.ndarray:
    saddle = (case == 5) | (case == 10)
    joined = saddle & (sum(corners) > 0)
    case[joined] = np.where(case[joined] == 5, 16, 17)
    crossings = _crossings(corners)
    segments = []
    for slot in range(2):
        start, end = _SEGMENTS[case, slot].T
        cells = np.nonzero(start != _NONE)[0]
        ends = np.stack([crossings[start[cells], cells], crossings[end[cells], cells]], axis=1)
        origin = np.stack([columns[cells], rows[cells]], axis=1)
        segments.append(ends + origin[:, None, :])
    return np.concatenate(segments)


_CORNERS = ((0, 0), (0, 1), (1, 1), (1, 0))


def _crossings(corners: list[np.ndarray]) -> np.ndarray:
    """Where the zero lies on each edge of each cell, (4, n, 2); meaningless where an edge has none."""
    lower_left, lower_right, upper_right, upper_left = corners

    def share(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        return np.asarray(np.divide(a, a - b, out=np.full_like(a, 0.5), where=a != b))

    zeros, ones = np.zeros_like(lower_left), np.ones_like(lower_left)
    bottom = np.stack([share(lower_left, lower_right), zeros], axis=1)
    right = np.stack([ones, share(lower_right, upper_right)], axis=1)
    top = np.stack([share(upper_left, upper_right), ones], axis=1)
    left = np.stack([zeros, share(lower_left, upper_left)], axis=1)
    return np.stack([bottom, right, top, left])
