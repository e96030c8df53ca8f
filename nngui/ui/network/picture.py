"""Paints a scene: curves below, then the pictures of the units, their biases and their names."""

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from nngui.ui.network.curves import Curves, add_curves, paint_curves, pens, strength
from nngui.ui.network.layout import Spot
from nngui.ui.network.scene import Scene
from nngui.ui.network.targets import Target, Weight
from nngui.ui.network.unit_colors import ROUND, sign_colors

_LEAST_BIAS, _MOST_BIAS = 0.07, 0.17
_LABEL_GAP = 6.0
NO_BRUSH = Qt.BrushStyle.NoBrush
NO_PEN = Qt.PenStyle.NoPen


def paint_scene(painter: QPainter, scene: Scene, visible: QRectF) -> None:
    """All of it, in the layout's coordinates; what lies outside `visible` is left out."""
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    paint_curves(painter, scene.paths, scene.pens)
    spots = [
        spot
        for layer in range(len(scene.layout.columns))
        for spot in scene.layout.spots(layer)
        if scene.layout.rect(spot).intersects(visible)
    ]
    _paint_units(painter, scene, [spot for spot in spots if spot.unit is not None])
    for spot in spots:
        if spot.unit is None:
            _paint_tile(painter, scene, spot)
    _paint_biases(painter, scene, spots)
    _paint_labels(painter, scene, spots)


def paint_focus(painter: QPainter, scene: Scene, target: Target) -> None:
    """What is in focus: a weight in full color; a unit with its frame and all that flows into it."""
    side = scene.layout.side
    if isinstance(target, Weight):
        curves = scene.curves[target.layer - 1]
        chosen = (curves.sources == target.source) & (curves.targets == target.target)
        _paint_curves(painter, scene, target.layer, chosen)
        return
    spot = target
    if spot.unit is not None and spot.layer > 0:
        _paint_curves(painter, scene, spot.layer, scene.curves[spot.layer - 1].targets == spot.unit)
    painter.setPen(QPen(QColor(scene.theme.accent), max(2.0, side * 0.07)))
    painter.setBrush(NO_BRUSH)
    painter.drawRoundedRect(scene.layout.rect(spot), side * ROUND, side * ROUND)


def _paint_curves(painter: QPainter, scene: Scene, layer: int, chosen: np.ndarray) -> None:
    """Some curves into a layer again, in full color; a weight near zero is seen as well."""
    curves = scene.curves[layer - 1]
    part = Curves(curves.sources[chosen], curves.targets[chosen], curves.weights[chosen])
    paths: tuple[list[QPainterPath], ...] = tuple([] for _ in scene.pens)
    add_curves(paths, part, layer, scene.layout)
    widest = scene.pens[-1].widthF() * 1.1
    paint_curves(painter, paths, pens(scene.theme, widest, opacity=1.6))


def _paint_units(painter: QPainter, scene: Scene, spots: Iterable[Spot]) -> None:
    radius = scene.layout.side * ROUND
    painter.setPen(QPen(QColor(scene.theme.control_border), 1.1))
    painter.setBrush(NO_BRUSH)
    for spot in spots:
        rect = scene.layout.rect(spot)
        atlas, place = scene.picture(spot)
        painter.drawImage(rect, atlas, QRectF(place))
        painter.drawRoundedRect(rect, radius, radius)


def _paint_tile(painter: QPainter, scene: Scene, spot: Spot) -> None:
    theme, rect, column = scene.theme, scene.layout.rect(spot), scene.layout.columns[spot.layer]
    painter.setPen(QPen(QColor(theme.control_border), 1.1))
    painter.setBrush(QColor(theme.field))
    painter.drawRoundedRect(rect, rect.width() * ROUND, rect.width() * ROUND)
    text = f"+{column.hidden}" if column.hidden else "\u2212"
    painter.setFont(_fitted(scene.font, text, rect.width() * 0.86))
    painter.setPen(QColor(theme.text))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def _paint_biases(painter: QPainter, scene: Scene, spots: Iterable[Spot]) -> None:
    """A disk at a unit's lower left, as large and as colored as a curve would be."""
    side = scene.layout.side
    below, above = (QColor(name) for name in sign_colors(scene.theme))
    painter.setPen(QPen(QColor(scene.theme.card), max(1.0, side * 0.04)))
    for spot in spots:
        if spot.unit is None or spot.layer == 0:
            continue
        bias = float(scene.network.biases[spot.layer - 1][spot.unit])
        radius = side * (_LEAST_BIAS + (_MOST_BIAS - _LEAST_BIAS) * float(strength(np.array(bias))))
        painter.setBrush(above if bias > 0 else below)
        painter.drawEllipse(bias_center(scene.layout.rect(spot)), radius, radius)


def bias_center(rect: QRectF) -> QPointF:
    """The middle of the mark of a unit's bias."""
    inset = rect.width() * 0.06
    return rect.bottomLeft() + QPointF(inset, -inset)


def _paint_labels(painter: QPainter, scene: Scene, spots: Iterable[Spot]) -> None:
    last, align = len(scene.layout.columns) - 1, Qt.AlignmentFlag
    n_outputs = scene.network.sizes[-1]
    painter.setFont(scene.font)
    painter.setPen(QColor(scene.theme.muted))
    metrics = QFontMetricsF(scene.font)
    width = label_width(scene)
    for spot in spots:
        if spot.unit is None or spot.layer not in (0, last):
            continue
        rect = scene.layout.rect(spot)
        top, height = rect.center().y() - metrics.height() / 2, metrics.height()
        if spot.layer == 0:
            place = QRectF(rect.left() - _LABEL_GAP - width[0], top, width[0], height)
            text, side = scene.labels.input(spot.unit), align.AlignRight
        else:
            place = QRectF(rect.right() + _LABEL_GAP, top, width[1], height)
            text, side = scene.labels.output(spot.unit, n_outputs), align.AlignLeft
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width() + 1)
        painter.drawText(place, side | align.AlignVCenter, text)


def label_width(scene: Scene) -> tuple[float, float]:
    """The room that the names of inputs and outputs take."""
    return label_room(scene.labels.inputs, scene.font), label_room(scene.labels.outputs, scene.font)


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
