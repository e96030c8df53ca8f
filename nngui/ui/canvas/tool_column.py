"""The buttons of the tools, one under the other; side by side in pairs where there is not the height."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from nngui.ui.canvas.tools import TOOLS
from nngui.ui.colors import Theme
from nngui.ui.icons import icon
from nngui.ui.theme import scaled

_ICON_PX, _SIDE_PX, _LEAST_PX = 18, 35, 25
"""The icon keeps its size; the button round it is square, or smaller where there is not the height."""
_GAP, _LEAST_GAP = 8, 2


class ToolColumn(QWidget):
    """One button per tool; exactly one is down."""

    tool_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tools")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._columns = 1
        for tool in TOOLS:
            button = QToolButton(self)
            title = f"{tool.label().replace('&', '')} ({tool.key})"
            button.setCheckable(True)
            button.setObjectName(f"tool_{tool.name}")
            button.setProperty("variant", "tool")
            button.setAccessibleName(title)
            button.setToolTip(f"{title}. {tool.tip()}")
            button.setStatusTip(button.toolTip())
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._on_clicked)
            self._group.addButton(button)
            self._buttons[tool.name] = button
        self.show_tool(TOOLS[0].name)

    def show_tool(self, name: str) -> None:
        """Mark the chosen tool."""
        self._buttons[name].setChecked(True)

    def show_theme(self, theme: Theme) -> None:
        """Take the colors of a theme, at the present text size."""
        side = self._px(_ICON_PX)
        for tool in TOOLS:
            button = self._buttons[tool.name]
            button.setIcon(icon(tool.icon, theme))
            button.setIconSize(QSize(side, side))
        self.updateGeometry()
        self._arrange()

    def _arrange(self) -> None:
        """As square and as far apart as the height allows; in two columns where one is too high."""
        count, side, least = len(self._buttons), self._px(_SIDE_PX), self._px(_LEAST_PX)
        columns = 1 if self.height() >= _height(count, least, _LEAST_GAP) else 2
        rows = -(-count // columns)
        gap = min(max((self.height() - rows * side) // max(rows - 1, 1), _LEAST_GAP), _GAP)
        height = min(max((self.height() + gap) // rows - gap, least), side)
        width = side if columns == 1 else least
        for index, button in enumerate(self._buttons.values()):
            row, column = divmod(index, columns)
            button.setGeometry(column * (width + _LEAST_GAP), row * (height + gap), width, height)
        if columns != self._columns:
            self._columns = columns
            self.updateGeometry()

    def _px(self, length: float) -> int:
        return scaled(length, self.font())

    def _on_clicked(self) -> None:
        name = next(name for name, button in self._buttons.items() if button.isChecked())
        self.tool_chosen.emit(name)

    # ---- Qt

    def sizeHint(self) -> QSize:
        two = 2 * self._px(_LEAST_PX) + _LEAST_GAP
        width = self._px(_SIDE_PX) if self._columns == 1 else two
        return QSize(width, _height(len(self._buttons), self._px(_SIDE_PX), _GAP))

    def minimumSizeHint(self) -> QSize:
        rows = -(-len(self._buttons) // 2)
        return QSize(self.sizeHint().width(), _height(rows, self._px(_LEAST_PX), _LEAST_GAP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _height(rows: int, side: int, gap: int) -> int:
    return rows * (side + gap) - gap
