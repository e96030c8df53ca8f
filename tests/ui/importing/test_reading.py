"""One job at a time: late answers are dropped, and the dialog that waits shows itself only after a while."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nngui.state.jobs import JobDone, JobFailed, JobProgress, JobSpec, Work
from nngui.ui.importing.reading import Reading
from nngui.ui.importing.waiting import WaitingDialog


@dataclass(frozen=True)
class Nothing:
    def work(self) -> Work:
        yield 0.0
        return None


class Held(QObject):
    job_answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.started: list[int] = []
        self.canceled: list[int] = []

    def start_job(self, job_id: int, spec: JobSpec) -> None:
        self.started.append(job_id)

    def cancel_job(self, job_id: int) -> None:
        self.canceled.append(job_id)


@pytest.fixture
def held(qapp) -> Held:
    return Held()


def test_another_job_cancels_the_first_and_its_late_answers_are_dropped(held: Held) -> None:
    reading, heard = Reading(held), []
    reading.done.connect(heard.append)
    reading.progressed.connect(heard.append)
    reading.failed.connect(heard.append)
    reading.start(Nothing())
    reading.start(Nothing())
    first, second = held.started
    assert held.canceled == [first]
    for answer in (JobProgress(first, 0.5), JobDone(first, "old"), JobProgress(second, 0.25)):
        held.job_answered.emit(answer)
    assert heard == [0.25]
    assert reading.busy
    held.job_answered.emit(JobDone(second, "new"))
    assert heard == [0.25, "new"]
    assert not reading.busy
    reading.cancel()
    assert held.canceled == [first]


def test_an_error_ends_it(held: Held) -> None:
    reading, heard = Reading(held), []
    reading.failed.connect(heard.append)
    reading.start(Nothing())
    error = ValueError("no")
    held.job_answered.emit(JobFailed(held.started[0], error))
    assert heard == [error]
    assert not reading.busy


def test_what_is_read_at_once_shows_nothing(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    waiting = WaitingDialog("data.csv", window)
    waiting.end()
    qtbot.waitUntil(lambda: window.findChild(WaitingDialog) is None)


def test_what_takes_long_shows_how_far_it_is_and_can_be_given_up(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    waiting = WaitingDialog("data.csv", window)
    qtbot.waitUntil(waiting.isVisible)
    waiting.show_share(0.5)
    assert waiting.bar.value() == 50
    with qtbot.waitSignal(waiting.rejected):
        QTest.keyClick(waiting, Qt.Key.Key_Escape)
