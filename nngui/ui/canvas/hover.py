"""The mouse over the canvas with no button held: shown once a frame, however often the hand tells where it is."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QPointF, Qt, QTimer

FRAME_MS = 16


class Hover(QObject):
    """Hands a place on at once, or, soon after another one, with the next frame: then the last of those that came.

    A mouse tells its place up to a thousand times a second. Where it passed counts only in a stroke, which is no
    matter of this.
    """

    def __init__(
        self,
        show: Callable[[QPointF, Qt.KeyboardModifier], None],
        parent: QObject | None = None,
        clock: Callable[[], float] = perf_counter,
    ) -> None:
        super().__init__(parent)
        self._show = show
        self._clock = clock
        self._waiting: tuple[QPointF, Qt.KeyboardModifier] | None = None
        self._shown_s = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_waiting(self) -> bool:
        """Whether the last place is not shown yet."""
        return self._waiting is not None

    def move(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The mouse is here now."""
        is_waiting = self._waiting is not None
        self._waiting = position, modifiers
        if is_waiting:
            return
        rest_ms = FRAME_MS - (self._clock() - self._shown_s) * 1000
        if rest_ms > 0:
            self._timer.start(round(rest_ms))
        else:
            self._on_timeout()

    def forget(self) -> None:
        """What waits is no longer so: the mouse pressed, or went away."""
        if self._waiting is not None:
            self._waiting = None
            self._timer.stop()

    def _on_timeout(self) -> None:
        if self._waiting is not None:
            place, self._waiting = self._waiting, None
            self._shown_s = self._clock()
            self._show(*place)
