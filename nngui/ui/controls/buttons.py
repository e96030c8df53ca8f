"""Buttons that take no focus on click, so that the canvas keeps its keys."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

Variant = Literal["primary", "quiet", "link", "chip", ""]


class Button(QPushButton):
    """A push button in one of the variants of the style sheet."""

    def __init__(
        self,
        name: str,
        text: str,
        tooltip: str,
        variant: Variant = "",
        parent: QWidget | None = None,
        *,
        accessible_name: str = "",
    ) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible_name or text)
        self.setToolTip(tooltip)
        self.setProperty("variant", variant)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class ChipButton(Button):
    """A pill that is on or off."""

    def __init__(
        self,
        name: str,
        text: str,
        tooltip: str,
        parent: QWidget | None = None,
        *,
        accessible_name: str = "",
    ) -> None:
        super().__init__(name, text, tooltip, "chip", parent, accessible_name=accessible_name)
        self.setCheckable(True)
