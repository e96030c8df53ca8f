"""From class probabilities to colors: hue is the class that wins, saturation is how sure it is."""

from collections.abc import Sequence

import numpy as np

from nngui.data import PointClass
from nngui.state.snapshot import SHADES
from nngui.ui.canvas.markers import class_color
from nngui.ui.colors import Theme

STRENGTH = {"light": 0.6, "dark": 0.5}
"""How much of a class color a field shows at most: marks of the same class stay on top, their outlines at 3:1."""


def class_table(classes: Sequence[PointClass], theme: Theme) -> np.ndarray:
    """The color table of these classes in a theme."""
    colors = [class_color(point_class, theme) for point_class in classes]
    return color_table(colors, theme.plot_background, STRENGTH[theme.name])


def differ_in_colors(now: Sequence[PointClass], before: Sequence[PointClass]) -> bool:
    """Whether the same classes, in the same order, have other colors: the field that is shown is still theirs."""
    names = [one.name for one in now] == [one.name for one in before]
    return names and [one.color for one in now] != [one.color for one in before]


def color_table(colors: Sequence[str], background: str, strength: float) -> np.ndarray:
    """32-bit colors (n_classes * 256,) as 0xffRRGGBB: from `background` to that share of each class color."""
    base, hues = _rgb(background), np.array([_rgb(color) for color in colors]).reshape(-1, 3)
    share = np.linspace(0, strength, SHADES)[None, :, None]
    mixed = np.rint(base * (1 - share) + hues[:, None, :] * share).astype(np.uint32)
    packed = 0xFF000000 | mixed[..., 0] << 16 | mixed[..., 1] << 8 | mixed[..., 2]
    return np.asarray(packed, dtype=np.uint32).ravel()


def field_pixels(
    shade: np.ndarray, table: np.ndarray, *, hard: bool, out: np.ndarray | None = None
) -> np.ndarray:
    """The shades of a field (rows, columns) as 32-bit colors (rows, columns), by one take from `table`.

    With `hard` each place shows its winner alone, at full strength. `out`: where to write them.
    """
    shade = shade | np.uint16(SHADES - 1) if hard else shade
    # A table has a color for each shade; only where that is not looked into, `out` is written to directly.
    return table.take(shade, out=out, mode="clip")


def _rgb(color: str) -> np.ndarray:
    return np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)], dtype=float)
