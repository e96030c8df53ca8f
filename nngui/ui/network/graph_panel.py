"""The card round the graph: what the network is in one line, and the graph under it."""

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter
from typing import Literal

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from nngui.state.document import Document
from nngui.state.phase import StepMoment
from nngui.state.snapshot import Snapshot, ViewRequest
from nngui.state.view_settings import ViewSettings
from nngui.ui.colors import Theme
from nngui.ui.controls.icon_button import IconButton
from nngui.ui.controls.menu_button import give_menu
from nngui.ui.controls.surfaces import CardFrame
from nngui.ui.network.graph_view import GraphView
from nngui.ui.network.inspector import Inspector
from nngui.ui.network.phases import PhaseOverlay
from nngui.ui.network.scene import Labels
from nngui.ui.network.unit_tools import UnitTools
from nngui.ui.visibility import is_seen

# While training, of the window's time: a deep network is drawn less often, the canvas goes on.
PAINTING_SHARE = 0.1


class GraphPanel(CardFrame):
    """The network of a run, live.

    `shown()`: it has come into view and wants a network to draw. `edit_requested(Edit)`: the user changes the network.
    `message(str)` says why an input was not taken, `touched()` that a hand is at work.
    """

    shown = Signal()
    edit_requested = Signal(object)
    message = Signal(str)

    def __init__(
        self, role: Literal["card", "dock"] = "card", parent: QWidget | None = None
    ) -> None:
        super().__init__("graph_panel", role, parent)
        self.setAccessibleName(self.tr("Network"))
        self._sizes: tuple[int, ...] = ()
        self._n_parameters = 0
        self._phase = ""
        self._shown_s = float("-inf")
        self._summary = QLabel()
        self._summary.setObjectName("network_summary")
        self._summary.setProperty("role", "muted")
        self._summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.fit_button = IconButton(
            "network_fit", "fit", self.tr("Show the whole network (double click)"), self
        )
        self.fit_button.hide()
        self.view = GraphView()
        self.inspector = Inspector(self.view, self)
        self._corner = QPoint()
        self.phases = PhaseOverlay(self.view)
        self.tools = UnitTools(self.view, self.inspector.card)
        self.numbers_button = IconButton(
            "network_numbers", "numbers", self.tr("Which numbers the graph shows"), self
        )
        self.worth_button = IconButton(
            "network_worth", "worth", self.tr("Worth of each unit"), self
        )
        self.head = QHBoxLayout()
        self.head.setSpacing(2)
        self.head.addWidget(self._summary, 1)
        self.head.addWidget(self.fit_button)
        self.head.addWidget(self.worth_button)
        self.head.addWidget(self.numbers_button)
        self.body.addLayout(self.head)
        self.body.addWidget(self.view, 1)
        self.body.setSpacing(0)
        self.inspector.card.edit_requested.connect(self.edit_requested)
        self.view.heads.edit_requested.connect(self.edit_requested)
        self.tools.edit_requested.connect(self.edit_requested)
        self.tools.unit_named.connect(self.inspector.unit_named)
        self.tools.wishes_changed.connect(self.inspector.wishes_changed)
        self.inspector.card.message.connect(self.message)
        self.fit_button.clicked.connect(self.view.fit)
        self.view.fitted_changed.connect(self._on_fitted_changed)

    @property
    def summary(self) -> str:
        """The line above the graph."""
        return self._summary.text()

    def wish(self, request: ViewRequest, at: tuple[float, float]) -> ViewRequest:
        """The request with what the graph shows, as long as it can be seen: `at` is a place for its sums."""
        if not is_seen(self):
            return request
        return self.tools.wish(self.inspector.wish(replace(request, network=True, at=at)))

    def show_document(self, document: Document) -> None:
        """Name the inputs and outputs."""
        self.view.show_labels(Labels.of(document))
        self.inspector.show_document(document)
        self.view.heads.show_document(document)
        self.tools.show_document(document)

    def show_view_settings(self, view_settings: ViewSettings) -> None:
        """Which numbers are written into the graph, and whether there are bars."""
        self.view.show_numbers(view_settings.numbers)
        self.tools.show_worth_wanted(view_settings.show_worth)

    def offer_worth(self, action: QAction) -> None:
        """Let a button switch the bars."""
        self.worth_button.setDefaultAction(action)

    def offer_numbers(self, actions: Sequence[QAction]) -> None:
        """Let the button choose among these."""
        menu = QMenu(self.numbers_button)
        menu.setObjectName("network_numbers_menu")
        menu.addActions(list(actions))
        menu.setToolTipsVisible(True)
        give_menu(self.numbers_button, menu)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the network of a frame, where it carries one and the graph can be seen."""
        if snapshot.network is None or not is_seen(self):
            return
        self.inspector.show_parameter(snapshot.parameter)
        self.tools.show_snapshot(snapshot)
        now = perf_counter()
        too_soon = now - self._shown_s < self.view.paint_cost_s / PAINTING_SHARE
        if snapshot.running and too_soon and snapshot.network.sizes == self._sizes:
            return
        self._shown_s = now
        self.view.show_network(snapshot.network)
        self.inspector.show_sizes(snapshot.network.sizes)
        described = (snapshot.network.sizes, snapshot.n_parameters)
        if described != (self._sizes, self._n_parameters):
            self._sizes, self._n_parameters = described
            self._describe()

    def show_moment(self, moment: StepMoment | None) -> None:
        """In slow motion: where within a step training is."""
        self.phases.show_moment(moment)
        if self.phases.text != self._phase:
            self._phase = self.phases.text
            self._describe()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self.view.show_theme(theme)
        self.phases.show_theme(theme)
        self.inspector.card.show_theme(theme)
        self.view.heads.show_theme(theme)
        self.fit_button.show_theme(theme)
        self.numbers_button.show_theme(theme)
        self._describe()

    @Slot()
    def stand_cards(self) -> None:
        """The graph may be elsewhere in its window: its cards, which lie over that, go with it."""
        corner = self.view.mapTo(self.view.window(), QPoint(0, 0))
        if corner != self._corner:
            self._corner = corner
            self.inspector.stand_anew()
            self.view.stand_card()

    def clear(self) -> None:
        """Forget the run."""
        self._sizes = ()
        self._describe()
        self.view.show_network(None)

    def _on_fitted_changed(self, fitted: bool) -> None:
        self.fit_button.setVisible(not fitted)

    def _describe(self) -> None:
        """In slow motion the phase; else all sizes where they fit, otherwise how many layers there are."""
        if self._phase:
            self._summary.setText(self._phase)
            return
        if not self._sizes:
            self._summary.clear()
            return
        parameters = self.tr("{:,} parameters").format(self._n_parameters)
        sizes = " \u2013 ".join(map(str, self._sizes))
        full = f"{sizes} \u00b7 {parameters}"
        short = self.tr("{} layers").format(len(self._sizes) - 1) + f" \u00b7 {parameters}"
        room = self._summary.width()
        for text in (full, short, parameters, ""):
            self._summary.setText(text)
            if self._summary.sizeHint().width() <= room:
                break
        self._summary.setToolTip(full)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.body.activate()
        self._describe()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()
