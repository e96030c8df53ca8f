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

    def pictures(
        self, network: NetworkView, counts: Sequence[int], gaps: Sequence[int]
    ) -> tuple[QImage, ...]:
        """Of each layer its first units, so many as `counts` says, below each other: side x side, the right way up.

        Between two of them so many rows are empty as `gaps` says.

        A hidden unit or an input is as strong as it gets over the plane, but for one that stays within 1; an output
        goes from 0 to 1, or as far as the scale.
        """
        *layers, outputs = (
            units[:count] for units, count in zip(network.thumbnails, counts, strict=True)
        )
        # All at once: each operation on an array of this size hands Python's lock over and back.
        colors = self._signs.take(signed_shades(finite(np.concatenate(layers))))
        images, begin = [], 0
        for units, gap in zip(layers, gaps, strict=False):
            images.append(_image(colors[begin : begin + len(units)], gap))
            begin += len(units)
        single = network.sizes[-1] == 1
        return (*images, _image(self._output_colors(finite(outputs), single=single), gaps[-1]))

    def _output_colors(self, values: np.ndarray, *, single: bool) -> np.ndarray:
        if self._scale is not None:
            return self._signs.take(_shades_of_signed(self._scale.shares(values)))
        if single or not self._n_classes:
            # One output for two classes: the probability of the second. Or no class is known yet.
            return self._pair.take(_shades_of_signed(2 * values - 1))
        shades = np.rint(np.clip(values, 0, 1) * _TOP).astype(np.intp)
        shades += (np.minimum(np.arange(len(shades)), self._n_classes - 1) * SHADES)[:, None, None]
        return self._classes.take(shades)


def finite(values: np.ndarray) -> np.ndarray:
    """The values, with numbers in place of what is none: looking first costs a quarter of replacing."""
    return values if np.isfinite(values).all() else np.nan_to_num(values)


def signed_picture(values: np.ndarray, theme: Theme) -> QImage:
    """Values (units, side, side) as pictures below each other: blue above zero, orange below."""
    strength = STRENGTH[theme.name] + _DEEPER
    table = _diverging(*sign_colors(theme), theme.plot_background, strength)
    return _image(table.take(signed_shades(values)))


def signed_shades(values: np.ndarray) -> np.ndarray:
    """Outputs (units, side, side) as places in a diverging table: 0 in its middle."""
    largest = np.maximum(np.abs(values).max(axis=(1, 2), keepdims=True), 1.0)
    return _shades_of_signed(values / largest)


def _shades_of_signed(values: np.ndarray) -> np.ndarray:
    """-1 to 1 as 0 to 2 * SHADES - 1."""
    shades = values * (SHADES - 0.5)
    shades += SHADES  # and half a step less, that what is cut off may count as rounded
    return np.asarray(np.clip(shades, 0, 2 * SHADES - 1, out=shades).astype(np.intp))


def _diverging(below: str, above: str, background: str, strength: float) -> np.ndarray:
    ramps = color_table((below, above), background, strength).reshape(2, SHADES)
    return np.concatenate([ramps[0, ::-1], ramps[1]])


def _image(colors: np.ndarray, gap: int = 0) -> QImage:
    """32-bit colors (units, rows, columns), row 0 lowest, with round corners; the image owns its pixels."""
    units, rows, columns = colors.shape
    if not units:
        return QImage()
    image = QImage(columns, units * (rows + gap), QImage.Format.Format_ARGB32_Premultiplied)
    pixels = np.frombuffer(image.bits(), np.uint32).reshape(units, rows + gap, columns)
    # Images count their rows from above. Cut here and not when painting: a clip costs more than the pictures.
    np.multiply(colors[:, ::-1], _inside(rows, columns), out=pixels[:, :rows])
    pixels[:, rows:] = 0
    return image


@cache
def _inside(rows: int, columns: int) -> np.ndarray:
    """Which cells (rows, columns) lie within the rounded corners."""
    away = [
        np.maximum(np.abs(np.arange(n) + 0.5 - n / 2) / (n / 2) - (1 - 2 * ROUND), 0)
        for n in (rows, columns)
    ]
    return np.asarray(np.hypot(away[0][:, None], away[1][None, :]) <= 2 * ROUND)
