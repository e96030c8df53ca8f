"""Both charts in one place: one above the other where there is height, behind tabs otherwise."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from nngui.state.snapshot import Snapshot
from nngui.ui.charts.curve_chart import CurveChart
from nngui.ui.theme import Theme

STACKED_FROM_PX = 520


class ChartsPanel(QWidget):
    """Loss and accuracy of the run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("charts_panel")
        self.loss = CurveChart("loss")
        self.accuracy = CurveChart("accuracy")
        self._charts = (self.loss, self.accuracy)
        self._stacked = False
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("charts_tabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.setAccessibleName(self.tr("Which chart is shown"))
        self.tabs.addTab(self.tr("Loss"))
        self.tabs.addTab(self.tr("Accuracy"))
        self.tabs.setTabToolTip(
            0, self.tr("How wrong the network is, epoch by epoch: lower is better")
        )
        self.tabs.setTabToolTip(
            1, self.tr("How many points it puts into the right class, in percent")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 6)
        layout.setSpacing(4)
        for chart in self._charts:
            layout.addWidget(chart, 1)
        self.tabs.currentChanged.connect(self._place)
        self._place()

    @property
    def stacked(self) -> bool:
        """Whether both charts are shown at once."""
        return self._stacked

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the curves of a run."""
        for chart in self._charts:
            chart.show_snapshot(snapshot)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        for chart in self._charts:
            chart.show_theme(theme)

    def clear(self) -> None:
        """Forget the run."""
        for chart in self._charts:
            chart.clear()

    @Slot()
    def _place(self) -> None:
        self.tabs.setVisible(not self._stacked)
        # The tabs lie on the line that the buttons of a chart begin anyway: height is scarce.
        self.tabs.move(14, 7)
        self.tabs.resize(self.tabs.sizeHint())
        self.tabs.raise_()
        for index, chart in enumerate(self._charts):
            chart.header.show_title(self._stacked)
            chart.header.setMinimumHeight(self.tabs.sizeHint().height())
            chart.setVisible(self._stacked or index == self.tabs.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.height() >= STACKED_FROM_PX
        if stacked != self._stacked:
            self._stacked = stacked
            self._place()
