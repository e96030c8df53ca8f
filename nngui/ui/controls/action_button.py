"""A push button for a QAction: it does what the menu's entry does, and is enabled with it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from nngui.ui.controls.fields import Button
from nngui.ui.icons import icon
from nngui.ui.theme import Theme, scaled

_ICON_PX = 16


class ActionButton(Button):
    """Shows an icon and a short text, or (compact) the icon alone."""

    def __init__(
        self,
        name: str,
        action: QAction,
        icon_name: str,
        text: str = "",
        parent: QWidget | None = None,
        *,
        primary: bool = False,
    ) -> None:
        """Without a `text` the button is an icon; its name is the action's."""
        super().__init__(name, text, "", "primary" if primary else "", parent)
        self._action = action
        self._icon_name = icon_name
        self._icon_color = "accent_text" if primary else "text"
        self._theme: Theme | None = None
        self._text = text
        self._texts: Sequence[str] = ()
        self._size_icon()
        self._on_action_changed()
        action.changed.connect(self._on_action_changed)
        self.clicked.connect(action.trigger)

    def show_theme(self, theme: Theme) -> None:
        """Draw the icon in the colors of `theme`."""
        self._theme = theme
        self.setIcon(icon(self._icon_name, theme, self._icon_color))
        self._keep_width()

    def show_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        if self._theme is not None:
            self.show_theme(self._theme)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setText(text)
        self.setAccessibleName(text)

    def keep_width_for(self, texts: Sequence[str]) -> None:
        """Stay wide enough for each of these texts, whichever is shown."""
        self._texts = texts
        self._keep_width()

    def show_compact(self, compact: bool) -> None:
        """Show the icon alone, or icon and text."""
        self.setText("" if compact else self._text)

    def _on_action_changed(self) -> None:
        self.setAccessibleName(self._text or self._action.iconText())
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())

    def _size_icon(self) -> None:
        side = scaled(_ICON_PX, self.font())
        self.setIconSize(QSize(side, side))

    def _keep_width(self) -> None:
        shown = self.text()
        widths = []
        for text in self._texts:
            self.setText(text)
            widths.append(self.sizeHint().width())
        self.setText(shown)
        self.setMinimumWidth(max(widths, default=0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_icon()
            self._keep_width()
