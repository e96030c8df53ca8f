"""Lines a1 x1 + a2 x2 + c = 0 in a part of the plane: where they run, which one is near, how a hand moves them."""

import numpy as np

from nngui.state.snapshot import Rect

MIDDLE = 0.5
"""This share of the visible part, in its middle, shifts the line; the rest turns it."""


def visible_parts(lines: np.ndarray, rect: Rect) -> np.ndarray:
    """The parts of lines (n, 3) within `rect`, (n, 4): x1, x2 of both ends, the positive side on the right.

    nan where a line does not cross the rectangle, or is none since a1 and a2 are 0.
    """
    a, c = lines[:, :2], lines[:, 2]
    center = np.array([rect.x1_min + rect.x1_max, rect.x2_min + rect.x2_max]) / 2
    with np.errstate(all="ignore"):
        length = np.hypot(a[:, 0], a[:, 1])
        normal = a / length[:, None]
        foot = center - normal * ((a @ center + c) / length)[:, None]
        way = np.column_stack([-normal[:, 1], normal[:, 0]])
        low = (np.array([rect.x1_min, rect.x2_min]) - foot) / way
        high = (np.array([rect.x1_max, rect.x2_max]) - foot) / way
        first, last = np.minimum(low, high), np.maximum(low, high)
        # Along an edge there is no crossing: inside all of it counts, outside none.
        along = np.abs(way) < 1e-12
        inside = (foot >= [rect.x1_min, rect.x2_min]) & (foot <= [rect.x1_max, rect.x2_max])
        first = np.where(along, np.where(inside, -np.inf, np.inf), first).max(axis=1)
        last = np.where(along, np.where(inside, np.inf, -np.inf), last).min(axis=1)
        ends = np.hstack([foot + way * first[:, None], foot + way * last[:, None]])
    ends[~((first < last) & np.isfinite(ends).all(axis=1))] = np.nan
    return ends


def nearest_part(parts: np.ndarray, x1: float, x2: float, reach: float) -> tuple[int, float] | None:
    """Which visible part (n, 4) lies nearest to a place, within `reach`, and how far along it: 0 to 1."""
    if not len(parts):
        return None
    start, way = parts[:, :2], parts[:, 2:] - parts[:, :2]
    with np.errstate(all="ignore"):
        along = ((np.array([x1, x2]) - start) * way).sum(axis=1) / (way * way).sum(axis=1)
    along = np.clip(along, 0, 1)
    off = np.array([x1, x2]) - start - way * along[:, None]
    distance = np.hypot(off[:, 0], off[:, 1])
    distance[np.isnan(distance)] = np.inf
    index = int(distance.argmin())
    return (index, float(along[index])) if distance[index] <= reach else None


def turns(along: float) -> bool:
    """Whether a hand that takes hold there turns the line; otherwise it shifts it."""
    return abs(along - 0.5) > MIDDLE / 2


def shifted(line: np.ndarray, dx1: float, dx2: float) -> np.ndarray:
    """The line (3,) moved by the way of the hand."""
    moved = line.copy()
    moved[2] -= line[0] * dx1 + line[1] * dx2
    return moved


def turned(
    line: np.ndarray, pivot: np.ndarray, start: tuple[float, float], now: tuple[float, float]
) -> np.ndarray:
    """The line (3,) turned round a place on it by as much as the hand went round that; as steep as before."""
    was, goes = np.array(start) - pivot, np.array(now) - pivot
    if not (was.any() and goes.any()):
        return line
    angle = np.arctan2(goes[1], goes[0]) - np.arctan2(was[1], was[0])
    cos, sin = np.cos(angle), np.sin(angle)
    a1, a2 = cos * line[0] - sin * line[1], sin * line[0] + cos * line[1]
    return np.array([a1, a2, -(a1 * pivot[0] + a2 * pivot[1])])
