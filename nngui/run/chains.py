"""Pieces of a contour put together: lines that can be drawn with dashes, from end to end."""

import numpy as np


def chained(segments: np.ndarray, tolerance: float) -> tuple[np.ndarray, ...]:
    """Paths (k, 2) through segments (n, 4) whose ends lie within `tolerance` of each other; all in any order."""
    if not len(segments):
        return ()
    ends = segments.reshape(-1, 2)
    _, nodes = np.unique(np.rint(ends / tolerance), axis=0, return_inverse=True)
    pairs = nodes.reshape(-1, 2).tolist()
    at: dict[int, list[int]] = {}
    for index, pair in enumerate(pairs):
        for node in pair:
            at.setdefault(node, []).append(index)
    places = dict(zip(nodes.ravel().tolist(), ends, strict=True))
    left = set(range(len(pairs)))
    # Open paths begin at their ends; what is left after them is closed.
    starts = [node for node, around in at.items() if len(around) == 1]
    paths = []
    for start in (*starts, *at):
        while any(index in left for index in at[start]):
            paths.append(np.array([places[node] for node in _walk(start, pairs, at, left)]))
    return tuple(paths)


def _walk(node: int, pairs: list[list[int]], at: dict[int, list[int]], left: set[int]) -> list[int]:
    """The nodes from one on, along segments that are left, which are then used up."""
    path = [node]
    while True:
        index = next((one for one in at[node] if one in left), None)
        if index is None:
            return path
        left.remove(index)
        first, second = pairs[index]
        node = second if node == first else first
        path.append(node)
