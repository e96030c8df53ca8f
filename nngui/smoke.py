"""The program tests itself: the window that is shipped is opened, used and measured as a user would.

`nngui --smoke-test` opens it, places points by clicking, trains, saves, reopens and exports, prints one line of JSON
with the loss before and after, and exits with 0; with 1 and the reason where anything went wrong.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from nngui import __version__
from nngui.data.csv_reader import read_csv
from nngui.session import Session
from nngui.storage import Storage
from nngui.ui.main_window import MainWindow

TIMEOUT_MS = 30_000
EPOCHS = 100
# Where the points go, as shares of the plot's width and height: blue at the left, orange at the right.
_CLICKS = ((0.2, 0.3), (0.25, 0.5), (0.2, 0.7)), ((0.75, 0.3), (0.8, 0.5), (0.75, 0.7))


class SmokeTestError(AssertionError):
    """A step did not do what it should."""


def run(window: MainWindow, session: Session, storage: Storage) -> int:
    """All steps on a window that is shown; prints the line of JSON and returns the exit code."""
    report: dict[str, Any] = {"version": __version__, "platform": QGuiApplication.platformName()}
    try:
        with tempfile.TemporaryDirectory() as folder:
            _steps(window, session, storage, Path(folder), report)
    except SmokeTestError as error:
        report["error"] = str(error)
    print(json.dumps(report), file=sys.stdout, flush=True)  # noqa: T201 - it is what is asked for
    return 1 if "error" in report else 0


def _steps(
    window: MainWindow, session: Session, storage: Storage, folder: Path, report: dict[str, Any]
) -> None:
    _wait("the window to be shown", window.isVisible)
    _wait("a first frame", lambda: session.snapshot is not None)
    window.actions_by_name["clear"].trigger()
    for index, clicks in enumerate(_CLICKS):
        window.actions_by_name[f"class_{index + 1}"].trigger()
        for share_x, share_y in clicks:
            _click(window.canvas.plot, share_x, share_y)
    _wait("six clicked points", lambda: session.document.dataset.n_points == 6)
    report["points"] = session.document.dataset.n_points

    window.actions_by_name["reset"].trigger()
    _settle(session)
    report["loss_before"] = _loss(session)
    window.actions_by_name["train"].trigger()
    _wait(f"{EPOCHS} epochs", lambda: _epoch(session) >= EPOCHS)
    window.actions_by_name["train"].trigger()
    _settle(session)
    report["epochs"] = _epoch(session)
    report["loss_after"] = _loss(session)
    if not report["loss_after"] < report["loss_before"]:
        raise SmokeTestError("training did not lower the loss")

    path = folder / "smoke.nngui"
    epoch, loss = _epoch(session), _loss(session)
    storage.save(str(path))
    _wait("the file to be saved", lambda: path.exists() and not storage.modified)
    window.actions_by_name["new"].trigger()
    _settle(session)
    if _epoch(session) != 0:
        raise SmokeTestError("a new document did not begin at epoch 0")
    storage.open(str(path))
    _settle(session)
    if (_epoch(session), _loss(session)) != (epoch, loss):
        raise SmokeTestError("the reopened session is not the one that was saved")
    report["reopened_at"] = _epoch(session)

    table = folder / "smoke.csv"
    storage.export_data(str(table))
    report["exported_rows"] = len(read_csv(str(table)))
    report["picture"] = not window.grab().isNull()


def _click(plot: QWidget, share_x: float, share_y: float) -> None:
    place = QPoint(round(plot.width() * share_x), round(plot.height() * share_y))
    QTest.mouseMove(plot, place)
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=place)


def _settle(session: Session) -> None:
    """Until a frame shows everything that was asked for up to now."""
    serial = session.take_checkpoint()
    _wait(
        "a frame of what was asked for",
        lambda: session.snapshot is not None and session.snapshot.serial >= serial,
    )


def _epoch(session: Session) -> int:
    return session.snapshot.epoch if session.snapshot else 0


def _loss(session: Session) -> float | None:
    return session.snapshot.train_loss if session.snapshot else None


def _wait(what: str, is_done: Callable[[], bool]) -> None:
    """Serve events until it is done; SmokeTestError where that takes too long."""
    clock = QElapsedTimer()
    clock.start()
    loop = QEventLoop()
    # Wakes the loop, so that the answer is looked for again.
    alarm = QTimer()
    alarm.start(5)
    try:
        while not is_done():
            if clock.elapsed() > TIMEOUT_MS:
                raise SmokeTestError(f"waited {TIMEOUT_MS / 1000:g} s in vain for {what}")
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    finally:
        alarm.stop()
