"""The line at the bottom: what training does at the left, the file at the right."""

from collections import deque
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from nngui.state.snapshot import Snapshot

MESSAGE_MS = 8_000
_FRAMES = 30


class StatusLine(QStatusBar):
    """Shows state; a message stands in its place for some seconds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self.setSizeGripEnabled(False)
        self._state = QLabel(self.tr("Ready"), self)
        self._state.setObjectName("training_state")
        self._state.setProperty("role", "muted")
        self._file = QLabel(self)
        self._file.setObjectName("file_state")
        self._file.setProperty("role", "muted")
        self._file.setTextFormat(Qt.TextFormat.PlainText)
        self.addWidget(self._state, 1)
        self.addPermanentWidget(self._file)
        self._drawn: deque[float] = deque(maxlen=_FRAMES)

    def count_frame(self) -> None:
        """A frame of the canvas was drawn."""
        self._drawn.append(perf_counter())

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Epochs a second and frames a second while training; otherwise at which epoch it stands."""
        if not snapshot.running:
            self._drawn.clear()
            if snapshot.epoch:
                text = self.tr("Paused at epoch {epoch}").format(epoch=f"{snapshot.epoch:,}")
            elif snapshot.train_loss is None:
                text = self.tr("Ready: place points to train on")
            else:
                text = self.tr("Ready: press Space to train")
            self._set(text)
            return
        seconds = self._drawn[-1] - self._drawn[0] if self._drawn else 0.0
        frames = (len(self._drawn) - 1) / seconds if seconds > 0 else 0.0
        text = self.tr("Training · {rate} epochs/s · view {frames} fps").format(
            rate=f"{snapshot.epochs_per_second:,.0f}", frames=f"{frames:.0f}"
        )
        self._set(text)

    def show_file(self, title: str, modified: bool) -> None:
        """The name of the document, and whether it is saved."""
        state = self.tr("not saved") if modified else ""
        self._file.setText(f"{title} — {state}" if state else title)

    def say(self, text: str) -> None:
        """A sentence, for some seconds."""
        self.showMessage(text, MESSAGE_MS)

    def _set(self, text: str) -> None:
        if text != self._state.text():
            self._state.setText(text)
