"""From class probabilities to colors: hue is the class that wins, saturation is how sure it is."""

from collections.abc import Sequence

import numpy as np

from nngui.data import PointClass
from nngui.ui.canvas.markers import class_color
from nngui.ui.colors import Theme

LEVELS = 256
STRENGTH = {"light": 0.6, "dark": 0.5}
"""How much of a class color a field shows at most: marks of the same class stay on top, their outlines at 3:1."""


def class_table(classes: Sequence[PointClass], theme: Theme) -> np.ndarray:
    """The color table of these classes in a theme."""
    colors = [class_color(point_class, theme) for point_class in classes]
    return color_table(colors, theme.plot_background, STRENGTH[theme.name])


def color_table(colors: Sequence[str], background: str, strength: float) -> np.ndarray:
    """32-bit colors (n_classes * 256,) as 0xffRRGGBB: from `background` to that share of each class color."""
    base, hues = _rgb(background), np.array([_rgb(color) for color in colors])
    share = np.linspace(0, strength, LEVELS)[None, :, None]
    mixed = np.rint(base * (1 - share) + hues[:, None, :] * share).astype(np.uint32)
    packed = 0xFF000000 | mixed[..., 0] << 16 | mixed[..., 1] << 8 | mixed[..., 2]
    return np.asarray(packed, dtype=np.uint32).ravel()


def confidence(field: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Winner and confidence of probabilities (n_classes, ...): 0 where all are equal, 1 where one is certain."""
    n_classes = len(field)
    if n_classes == 1:
        return np.zeros(field.shape[1:], dtype=np.intp), np.ones(field.shape[1:], dtype=np.float32)
    if n_classes == 2:
        winner = (field[1] > field[0]).astype(np.intp)
        return winner, np.abs(field[1] - field[0])
    top = field.max(axis=0)
    return field.argmax(axis=0), np.clip((top * n_classes - 1) / (n_classes - 1), 0, 1)


def field_pixels(field: np.ndarray, table: np.ndarray, *, hard: bool) -> np.ndarray:
    """The field (n_classes, rows, columns) as 32-bit colors (rows, columns), by one take from `table`.

    With `hard` each place shows its winner alone, at full strength.
    """
    winner, sure = confidence(field)
    index = winner * LEVELS
    index += LEVELS - 1 if hard else np.rint(sure * (LEVELS - 1)).astype(np.intp)
    return table.take(index)


def _rgb(color: str) -> np.ndarray:
    return np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)], dtype=float)
