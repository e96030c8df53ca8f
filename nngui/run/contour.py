"""The decision boundary as line segments: marching squares, over all cells of the grid at once.

W. E. Lorensen, H. E. Cline: Marching cubes (SIGGRAPH 1987), in two dimensions. A saddle (opposite corners of one
sign) is settled by the mean of its four corners.
"""

from collections.abc import Sequence

import numpy as np

# Edges of a cell: 0 bottom, 1 right, 2 top, 3 left.
# Case = bit 1 lower left, 2 lower right, 4 upper right, 8 upper left.
_SEGMENTS = np.zeros((18, 2, 2), dtype=np.intp)
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


# The corners that each edge joins, from left to right and from bottom to top.
_EDGE_STARTS, _EDGE_ENDS = [0, 1, 3, 0], [1, 2, 2, 3]


def zero_segments(values: np.ndarray, cells: np.ndarray | None = None) -> np.ndarray:
    """Where `values` (rows, columns) cross zero, between grid points that lie 1 apart.

    `cells` (rows - 1, columns - 1): a mask of the cells to look into, all of them without it.
    Returns segments (n, 2, 2): two ends, each (column, row), linearly interpolated.
    """
    if min(values.shape) < 2:
        return np.empty((0, 2, 2))
    rows, columns, case = _crossed(values > 0, cells)
    return _segments_in(rows, columns, case, _at_corners(values, rows, columns))


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
    counts = _at_corners(above, rows, columns)
    positive = counts[:, None, :] > np.arange(len(levels))[:, None]
    is_crossed = positive.any(axis=0) & ~positive.all(axis=0)
    which, cell = np.nonzero(is_crossed)
    case = (positive[:, which, cell] << np.arange(4)[:, None]).sum(axis=0)
    rows, columns = rows[cell], columns[cell]
    distances = _at_corners(values, rows, columns) - np.array(levels)[which]
    return _segments_in(rows, columns, case, distances)


def _at_corners(values: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """Values at the corners of cells, (4, n): lower left, lower right, upper right, upper left."""
    width = values.shape[1]
    offsets = np.array([[0], [1], [width + 1], [width]])
    return np.asarray(values.reshape(-1).take(rows * width + columns + offsets))


def _crossed(
    positive: np.ndarray, cells: np.ndarray | None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Row, column and case of the cells whose corners differ."""
    bits = positive.view(np.uint8)
    lower = bits[:-1, :-1] | bits[:-1, 1:] << 1
    case = lower | bits[1:, 1:] << 2 | bits[1:, :-1] << 3
    # From 1 to 14: below 0 a byte goes on at 255.
    crossed = case - np.uint8(1) < 14
    found = np.flatnonzero(crossed if cells is None else crossed & cells)
    rows, columns = np.divmod(found, case.shape[1])
    return rows, columns, case.reshape(-1).take(found).astype(np.intp)


def _segments_in(
    rows: np.ndarray, columns: np.ndarray, case: np.ndarray, corners: np.ndarray
) -> np.ndarray:
    """Segments in cells of these cases, whose corners (4, n) have these values; two where there is a saddle."""
    saddle = (case == 5) | (case == 10)
    joined = saddle & (corners.sum(axis=0) > 0)
    case[joined] = np.where(case[joined] == 5, 16, 17)
    crossings = _crossings(corners)
    crossings[..., 0] += columns
    crossings[..., 1] += rows
    cells = np.arange(len(case))
    first = crossings[_SEGMENTS[case, 0].T, cells]
    twice = np.flatnonzero(saddle)
    second = crossings[_SEGMENTS[case[twice], 1].T, twice]
    return np.concatenate([first, second], axis=1).swapaxes(0, 1)


def _crossings(corners: np.ndarray) -> np.ndarray:
    """Where the zero lies on each edge of each cell, (4, n, 2); meaningless where an edge has none."""
    starts, ends = corners[_EDGE_STARTS].astype(float), corners[_EDGE_ENDS]
    way = starts - ends
    share = np.divide(starts, way, out=np.full(way.shape, 0.5), where=way != 0)
    crossings = np.empty((4, corners.shape[1], 2))
    # Along the bottom and the top it is x that is found, along the sides y.
    crossings[::2, :, 0] = share[::2]
    crossings[1::2, :, 1] = share[1::2]
    crossings[::2, :, 1] = [[0.0], [1.0]]
    crossings[1::2, :, 0] = [[1.0], [0.0]]
    return crossings
