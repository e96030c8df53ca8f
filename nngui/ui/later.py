"""What is not under the hand is shown a moment after it, once for all that changed meanwhile."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

# A few frames: no eye misses a word meanwhile, and a stroke has the time for itself.
LATER_MS = 60


class Later(QObject):
    """Does one thing later, however often it is asked for until then."""

    def __init__(
        self, act: Callable[[], object], parent: QObject, delay_ms: int = LATER_MS
    ) -> None:
        super().__init__(parent)
        self._act = act
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(self.now)

    @property
    def is_due(self) -> bool:
        """Whether it was asked for and is not done yet."""
        return self._timer.isActive()

    def ask(self) -> None:
        """Do it soon: at most so long after the first that asked."""
        if not self._timer.isActive():
            self._timer.start()

    def now(self) -> None:
        """Do it at once, asked for or not."""
        self._timer.stop()
        self._act()

    def flush(self) -> None:
        """Do it at once where it was asked for."""
        if self._timer.isActive():
            self.now()
