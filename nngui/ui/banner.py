"""A line above the canvas that says what went wrong and offers the mend. It never blocks."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from nngui.ui.colors import Theme
from nngui.ui.controls.buttons import Button
from nngui.ui.icons import icon

_ICON_PX = 20


class Banner(QFrame):
    """Hidden until `show_message`; gone on its close button, on `clear`, or once its offer is taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setProperty("role", "banner")
        self._offer: Callable[[], object] | None = None
        self._icon = QLabel(self)
        self._text = QLabel(self)
        self._text.setObjectName("banner_text")
        # Names of files and what a library says are text, whatever they look like.
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = Button("banner_offer", "", "", parent=self)
        self._button.clicked.connect(self._on_offer)
        self._close = QToolButton(self)
        self._close.setObjectName("banner_close")
        self._close.setAutoRaise(True)
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def show_message(
        self,
        text: str,
        offer: str = "",
        tooltip: str = "",
        action: Callable[[], object] | None = None,
    ) -> None:
        """Say `text`; a button named `offer` does `action`."""
        self._text.setText(text)
        self._offer = action
        self._button.setText(offer)
        self._button.setToolTip(tooltip)
        self._button.setAccessibleName(offer)
        self._button.setVisible(action is not None)
        self.setAccessibleName(text)
        self.show()

    def clear(self) -> None:
        """Nothing to say any more."""
        self._offer = None
        self.hide()

    def show_theme(self, theme: Theme) -> None:
        """Icons in the colors of a theme."""
        size = QSize(_ICON_PX, _ICON_PX)
        self._icon.setPixmap(icon("warning", theme).pixmap(size, self.devicePixelRatioF()))
        self._close.setIcon(icon("close", theme))

    def _on_offer(self) -> None:
        offer = self._offer
        self.clear()
        if offer is not None:
            offer()
