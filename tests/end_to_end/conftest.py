"""The whole program in one process: window, worker thread, files; with dialogs that answer by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nngui.app import Program, make_application
from nngui.state.snapshot import Snapshot
from nngui.ui.dialogs import Answer
from tests.ui.fake_dialogs import FakeDialogs

TIMEOUT_MS = 20_000


class Desk:
    """A user in front of the window: real mouse, real keys, and eyes on the latest snapshot."""

    def __init__(self, qtbot: QtBot, program: Program, dialogs: FakeDialogs) -> None:
        self.qtbot = qtbot
        self.program = program
        self.dialogs = dialogs
        self.window = program.window
        self.session = program.session
        self.storage = program.storage
        self.plot = program.window.canvas.plot

    @property
    def n_points(self) -> int:
        return self.session.document.dataset.n_points

    @property
    def snapshot(self) -> Snapshot:
        assert self.session.snapshot is not None
        return self.session.snapshot

    @property
    def epoch(self) -> int:
        return self.snapshot.epoch

    def wait(self, is_true: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(is_true()), timeout=TIMEOUT_MS)

    def settle(self) -> None:
        """Until a frame shows everything that was asked for up to now."""
        serial = self.session.take_checkpoint()
        self.wait(lambda: self.snapshot.serial >= serial)

    def place(self, share_x: float, share_y: float) -> QPoint:
        return QPoint(round(self.plot.width() * share_x), round(self.plot.height() * share_y))

    def click(self, share_x: float, share_y: float) -> None:
        QTest.mouseMove(self.plot, self.place(share_x, share_y))
        QTest.mouseClick(self.plot, Qt.MouseButton.LeftButton, pos=self.place(share_x, share_y))

    def press_key(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        target = self.window.focusWidget() or self.window
        QTest.keyClick(target, key, modifiers)

    def do(self, action: str) -> None:
        self.window.actions_by_name[action].trigger()

    def train_for(self, epochs: int) -> None:
        first = self.epoch
        self.session.train()
        self.wait(lambda: self.epoch >= first + epochs)
        self.session.pause()
        self.wait(lambda: not self.snapshot.running)
        self.settle()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    dialogs = FakeDialogs()
    program = Program(make_application(), dialogs)
    program.start(None)
    program.window.resize(1200, 800)
    desk = Desk(qtbot, program, dialogs)
    qtbot.waitExposed(program.window)
    desk.wait(lambda: program.session.snapshot is not None)
    yield desk
    if program.window.isVisible():
        dialogs.answers.clear()
        dialogs.answers.append(Answer.DISCARD)
        program.window.close()
    program.shut_down()
    program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
