"""A choice of one out of a few named things, as the registries name them."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget

from nngui.ui.theme import scaled

_LEAST_WIDTH_PX = 92


@dataclass(frozen=True)
class ChoiceItem:
    """One thing to choose: its stored name, what is read, and one sentence about it."""

    name: str
    label: str
    summary: str = ""


class Choice(QComboBox):
    """A combo box that speaks in names, not indexes, and that the wheel changes only in focus."""

    chosen = Signal(str)
    """The user chose this name."""

    def __init__(
        self,
        name: str,
        label: str,
        tooltip: str,
        items: Iterable[ChoiceItem] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setToolTip(tooltip)
        # A click opens the list and leaves the focus where it was; Tab still comes here.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(16)
        self.show_items(items)
        self.activated.connect(self._on_activated)

    @property
    def choice(self) -> str:
        """The name now shown; empty if none is."""
        return str(self.currentData() or "")

    def show_items(self, items: Iterable[ChoiceItem]) -> None:
        """Offer these, keeping the shown name if it is among them. Emits nothing."""
        shown = self.choice
        self.clear()
        for index, item in enumerate(items):
            self.addItem(item.label, item.name)
            self.setItemData(index, item.summary, Qt.ItemDataRole.ToolTipRole)
        if self.findData(shown) >= 0:
            self.show_choice(shown)

    def show_choice(self, name: str) -> None:
        """Show the item `name`; one that is not offered raises a ValueError. Emits nothing."""
        index = self.findData(name)
        if index < 0:
            raise ValueError(f"{self.objectName()} offers no {name!r}.")
        self.setCurrentIndex(index)

    def _on_activated(self, index: int) -> None:
        self.chosen.emit(str(self.itemData(index)))

    def showPopup(self) -> None:  # noqa: N802
        # The list may be wider than the box: in it, nothing is cut.
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + scaled(12, self.font()))
        super().showPopup()

    def minimumSizeHint(self) -> QSize:
        # Where text is large, a long name gives way to an ellipsis before the canvas does.
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), scaled(_LEAST_WIDTH_PX, self.font())), hint.height())

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        style, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(style, option, part, self).width() - scaled(
            4, self.font()
        )
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # the panel scrolls
