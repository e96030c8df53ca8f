"""Which part of the plane is in view: fitted, zoomed, panned. Plain geometry."""

import math

import numpy as np
from PySide6.QtCore import QRectF

from nngui.data import Dataset
from nngui.data.limits import MAX_COORDINATE
from nngui.state.snapshot import Rect

DEFAULT_RECT = Rect()
MIN_WIDTH, MAX_WIDTH = 1e-6, 8 * MAX_COORDINATE
_MARGIN = 0.08
_FEW = 10


def fitted_rect(dataset: Dataset, *, equal_axes: bool = True) -> Rect:
    """The default view where it suits the points, otherwise all of them with a margin.

    Without equal axes the points fill the plane both ways, whatever their units are.
    """
    if dataset.n_points == 0:
        return DEFAULT_RECT
    low = np.array([dataset.x1.min(), dataset.x2.min()])
    high = np.array([dataset.x1.max(), dataset.x2.max()])
    extent = float((high - low).max())
    if not equal_axes:
        suits = float((high - low).min()) >= DEFAULT_RECT.width / 4
        return DEFAULT_RECT if holds(DEFAULT_RECT, dataset) and suits else _filled(low, high)
    few = dataset.n_points < _FEW
    if holds(DEFAULT_RECT, dataset) and (few or extent >= DEFAULT_RECT.width / 4):
        return DEFAULT_RECT
    # Points on one spot have no extent: they get the room of the default view. Points on a line get some.
    least = DEFAULT_RECT.width / 2 if extent == 0 else 1e-3 * extent
    reach = np.maximum((high - low) / 2, least) + _MARGIN * extent
    center = (low + high) / 2
    return Rect(*map(float, center - reach), *map(float, center + reach))


def _filled(low: np.ndarray, high: np.ndarray) -> Rect:
    """From the lowest to the highest point along each axis, with a margin; a line gets the room of the default view."""
    extent = high - low
    # What is one number but for rounding has no extent.
    flat = extent <= 1e-9 * np.maximum(np.abs(low), np.abs(high))
    reach = np.where(flat, DEFAULT_RECT.width / 4, (0.5 + _MARGIN) * extent)
    center = (low + high) / 2
    return Rect(*map(float, center - reach), *map(float, center + reach))


def holds(rect: Rect, dataset: Dataset) -> bool:
    """Whether all points lie in `rect`."""
    inside = (dataset.x1 >= rect.x1_min) & (dataset.x1 <= rect.x1_max)
    inside &= (dataset.x2 >= rect.x2_min) & (dataset.x2 <= rect.x2_max)
    return bool(inside.all())


def is_lost(rect: Rect, dataset: Dataset) -> bool:
    """Whether the points are a small heap in a large view."""
    fitted = fitted_rect(dataset)
    return dataset.n_points >= _FEW and max(fitted.width, fitted.height) < rect.width / 4


def zoomed(rect: Rect, factor: float, x1: float, x2: float) -> Rect:
    """`factor` times closer, with (x1, x2) staying where it is; held where numbers end."""
    longer, shorter = max(rect.width, rect.height), min(rect.width, rect.height)
    factor = min(max(factor, longer / MAX_WIDTH), shorter / MIN_WIDTH)
    return Rect(
        x1 - (x1 - rect.x1_min) / factor,
        x2 - (x2 - rect.x2_min) / factor,
        x1 + (rect.x1_max - x1) / factor,
        x2 + (rect.x2_max - x2) / factor,
    )


def panned(rect: Rect, dx1: float, dx2: float) -> Rect:
    """Moved by so much, but never so far that no point could lie in view."""
    dx1 = min(max(dx1, -MAX_COORDINATE - rect.x1_max), MAX_COORDINATE - rect.x1_min)
    dx2 = min(max(dx2, -MAX_COORDINATE - rect.x2_max), MAX_COORDINATE - rect.x2_min)
    return Rect(rect.x1_min + dx1, rect.x2_min + dx2, rect.x1_max + dx1, rect.x2_max + dx2)


def part_left(rect: Rect, before: QRectF, now: QRectF) -> Rect:
    """What is seen of `rect`, which filled the pixels of `before`, in those of `now`: each place stays where it is."""
    across, up = rect.width / before.width(), rect.height / before.height()
    return Rect(
        rect.x1_min + (now.left() - before.left()) * across,
        rect.x2_min + (before.bottom() - now.bottom()) * up,
        rect.x1_max + (now.right() - before.right()) * across,
        rect.x2_max + (before.top() - now.top()) * up,
    )


def tick_step(extent: float) -> float:
    """A round distance (1, 2 or 5 times a power of ten) of which six to fifteen fit into `extent`."""
    power = 10 ** math.floor(math.log10(extent / 6))
    return next(round_ * power for round_ in (5, 2, 1) if round_ * power <= extent / 6)
