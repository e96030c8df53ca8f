import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nngui.data import Dataset, default_classes
from nngui.session import Session
from nngui.state.document import Document
from nngui.ui.canvas.panel import CanvasPanel
from nngui.ui.colors import LIGHT

from .bench import Bench


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    panel = CanvasPanel()
    qtbot.addWidget(panel)
    panel.show_theme(LIGHT)
    panel.resize(700, 740)
    bench = Bench(panel, Session(Document(Dataset(classes=default_classes(3)))))
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    QApplication.processEvents()
    return bench
