"""The line at the bottom: what training does at the left, the file at the right."""

from collections import deque
from time import perf_counter

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QWidget

from nngui.state.document import Document
from nngui.state.snapshot import Snapshot
from nngui.state.stop_rules import Stopped, StopRules
from nngui.ui.controls.steady_label import SteadyLabel
from nngui.ui.sentences.errors import error_sentence
from nngui.ui.stop_sentences import go_on_sentence, stop_sentence

MESSAGE_MS = 8_000
_FRAMES = 30
_PROGRESS_SIZE = QSize(140, 6)
# Slower than this, an epoch is no measure of speed.
_WHOLE_EPOCHS = 5


class StatusLine(QStatusBar):
    """Shows state; a message stands in its place for some seconds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self.setSizeGripEnabled(False)
        self._state = SteadyLabel(self.tr("Ready"), self)
        self._state.setObjectName("training_state")
        self._state.setIndent(0)  # a message has none
        self._state.setProperty("role", "muted")
        self._file = QLabel(self)
        self._file.setObjectName("file_state")
        self._file.setProperty("role", "muted")
        self._file.setTextFormat(Qt.TextFormat.PlainText)
        self._progress = QProgressBar(self)
        self._progress.setObjectName("training_progress")
        self._progress.setAccessibleName(self.tr("Progress of training"))
        self._progress.setRange(0, 1000)
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(_PROGRESS_SIZE)
        self._progress.hide()
        self._stopped: Stopped | None = None
        self._rules = self._stopped_by = StopRules()
        self._rests_at = (0, 0)
        self._is_new = False
        self.addWidget(self._state)
        self.addWidget(self._progress)
        self.addPermanentWidget(self._file)
        self._drawn: deque[float] = deque(maxlen=_FRAMES)

    def count_frame(self) -> None:
        """A frame of the canvas was drawn."""
        self._drawn.append(perf_counter())

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """How fast it trains and draws, and how much is over; otherwise at which epoch it stands, and why."""
        self._show_progress(snapshot)
        if snapshot.running:
            self._say_that_it_goes_on()
            self._stopped = None
            self._state.show_text(self._speed_text(snapshot))
        else:
            self._drawn.clear()
            self._state.show_text(self._pause_text(snapshot))

    @Slot(object)
    def show_stop(self, stopped: Stopped) -> None:
        """A rule has stopped training; it is said until training goes on."""
        self._stopped, self._stopped_by = stopped, self._rules
        self._rests_at = (stopped.epoch, stopped.step)
        self._state.show_text(stop_sentence(stopped))

    @Slot(object)
    def show_document(self, document: Document) -> None:
        """Which rules stop its training."""
        self._rules = document.settings.training.stop

    def _say_that_it_goes_on(self) -> None:
        """Where Train was pressed at a stop, its rule does not stop it there once more: nobody need wait for it."""
        stopped = self._stopped
        if stopped is None or self._rests_at != (stopped.epoch, stopped.step):
            return
        sentence = go_on_sentence(stopped)
        if sentence and self._rules == self._stopped_by:
            self.say(sentence)

    def _pause_text(self, snapshot: Snapshot) -> str:
        stopped, epoch = self._stopped, f"{snapshot.epoch:,}"
        place = self._rests_at = snapshot.epoch, snapshot.step
        if stopped is not None and (stopped.epoch, stopped.step) == place:
            return stop_sentence(stopped)
        if snapshot.step:
            text = self.tr("Paused at epoch {epoch}, step {step}")
            return text.format(epoch=epoch, step=f"{snapshot.step:,}")
        if snapshot.epoch:
            return self.tr("Paused at epoch {epoch}").format(epoch=epoch)
        if snapshot.train_loss is None:
            return self.tr("Ready: place points to train on")
        return self.tr("Ready: press Space to train")

    def _speed_text(self, snapshot: Snapshot) -> str:
        seconds = self._drawn[-1] - self._drawn[0] if self._drawn else 0.0
        frames = (len(self._drawn) - 1) / seconds if seconds > 0 else 0.0
        epochs, steps = snapshot.epochs_per_second, snapshot.steps_per_second
        if epochs >= _WHOLE_EPOCHS:
            text = self.tr("Training · {rate} epochs/s · view {frames} fps")
            return text.format(rate=f"{epochs:,.0f}", frames=f"{frames:.0f}")
        text = self.tr("Training · {rate} steps/s · epoch {epoch}, step {step}")
        return text.format(
            rate=f"{steps:,.2g}" if steps < 10 else f"{steps:,.0f}",
            epoch=f"{snapshot.epoch:,}",
            step=f"{snapshot.step:,}",
        )

    def _show_progress(self, snapshot: Snapshot) -> None:
        progress = snapshot.progress
        self._progress.setVisible(progress is not None)
        if progress is not None:
            self._progress.setValue(round(progress * self._progress.maximum()))
            self._progress.setToolTip(
                self.tr("{percent} % of the training is over; then it stops by itself.").format(
                    percent=f"{progress * 100:.0f}"
                )
            )

    def show_file(self, title: str, modified: bool) -> None:
        """The name of the document, and whether it is saved."""
        state = self.tr("not saved") if modified else ""
        self._file.setText(f"{title} — {state}" if state else title)

    def say(self, text: str) -> None:
        """A sentence, for some seconds."""
        self.showMessage(text, MESSAGE_MS)
        self._is_new = True
        QTimer.singleShot(0, self, self._on_turn_over)

    @Slot()
    def clear_older(self) -> None:
        """Take down what was said, unless it was said just now, by the same key or click."""
        if not self._is_new:
            self.clearMessage()

    @Slot()
    def _on_turn_over(self) -> None:
        self._is_new = False

    @Slot(object)
    def say_why(self, error: Exception) -> None:
        """Why an edit was refused."""
        self.say(error_sentence(error))

    # ---- Qt

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            # Qt places all anew in a line of another height, and with it shows the state beneath a message.
            self.clearMessage()
