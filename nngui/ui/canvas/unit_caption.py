"""Says on the plot that it shows a unit, and not what the network answers."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from nngui.ui.colors import Theme

_INSET = 8


class UnitCaption(QLabel):
    """In the upper left corner, where the readout is not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("unit_caption")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def name_unit(self, name: str) -> None:
        """The unit that is about to be shown."""
        self.setText(name)
        self.adjustSize()

    def show_unit(self, shown: bool, area: QRect) -> None:
        """Stand in this part of the plot while a unit is shown."""
        if shown:
            self.move(area.topLeft().x() + _INSET, area.topLeft().y() + _INSET)
        self.setVisible(shown and bool(self.text()))

    def show_theme(self, theme: Theme) -> None:
        """Take the colors of a theme."""
        self.setStyleSheet(
            f"background: {theme.accent}; color: {theme.accent_text}; border-radius: 5px;"
            f" padding: 2px 8px; font-weight: 600;"
        )
        self.adjustSize()
