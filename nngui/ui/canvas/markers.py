"""What one point looks like: a shape and a color for its class, filled to train on, hollow to test on.

Shapes are drawn to look equally large, not to measure the same: a square of a circle's width looks bigger.
"""

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from nngui.data import PointClass
from nngui.ui.colors import Theme

_LINE, _THIN_LINE, _SMALL = 1.0, 0.7, 10.0
"""Pixels of the outline, which is what stands out from the field (3:1); thinner round marks under that size."""
_HOLLOW = 1.7
"""Pixels of the colored ring of a test point."""
_CROSS = 11
"""Pixels of each arm of the keyboard's crosshair."""
SHAPE_OF_VALUES = "circle"
"""What points with a value look like, whatever their value."""
_CORNERS = {"square": 4, "triangle": 3, "diamond": 4, "pentagon": 5, "hexagon": 6}
_RADIUS = {"square": 1.28, "triangle": 1.36, "diamond": 1.28, "pentagon": 1.12, "hexagon": 1.09}


def class_color(point_class: PointClass, theme: Theme) -> str:
    """The color of a class as `#rrggbb`: "ink" is the theme's."""
    return theme.ink if point_class.color == "ink" else point_class.color


def marker_path(shape: str, size: float) -> QPainterPath:
    """The outline of a marker as wide as a circle of `size` pixels looks, round (0, 0), y downwards."""
    path = QPainterPath()
    radius = size / 2
    if shape == "circle":
        path.addEllipse(QPointF(0, 0), radius, radius)
    elif shape == "plus":
        path.addPolygon(_plus(1.18 * radius, 0.42 * radius))
        path.closeSubpath()
    elif shape == "star":
        tips = _ring(5, 1.42 * radius, -90)
        dents = _ring(5, 0.66 * radius, -54)
        path.addPolygon(QPolygonF([p for pair in zip(tips, dents, strict=True) for p in pair]))
        path.closeSubpath()
    else:
        start = -45 if shape == "square" else -90
        path.addPolygon(QPolygonF(_ring(_CORNERS[shape], _RADIUS[shape] * radius, start)))
        path.closeSubpath()
    if shape == "triangle":
        path.translate(0, 0.12 * radius)
    return path


def paint_marker(
    painter: QPainter, shape: str, color: str, theme: Theme, size: float, *, hollow: bool = False
) -> None:
    """Paint a marker of `size` pixels, its outline included, round the origin of `painter`."""
    outline = QColor(theme.mark_outline)
    line = _LINE if size >= _SMALL else _THIN_LINE
    join = Qt.PenJoinStyle.RoundJoin
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if hollow:
        path = marker_path(shape, size - _HOLLOW - 2 * line)
        painter.strokePath(path, QPen(outline, _HOLLOW + 2 * line, j=join))
        painter.fillPath(path, QColor(theme.paper))
        painter.strokePath(path, QPen(QColor(color), _HOLLOW, j=join))
    else:
        path = marker_path(shape, size - 2 * line)
        painter.strokePath(path, QPen(outline, 2 * line, j=join))
        painter.fillPath(path, QColor(color))


def marker_pixmap(
    point_class: PointClass, theme: Theme, size: float, ratio: float, *, hollow: bool = False
) -> QPixmap:
    """The marker of a class in the middle of a square pixmap, for a screen of `ratio` pixels a point."""
    color = class_color(point_class, theme)
    return look_pixmap(point_class.shape, color, theme, size, ratio, hollow=hollow)


def look_pixmap(
    shape: str, color: str, theme: Theme, size: float, ratio: float, *, hollow: bool = False
) -> QPixmap:
    """A marker of this shape and color in the middle of a square pixmap."""

    def paint(painter: QPainter, _: int) -> None:
        paint_marker(painter, shape, color, theme, size, hollow=hollow)

    return sprite_row(1, size, ratio, paint)


def sprite_row(
    n: int, size: float, ratio: float, paint: Callable[[QPainter, int], None]
) -> QPixmap:
    """`n` markers side by side, each as wide as the row is high; `paint` paints one round the origin."""
    one = transparent_pixmap(1.5 * size + 2, ratio)
    side = one.deviceIndependentSize().width()
    row = QPixmap(one.width() * n, one.height())
    row.setDevicePixelRatio(ratio)
    row.fill(Qt.GlobalColor.transparent)
    painter = QPainter(row)
    for index in range(n):
        painter.save()
        painter.setClipRect(QRectF(index * side, 0, side, side))
        painter.translate((index + 0.5) * side, side / 2)
        paint(painter, index)
        painter.restore()
    painter.end()
    return row


def class_sprites(
    classes: Sequence[PointClass], theme: Theme, size: float, ratio: float
) -> QPixmap:
    """The markers of classes side by side, of each the filled and then the hollow one."""

    def paint(painter: QPainter, index: int) -> None:
        look = classes[index // 2]
        color, hollow = class_color(look, theme), index % 2 == 1
        paint_marker(painter, look.shape, color, theme, size, hollow=hollow)

    return sprite_row(2 * len(classes), size, ratio, paint)


def ring_pixmap(color: str, halo: str, size: float, width: float, ratio: float) -> QPixmap:
    """A ring of `size` pixels with a halo on both sides, so that it shows on every field."""
    pixmap = transparent_pixmap(size + 2 * width + 4, ratio)
    painter = _centered_painter(pixmap)
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), size / 2, size / 2)
    painter.strokePath(path, QPen(QColor(halo), width + 2))
    painter.strokePath(path, QPen(QColor(color), width))
    painter.end()
    return pixmap


def cross_pixmap(color: str, halo: str, ratio: float) -> QPixmap:
    """A cross that leaves its middle free, with a halo."""
    pixmap = transparent_pixmap(2 * _CROSS + 8, ratio)
    painter = _centered_painter(pixmap)
    ways = ((1, 0), (-1, 0), (0, 1), (0, -1))
    arms = [QLineF(4 * x, 4 * y, _CROSS * x, _CROSS * y) for x, y in ways]
    for pen in (QPen(QColor(halo), 5), QPen(QColor(color), 2)):
        painter.setPen(pen)
        painter.drawLines(arms)
    painter.end()
    return pixmap


def transparent_pixmap(side: float, ratio: float) -> QPixmap:
    """An empty square pixmap at least so wide, of an even number of pixels: its middle is between two."""
    pixels = 2 * math.ceil(side * ratio / 2)
    pixmap = QPixmap(pixels, pixels)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _centered_painter(pixmap: QPixmap) -> QPainter:
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = pixmap.deviceIndependentSize().width()
    painter.translate(side / 2, side / 2)
    return painter


def _ring(count: int, radius: float, start_degrees: float) -> list[QPointF]:
    angles = (math.radians(start_degrees + 360 * i / count) for i in range(count))
    return [QPointF(radius * math.cos(a), radius * math.sin(a)) for a in angles]


def _plus(reach: float, half: float) -> QPolygonF:
    corners = [(-half, -reach), (half, -reach), (half, -half), (reach, -half)]
    turned = [*corners]
    for _ in range(3):
        corners = [(-y, x) for x, y in corners]
        turned += corners[1:]
    return QPolygonF([QPointF(x, y) for x, y in turned[:-1]])
