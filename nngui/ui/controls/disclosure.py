"""What is rarely used, folded away under one line that says how it stands."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nngui.ui.controls.buttons import Button
from nngui.ui.controls.elided_label import ElidedLabel
from nngui.ui.icons import icon
from nngui.ui.theme import LIGHT, Theme, scaled

_ICON_PX = 14


class Disclosure(QWidget):
    """A heading with a chevron; a click on it shows or hides the rows below."""

    def __init__(
        self, name: str, heading: str, tooltip: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = LIGHT
        self.header = Button(f"{name}_toggle", heading, tooltip, "link", self)
        self.header.setCheckable(True)
        self.summary = ElidedLabel(f"{name}_summary", self)
        self.summary.setProperty("role", "muted")
        self._content = QWidget(self)
        self._rows = QVBoxLayout(self._content)
        self._rows.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        self._line = line
        line.addWidget(self.header)
        line.addWidget(self.summary, 1)
        line.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self._content)
        self._column = column
        self._content.hide()
        self._space()
        self.header.toggled.connect(self._on_toggled)
        self._show_icon()

    @property
    def is_open(self) -> bool:
        """Whether the rows are shown."""
        return self.header.isChecked()

    def open(self, is_open: bool = True) -> None:
        """Show or hide the rows."""
        self.header.setChecked(is_open)

    def add(self, row: QWidget) -> None:
        """One row more, under those that are there."""
        self._rows.addWidget(row)

    def show_summary(self, text: str) -> None:
        """How what is folded away stands, in a few words."""
        self.summary.show_text(text)

    def show_theme(self, theme: Theme) -> None:
        """Draw the chevron in the colors of `theme`."""
        self._theme = theme
        self._show_icon()

    def _show_icon(self) -> None:
        side = scaled(_ICON_PX, self.font())
        self.header.setIconSize(QSize(side, side))
        name = "chevron-down" if self.is_open else "chevron-right"
        self.header.setIcon(icon(name, self._theme, "accent"))

    def _space(self) -> None:
        gap = scaled(6, self.font())
        self._column.setSpacing(gap)
        # The chevron stands under the labels, not its frame.
        self._line.setContentsMargins(-gap, 0, 0, 0)
        self._rows.setSpacing(gap)

    def _on_toggled(self, is_open: bool) -> None:
        self._content.setVisible(is_open)
        # The rows say it all.
        self.summary.setVisible(not is_open)
        self._show_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._space()
            self._show_icon()
