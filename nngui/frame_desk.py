"""Where the worker has its frames made: between two steps, or, of a large network that trains, in a thread beside it.

There a likeness of the run is drawn, which nobody else touches; nothing is shared, so nothing is locked. One frame is
in the air at a time; what is to be told to the frame maker meanwhile waits until it has come down.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal

from nngui.run import Drive, FrameMaker, Run
from nngui.state.checkpoint import Checkpoint
from nngui.state.edits import Edit
from nngui.state.snapshot import Snapshot, ViewRequest


class FrameDesk(QObject):
    """Belongs to the worker's thread. `landed()`: a frame has been made in the other one, and is to be taken."""

    landed = Signal()

    def __init__(self, clock: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._frames = FrameMaker(clock)
        self._request: ViewRequest | None = None
        self.is_network_watched = False
        self._notes: deque[Callable[[], None]] = deque()
        self._thread: ThreadPoolExecutor | None = None
        self._in_the_air: Future[Snapshot] | None = None
        self._is_wanted = False

    def begin(self, run: Run) -> None:
        """Another run: a frame of the last one is not wanted any more."""
        self._is_wanted = False
        self._note(lambda: self._frames.begin(run))

    def invalidate(self) -> None:
        """A command has changed the run."""
        self._note(self._frames.invalidate)

    def keep_past(self, before: Checkpoint, edit: Edit) -> None:
        """An edit has replaced or operated on this state."""
        self._note(lambda: self._frames.keep_past(before, edit))

    def ask(self, request: ViewRequest) -> None:
        """What the window wants to see from now on; it stays until there is a frame of it."""
        self._request = request
        self.is_network_watched = request.network

    def make(self, serial: int, drive: Drive, now: float) -> Snapshot | None:
        """The frame that is asked for, where there is one at once; else perhaps one begins to be made."""
        request, running = self._request, drive.shows_running
        if request is None or self._in_the_air is not None:
            return None
        moment = drive.moment(now) if request.network else None
        asked = request, serial, running, moment, drive.progress()
        if not running or not self._frames.is_of_large:
            frame = self._frames.make(*asked)
            return None if frame is None else self._answered(frame)
        draw = self._frames.plan(*asked, beside=True)
        if draw is None:
            return None
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="frames")
        self._is_wanted = True
        self._in_the_air = self._thread.submit(draw)
        self._in_the_air.add_done_callback(self._tell)
        return None

    def take(self, running: bool) -> Snapshot | None:
        """The frame that has landed, once; None where it shows a run that is gone, or not whether it trains now.

        Raises what making it raised.
        """
        frame, self._in_the_air = self._in_the_air, None
        while self._notes:
            self._notes.popleft()()
        if frame is None or not self._is_wanted:
            return None
        snapshot = frame.result()
        return self._answered(snapshot) if snapshot.running == running else None

    def close(self) -> None:
        """Wait for a frame in the air, and forget it; the thread ends."""
        self._is_wanted = False
        if self._thread is not None:
            self._thread.shutdown()
            self._thread = None
        self.take(False)
        self._request = None

    def _answered(self, snapshot: Snapshot) -> Snapshot:
        # While it was in the air something else may have been asked for.
        if self._request is not None and self._request.id == snapshot.request_id:
            self._request = None
        return snapshot

    def _tell(self, frame: Future[Snapshot]) -> None:
        """Called in the other thread."""
        self.landed.emit()

    def _note(self, note: Callable[[], None]) -> None:
        if self._in_the_air is not None:
            self._notes.append(note)
        else:
            note()
