"""Long work beside training, by hand-driven ticks: neither waits for the other, and neither harms it."""

from dataclasses import dataclass
from itertools import count

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from nngui.data import Dataset
from nngui.state.commands import Load, SetRunning, SetSpeed
from nngui.state.document import Document
from nngui.state.jobs import CancelJob, JobAnswer, JobDone, JobFailed, StartJob, Work
from nngui.worker import TrainingWorker


@dataclass(frozen=True)
class Endless:
    def work(self) -> Work:
        for k in count():
            yield 1 - 1 / (k + 1)
        return None


@dataclass(frozen=True)
class Broken:
    def work(self) -> Work:
        yield 0.0
        raise ValueError("no such thing")


@dataclass(frozen=True)
class Short:
    def work(self) -> Work:
        yield 0.5
        return "short"


class Bench:
    def __init__(self) -> None:
        self.worker = TrainingWorker()
        self.answers: list[JobAnswer] = []
        self.failed: list[object] = []
        self.worker.job_answered.connect(self.answers.append)
        self.worker.failed.connect(self.failed.append)
        rng = np.random.default_rng(0)
        document = Document(Dataset().with_points(*rng.normal(size=(2, 40)), np.arange(40) % 2))
        self.worker.receive(Load(1, document))
        self.worker.receive(SetSpeed(2, None))
        self.worker.receive(SetRunning(3, True))

    @property
    def timers(self) -> int:
        return sum(timer.isActive() for timer in self.worker.findChildren(QTimer))

    @property
    def epoch(self) -> int:
        assert self.worker._run is not None
        return self.worker._run.epoch


@pytest.fixture
def bench(qapp) -> Bench:
    bench = Bench()
    yield bench
    bench.worker.stop()


def test_training_and_a_job_take_turns(bench: Bench) -> None:
    bench.worker.receive_job(StartJob(1, Endless()))
    assert bench.timers == 2
    epochs = []
    for _ in range(6):
        bench.worker.work()
        bench.worker.tick()
        epochs.append(bench.epoch)
    assert epochs == sorted(epochs)
    assert epochs[-1] > epochs[0]
    assert bench.worker.has_jobs


def test_a_job_is_done_while_nothing_trains(bench: Bench) -> None:
    bench.worker.receive(SetRunning(4, False))
    assert bench.timers == 0
    bench.worker.receive_job(StartJob(1, Short()))
    bench.worker.work()
    (done,) = bench.answers
    assert isinstance(done, JobDone)
    assert done.result == "short"
    assert bench.timers == 0


def test_a_broken_job_is_told_and_training_goes_on(bench: Bench) -> None:
    bench.worker.receive_job(StartJob(1, Broken()))
    bench.worker.work()
    (failed,) = bench.answers
    assert isinstance(failed, JobFailed)
    assert str(failed.error) == "no such thing"
    epoch = bench.epoch
    for _ in range(3):
        bench.worker.tick()
    assert bench.epoch > epoch
    assert bench.failed == []


def test_a_canceled_job_takes_no_more_time(bench: Bench) -> None:
    bench.worker.receive_job(StartJob(1, Endless()))
    bench.worker.receive_job(CancelJob(1))
    assert not bench.worker.has_jobs
    assert bench.timers == 1


def test_the_end_of_the_thread_is_the_end_of_its_jobs(bench: Bench, qtbot: QtBot) -> None:
    bench.worker.receive_job(StartJob(1, Endless()))
    bench.worker.stop()
    assert not bench.worker.has_jobs
    assert bench.timers == 0


def test_jobs_change_nothing_of_what_is_learned(qapp) -> None:
    def learned(*, with_job: bool) -> np.ndarray:
        bench = Bench()
        bench.worker.receive(SetSpeed(4, 1e9))
        if with_job:
            bench.worker.receive_job(StartJob(1, Endless()))
        while bench.epoch < 5:
            bench.worker.work()
            bench.worker.tick()
        run = bench.worker._run
        assert run is not None
        bench.worker.stop()
        # To one place: slices end where the clock says.
        while run.epoch < 400:
            run.advance(0.05, epochs=400 - run.epoch)
        return run.checkpoint().trainer.parameters.copy()

    np.testing.assert_array_equal(learned(with_job=True), learned(with_job=False))
