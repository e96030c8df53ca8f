"""Units on the stage: a picture for each layer, a mark for each bias, and what stays as it is in one layout."""

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainterPath,
    QPen,
    QPixmap,
    QTransform,
)
from PySide6.QtWidgets import (
    QGraphicsEllipseItem,
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsPixmapItem,
    QGraphicsSimpleTextItem,
)

from nngui.ui.network.curves import strength
from nngui.ui.network.layout import LEAST_BIAS, MOST_BIAS, Spot, bias_center
from nngui.ui.network.scene import Scene
from nngui.ui.network.unit_colors import ROUND, sign_colors

_BIAS_SIZES = 16
LABEL_GAP = 6.0
_PICTURES, _FRAMES, _BIASES, _TEXTS = range(20, 24)
NO_PEN = QPen(Qt.PenStyle.NoPen)


class UnitItems:
    """All units of a scene's layout, below `parent`; other scenes of the same layout are shown by the same items."""

    def __init__(self, scene: Scene, parent: QGraphicsItem) -> None:
        self._parent = parent
        self._pictures = [self._picture(scene, layer) for layer in range(len(scene.atlases))]
        # Made once: each value that Qt makes or takes away hands Python's lock over and back.
        self._pixmaps = [QPixmap() for _ in self._pictures]
        self._biases = [
            _BiasItems(scene, layer, parent) for layer in range(1, len(scene.layout.columns))
        ]
        self._fixed: list[QGraphicsItem] = [self._frames(scene)]
        self._add_tiles(scene)
        self._add_labels(scene)
        self.show(scene)

    def show(self, scene: Scene) -> None:
        """Pictures and biases of another moment."""
        for item, pixmap, atlas in zip(self._pictures, self._pixmaps, scene.atlases, strict=True):
            pixmap.convertFromImage(atlas)
            item.setPixmap(pixmap)
        for items, biases in zip(self._biases, scene.network.biases, strict=True):
            items.show(biases)

    def _picture(self, scene: Scene, layer: int) -> QGraphicsPixmapItem:
        column, side = scene.layout.columns[layer], scene.layout.side
        item = QGraphicsPixmapItem(self._parent)
        first = float(column.centers[0]) - side / 2 if len(column.centers) else 0.0
        item.setPos(column.left, first)
        factor = side / max(scene.atlases[layer].width(), 1)
        item.setTransform(QTransform.fromScale(factor, factor))
        item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        item.setShapeMode(QGraphicsPixmapItem.ShapeMode.BoundingRectShape)
        item.setZValue(_PICTURES)
        return item

    def _frames(self, scene: Scene) -> QGraphicsPathItem:
        layout, path = scene.layout, QPainterPath()
        radius = layout.side * ROUND
        for layer in range(len(layout.columns)):
            for spot in layout.spots(layer):
                if spot.unit is not None:
                    path.addRoundedRect(layout.rect(spot), radius, radius)
        return self._outlined(scene, path)

    def _outlined(self, scene: Scene, path: QPainterPath) -> QGraphicsPathItem:
        item = QGraphicsPathItem(path, self._parent)
        item.setPen(QPen(QColor(scene.theme.control_border), 1.0))
        item.setZValue(_FRAMES)
        return item

    def _add_tiles(self, scene: Scene) -> None:
        for layer, column in enumerate(scene.layout.columns):
            if column.fold_center is None:
                continue
            rect, path = scene.layout.rect(Spot(layer, None)), QPainterPath()
            path.addRoundedRect(rect, rect.width() * ROUND, rect.width() * ROUND)
            frame = self._outlined(scene, path)
            frame.setBrush(QColor(scene.theme.field))
            text = f"+{column.hidden}" if column.hidden else "\u2212"
            font = _fitted(scene.font, text, rect.width() * 0.86)
            size = QFontMetricsF(font).boundingRect(text).size()
            place = rect.center() - QPointF(size.width() / 2, QFontMetricsF(font).height() / 2)
            self._fixed += [frame, self._text(text, font, scene.theme.text, place)]

    def _add_labels(self, scene: Scene) -> None:
        last = len(scene.layout.columns) - 1
        metrics = QFontMetricsF(scene.font)
        widths = label_widths(scene)
        for layer, width in ((0, widths[0]), (last, widths[1])):
            for unit in range(len(scene.layout.columns[layer].centers)):
                name = scene.labels.input(unit) if layer == 0 else scene.name_of_output(unit)
                name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width + 1)
                rect = scene.layout.rect(Spot(layer, unit))
                x = rect.right() + LABEL_GAP
                if layer == 0:
                    x = rect.left() - LABEL_GAP - metrics.horizontalAdvance(name)
                place = QPointF(x, rect.center().y() - metrics.height() / 2)
                self._fixed.append(self._text(name, scene.font, scene.theme.muted, place))

    def _text(self, text: str, font: QFont, color: str, place: QPointF) -> QGraphicsItem:
        item = QGraphicsSimpleTextItem(text, self._parent)
        item.setFont(font)
        item.setBrush(QColor(color))
        item.setPos(place)
        item.setZValue(_TEXTS)
        return item


class _BiasItems:
    """A disk at each unit's lower left, as large and as colored as a curve would be."""

    def __init__(self, scene: Scene, layer: int, parent: QGraphicsItem) -> None:
        self._side = scene.layout.side
        self._colors = [QColor(name) for name in sign_colors(scene.theme)]
        pen = QPen(QColor(scene.theme.card), max(1.0, self._side * 0.04))
        self._centers, self._items = [], []
        for unit in range(len(scene.layout.columns[layer].centers)):
            self._centers.append(bias_center(scene.layout.rect(Spot(layer, unit))))
            item = QGraphicsEllipseItem(parent)
            item.setPen(pen)
            item.setZValue(_BIASES)
            self._items.append(item)
        self._looks = np.full(len(self._items), -1)

    def show(self, biases: np.ndarray) -> None:
        """Only where a bias has come to look different an item is touched."""
        shown = biases[: len(self._items)]
        sizes = np.rint(strength(shown) * (_BIAS_SIZES - 1)).astype(np.intp)
        looks = 2 * sizes + (shown > 0)
        for index in np.flatnonzero(looks != self._looks).tolist():
            size, is_above = divmod(int(looks[index]), 2)
            share = size / (_BIAS_SIZES - 1)
            radius = self._side * (LEAST_BIAS + (MOST_BIAS - LEAST_BIAS) * share)
            center, item = self._centers[index], self._items[index]
            item.setRect(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius)
            item.setBrush(self._colors[is_above])
        self._looks = looks


def label_widths(scene: Scene) -> tuple[float, float]:
    """The room that the names of inputs and outputs take."""
    names = scene.labels.inputs, scene.labels.outputs
    return label_room(names[0], scene.font), label_room(names[1], scene.font)


def label_room(names: tuple[str, ...], font: QFont) -> float:
    """The widest of these names, but never so wide that no graph is left."""
    metrics = QFontMetricsF(font)
    widest = max((metrics.horizontalAdvance(name) for name in names), default=0.0)
    return min(widest, metrics.horizontalAdvance("n") * 8)


def _fitted(font: QFont, text: str, width: float) -> QFont:
    """The font, smaller where the text would be wider than `width`."""
    needed = QFontMetricsF(font).horizontalAdvance(text)
    result = QFont(font)
    if needed > width:
        result.setPointSizeF(max(font.pointSizeF() * width / needed, 1.0))
    return result
