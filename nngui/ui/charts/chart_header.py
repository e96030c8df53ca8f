"""The line above a chart: its name and small buttons."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QToolButton, QWidget

from nngui.ui.charts.chart_options import ChartMenuButton
from nngui.ui.colors import Theme
from nngui.ui.controls.buttons import ChipButton
from nngui.ui.icons import icon

_LEAST_TABS_PX = 150


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
        self.log_button.toggled.connect(self.log_toggled)
        self.menu_button = ChartMenuButton(name)
        self._wants_log = has_log
        if has_log:
            log = self.menu_button.add_toggle(self.log_button.accessibleName())
            log.toggled.connect(self.log_button.setChecked)
            self.log_button.toggled.connect(log.setChecked)

        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(6)
        # What gives way where it is narrow is the button that the menu has as well.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(self._title)
        layout.addStretch(1)
        layout.addWidget(self.follow_button)
        layout.addWidget(self.log_button)
        layout.addWidget(self.menu_button)

    def show_log(self, wanted: bool) -> None:
        """Offer logarithmic values by a button, where there is room; the menu always does."""
        self._wants_log = wanted
        self._place()

    @property
    def room_of_buttons(self) -> int:
        """Pixels at the right that the buttons need which are always there."""
        parts = [self.menu_button] + ([] if self.follow_button.isHidden() else [self.follow_button])
        width = sum(part.sizeHint().width() + self._row.spacing() for part in parts)
        return width + self._row.contentsMargins().right()

    def _place(self) -> None:
        gap, left = self._row.spacing(), self._row.contentsMargins().left()
        room = self.width() - self.minimumSizeHint().width() - max(left - _LEAST_TABS_PX, 0)
        fits = room >= self.log_button.sizeHint().width() + gap
        self.log_button.setVisible(self._wants_log and fits)

    def set_title(self, title: str) -> None:
        """Another name."""
        self._title.setText(title)

    def show_title(self, visible: bool, room: int = 0) -> None:
        """Whether the name of the chart stands here, or something `room` pixels wide in its place."""
        self._title.setVisible(visible)
        margins = self._row.contentsMargins()
        margins.setLeft(room)
        self._row.setContentsMargins(margins)
        self.updateGeometry()
        self._place()

    def minimumSizeHint(self) -> QSize:
        left = self._row.contentsMargins().left()
        parts = self.menu_button, self._title, self.log_button
        height = max(part.sizeHint().height() for part in parts)
        return QSize(min(left, _LEAST_TABS_PX) + self.room_of_buttons, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self.menu_button.show_theme(theme)
        self.follow_button.setIcon(icon("fit", theme))
