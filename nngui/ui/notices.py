"""What the banner says, and when: failures of training with their mend, and work that a crash left behind."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, QObject, Slot

from nngui.session import Session
from nngui.state.commands import Failed
from nngui.state.edits import SetSetting
from nngui.ui.banner import Banner


class Notices(QObject):
    """Puts messages on a banner and takes them off when they no longer hold."""

    def __init__(self, banner: Banner, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._banner = banner
        self._session = session
        session.training_failed.connect(self.show_failure)
        session.running_changed.connect(self._on_running_changed)
        session.loaded.connect(banner.clear)

    @Slot(object)
    def show_failure(self, failure: Failed) -> None:
        """Why training stopped; where it diverged, a smaller learning rate is one click away."""
        if failure.code != "diverged":
            self._banner.show_message(
                self.tr("Something went wrong inside nngui: {error}. Save your work.").format(
                    error=failure.message
                )
            )
            return
        rate = float(f"{self._session.document.settings.training.learning_rate / 3:.3g}")
        self._banner.show_message(
            self.tr(
                "Training diverged at epoch {epoch}, step {step}: the learning rate is too large. "
                "The last good weights are back, those of epoch {good}."
            ).format(
                epoch=f"{failure.epoch:,}",
                step=f"{failure.step:,}",
                good=f"{(failure.back_to or (failure.epoch, 0))[0]:,}",
            ),
            self.tr("Train with {rate}").format(rate=f"{rate:g}"),
            self.tr("Go on from the last good weights with a third of the learning rate"),
            lambda: self._train_with(rate),
        )

    def offer_recovery(self, written: datetime, recover: Callable[[], object]) -> None:
        """Work that was not saved when the program ended: `recover` opens it."""
        moment = QDateTime.fromSecsSinceEpoch(int(written.timestamp()))
        self._banner.show_message(
            self.tr("nngui ended unexpectedly. What was not saved was kept at {time}.").format(
                time=QLocale().toString(moment, QLocale.FormatType.ShortFormat)
            ),
            self.tr("Restore"),
            self.tr("Open what was kept, as an untitled document"),
            recover,
        )

    @Slot(bool)
    def _on_running_changed(self, running: bool) -> None:
        if running:
            self._banner.clear()

    def _train_with(self, learning_rate: float) -> None:
        self._session.perform(SetSetting("training.learning_rate", learning_rate))
        self._session.train()
