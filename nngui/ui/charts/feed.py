"""What the charts are told besides frames: past runs, and the flags of changes from the journal."""

from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from nngui.session import Session
from nngui.state.flags import flags
from nngui.state.journal import Journal
from nngui.state.runs import Runs
from nngui.state.snapshot import Snapshot
from nngui.state.view_settings import ChartOptions, ViewSettings
from nngui.ui.charts.charts_panel import ChartsPanel


class ChartFeed(QObject):
    """Reads the journal when it is another one, at the calm pace of frames: a drag writes sixty entries a second."""

    def __init__(self, session: Session, charts: ChartsPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._charts = session, charts
        self._journal: Journal | None = None
        self._options = ChartOptions()
        session.runs_changed.connect(self._on_runs_changed)
        session.loaded.connect(self._show_flags)
        session.view_settings_changed.connect(self._on_view_settings_changed)
        charts.runs_requested.connect(session.set_runs)
        charts.options_requested.connect(self._on_options_requested)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """A moment to look whether the journal is another one."""
        del snapshot
        if self._session.journal is not self._journal:
            self._show_flags()

    @Slot(object)
    def _on_runs_changed(self, runs: Runs) -> None:
        self._charts.show_runs(runs)

    @Slot(object)
    def _on_view_settings_changed(self, view_settings: ViewSettings) -> None:
        if view_settings.charts != self._options:
            self._options = view_settings.charts
            self._charts.show_options(self._options)

    @Slot(object)
    def _on_options_requested(self, options: ChartOptions) -> None:
        session = self._session
        session.set_view_settings(replace(session.view_settings, charts=options))

    @Slot()
    def _show_flags(self) -> None:
        self._journal = self._session.journal
        self._charts.show_flags(flags(self._journal))
