"""A line of words and numbers that changes many times a second."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

_ZEROS = str.maketrans("123456789", "000000000")


class SteadyLabel(QLabel):
    """As large as its words, with all digits taken for equally wide.

    Other digits in the same places leave its size alone. It is a fixed size: of a label that may grow, Qt lays out
    all widgets around anew with each text, up to the window.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = self._mask = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Say this."""
        if text == self._words:
            return
        self._words = text
        mask = text.translate(_ZEROS)
        if mask != self._mask:
            self._mask = mask
            self._fit()
        self.setText(text)

    def _fit(self) -> None:
        self.ensurePolished()
        self.setText(self._mask)
        # What a label asks for is never less than its minimum.
        self.setMinimumSize(0, 0)
        self.setFixedSize(self.sizeHint())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
            self.setText(self._words)
