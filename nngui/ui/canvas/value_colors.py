"""Values as colors: blue is positive, orange negative, the paler the nearer to 0; one scale for field and points."""

from functools import lru_cache

import numpy as np
from PySide6.QtGui import QPainter, QPixmap

from nngui.ui.canvas.field_colors import STRENGTH, color_table
from nngui.ui.canvas.markers import SHAPE_OF_VALUES, paint_marker, sprite_row
from nngui.ui.colors import Theme

STEPS = 33
"""Colors of points, from the most negative to the most positive; the middle one is that of 0."""
_MIDDLE = STEPS // 2


@lru_cache(maxsize=2)
def value_table(theme: Theme) -> np.ndarray:
    """The color table of a field of values: shades of the positive, then of the negative. The same for every frame."""
    table = color_table(theme.class_colors[:2], theme.plot_background, STRENGTH[theme.name])
    table.flags.writeable = False
    return table


def value_steps(shares: np.ndarray) -> np.ndarray:
    """The color of each share of the scale (n,), -1 to 1, as a step from 0 to STEPS - 1."""
    return np.asarray(np.rint((shares + 1.0) * _MIDDLE), dtype=np.int64)


def step_colors(theme: Theme) -> list[str]:
    """The colors of all steps, each as `#rrggbb`: at their ends the full colors that classes have."""
    ramps = color_table(theme.class_colors[:2], theme.plot_background, 1.0).reshape(2, -1)
    places = np.rint(np.linspace(0, ramps.shape[1] - 1, _MIDDLE + 1)).astype(int)
    packed = [*ramps[1, places][:0:-1], *ramps[0, places]]
    return [f"#{int(color) & 0xFFFFFF:06x}" for color in packed]


def value_color(share: float, theme: Theme) -> str:
    """The color of a share of the scale, -1 to 1, as points have it."""
    return step_colors(theme)[int(value_steps(np.array([share]))[0])]


def value_sprites(theme: Theme, size: float, ratio: float) -> QPixmap:
    """The markers of all steps side by side, filled, and after them hollow: 2 * STEPS of one width."""
    colors = step_colors(theme)

    def paint(painter: QPainter, index: int) -> None:
        color, hollow = colors[index % STEPS], index >= STEPS
        paint_marker(painter, SHAPE_OF_VALUES, color, theme, size, hollow=hollow)

    return sprite_row(2 * STEPS, size, ratio, paint)
