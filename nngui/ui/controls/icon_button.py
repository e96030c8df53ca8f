"""A flat button that is nothing but an icon."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from nngui.ui.icons import icon
from nngui.ui.theme import Theme, scaled

_ICON_PX = 14


class IconButton(QToolButton):
    """Shows `icon_name` in the colors of the theme; takes no focus on click."""

    def __init__(
        self, name: str, icon_name: str, tooltip: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(tooltip)
        self.setToolTip(tooltip)
        self.setProperty("variant", "flat")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._icon_name = icon_name
        self._size_icon()

    def show_theme(self, theme: Theme) -> None:
        """Draw the icon in the colors of `theme`."""
        self.setIcon(icon(self._icon_name, theme, "muted"))

    def _size_icon(self) -> None:
        side = scaled(_ICON_PX, self.font())
        self.setIconSize(QSize(side, side))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_icon()
