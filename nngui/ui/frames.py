"""How frames come into the window: asked for at a steady pace, and handed to every view that draws from them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance, Slot

from nngui.session import Session
from nngui.state.snapshot import Snapshot, ViewRequest
from nngui.ui.calm_views import CalmViews, SnapshotView
from nngui.ui.canvas.panel import CanvasPanel
from nngui.ui.frame_pump import FramePump, Pace
from nngui.ui.network.graph_panel import GraphPanel
from nngui.ui.status_line import StatusLine

GRID_SIDE = 128
# Paused, a hard boundary is looked at closely; what is too costly the worker leaves out.
PAUSED_GRID_SIDE = 256
# A view that has come behind another, or out again, says nothing of it.
WISHES_S = 0.1


class LiveView(SnapshotView, Protocol):
    """A view that wants more evaluated than the canvas does, while it can be seen."""

    shown: SignalInstance
    """It has come into view, or wants something else."""

    def wish(self, request: ViewRequest) -> ViewRequest:
        """The request with what this view needs."""


class Frames(QObject):
    """One request in flight; the canvas draws each answer, the calm views ten a second."""

    def __init__(
        self,
        session: Session,
        canvas: CanvasPanel,
        graph: GraphPanel,
        status: StatusLine,
        calm_views: Sequence[Sequence[SnapshotView]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._canvas, self._graph, self._status = canvas, graph, status
        self._calm = CalmViews(calm_views)
        self._live_views: list[LiveView] = []
        # Where the cursor was last: the graph tells what units say there.
        self._at = (0.0, 0.0)
        self._wishes: ViewRequest | None = None
        self._wishing = Pace(WISHES_S)
        self.pump = FramePump(self._view_request, session.request_view, self)
        for changed in (
            session.document_changed,
            session.view_settings_changed,
            canvas.view_changed,
            graph.shown,
        ):
            changed.connect(self._forget_wishes)
        session.snapshot_changed.connect(self._on_snapshot)
        session.document_changed.connect(self.pump.note_input)
        session.view_settings_changed.connect(self.pump.note_input)
        # Paused, the worker keeps a request that shows nothing new: this one may.
        session.view_settings_changed.connect(self.pump.request_soon)
        canvas.view_changed.connect(self.pump.request_soon)
        canvas.touched.connect(self.pump.note_input)
        graph.shown.connect(self.pump.request_soon)
        graph.inspector.wishes_changed.connect(self._on_wishes_changed)
        graph.inspector.unit_named.connect(canvas.name_unit)

    def add(self, view: LiveView) -> None:
        """One more view, drawn ten times a second."""
        self.add_calm(view)
        self._live_views.append(view)
        view.shown.connect(self._forget_wishes)
        view.shown.connect(self.pump.request_soon)

    def add_calm(self, view: SnapshotView) -> None:
        """One more view that shows ten moments a second, and wants nothing evaluated."""
        self._calm.add(view)

    def _view_request(self, request_id: int) -> ViewRequest:
        """What the views want to see; while training they are asked ten times a second, or when one of them says so."""
        if self._wishes is None or not self._session.running or self._wishing.is_due():
            self._wishes = self._gather_wishes(request_id)
            return self._wishes
        return replace(self._wishes, id=request_id)

    def _gather_wishes(self, request_id: int) -> ViewRequest:
        """Each view adds its own wishes to the canvas'."""
        side = GRID_SIDE if self._session.running else PAUSED_GRID_SIDE
        request = self._canvas.view_request(request_id, side, side)
        for view in self._live_views:
            request = view.wish(request)
        self._at = self._canvas.pointed or self._at
        return self._graph.wish(request, self._at)

    @Slot()
    def _forget_wishes(self) -> None:
        self._wishes = None

    @Slot()
    def _on_wishes_changed(self) -> None:
        """A hand has moved on in the graph: it shall not wait."""
        self._forget_wishes()
        self.pump.note_input()
        self.pump.request()

    @Slot(object)
    def _on_snapshot(self, snapshot: Snapshot) -> None:
        self._canvas.show_snapshot(snapshot)
        self._status.count_frame()
        self._graph.show_moment(snapshot.moment)
        self._calm.show(snapshot)
        self.pump.frame_drawn(snapshot.request_id)
