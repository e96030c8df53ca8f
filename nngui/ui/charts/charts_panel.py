"""Both charts in one place: one above the other where there is height, behind tabs otherwise."""

from typing import Literal

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from nngui.data import Task
from nngui.state.snapshot import Snapshot
from nngui.ui.charts.curve_chart import CurveChart
from nngui.ui.charts.names import names_of
from nngui.ui.colors import Theme
from nngui.ui.controls.surfaces import CardFrame

STACKED_FROM_PX = 520


class ChartsPanel(CardFrame):
    """Loss and accuracy of the run."""

    def __init__(
        self, role: Literal["card", "dock"] = "card", parent: QWidget | None = None
    ) -> None:
        super().__init__("charts_panel", role, parent)
        self.setAccessibleName(self.tr("Learning"))
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
        for name in ("loss", "accuracy"):
            self.tabs.addTab("")
            self._name_tab(self.tabs.count() - 1, name)
        for chart in self._charts:
            self.body.addWidget(chart, 1)
        self.tabs.currentChanged.connect(self._place)
        self._place()

    @property
    def stacked(self) -> bool:
        """Whether both charts are shown at once."""
        return self._stacked

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the curves of a run."""
        if self._name_tab(1, "r-squared" if snapshot.task is Task.REGRESSION else "accuracy"):
            self._place()
        for chart in self._charts:
            chart.show_snapshot(snapshot)

    def _name_tab(self, index: int, quantity: str) -> bool:
        """Name a tab; whether that is another name."""
        names = names_of(quantity)
        if names.title == self.tabs.tabText(index):
            return False
        self.tabs.setTabText(index, names.title)
        self.tabs.setTabToolTip(index, names.tip)
        return True

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`, at the present text size."""
        for chart in self._charts:
            chart.show_theme(theme)
        # With the theme comes the text size, and the tabs stand in no layout.
        self._place()

    def clear(self) -> None:
        """Forget the run."""
        for chart in self._charts:
            chart.clear()

    @Slot()
    def _place(self) -> None:
        self.tabs.setVisible(not self._stacked)
        self.tabs.resize(self.tabs.sizeHint())
        self.tabs.raise_()
        for index, chart in enumerate(self._charts):
            chart.header.show_title(self._stacked, 0 if self._stacked else self.tabs.width())
            chart.header.setMinimumHeight(self.tabs.sizeHint().height())
            chart.setVisible(self._stacked or index == self.tabs.currentIndex())
        self._place_tabs()

    def _place_tabs(self) -> None:
        """The tabs lie on the line where a chart has its buttons: height is scarce."""
        margins = self.body.contentsMargins()
        self.tabs.move(QPoint(margins.left(), margins.top()) + self.loss.header_place())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.height() >= STACKED_FROM_PX
        if stacked != self._stacked:
            self._stacked = stacked
            self._place()
        self._place_tabs()
