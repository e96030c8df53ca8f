"""A button that opens a menu, and looks at rest again once the menu has closed."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QMenu, QToolButton


def give_menu(button: QToolButton, menu: QMenu) -> None:
    """Let a press on `button` open `menu`."""
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    _Leaving(button, menu)


class _Leaving(QObject):
    """Tells a button that the mouse has left it while its menu was open: a menu keeps that from it."""

    def __init__(self, button: QToolButton, menu: QMenu) -> None:
        super().__init__(button)
        self._button = button
        # Afterwards: what Qt itself tells when a menu closes comes first.
        menu.aboutToHide.connect(self._look, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _look(self) -> None:
        button = self._button
        is_over = button.rect().contains(button.mapFromGlobal(QCursor.pos()))
        if button.underMouse() and not is_over:
            QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
            button.update()
