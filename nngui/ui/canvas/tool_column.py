"""The buttons of the tools, one under the other."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from nngui.ui.canvas.tools import TOOLS
from nngui.ui.colors import Theme
from nngui.ui.icons import icon
from nngui.ui.theme import scaled

_ICON_PX = 18


class ToolColumn(QWidget):
    """One button per tool; exactly one is down."""

    tool_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tools")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for tool in TOOLS:
            button = QToolButton(self)
            title = tool.title()
            button.setCheckable(True)
            button.setObjectName(f"tool_{tool.name}")
            button.setAccessibleName(title)
            button.setToolTip(f"{title}. {tool.tip()}")
            button.setStatusTip(button.toolTip())
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._on_clicked)
            self._group.addButton(button)
            self._buttons[tool.name] = button
            layout.addWidget(button)
        layout.addStretch(1)
        self.show_tool(TOOLS[0].name)

    def show_tool(self, name: str) -> None:
        """Mark the chosen tool."""
        self._buttons[name].setChecked(True)

    def show_theme(self, theme: Theme) -> None:
        """Take the colors of a theme."""
        side = scaled(_ICON_PX, self.font())
        for tool in TOOLS:
            button = self._buttons[tool.name]
            button.setIcon(icon(tool.icon, theme))
            button.setIconSize(QSize(side, side))

    def _on_clicked(self) -> None:
        name = next(name for name, button in self._buttons.items() if button.isChecked())
        self.tool_chosen.emit(name)
