"""A session with a worker in the same thread and its storage, for tests without a window."""

from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QSettings

from nngui.resources import resource
from nngui.session import Session
from nngui.state.edits import AddPoints
from nngui.state.jobs import JobCommand
from nngui.state.snapshot import ViewRequest
from nngui.storage import Storage
from nngui.worker import TrainingWorker


class Desk:
    """`answers` False holds the commands back until `deliver`."""

    def __init__(self, folder: Path, *, answers: bool = True) -> None:
        self.answers = answers
        self.held: list[Any] = []
        self.session = Session()
        self.worker = TrainingWorker()
        self.session.command_issued.connect(self._pass_on)
        self.worker.applied.connect(self.session.receive_applied)
        self.worker.snapshot_ready.connect(self.session.receive_snapshot)
        self.worker.failed.connect(self.session.receive_failure)
        self.worker.stopped.connect(self.session.receive_stop)
        self.session.view_requested.connect(self.worker.receive_view_request)
        self.session.job_issued.connect(self._do_job)
        self.worker.job_answered.connect(self.session.receive_job_answer)
        settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self.storage = Storage(self.session, settings)
        self.heard: list[tuple[str, Any]] = []
        for name in ("path_changed", "modified_changed", "opened", "saved", "exported", "failed"):
            self._note(name)
        self.storage.new(self.session.document)
        self.heard.clear()

    def _note(self, name: str) -> None:
        def note(value: object) -> None:
            self.heard.append((name, value))

        getattr(self.storage, name).connect(note)

    def _pass_on(self, command: object) -> None:
        if self.answers:
            self.worker.receive(command)
        else:
            self.held.append(command)

    def _do_job(self, command: JobCommand) -> None:
        """A job is done as soon as it is asked for."""
        self.worker.receive_job(command)
        while self.worker.has_jobs:
            self.worker.work()

    def deliver(self) -> None:
        """Hand the worker what was held back."""
        held, self.held = self.held, []
        for command in held:
            self.worker.receive(command)

    def of(self, name: str) -> list[Any]:
        return [value for kind, value in self.heard if kind == name]

    def draw(self, n: int = 20) -> None:
        """Two clouds of points, n in all."""
        rng = np.random.default_rng(0)
        labels = np.arange(n) % 2
        self.session.perform(AddPoints(rng.normal(size=n) + 4 * labels, rng.normal(size=n), labels))

    def train(self, epochs: int = 1) -> None:
        """So many epochs, and a snapshot of where that led to."""
        for _ in range(epochs):
            self.session.step()
            while self.worker._drive.is_active:
                self.worker.tick()
        self.session.request_view(ViewRequest(1))


def saved(desk: Desk, path: Path) -> Path:
    """Save to this file, which goes well."""
    desk.storage.save(str(path))
    assert desk.of("saved")[-1] == str(path)
    return path


def example(name: str) -> str:
    """The path of an example that ships with the program."""
    return str(resource(f"examples/{name}"))
