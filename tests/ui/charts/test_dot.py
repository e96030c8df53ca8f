from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from nngui.ui.charts.dot import Dot


def test_a_dot_is_round_and_stays_in_its_bounds(qapp) -> None:
    dot = Dot()
    dot.set_look("red", "white")
    image = QImage(20, 20, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("blue"))
    painter = QPainter(image)
    painter.translate(10, 10)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    dot.paint(painter, QStyleOptionGraphicsItem())
    painter.end()
    assert image.pixelColor(10, 10) == QColor("red")
    bounds = dot.boundingRect().translated(10, 10)
    for y in range(20):
        for x in range(20):
            if not bounds.intersects(QRectF(x, y, 1, 1)):
                assert image.pixelColor(x, y) == QColor("blue")
    assert image.pixelColor(7, 7) != QColor("red")
