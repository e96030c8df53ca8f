"""A feature as a chip: a small picture of it over the plane, its name, and whether the network gets it."""

from functools import cache

import numpy as np
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QWidget

from nngui.data.feature import Feature, find_feature
from nngui.data.generator import DOMAIN
from nngui.ui.colors import LIGHT, Theme
from nngui.ui.controls.fields import ChipButton
from nngui.ui.network.unit_colors import signed_picture
from nngui.ui.theme import scaled
from nngui.ui.tooltips import plain_tooltip

_SIDE_PX = 16
_LONGEST = 22
_CELLS = 36


class FeatureChip(ChipButton):
    """One feature; checked where the network gets it. What a click asks for is the panel's to say."""

    def __init__(self, feature: Feature, parent: QWidget | None = None) -> None:
        text = feature.label
        if len(text) > _LONGEST:
            text = f"{text[: _LONGEST - 1].rstrip()}…"
        super().__init__(
            f"feature_{feature.name}",
            text,
            feature.summary,
            parent,
            accessible_name=feature.label,
        )
        self.setProperty("with_picture", True)
        self.feature = feature
        self._theme = LIGHT
        self._size_icon()
        self._show_icon()

    def show_state(self, on: bool, numbers: tuple[float, float] | None) -> None:
        """Whether the network gets it, and what it is standardized by: shift and scale."""
        self.setChecked(on)
        tip = [self.feature.summary]
        if numbers is not None:
            shift, scale = (f"{value:.3g}".replace("-", "−") for value in numbers)
            tip.append(
                self.tr("Standardized: ({feature} − {shift}) / {scale}.").format(
                    feature=self.feature.label, shift=shift, scale=scale
                )
            )
        tip.append(
            self.tr("Click to take it from the network; its mean effect stays.")
            if on
            else self.tr(
                "Click to give it to the network, with weights of zero: what was learned stays."
            )
        )
        self.setToolTip(plain_tooltip("\n".join(tip)))

    def show_theme(self, theme: Theme) -> None:
        """Draw the picture in the colors of `theme`."""
        self._theme = theme
        self._show_icon()

    def _show_icon(self) -> None:
        image = signed_picture(_values(self.feature.name)[None], self._theme)
        self.setIcon(QIcon(QPixmap.fromImage(image)))

    def _size_icon(self) -> None:
        side = scaled(_SIDE_PX, self.font())
        self.setIconSize(QSize(side, side))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_icon()


@cache
def _values(name: str) -> np.ndarray:
    """The feature at the centers of a grid over the domain, row 0 lowest; its strongest value is 1."""
    line = (np.arange(_CELLS) + 0.5) * (2 * DOMAIN / _CELLS) - DOMAIN
    x1, x2 = np.meshgrid(line, line)
    values = find_feature(name).function(x1.ravel(), x2.ravel()).reshape(_CELLS, _CELLS)
    return np.asarray(values / (np.abs(values).max() or 1.0))
