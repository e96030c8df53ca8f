"""How learning goes, behind tabs: loss and score (one above the other where there is height), metrics, and runs."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from nngui.data import Task
from nngui.state.document import Document
from nngui.state.flags import Flag
from nngui.state.runs import Runs
from nngui.state.snapshot import Snapshot
from nngui.state.view_settings import ChartOptions
from nngui.ui.charts.curve_chart import CurveChart
from nngui.ui.charts.metrics_view import MetricsView
from nngui.ui.charts.names import names_of
from nngui.ui.charts.runs_view import RunsView
from nngui.ui.colors import Theme
from nngui.ui.controls.surfaces import CardFrame

STACKED_FROM_PX = 520


class ChartsPanel(CardFrame):
    """Loss, score and metrics of the run, and runs before it.

    `points_chosen(ids)`: as MetricsView says. `runs_requested(Runs)`: as RunsView says.
    """

    points_chosen = Signal(object)
    runs_requested = Signal(object)
    options_requested = Signal(object)
    """The ChartOptions that somebody chose."""

    def __init__(
        self, role: Literal["card", "dock"] = "card", parent: QWidget | None = None
    ) -> None:
        super().__init__("charts_panel", role, parent)
        self.setAccessibleName(self.tr("Learning"))
        self.loss = CurveChart("loss")
        self.accuracy = CurveChart("accuracy")
        self.metrics = MetricsView()
        self.runs = RunsView()
        self._charts = (self.loss, self.accuracy)
        self._options = ChartOptions()
        self._stacked = False
        self._task = Task.CLASSIFICATION
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("charts_tabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.setAccessibleName(self.tr("Which chart is shown"))
        for name in ("loss", "accuracy"):
            self.tabs.addTab("")
            self._name_tab(self.tabs.count() - 1, name)
        self.tabs.addTab(self.tr("Metrics"))
        self.tabs.setTabToolTip(
            2, self.tr("What is taken for what, how sure it may be, on training and test points")
        )
        self.tabs.addTab(self.tr("Runs"))
        self.tabs.setTabToolTip(
            3, self.tr("Runs before this one: name them, pin them to the charts, compare settings")
        )
        for view in self._views():
            self.body.addWidget(view, 1)
        self.metrics.points_chosen.connect(self.points_chosen)
        self.runs.runs_requested.connect(self.runs_requested)
        for chart in self._charts:
            chart.header.menu_button.options_requested.connect(self.options_requested)
        self.loss.header.log_toggled.connect(self._on_log_toggled)
        self.tabs.currentChanged.connect(self._place)
        self._place()

    def _views(self) -> tuple[CurveChart | MetricsView | RunsView, ...]:
        return (*self._charts, self.metrics, self.runs)

    @Slot(object)
    def show_options(self, options: ChartOptions) -> None:
        """Draw both curves as these say."""
        self._options = options
        for chart in self._charts:
            chart.show_options(options)

    def show_runs(self, runs: Runs) -> None:
        """Past runs, in the table and on the charts."""
        for view in (*self._charts, self.runs):
            view.show_runs(runs)

    def show_flags(self, flags: Sequence[Flag]) -> None:
        """What was changed while the network trained."""
        for chart in self._charts:
            chart.show_flags(flags)

    @property
    def stacked(self) -> bool:
        """Whether both charts are shown at once."""
        return self._stacked

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the curves of a run; the metrics are given their own frames."""
        if snapshot.task is not self._task:
            self._task = snapshot.task
            self._name_tab(1, "r-squared" if snapshot.task is Task.REGRESSION else "accuracy")
            self._place()
        for view in (*self._charts, self.runs):
            view.show_snapshot(snapshot)

    def show_document(self, document: Document) -> None:
        """Which classes there are, or that values are learned."""
        self.metrics.show_document(document)
        self.runs.show_document(document)

    @Slot(bool)
    def _on_log_toggled(self, log: bool) -> None:
        if log != self._options.log:
            self.options_requested.emit(replace(self._options, log=log))

    def _name_tab(self, index: int, quantity: str) -> None:
        names = names_of(quantity)
        self.tabs.setTabText(index, names.title)
        self.tabs.setTabToolTip(index, names.tip)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`, at the present text size."""
        for view in self._views():
            view.show_theme(theme)
        # With the theme comes the text size, and the tabs stand in no layout.
        self._place()

    def clear(self) -> None:
        """Forget the run."""
        for view in self._views():
            view.clear()

    @Slot()
    def _place(self) -> None:
        index, stacked = self.tabs.currentIndex(), self._stacked
        self.tabs.resize(self._tabs_width(), self.tabs.sizeHint().height())
        self.tabs.raise_()
        height = self.tabs.sizeHint().height()
        for place, chart in enumerate(self._charts):
            under_tabs = not stacked or place == 0
            chart.header.show_title(not under_tabs, self.tabs.width() if under_tabs else 0)
            chart.header.setMinimumHeight(height)
            chart.setVisible(index < 2 if stacked else place == index)
        self.metrics.set_header(self.tabs.width(), height)
        self.metrics.setVisible(index == 2)
        self.runs.set_header_height(height)
        self.runs.setVisible(index == 3)
        self._place_tabs()

    def _tabs_width(self) -> int:
        """All of them side by side; where it is narrow they are scrolled, and the menu of a chart keeps its place."""
        margins = self.body.contentsMargins()
        room = self.width() - margins.left() - margins.right() - 2 * self.loss.header_place().x()
        room -= max(chart.header.room_of_buttons for chart in self._charts)
        return min(self.tabs.sizeHint().width(), max(room, 0))

    def _place_tabs(self) -> None:
        """The tabs lie on the line where a chart has its buttons: height is scarce."""
        margins = self.body.contentsMargins()
        self.tabs.move(QPoint(margins.left(), margins.top()) + self.loss.header_place())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.height() >= STACKED_FROM_PX
        if stacked != self._stacked:
            self._stacked = stacked
            if stacked and self.tabs.currentIndex() == 1:
                self.tabs.setCurrentIndex(0)
            # Where both curves are shown at once, one tab stands for them.
            self.tabs.setTabText(0, self.tr("Curves") if stacked else names_of("loss").title)
            self.tabs.setTabVisible(1, not stacked)
            self._place()
        elif self.tabs.width() != self._tabs_width():
            self._place()
        self._place_tabs()
