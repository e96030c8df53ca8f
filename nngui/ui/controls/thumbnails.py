"""The gallery of sample sets: small pictures of the points that each would give."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from nngui.data import GENERATORS, PointClass, Recipe, Task, generators_for, next_class
from nngui.data.generator import DOMAIN, Generator
from nngui.data.value_scale import ValueScale
from nngui.ui.canvas.value_colors import step_colors, value_steps
from nngui.ui.theme import LIGHT, Theme, scaled

_COLUMNS = 6
_FEWEST, _MOST = 10, 200
_SIDE_PX = 40
_LEAST_WIDTH_PX = 36
_DOT_PX = 2.4


class Thumbnail(QAbstractButton):
    """A button with the points of one sample set on it; outlined if it is the one in use."""

    def __init__(self, generator: Generator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"generator_{generator.name}")
        self.setAccessibleName(generator.label)
        self.setAccessibleDescription(generator.summary)
        noise = self.tr("Noise: {}").format(generator.noise_summary)
        self.setToolTip(f"{generator.label}\n{generator.summary}\n{noise}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._polygons: list[QPolygonF] = []
        self._colors: Sequence[str] = ()
        self._has_values = False
        self._theme = LIGHT
        self._in_use = False

    @property
    def in_use(self) -> bool:
        """Whether the points on the canvas come from this set."""
        return self._in_use

    def show_points(self, X: np.ndarray, labels: np.ndarray, colors: Sequence[str]) -> None:
        """Draw the points X (n, 2) in the color of their label; `colors` are `#rrggbb` or "ink"."""
        self._polygons = [
            QPolygonF([QPointF(x1, -x2) for x1, x2 in X[labels == index]])
            for index in range(len(colors))
        ]
        self._colors = colors
        self.update()

    def show_values(self, X: np.ndarray, shares: np.ndarray) -> None:
        """Draw the points X (n, 2) in the colors of their values, given as shares (n,) of a scale."""
        self._has_values = True
        self.show_points(X, value_steps(shares), step_colors(self._theme))

    def show_in_use(self, in_use: bool) -> None:
        """Outline it, or not."""
        if in_use != self._in_use:
            self._in_use = in_use
            self.update()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self._theme = theme
        if self._has_values:
            self._colors = step_colors(theme)
        self.update()

    def _paint_card(self, painter: QPainter) -> None:
        theme = self._theme
        marked = self._in_use or self.hasFocus()
        width = scaled(2, self.font()) if marked else 1
        outline = theme.text if self.hasFocus() else theme.accent if self._in_use else theme.border
        fill = theme.pressed if self.isDown() else theme.hover if self.underMouse() else theme.field
        painter.setPen(QPen(QColor(outline), width))
        painter.setBrush(QColor(theme.card if self._in_use and not self.isDown() else fill))
        inset = width / 2
        radius = scaled(6, self.font())
        card = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(card, radius, radius)

    def _paint_points(self, painter: QPainter) -> None:
        dot = scaled(10, self.font()) * _DOT_PX / 10
        side = min(self.width(), self.height()) - 2 * dot - scaled(4, self.font())
        painter.setClipRect(self.rect().adjusted(2, 2, -2, -2))
        painter.translate(self.width() / 2, self.height() / 2)
        painter.scale(side / (2 * DOMAIN), side / (2 * DOMAIN))
        for polygon, color in zip(self._polygons, self._colors, strict=True):
            pen = QPen(QColor(self._theme.ink if color == "ink" else color), dot)
            pen.setCosmetic(True)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints(polygon)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter)
        self._paint_points(painter)
        painter.end()

    def sizeHint(self) -> QSize:
        side = scaled(_SIDE_PX, self.font())
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        # Points are seen as well where text is large.
        return QSize(_LEAST_WIDTH_PX, self.sizeHint().height())


class SampleGallery(QWidget):
    """Every set of one task as a thumbnail, six in a row."""

    generator_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sample_gallery")
        self.setAccessibleName(self.tr("Sample sets"))
        self._shown: tuple[Recipe, tuple[str, ...]] | None = None
        self.thumbnails = {
            name: Thumbnail(generator, self) for name, generator in GENERATORS.items()
        }
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._space()
        for task in Task:
            # The sets of one task are shown at a time, and lie over those of the other.
            for index, name in enumerate(generators_for(task)):
                thumbnail = self.thumbnails[name]
                self._grid.addWidget(thumbnail, index // _COLUMNS, index % _COLUMNS)
                thumbnail.clicked.connect(self._on_clicked)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def show_recipe(self, recipe: Recipe, classes: tuple[PointClass, ...], in_use: bool) -> None:
        """Draw all sets of its task as `recipe` would make them, with fewer points; outline its own if `in_use`."""
        offered = generators_for(GENERATORS[recipe.generator].task)
        for name, thumbnail in self.thumbnails.items():
            thumbnail.setVisible(name in offered)
            thumbnail.show_in_use(in_use and name == recipe.generator)
        recipe = replace(recipe, n_points=_dots(recipe.n_points))
        colors = tuple(point_class.color for point_class in classes)
        if self._shown == (recipe, colors):
            return
        self._shown = (recipe, colors)
        for name, generator in offered.items():
            sample = of_generator(recipe, name)
            X, labels, target = sample.sample()
            if generator.task is Task.REGRESSION:
                shares = ValueScale.for_values(target).shares(target)
                # Dots are too small for pale colors.
                self.thumbnails[name].show_values(X, np.sign(shares) * np.sqrt(np.abs(shares)))
            else:
                self.thumbnails[name].show_points(X, labels, _colors(classes, sample.n_classes))

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        for thumbnail in self.thumbnails.values():
            thumbnail.show_theme(theme)

    def _space(self) -> None:
        self._grid.setSpacing(scaled(5, self.font()))

    def _on_clicked(self) -> None:
        self.generator_chosen.emit(self.sender().objectName().removeprefix("generator_"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._space()


def _dots(n_points: int) -> int:
    """So many points in a picture: 10 for 10, 60 for 400, 200 for 5,000."""
    return min(max(round(3 * math.sqrt(n_points)), min(n_points, _FEWEST)), _MOST)


def of_generator(recipe: Recipe, name: str) -> Recipe:
    """The same count, noise and seed for the set `name`, with the classes and formula that it is known for."""
    if name == recipe.generator:
        return recipe
    count = GENERATORS[name].n_classes.default
    return replace(recipe, generator=name, n_classes=count, formula="")


def _colors(classes: tuple[PointClass, ...], count: int) -> list[str]:
    """The colors that the first `count` classes have, or would get."""
    while len(classes) < count:
        classes = (*classes, next_class(classes))
    return [point_class.color for point_class in classes[:count]]
