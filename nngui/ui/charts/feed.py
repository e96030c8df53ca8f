"""What the charts are told besides frames: past runs, and the flags of changes from the journal."""

from PySide6.QtCore import QObject, Slot

from nngui.session import Session
from nngui.state.flags import flags
from nngui.state.journal import Journal
from nngui.state.runs import Runs
from nngui.state.snapshot import Snapshot
from nngui.ui.charts.charts_panel import ChartsPanel


class ChartFeed(QObject):
    """Reads the journal when it is another one, at the calm pace of frames: a drag writes sixty entries a second."""

    def __init__(self, session: Session, charts: ChartsPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._charts = session, charts
        self._journal: Journal | None = None
        session.runs_changed.connect(self._on_runs_changed)
        session.loaded.connect(self._show_flags)
        charts.runs_requested.connect(session.set_runs)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """A moment to look whether the journal is another one."""
        del snapshot
        if self._session.journal is not self._journal:
            self._show_flags()

    @Slot(object)
    def _on_runs_changed(self, runs: Runs) -> None:
        self._charts.show_runs(runs)

    @Slot()
    def _show_flags(self) -> None:
        self._journal = self._session.journal
        self._charts.show_flags(flags(self._journal))
