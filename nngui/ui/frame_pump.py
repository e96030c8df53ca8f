"""Asks for frames at a steady pace: one in flight, the next one once it is drawn.

Sixty a second for a second after any input, thirty while only watching. While nothing changes the worker keeps the
request, and nothing is drawn.
"""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from nngui.state.snapshot import ViewRequest

BUSY_INTERVAL_MS = 16
CALM_INTERVAL_MS = 33
# How often views tell at most that a hand is at work.
TOUCH_INTERVAL_S = 0.1
BUSY_FOR_S = 1.0 + TOUCH_INTERVAL_S


class FramePump(QObject):
    """Hands requests to `ask`; `make_request(id)` says what the views want to see then."""

    def __init__(
        self,
        make_request: Callable[[int], ViewRequest],
        ask: Callable[[ViewRequest], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_request = make_request
        # Not a signal: each frame would hand Python's lock over and back five times.
        self._ask = ask
        self._last_id = 0
        self._last_input_s = 0.0
        self._requested_s = 0.0
        self._stopped = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.request)

    @Slot()
    def request(self) -> None:
        """Ask now, also where one is in flight: it asked for what is no longer in view."""
        self._timer.stop()
        if self._stopped:
            return
        self._last_id += 1
        self._requested_s = perf_counter()
        self._ask(self._make_request(self._last_id))

    @Slot()
    def request_soon(self) -> None:
        """What is in view has changed: ask at the next beat."""
        if not self._timer.isActive():
            self._wait()

    @Slot()
    def note_input(self) -> None:
        """A hand is at work: frames come faster for a while.

        Views say so. A filter for all events would cost each of them a wait for Python's lock.
        """
        self._last_input_s = perf_counter()

    def frame_drawn(self, request_id: int) -> None:
        """The answer to a request is on screen: the next one is due a beat after it was asked for."""
        if request_id == self._last_id:
            self._wait()

    def stop(self) -> None:
        """Ask for nothing more, whatever the views of a closing window say."""
        self._stopped = True
        self._timer.stop()

    def _wait(self) -> None:
        if self._stopped:
            return
        now = perf_counter()
        busy = now - self._last_input_s < BUSY_FOR_S
        interval = BUSY_INTERVAL_MS if busy else CALM_INTERVAL_MS
        self._timer.start(max(0, interval - round((now - self._requested_s) * 1000)))


class Pace:
    """Says yes at most once in `interval_s` seconds."""

    def __init__(self, interval_s: float) -> None:
        self._interval_s = interval_s
        self._last_s = 0.0

    def is_due(self) -> bool:
        """Whether the interval is over; if so, the next one begins."""
        now = perf_counter()
        if now - self._last_s < self._interval_s:
            return False
        self._last_s = now
        return True
