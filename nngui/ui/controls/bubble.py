"""A sentence beside the field that it is about: why an input was refused."""

from PySide6.QtCore import QPoint, QTimerEvent
from PySide6.QtWidgets import QLabel, QWidget

from nngui.ui.theme import scaled

_READING_TIME_MS = 8000


class Bubble(QLabel):
    """A label on top of the window, under (or above) a field; it takes no focus and no click.

    It is a child of the field's window, not a window of its own: it moves with the window and never
    outlives it.
    """

    def __init__(self, field: QWidget, sentence: str) -> None:
        super().__init__(sentence, field.window())
        self.setObjectName(f"{field.objectName()}_bubble")
        self.setAccessibleName(sentence)
        self.setProperty("role", "bubble")
        self.setWordWrap(True)
        self.ensurePolished()  # the padding counts for the height
        self._place(field)
        self.show()
        self.raise_()
        self.startTimer(_READING_TIME_MS)

    def _place(self, field: QWidget) -> None:
        window = field.window()
        gap = scaled(4, self.font())
        room = window.width() - 2 * gap
        width = min(scaled(280, self.font()), room)
        self.resize(width, self.heightForWidth(width))
        below = field.mapTo(window, QPoint(0, field.height() + gap))
        y = below.y()
        if y + self.height() > window.height() - gap:
            y = max(gap, field.mapTo(window, QPoint(0, 0)).y() - gap - self.height())
        self.move(max(gap, min(below.x(), window.width() - gap - width)), y)

    def timerEvent(self, event: QTimerEvent) -> None:
        self.killTimer(event.timerId())
        self.hide()
