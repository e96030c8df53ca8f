"""Numbers on the graph: weights at their curves, biases at their marks."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsSimpleTextItem

from nngui.ui.network.curves import curve_path
from nngui.ui.network.layout import GraphLayout
from nngui.ui.network.scene import Scene
from nngui.ui.network.targets import Bias, Target, Weight, bias_rect
from nngui.ui.network.unit_items import NO_PEN

MOST_NUMBERS = 24
"""Weights whose numbers can be read side by side."""
_LAYER_Z = 26
_FONT_SHARE = 0.82
_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8)
"""Of a curve, where its number may be."""
_FOCUS = 0.42
_PAD = 2.0


class Written(NamedTuple):
    """A number and where its middle is."""

    text: str
    place: QPointF


def n_weights(sizes: Sequence[int]) -> int:
    """Weights of a network of these sizes, without biases."""
    return sum(before * after for before, after in pairwise(sizes))


def short_text(value: float) -> str:
    """As many digits as there is room for at a curve."""
    size = abs(value)
    if size >= 1e4 or 0 < size < 5e-3:
        text = f"{value:.0e}".replace("e-0", "e-").replace("e+0", "e")
    else:
        text = f"{value:.2f}" if size < 10 else f"{value:.3g}"
    return text.replace("-", "\u2212")


def numbers_of(scene: Scene, target: Target | None, mode: str) -> Iterator[Written]:
    """What is written where, in this mode ("none", "focus" or "all") with this target in focus."""
    if mode == "none":
        return
    if mode == "all" and n_weights(scene.network.sizes) <= MOST_NUMBERS:
        yield from _all(scene)
    elif isinstance(target, Weight):
        yield _weight(scene, target, 0.5)
    elif isinstance(target, Bias):
        yield _bias(scene, target)
    elif target is not None and target.unit is not None and target.layer > 0:
        yield from _flowing_in(scene, target.layer, target.unit)


def _all(scene: Scene) -> Iterator[Written]:
    metrics = QFontMetricsF(small(scene.font))
    size = QSizeF(metrics.horizontalAdvance("\u221200.00"), metrics.height())
    for target, place in _places(scene.layout, size.width(), size.height()):
        yield Written(_weight_text(scene, target), place)
    for layer in range(1, len(scene.layout.columns)):
        for unit in range(len(scene.layout.columns[layer].centers)):
            yield _bias(scene, Bias(layer, unit))


@lru_cache(maxsize=4)
def _places(layout: GraphLayout, width: float, height: float) -> list[tuple[Weight, QPointF]]:
    """A place for each weight's number on its curve, on as few of those before it as can be."""
    result: list[tuple[Weight, QPointF]] = []
    for layer in range(1, len(layout.columns)):
        taken: list[QRectF] = []
        n_sources, n_units = (len(layout.columns[k].centers) for k in (layer - 1, layer))
        for unit, source in product(range(n_units), range(n_sources)):
            path = curve_path(layout, layer, source, unit)
            choices = [path.pointAtPercent(share) for share in _SHARES]
            plates = [
                QRectF(at.x() - width / 2, at.y() - height / 2, width, height) for at in choices
            ]
            covered = [sum(_area(plate & other) for other in taken) for plate in plates]
            best = covered.index(min(covered))
            taken.append(plates[best])
            result.append((Weight(layer, source, unit), choices[best]))
    return result


def _area(rect: QRectF) -> float:
    return rect.width() * rect.height() if rect.isValid() else 0.0


def _flowing_in(scene: Scene, layer: int, unit: int) -> Iterator[Written]:
    for source in range(len(scene.layout.columns[layer - 1].centers)):
        yield _weight(scene, Weight(layer, source, unit), _FOCUS)
    yield _bias(scene, Bias(layer, unit))


def _weight(scene: Scene, target: Weight, share: float) -> Written:
    path = curve_path(scene.layout, target.layer, target.source, target.target)
    return Written(_weight_text(scene, target), path.pointAtPercent(share))


def _weight_text(scene: Scene, target: Weight) -> str:
    return short_text(float(scene.network.weights[target.layer - 1][target.target, target.source]))


def _bias(scene: Scene, target: Bias) -> Written:
    value = float(scene.network.biases[target.layer - 1][target.unit])
    text = short_text(value)
    mark = bias_rect(scene.layout, target)
    width = QFontMetricsF(small(scene.font)).horizontalAdvance(text)
    return Written(text, QPointF(mark.left() - width / 2 - _PAD - 1, mark.center().y() + 1))


def small(font: QFont) -> QFont:
    """The font of numbers on the graph."""
    result = QFont(font)
    result.setPointSizeF(max(font.pointSizeF() * _FONT_SHARE, 1.0))
    return result


class NumberItems:
    """Texts on small plates, below `parent`, made when they are needed and kept for the next moment."""

    def __init__(self, scene: Scene, parent: QGraphicsItem) -> None:
        self._font, self._parent = small(scene.font), parent
        self._metrics = QFontMetricsF(self._font)
        self._color, self._ground = QColor(scene.theme.text), QColor(scene.theme.card)
        self._ground.setAlpha(225)
        self._items: list[tuple[QGraphicsPathItem, QGraphicsSimpleTextItem]] = []
        self._written: list[Written] = []

    @property
    def written(self) -> list[Written]:
        """What is shown."""
        return self._written

    def show(self, written: Sequence[Written]) -> None:
        """Write these; only what is another text or place is touched."""
        while len(self._items) < len(written):
            self._items.append(self._pair())
        for index, (plate, text) in enumerate(self._items):
            is_there = index < len(written)
            plate.setVisible(is_there)
            old = self._written[index] if index < len(self._written) else None
            if is_there and old != written[index]:
                self._put(plate, text, written[index])
        self._written = list(written)

    def _pair(self) -> tuple[QGraphicsPathItem, QGraphicsSimpleTextItem]:
        plate = QGraphicsPathItem(self._parent)
        plate.setPen(QPen(NO_PEN))
        plate.setBrush(self._ground)
        plate.setZValue(_LAYER_Z)
        text = QGraphicsSimpleTextItem(plate)
        text.setFont(self._font)
        text.setBrush(self._color)
        return plate, text

    def _put(self, plate: QGraphicsPathItem, text: QGraphicsSimpleTextItem, it: Written) -> None:
        width, height = self._metrics.horizontalAdvance(it.text), self._metrics.height()
        path = QPainterPath()
        path.addRoundedRect(-width / 2 - _PAD, -height / 2, width + 2 * _PAD, height, 3, 3)
        plate.setPath(path)
        plate.setPos(it.place)
        text.setText(it.text)
        text.setPos(-width / 2, -height / 2)
