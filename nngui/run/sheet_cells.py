"""Cells of a sheet of paper, each of one color: where two classes meet, a cell is cut along the boundary.

A layer may pull such a cell apart until it fills half of a picture: a single color would be plainly wrong there.
"""

from collections.abc import Callable

import numpy as np

from nngui.state.snapshot import SHADES

_STEPS = 6

Scores = Callable[[np.ndarray], np.ndarray]
"""From places (n, 2) to the scores of all classes, (n, n_classes): the largest one wins."""


def whole_cells(side: int) -> np.ndarray:
    """Corners of the cells between every second vertex of `side` x `side` ones: (cells, 5), the last one twice."""
    ids = np.arange(side * side).reshape(side, side)[::2, ::2]
    corners = [ids[:-1, :-1], ids[:-1, 1:], ids[1:, 1:], ids[1:, :-1]]
    return np.stack([*corners, corners[-1]], axis=-1).reshape(-1, 5)


def cut_cells(
    places: np.ndarray, shades: np.ndarray, corner_shades: np.ndarray, scores: Scores
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Cells (n, 5) of vertices `places` (side, side, 2), their shades (n,), and the places (k, 2) where they are cut.

    A number beyond the vertices means one of those places. `shades` are those of whole cells, `corner_shades` of every
    second vertex. Where a cell is met by more than one line (a saddle, or three classes) it stays whole.
    """
    side = len(places)
    cells = whole_cells(side)
    corners = places[::2, ::2]
    lead = scores(corners.reshape(-1, 2)).argmax(axis=1).reshape(corners.shape[:2])
    across, up = lead[:, :-1] != lead[:, 1:], lead[:-1] != lead[1:]
    rows, columns = (
        np.concatenate(part) for part in zip(np.nonzero(across), np.nonzero(up), strict=True)
    )
    is_up = np.arange(len(rows)) >= np.count_nonzero(across)
    starts, ends = (rows, columns), (rows + is_up, columns + ~is_up)
    cuts = _crossings(corners[starts], corners[ends], (lead[starts], lead[ends]), scores)
    edges = zip(is_up.tolist(), rows.tolist(), columns.tolist(), strict=True)
    number = {edge: side * side + index for index, edge in enumerate(edges)}
    count = across[:-1].astype(int) + across[1:] + up[:, :-1] + up[:, 1:]
    kept, made, made_shades = (count != 2).ravel(), [], []
    leads, sure = lead.tolist(), (corner_shades % SHADES).tolist()
    for row, column in np.argwhere(count == 2).tolist():
        ring = _ring(row, column, side, leads, number)
        around = [(row, column), (row, column + 1), (row + 1, column), (row + 1, column + 1)]
        for winner in sorted({leads[r][c] for r, c in around}):
            part = [vertex for vertex, leader in ring if leader in (None, winner)]
            made.append(part + [part[-1]] * (5 - len(part)))
            mine = [sure[r][c] for r, c in around if leads[r][c] == winner]
            made_shades.append(winner * SHADES + sum(mine) // len(mine))
    if not made:
        return cells, shades.ravel(), cuts
    return (
        np.concatenate([cells[kept], np.array(made)]),
        np.concatenate([shades.ravel()[kept], np.array(made_shades, dtype=np.uint16)]),
        cuts,
    )


def _ring(
    row: int,
    column: int,
    side: int,
    lead: list[list[int]],
    number: dict[tuple[bool, int, int], int],
) -> list[tuple[int, int | None]]:
    """Once round a cell: its corners, with the class that leads there, and the places where it is cut (None)."""
    steps = (
        ((row, column), (False, row, column)),
        ((row, column + 1), (True, row, column + 1)),
        ((row + 1, column + 1), (False, row + 1, column)),
        ((row + 1, column), (True, row, column)),
    )
    ring: list[tuple[int, int | None]] = []
    for (r, c), edge in steps:
        ring.append((2 * r * side + 2 * c, lead[r][c]))
        if edge in number:
            ring.append((number[edge], None))
    return ring


def _crossings(
    low: np.ndarray, high: np.ndarray, classes: tuple[np.ndarray, np.ndarray], scores: Scores
) -> np.ndarray:
    """Where one class is as good as another between two places (k, 2) each; at these the `classes` (k,) lead.

    False position, with the Illinois rule: an end that stays twice counts half.
    """
    rows, (first, second) = np.arange(len(low)), classes

    def margin(places: np.ndarray) -> np.ndarray:
        found = scores(places)
        return np.asarray(found[rows, second] - found[rows, first])

    if not len(low):
        return low
    below, above = margin(low), margin(high)
    middle = low
    was_low: np.ndarray | None = None
    for _ in range(_STEPS):
        share = below / np.where(below == above, 1.0, below - above)
        middle = low + (high - low) * np.clip(share, 0.0, 1.0)[:, None]
        now = margin(middle)
        is_low = (now > 0) == (below > 0)
        again = is_low == was_low if was_low is not None else np.zeros(len(low), dtype=bool)
        was_low, half = is_low, np.where(again, 0.5, 1.0)
        above = np.where(is_low, above * half, now)
        below = np.where(is_low, now, below * half)
        low, high = np.where(is_low[:, None], middle, low), np.where(is_low[:, None], high, middle)
    return np.asarray(middle)
