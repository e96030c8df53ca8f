"""A canvas on the screen that this process is told of: strokes at the edge of the plane, and then all painted anew.

Prints the pixels of the screen to one of the window, and the greatest difference between the two.
"""

from itertools import product

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from nngui.data import Dataset, default_classes
from nngui.session import Session
from nngui.state.document import Document
from nngui.state.snapshot import Rect
from nngui.ui.canvas.panel import CanvasPanel
from nngui.ui.colors import LIGHT
from tests.ui.canvas.bench import Bench, halves, snapshot_of


def seen(window: QWidget) -> np.ndarray:
    """What the screen shows of a window, as bytes (rows, columns, 4)."""
    image = window.screen().grabWindow(window.winId()).toImage()
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    bits = np.frombuffer(image.constBits(), np.uint8)
    return bits.reshape(image.height(), -1, 4)[..., :3].astype(int)


def greatest_difference(app: QApplication, margin: int, reach: float) -> int:
    """Of what strokes leave on the screen, from what painting all leaves there.

    The canvas lies `margin` from the edge, and shows numbers up to `reach`, which take their room.
    """
    window, panel = QWidget(), CanvasPanel()
    bench = Bench(panel, Session(Document(Dataset(classes=default_classes(3)))))
    panel.show_theme(LIGHT)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.addWidget(panel)
    window.resize(500, 480)
    window.show()
    QTest.qWaitForWindowExposed(window)
    bench.view.set_visible_rect(Rect(-reach, -reach, reach, reach))
    app.processEvents()
    panel.show_snapshot(snapshot_of(halves(3), bench.rect))
    app.processEvents()
    area = bench.view.plot_area
    for down in (0.3, 0.5):
        bench.press(QPoint(round(area.left()) + 3, round(down * area.height())))
        bench.move(QPoint(round(area.left()) + 30, round(down * area.height()) + 20))
        app.processEvents()
        bench.release(QPoint(round(area.left()) + 40, round(down * area.height()) + 25))
        app.processEvents()
    painted = seen(window)
    for widget in (window, *window.findChildren(QWidget)):
        widget.update()
    app.processEvents()
    difference = int(np.abs(painted - seen(window)).max())
    window.close()
    return difference


if __name__ == "__main__":
    app = QApplication([])
    cases = product((10, 11), (5.0, 25.0))
    found = [greatest_difference(app, *case) for case in cases]
    print(app.devicePixelRatio(), max(found))
