"""A session whose worker is played by hand."""

from typing import Any

import numpy as np

from nngui.engine import SGD, TrainerState
from nngui.session import Session
from nngui.state.checkpoint import Checkpoint
from nngui.state.commands import (
    Applied,
)
from nngui.state.curve import Curve
from nngui.state.document import Document
from nngui.state.edits import AddPoints
from nngui.state.snapshot import Rect, Snapshot


def add(n: int = 1, stroke: int = 0) -> AddPoints:
    return AddPoints(np.zeros(n), np.zeros(n), 0, stroke=stroke)


def checkpoint(document: Document, epoch: int = 0) -> Checkpoint:
    none = np.zeros(1)
    state = TrainerState(none, SGD(), np.zeros((0, 1)), 0, epoch, 0, 0, 0, 0.0, 0, 0.0)
    return Checkpoint(document, state)


def snapshot(serial: int, *, epoch: int = 0, running: bool = False) -> Snapshot:
    field, none = np.zeros((2, 1, 1), np.float32), np.zeros(0, np.int64)
    curve = Curve.empty()
    drawn = (Rect(), field, np.zeros((1, 1), np.uint16), np.zeros((0, 4)))
    return Snapshot(
        0, serial, 0, epoch, 0, running, *[None] * 4, curve, curve, *drawn, none, 1, 0.0
    )


class Hand:
    """In place of the worker: keeps the commands, and answers when it is told to."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.commands: list[Any] = []
        self.signals: list[tuple[str, Any]] = []
        session.command_issued.connect(self.commands.append)
        for name in ("document_changed", "dataset_changed", "settings_changed", "running_changed"):
            self._note(name)
        for name in (
            "snapshot_changed",
            "edit_refused",
            "training_failed",
            "training_stopped",
            "view_requested",
        ):
            self._note(name)
        session.history_changed.connect(
            lambda undo, redo: self.signals.append(("history_changed", (undo, redo)))
        )
        session.checkpoint_taken.connect(
            lambda serial, taken: self.signals.append(("checkpoint_taken", (serial, taken)))
        )

    def _note(self, name: str) -> None:
        def note(value: object) -> None:
            self.signals.append((name, value))

        getattr(self.session, name).connect(note)

    def of(self, name: str) -> list[Any]:
        return [value for kind, value in self.signals if kind == name]

    def answer(self, command: Any, epoch: int = 0, **parts: Any) -> None:
        self.session.receive_applied(Applied(command.serial, epoch, 0, **parts))

    def kinds(self) -> list[str]:
        return [type(command).__name__ for command in self.commands]
