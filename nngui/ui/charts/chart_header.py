"""The line above a chart: its name and small buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from nngui.ui.charts.chart_options import ChartMenuButton
from nngui.ui.colors import Theme
from nngui.ui.controls.buttons import ChipButton
from nngui.ui.icons import icon


class ChartHeader(QWidget):
    """Title, the buttons for all epochs again and for logarithmic values, and the menu."""

    log_toggled = Signal(bool)
    follow_requested = Signal()

    def __init__(self, name: str, title: str, has_log: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(title)
        self._title.setObjectName(f"{name}_title")
        self._title.setProperty("role", "title")
        self.follow_button = QToolButton()
        self.follow_button.setObjectName(f"{name}_follow")
        self.follow_button.setProperty("variant", "flat")
        self.follow_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.follow_button.setToolTip(
            self.tr("Show all epochs and follow the training (A or double click)")
        )
        self.follow_button.setAccessibleName(self.tr("Show all epochs"))
        self.follow_button.hide()
        self.follow_button.clicked.connect(self.follow_requested)
        self.log_button = ChipButton(
            f"{name}_log",
            self.tr("log"),
            self.tr("Logarithmic scale: shows how a small loss goes on falling"),
            accessible_name=self.tr("Logarithmic scale"),
        )
        self.log_button.setVisible(has_log)
        self.log_button.toggled.connect(self.log_toggled)
        self.menu_button = ChartMenuButton(name)

        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addStretch(1)
        layout.addWidget(self.follow_button)
        layout.addWidget(self.log_button)
        layout.addWidget(self.menu_button)

    def set_title(self, title: str) -> None:
        """Another name."""
        self._title.setText(title)

    def show_title(self, visible: bool, room: int = 0) -> None:
        """Whether the name of the chart stands here, or something `room` pixels wide in its place."""
        self._title.setVisible(visible)
        margins = self._row.contentsMargins()
        margins.setLeft(room)
        self._row.setContentsMargins(margins)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self.menu_button.show_theme(theme)
        self.follow_button.setIcon(icon("fit", theme))
