import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsScene

from nngui.ui.charts.polyline import Polyline


def painted(line: Polyline) -> QImage:
    image = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    scene = QGraphicsScene()
    scene.addItem(line)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scene.render(painter, QRectF(image.rect()), QRectF(0, 0, 40, 40))
    painter.end()
    scene.removeItem(line)
    return image


def darkness(image: QImage) -> float:
    return sum(
        255 - image.pixelColor(x, y).lightness()
        for y in range(image.height())
        for x in range(image.width())
    )


def test_it_goes_through_its_points(qapp) -> None:
    line = Polyline(1.5)
    line.set_look("black", 1.0)
    line.set_points(np.array([5.0, 35.0]), np.array([20.0, 20.0]))
    image = painted(line)
    assert image.pixelColor(20, 20).lightness() < 150
    assert image.pixelColor(20, 10).lightness() == 255
    assert line.boundingRect().left() == 5.0
    assert line.boundingRect().right() == 35.0


def test_a_wider_line_is_stronger(qapp) -> None:
    lines = Polyline(1.0), Polyline(1.5)
    for line in lines:
        line.set_look("black", 1.0)
        line.set_points(np.array([5.0, 20.0, 35.0]), np.array([5.0, 30.0, 10.0]))
    thin, strong = (darkness(painted(line)) for line in lines)
    assert 1.3 * thin < strong < 2.0 * thin


def test_fewer_than_two_points_are_nothing(qapp) -> None:
    line = Polyline(1.5)
    line.set_points(np.array([5.0, 35.0]), np.array([20.0, 20.0]))
    line.set_points(np.array([5.0]), np.array([20.0]))
    assert darkness(painted(line)) == 0
    assert line.boundingRect().isEmpty()


def test_a_level_stretch_is_drawn_like_one_long_piece(qapp) -> None:
    lines = Polyline(1.5), Polyline(1.5)
    for line, x in zip(lines, (np.arange(2.0, 39.0), np.array([2.0, 38.0])), strict=True):
        line.set_look("black", 1.0)
        line.set_points(x, np.full(len(x), 20.3))
    first, second = (painted(line) for line in lines)
    assert first == second
