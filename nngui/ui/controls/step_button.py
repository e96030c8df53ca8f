"""The button that steps, and beside it, as one, the menu that says what a step is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from nngui.ui.controls.action_button import ActionButton
from nngui.ui.controls.icon_button import IconButton
from nngui.ui.controls.menu_button import give_menu
from nngui.ui.theme import Theme


class StepButton(QWidget):
    """Two buttons side by side, placed by hand: a layout within a layout tells of its size too late."""

    def __init__(
        self, step: QAction, kinds: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("step_pair")
        self.button = ActionButton("step_button", step, "step", self.tr("Step"), self)
        self.chooser = IconButton(
            "step_menu_button", "chevron-down", self.tr("Choose what one step is"), self
        )
        menu = QMenu(self.chooser)
        menu.setObjectName("step_menu")
        menu.addActions(list(kinds))
        menu.setToolTipsVisible(True)
        give_menu(self.chooser, menu)
        self._text = self.button.text()
        self._is_compact = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_theme(self, theme: Theme) -> None:
        """Draw the icons in the colors of `theme`."""
        self.button.show_theme(theme)
        self.chooser.show_theme(theme)
        self.updateGeometry()

    def show_text(self, text: str) -> None:
        """Say what a step is, where there is room for it."""
        if text != self._text:
            self._text = text
            self.button.show_text(text)
            self.show_compact(self._is_compact)

    def show_compact(self, compact: bool) -> None:
        """Show the icon alone, or icon and text."""
        self._is_compact = compact
        self.button.show_compact(compact)
        self.updateGeometry()

    def hide_chooser(self, hidden: bool) -> None:
        """Leave the choice to the menu bar, where there is no room for it here."""
        self.chooser.setHidden(hidden)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint, chooser = self.button.sizeHint(), self.chooser.sizeHint()
        side = 0 if self.chooser.isHidden() else chooser.width()
        return QSize(hint.width() + side, max(hint.height(), chooser.height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.chooser.sizeHint()
        width = self.width() - (0 if self.chooser.isHidden() else side.width())
        self.button.setGeometry(0, 0, width, self.height())
        self.chooser.setGeometry(
            width, (self.height() - side.height()) // 2, side.width(), side.height()
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
