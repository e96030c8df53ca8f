"""Words on an empty plot: what to do."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from nngui.data import Dataset, Task
from nngui.ui.canvas.tools import PointTool, Tool
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

    def show_for(self, dataset: Dataset, current: int, tool: Tool) -> None:
        """Tell what to do with this tool and these classes, or values; hidden as soon as there is a point."""
        self.setVisible(dataset.n_points == 0)
        if dataset.n_points:
            return
        self.setText(self._words(dataset, current, tool))
        self.place_in(self._area)

    def _words(self, dataset: Dataset, current: int, tool: Tool) -> str:
        if not tool.first_use():
            return self.tr("There are no points yet.\nPress P to place some, B to paint them.")
        if dataset.task is Task.REGRESSION:
            what = self.tr("this value")
            change = self.tr("Slide it, or press 1 to 8, for another.")
        else:
            classes, other = dataset.classes, (current + 1) % dataset.n_classes
            what = classes[current].name
            change = self.tr("Press {key} for {other}.").format(
                key=other + 1, other=classes[other].name
            )
        more = (
            self.tr("Drag to paint, right-click to erase.")
            if isinstance(tool, PointTool)
            else self.tr("Right-click to erase.")
        )
        return "\n".join((tool.first_use().format(what=what), change, more))

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
