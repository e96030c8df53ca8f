"""Tracing a picture: what stands out from its background becomes points, its colors become classes.

The background is the color that the rim of the picture has most of. Pixels are thinned by a grid: at most one point a
cell, that of the pixel nearest to the cell's middle, so that lines stay lines and areas are filled evenly.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from nngui.data.errors import LoadError
from nngui.data.limits import MAX_POINTS
from nngui.data.point_class import COLOR_NAMES, COLORS
from nngui.data.table import Table

MAX_TRACED_PIXELS: Final = 4_000_000
DEFAULT_POINTS: Final = 500
HALF_SIDE: Final = 5.0
"""The longer side of the picture goes from -5 to 5."""
_STANDS_OUT = 0.18
_COLORED = 0.25
_LEAST_SHARE = 0.01
"""Of the traced pixels: a rarer color is where two marks touch."""

Pixels = NDArray[np.uint8]


def trace(pixels: Pixels, max_points: int = DEFAULT_POINTS) -> Table:
    """Points of an RGBA picture (height, width, 4), at most `max_points`; raises LoadError if nothing stands out.

    A pixel belongs to the color of the palette whose hue is nearest, a gray one to ink. ValueError for another shape,
    no pixels, or more than `MAX_TRACED_PIXELS`.
    """
    if pixels.ndim != 3 or pixels.shape[2] != 4 or not 0 < pixels[..., 0].size <= MAX_TRACED_PIXELS:
        raise ValueError(f"A picture has height, width and 4 channels, not {pixels.shape}.")
    if not 1 <= max_points <= MAX_POINTS:
        raise ValueError(f"max_points is 1 to {MAX_POINTS:,}, not {max_points:,}.")
    rgb = _on_white(pixels)
    background = _rim_color(rgb)
    rows, columns = np.nonzero(np.abs(rgb - background).max(axis=2) > _STANDS_OUT)
    if not len(rows):
        raise LoadError(
            "nothing-to-trace",
            "Nothing stands out in the picture. Choose one with dark or colored marks on a plain ground.",
        )
    colors = _palette_colors(_unmixed(rgb[rows, columns], background))
    kept = _thinned(rows, columns, max_points)
    rows, columns, colors = rows[kept], columns[kept], colors[kept]
    found, labels = np.unique(colors, return_inverse=True)
    height, width = rgb.shape[:2]
    scale = 2 * HALF_SIDE / max(height, width)
    return Table(
        x1=(columns + 0.5 - width / 2) * scale,
        x2=(height / 2 - rows - 0.5) * scale,
        label_names=tuple(COLOR_NAMES[color] for color in found),
        labels=labels.astype(np.int64),
        split=np.zeros(len(rows), dtype=np.int8),
        feature_names=("x1", "x2"),
        label_colors=tuple(COLORS[color] for color in found),
    )


def _on_white(pixels: Pixels) -> NDArray[np.float32]:
    """Colors in [0, 1], (height, width, 3), as they look on white paper."""
    values = pixels.astype(np.float32) / 255
    alpha = values[..., 3:]
    return np.asarray(values[..., :3] * alpha + (1 - alpha))


def _rim_color(rgb: NDArray[np.float32]) -> NDArray[np.float32]:
    """The most frequent color of the outermost pixels, (3,)."""
    rim = np.concatenate([rgb[0], rgb[-1], rgb[:, 0], rgb[:, -1]])
    steps = np.round(rim * 15).astype(np.int64) @ np.array([256, 16, 1])
    values, counts = np.unique(steps, return_counts=True)
    color: NDArray[np.float32] = np.median(rim[steps == values[counts.argmax()]], axis=0)
    return color


def _unmixed(rgb: NDArray[np.float32], background: NDArray[np.float32]) -> NDArray[np.float32]:
    """Colors (n, 3) without the ground that edges mix them with: those farthest from it in the same direction."""
    away = rgb - background
    room = np.where(away > 0, 1 - background, background)
    steps = np.divide(room, np.abs(away), out=np.full_like(away, np.inf), where=np.abs(away) > 1e-3)
    return np.asarray(np.clip(background + away * steps.min(axis=1, keepdims=True), 0, 1))


def _palette_colors(rgb: NDArray[np.float32]) -> NDArray[np.int64]:
    """Index in `COLORS` for each color (n, 3); a color of the palette that is rare gives its pixels to the others."""
    closeness = _closeness(rgb)
    nearest = closeness.argmax(axis=1)
    rare = np.bincount(nearest, minlength=len(COLORS)) < _LEAST_SHARE * len(nearest)
    closeness[:, rare] = -np.inf
    return np.asarray(closeness.argmax(axis=1))


def _closeness(rgb: NDArray[np.float32]) -> NDArray[np.float32]:
    """How near each color (n, 3) is to those of the palette, (n, 8): in hue, then in lightness; grays are ink."""
    palette = np.array([_channels(color) for color in COLORS[:-1]], dtype=np.float32)
    wanted, available = _plane_of_hues(rgb), _plane_of_hues(palette)
    directions = available / np.linalg.norm(available, axis=1, keepdims=True)
    lengths = np.maximum(np.linalg.norm(wanted, axis=1), 1e-6)
    closeness = np.empty((len(rgb), len(COLORS)), dtype=np.float32)
    # Blue and sky, orange and red lie close in hue: lightness tells them apart.
    closeness[:, :-1] = (wanted / lengths[:, None]) @ directions.T
    closeness[:, :-1] -= 0.25 * np.abs(rgb.mean(axis=1)[:, None] - palette.mean(axis=1))
    is_gray = rgb.max(axis=1) - rgb.min(axis=1) < _COLORED
    closeness[:, -1] = np.where(is_gray, 2, -2)
    return closeness


def _plane_of_hues(rgb: NDArray[np.float32]) -> NDArray[np.float32]:
    """Colors (n, 3) seen along the gray axis: their directions (n, 2) are the hues."""
    red, green, blue = rgb.T
    return np.stack([red - (green + blue) / 2, np.float32(np.sqrt(3) / 2) * (green - blue)], axis=1)


def _channels(color: str) -> list[float]:
    return [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]


def _thinned(
    rows: NDArray[np.int64], columns: NDArray[np.int64], max_points: int
) -> NDArray[np.int64]:
    """Indexes of at most `max_points` pixels, one in each cell of the finest grid that has no more cells filled."""
    fine, coarse = 1.0, float(max(rows.max(), columns.max()) + 2)
    kept = _one_a_cell(rows, columns, fine)
    if len(kept) <= max_points:
        return kept
    kept = _one_a_cell(rows, columns, coarse)
    # Twenty halvings tell cells apart that differ by a millionth of the picture.
    for _ in range(20):
        side = (fine + coarse) / 2
        tried = _one_a_cell(rows, columns, side)
        if len(tried) <= max_points:
            kept, coarse = tried, side
        else:
            fine = side
    return kept


def _one_a_cell(
    rows: NDArray[np.int64], columns: NDArray[np.int64], side: float
) -> NDArray[np.int64]:
    down, right = (rows + 0.5) / side, (columns + 0.5) / side
    cell = np.floor(down).astype(np.int64) * 100_000 + np.floor(right).astype(np.int64)
    off = np.maximum(np.abs(down % 1 - 0.5), np.abs(right % 1 - 0.5))
    order = np.lexsort((off, cell))
    _, first = np.unique(cell[order], return_index=True)
    return np.sort(order[first])
