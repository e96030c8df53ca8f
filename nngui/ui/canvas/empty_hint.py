"""Words on an empty plot: what to do."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from nngui.data import Dataset, Task
from nngui.ui.colors import Theme

_PADDING, _WIDEST_PX = 16, 460


class EmptyHint(QLabel):
    """The next action, in the middle of an empty plot."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = QRect()
        self.setObjectName("empty_hint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_for(self, dataset: Dataset, current: int) -> None:
        """Tell what to do with these classes, or with values; hidden as soon as there is a point."""
        self.setVisible(dataset.n_points == 0)
        if dataset.n_points:
            return
        other = (current + 1) % dataset.n_classes
        text = self.tr(
            "Click to place points of {current}.\nPress {key} for {other}.\n"
            "Drag to paint, right-click to erase."
        )
        if dataset.task is Task.REGRESSION:
            text = self.tr(
                "Click to place points of this value.\n"
                "Slide it, or press 1 to 8, for another.\n"
                "Drag to paint, right-click to erase."
            )
        classes = dataset.classes
        self.setText(
            text.format(current=classes[current].name, key=other + 1, other=classes[other].name)
        )
        self.place_in(self._area)

    def place_in(self, area: QRect) -> None:
        """Stand in the middle of this part of the widget."""
        self._area = area
        widest = QRect(0, 0, min(area.width() - 4 * _PADDING, _WIDEST_PX), area.height())
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        box = self.fontMetrics().boundingRect(widest, flags, self.text())
        box.adjust(-_PADDING, -_PADDING // 2, _PADDING, _PADDING // 2)
        box.moveCenter(area.center())
        self.setGeometry(box)

    def show_theme(self, theme: Theme) -> None:
        """Take the colors of a theme; neither grid nor boundary runs through the words."""
        self.setStyleSheet(
            f"color: {theme.muted}; background: {theme.plot_background}; border-radius: 8px;"
        )
