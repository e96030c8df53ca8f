"""A field that commits what is typed only when it is good, and says beside itself why it is not."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from nngui.ui.controls.bubble import Bubble


class EntryField(QLineEdit):
    """Enter or leaving commits, Esc reverts. What is refused is said, and the last good value stays."""

    refused = Signal(str)
    """The sentence that says what the field takes."""
    done = Signal()
    """The user is through with the field (Enter, or Esc on an unchanged text)."""

    def __init__(
        self,
        name: str,
        label: str,
        tooltip: str,
        own_keys: tuple[Qt.Key, ...],
        parent: QWidget | None,
    ) -> None:
        """`own_keys` are those, with Esc, that are not to reach a shortcut of the window."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setToolTip(tooltip)
        self._own_keys = (Qt.Key.Key_Escape, *own_keys)
        self._bubble: Bubble | None = None
        self.textEdited.connect(self._on_text_edited)

    def commit(self) -> bool:
        """Take what is typed; return whether the field now shows a good value."""
        raise NotImplementedError

    def revert(self) -> None:
        """Drop what is typed."""
        self._show_text()
        self._forgive()

    def _show_text(self) -> None:
        """Show the last good value."""
        raise NotImplementedError

    def _select_fault(self) -> None:
        """Put the hand where the mend begins."""
        self.selectAll()

    def _refuse(self, sentence: str) -> None:
        self._forgive()
        self._mark(True)
        self._bubble = Bubble(self, sentence)
        self.refused.emit(sentence)

    def _forgive(self) -> None:
        if self._bubble is not None:
            self._bubble.hide()
            self._bubble.deleteLater()
            self._bubble = None
            self._mark(False)

    def _mark(self, invalid: bool) -> None:
        self.setProperty("invalid", invalid)
        self.style().unpolish(self)
        self.style().polish(self)

    def _on_text_edited(self) -> None:
        self._forgive()

    def event(self, event: QEvent) -> bool:
        # Keys that the field uses are not to reach a shortcut of the window.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in self._own_keys
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.commit():
                self.done.emit()
            else:
                self._select_fault()
        elif key == Qt.Key.Key_Escape:
            if self.isModified():
                self.revert()
                self.selectAll()
            else:
                self.done.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            return  # a menu over the field, or another program for a moment
        if not self.commit():
            # A field without focus never shows what is not so; the bubble still says why.
            self._mark(False)
        self._show_text()
