"""A desk for the tests of the window as a whole, and a bench for those of the canvas."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nngui.data import Dataset, default_classes
from nngui.session import Session
from nngui.state.document import Document
from nngui.ui.canvas.panel import CanvasPanel
from nngui.ui.colors import LIGHT
from nngui.ui.dialogs import Answer
from nngui.ui.key_guard import KeyGuard
from tests.ui.canvas.bench import Bench
from tests.ui.window_desk import WindowDesk


@pytest.fixture
def window_desk(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[WindowDesk]:
    guard = KeyGuard(qapp)
    desk = WindowDesk(tmp_path, qapp, qtbot)
    yield desk
    guard.stop()
    desk.dialogs.answers.clear()
    desk.dialogs.answers.append(Answer.DISCARD)
    desk.worker.stop()
    desk.window.close()
    QApplication.processEvents()
    desk.themes.set_preference("system")
    desk.themes.set_text_size(desk.themes.system_text_size)
    desk.themes.deleteLater()
    desk.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


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
