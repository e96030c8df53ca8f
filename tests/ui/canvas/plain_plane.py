"""A plane with nothing on it but what a test puts there, as plain as Qt has it; and who paints it."""

import sys

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsView,
)
from pytestqt.qtbot import QtBot

SCALE = 20
"""Pixels to one of the plane, whose middle is (0, 0)."""


class PlainPlane:
    """240 pixels square: from -6 to 6 both ways, x2 upwards."""

    def __init__(self, qtbot: QtBot) -> None:
        self.scene = QGraphicsScene(0, 0, 12 * SCALE, 12 * SCALE)
        self.view = QGraphicsView(self.scene)
        qtbot.addWidget(self.view)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.view.setBackgroundBrush(Qt.GlobalColor.white)
        self.view.resize(12 * SCALE, 12 * SCALE)
        self._root = QGraphicsRectItem()
        self._root.setTransform(QTransform(SCALE, 0, 0, -SCALE, 6 * SCALE, 6 * SCALE))
        self.scene.addItem(self._root)
        with qtbot.waitExposed(self.view):
            self.view.show()

    def add(self, item: QGraphicsItem) -> None:
        """In data coordinates."""
        item.setParentItem(self._root)

    def add_sheet(self, item: QGraphicsItem) -> None:
        """In pixels."""
        self.scene.addItem(item)

    def colors(self) -> np.ndarray:
        """What is seen, (rows, columns, 3) of red, green and blue; row 0 is the highest."""
        image = self.view.viewport().grab().toImage()
        image = image.convertToFormat(QImage.Format.Format_RGBX8888)
        bits = np.frombuffer(image.constBits(), np.uint8)
        return bits.reshape(image.height(), image.width(), 4)[..., :3].astype(int)

    def python_while_repainting(self) -> list[str]:
        """The functions of Python that take part."""
        self.view.viewport().repaint()
        called: list[str] = []

        def hear(frame, event: str, _argument: object) -> None:
            if event == "call":
                called.append(frame.f_code.co_qualname)

        self.view.viewport().update()
        sys.setprofile(hear)
        try:
            self.view.viewport().repaint()
        finally:
            sys.setprofile(None)
        return called


def inked(colors: np.ndarray) -> np.ndarray:
    """Where the white of the plane is not seen, (rows, columns)."""
    return np.asarray((colors != 255).any(axis=2))
