"""A few words in a lower corner of the plot, on a small card that lets the mouse through."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from nngui.ui.canvas.small_card import small_card_style
from nngui.ui.colors import Theme

_INSET = 8


class CornerCaption(QLabel):
    """Hidden while it has nothing to say."""

    def __init__(self, name: str, corner: Qt.Corner, parent: QWidget) -> None:
        super().__init__(parent)
        self._plot = parent
        self._corner = corner
        self._area = QRect()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, text: str) -> None:
        """Show this; nothing hides it."""
        if text != self.text():
            self.setText(text)
            self.place_in(self._area)
        self.setVisible(bool(text))

    def place_in(self, area: QRect) -> None:
        """Stand in the corner of this part of the widget."""
        self._area = area
        self.setMaximumWidth(max(area.width() - 2 * _INSET, 1))
        self.adjustSize()
        left = area.left() + _INSET
        if self._corner is Qt.Corner.BottomRightCorner:
            left = area.right() - self.width() - _INSET + 1
        self.move(left, area.bottom() - self.height() - _INSET + 1)

    def show_theme(self, theme: Theme) -> None:
        """Take the colors of a theme."""
        self.setStyleSheet(small_card_style(theme, self._plot.font()))
        self.place_in(self._area)
