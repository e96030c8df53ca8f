"""From the outputs of units to small pictures: blue is above zero, orange below, a class has its own color."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from PySide6.QtGui import QImage

from nngui.data import PointClass
from nngui.data.value_scale import ValueScale
from nngui.state.snapshot import SHADES, NetworkView
from nngui.ui.canvas.field_colors import STRENGTH, color_table
from nngui.ui.canvas.markers import class_color
from nngui.ui.colors import Theme

ROUND = 0.16
"""The radius of a picture's corners, as a share of its side."""
_DEEPER = 0.25
_TOP = SHADES - 1


def sign_colors(theme: Theme) -> tuple[str, str]:
    """The colors of what is below zero and above it."""
    return theme.class_colors[1], theme.class_colors[0]


class UnitColors:
    """The color tables of a theme and its classes, and the pictures made with them.

    Where values are learned, `scale` is that of the output.
    """

    def __init__(
        self, classes: Sequence[PointClass], theme: Theme, scale: ValueScale | None = None
    ) -> None:
        self._scale = scale
        names = [class_color(point_class, theme) for point_class in classes]
        # Nothing lies on these pictures: they may be stronger than the field of the canvas.
        strength = STRENGTH[theme.name] + _DEEPER
        self._n_classes = len(classes)
        self._signs = _diverging(*sign_colors(theme), theme.plot_background, strength)
        self._classes = color_table(names, theme.plot_background, strength)
        self._pair = (
            _diverging(names[0], names[1], theme.plot_background, strength)
            if len(names) == 2
            else self._signs
        )

    def picture(self, network: NetworkView, layer: int, count: int, gap: int = 0) -> QImage:
        """The first `count` units of a layer below each other, each side x side and the right way up.

        Between two of them `gap` rows are empty.

        A hidden unit or an input is as strong as it gets over the plane, but for one that stays within 1; an output
        goes from 0 to 1, or as far as the scale.
        """
        values = finite(network.thumbnails[layer][:count])
        if layer < len(network.sizes) - 1:
            return _image(signed_shades(values), self._signs, gap)
        if self._scale is not None:
            return _image(_shades_of_signed(self._scale.shares(values)), self._signs, gap)
        if network.sizes[-1] == 1 or not self._n_classes:
            # One output for two classes: the probability of the second. Or no class is known yet.
            return _image(_shades_of_signed(2 * values - 1), self._pair, gap)
        shades = np.rint(np.clip(values, 0, 1) * _TOP).astype(np.uint16)
        place = np.minimum(np.arange(len(shades)), self._n_classes - 1) * SHADES
        return _image(shades + place[:, None, None].astype(np.uint16), self._classes, gap)


def finite(values: np.ndarray) -> np.ndarray:
    """The values, with numbers in place of what is none: looking first costs a quarter of replacing."""
    return values if np.isfinite(values).all() else np.nan_to_num(values)


def signed_picture(values: np.ndarray, theme: Theme) -> QImage:
    """Values (units, side, side) as pictures below each other: blue above zero, orange below."""
    strength = STRENGTH[theme.name] + _DEEPER
    table = _diverging(*sign_colors(theme), theme.plot_background, strength)
    return _image(signed_shades(values), table)


def signed_shades(values: np.ndarray) -> np.ndarray:
    """Outputs (units, side, side) as places in a diverging table: 0 in its middle."""
    largest = np.maximum(np.abs(values).max(axis=(1, 2), keepdims=True), 1.0)
    return _shades_of_signed(values / largest)


def _shades_of_signed(values: np.ndarray) -> np.ndarray:
    """-1 to 1 as 0 to 2 * SHADES - 1."""
    shades = np.rint((np.clip(values, -1, 1) + 1) * (SHADES - 0.5))
    return np.asarray(shades, dtype=np.uint16)


def _diverging(below: str, above: str, background: str, strength: float) -> np.ndarray:
    ramps = color_table((below, above), background, strength).reshape(2, SHADES)
    return np.concatenate([ramps[0, ::-1], ramps[1]])


def _image(shades: np.ndarray, table: np.ndarray, gap: int = 0) -> QImage:
    """Shades (units, rows, columns), row 0 lowest, by one take; the image owns its pixels."""
    units, rows, columns = shades.shape
    pixels = np.zeros((units, rows + gap, columns), dtype=np.uint32)
    # Images count their rows from above. Cut here and not when painting: a clip costs more than the pictures.
    np.copyto(pixels[:, :rows], table.take(shades[:, ::-1]), where=_inside(rows, columns))
    form = QImage.Format.Format_ARGB32_Premultiplied
    return QImage(pixels.data, columns, units * (rows + gap), columns * 4, form).copy()


@cache
def _inside(rows: int, columns: int) -> np.ndarray:
    """Which cells (rows, columns) lie within the rounded corners."""
    away = [
        np.maximum(np.abs(np.arange(n) + 0.5 - n / 2) / (n / 2) - (1 - 2 * ROUND), 0)
        for n in (rows, columns)
    ]
    return np.asarray(np.hypot(away[0][:, None], away[1][None, :]) <= 2 * ROUND)
