"""The dock "Points", and what it is wired to: the session's points, and the selection on the canvas, both ways."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from nngui.session import Session
from nngui.state.document import Document
from nngui.state.snapshot import Snapshot
from nngui.state.view_settings import ViewSettings
from nngui.ui.canvas.panel import CanvasPanel
from nngui.ui.frame_pump import Pace
from nngui.ui.news import Source
from nngui.ui.table.panel import PointsPanel
from nngui.ui.theme import Theme, ThemeController
from nngui.ui.workspace import Workspace

HEIGHT = 260
SHORTCUT = "Ctrl+T"
# A list that changes while it is read: seldom enough to be read.
_MISCLASSIFIED_S = 0.5


class PointsDock(QObject):
    """Closed until somebody wants it."""

    def __init__(
        self,
        workspace: Workspace,
        session: Session,
        news: Source,
        canvas: CanvasPanel,
        themes: ThemeController,
        window: QWidget,
    ) -> None:
        """`news` tells of the document."""
        super().__init__(window)
        self._session, self._canvas = session, canvas
        self._pace = Pace(_MISCLASSIFIED_S)
        self.panel = PointsPanel()
        self.toggle = workspace.add_below("points_dock", self.tr("Points"), self.panel, HEIGHT)
        self.toggle.setObjectName("action_show_points")
        self.toggle.setShortcut(SHORTCUT)
        self.toggle.setToolTip(
            self.tr("Show or hide all points as a table ({keys})").format(keys=SHORTCUT)
        )
        # Where the list of all keys finds it.
        window.addAction(self.toggle)
        self.toggle.triggered.connect(self._on_triggered)
        self._connect(themes)
        news.document_changed.connect(self._show_document)
        self._show_theme(themes.theme)
        self.panel.show_document(session.document)

    def _connect(self, themes: ThemeController) -> None:
        session, canvas, panel = self._session, self._canvas, self.panel
        session.view_settings_changed.connect(self._show_view_settings)
        canvas.selection_changed.connect(self._show_selection)
        themes.theme_changed.connect(self._show_theme)
        panel.edit_requested.connect(session.perform)
        panel.selection_requested.connect(self._on_selection_requested)
        panel.misclassified_requested.connect(self._on_misclassified_requested)
        panel.message.connect(canvas.message)
        panel.done.connect(self._focus_canvas)

    @Slot(object)
    def _show_document(self, document: Document) -> None:
        self.panel.show_document(document)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """List the points that the network puts into another class, while that is what is listed."""
        if not snapshot.running or (self.panel.lists_misclassified and self._pace.is_due()):
            self.panel.show_misclassified(np.sort(snapshot.misclassified))

    @Slot(object)
    def _show_view_settings(self, view_settings: ViewSettings) -> None:
        # Nobody looks for them any more: an empty list would say that there are none.
        if self.panel.lists_misclassified and not view_settings.show_misclassified:
            self.panel.show_all()

    @Slot()
    def _show_selection(self) -> None:
        self.panel.show_selection(self._canvas.selection)

    @Slot(object)
    def _show_theme(self, theme: Theme) -> None:
        self.panel.show_theme(theme)

    @Slot(object)
    def _on_selection_requested(self, ids: np.ndarray) -> None:
        self._canvas.selected.select(ids)

    @Slot()
    def _on_misclassified_requested(self) -> None:
        self._session.set_view_settings(
            replace(self._session.view_settings, show_misclassified=True)
        )

    @Slot(bool)
    def _on_triggered(self, shown: bool) -> None:
        if shown:
            self.panel.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._focus_canvas()

    @Slot()
    def _focus_canvas(self) -> None:
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
