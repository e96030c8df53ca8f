"""A desk for the tests of the window as a whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QApplication,
)
from pytestqt.qtbot import QtBot

from nngui.ui.dialogs import Answer
from nngui.ui.key_guard import KeyGuard
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
