"""The real window with a worker in the same thread, and a hand on its keys."""

from pathlib import Path

from PySide6 import __version_info__ as pyside_version
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nngui.app import first_document
from nngui.ui.main_window import MainWindow
from nngui.ui.theme import ThemeController
from tests.storage.desk import Desk
from tests.ui.fake_dialogs import FakeDialogs

INPUTS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSlider)


class WindowDesk(Desk):
    """The real window on a session whose worker is in the same thread, and a hand on the keys."""

    def __init__(self, folder: Path, app: QApplication, qtbot: QtBot) -> None:
        super().__init__(folder)
        self.dialogs = FakeDialogs()
        self.themes = ThemeController(app)
        self.window = MainWindow(
            self.session, self.storage, self.themes, self.dialogs, first_document
        )
        self.storage.new(first_document())
        self.canvas = self.window.canvas
        self.wait = lambda is_true: qtbot.waitUntil(is_true, timeout=20_000)
        self.window.show()
        self.canvas.setFocus()
        qtbot.waitExposed(self.window)

    def press(self, keys: str) -> None:
        """A key, with its modifiers, at whatever has the focus."""
        combination = QKeySequence(keys)[0]
        target = self.window.focusWidget() or self.window
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    def drop(self, target: QWidget, url: QUrl) -> bool:
        """Drag from another program onto the middle of a widget and let go; whether it was taken."""
        data = QMimeData()
        data.setUrls([url])
        place = QPointF(target.mapTo(self.window, target.rect().center()))
        # What enters came at whole pixels until Qt 6.12, which calls that deprecated.
        enters_at = place if pyside_version >= (6, 12) else place.toPoint()
        rest = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        entering = QDragEnterEvent(enters_at, Qt.DropAction.CopyAction, *rest)
        # To the window of the platform, from where Qt finds the widget that takes it.
        screen_window = self.window.windowHandle()
        QApplication.sendEvent(screen_window, entering)
        if entering.isAccepted():
            dropping = QDropEvent(place, Qt.DropAction.CopyAction, *rest)
            QApplication.sendEvent(screen_window, dropping)
        return entering.isAccepted()

    def child(self, kind: type[QWidget], name: str) -> QWidget:
        found = self.window.findChild(kind, name)
        assert found is not None, f"no {kind.__name__} is called {name}"
        return found

    def inputs(self) -> list[QWidget]:
        """All that a hand can use, but for what Qt makes inside of its own widgets."""
        return [
            one
            for one in self.window.findChildren(QWidget)
            if isinstance(one, INPUTS)
            and not isinstance(one, QScrollBar)
            and not one.objectName().startswith(("qt_", "Scroll"))
        ]

    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        QApplication.processEvents()
