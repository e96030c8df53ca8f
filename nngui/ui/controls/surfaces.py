"""What controls lie on: white cards, and sections with a small heading."""

from typing import Literal

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QVBoxLayout, QWidget

from nngui.ui.theme import scaled


class CardFrame(QFrame):
    """A rounded card; `body` is its layout. The role "dock" is a card under a dock's title."""

    def __init__(
        self, name: str, role: Literal["card", "dock"] = "card", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", role)
        self.body = QVBoxLayout(self)
        self._space()

    def _space(self) -> None:
        side, edge = scaled(14, self.font()), scaled(12, self.font())
        top = edge if self.property("role") == "card" else scaled(4, self.font())
        self.body.setContentsMargins(side, top, side, edge)
        self.body.setSpacing(scaled(10, self.font()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._space()


class Section(QWidget):
    """A heading in small capitals, and what belongs under it."""

    def __init__(self, name: str, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(heading)
        self.heading = QLabel(heading, self)
        self.heading.setProperty("role", "heading")
        self.body = QVBoxLayout(self)
        self.body.addWidget(self.heading)
        self._space()

    def add(self, content: QWidget | QLayout) -> None:
        """Put a widget or a layout under what is there."""
        if isinstance(content, QWidget):
            self.body.addWidget(content)
        else:
            self.body.addLayout(content)

    def _space(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(scaled(6, self.font()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._space()
