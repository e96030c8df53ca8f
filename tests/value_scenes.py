"""Pictures where values are learned: bumps, a formula, the table, drawn by hand, and nothing yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np


def scenes(wait: Callable[..., None]) -> dict[str, Callable]:
    """All of them by name; `wait` lets the event loop run until something is true."""
    return {
        "values-bumps": lambda program: _sample(program, wait, "bumps"),
        "values-formula": lambda program: _sample(program, wait, "value-formula"),
        "values-drawn": lambda program: _drawn(program, wait),
        "values-table": lambda program: _table(program, wait),
        "values-empty": lambda program: _empty(program, wait),
    }


def _sample(program, wait, generator: str, epochs: int = 1_200) -> None:
    from nngui.app import first_document
    from nngui.data import Recipe
    from nngui.state.edits import Generate, SetSetting

    session = program.session
    program.window.banner.clear()
    program.storage.new(first_document())
    session.perform(SetSetting("training.learning_rate", 0.01))
    session.perform(Generate(Recipe(generator, 400, 0.0)))
    session.set_view_settings(replace(session.view_settings, speed=None))
    session.train()
    wait(lambda: session.snapshot is not None and session.snapshot.epoch >= epochs)
    session.pause()
    wait(lambda: not session.snapshot.running)


def _drawn(program, wait) -> None:
    from nngui.data import Dataset, Task
    from nngui.state.document import Document
    from nngui.state.edits import AddPoints

    program.storage.new(Document(Dataset(task=Task.REGRESSION)))
    turn = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    x1, x2 = 4 * np.cos(turn), 3 * np.sin(turn)
    program.session.perform(AddPoints(x1, x2, 0, np.cos(turn)))
    program.window.canvas.drawing.choose_target(-0.5)
    program.session.train()
    wait(lambda: program.session.snapshot is not None and program.session.snapshot.epoch >= 400)
    program.session.pause()
    wait(lambda: not program.session.snapshot.running)


def _table(program, wait) -> None:
    _sample(program, wait, "plane", 100)
    points = program.window.points
    if not points.panel.isVisible():
        points.toggle.trigger()
    wait(points.panel.isVisible)


def _empty(program, wait) -> None:
    from nngui.data import Dataset, Task
    from nngui.state.document import Document

    points = program.window.points
    if points.panel.isVisible():
        points.toggle.trigger()
    program.storage.new(Document(Dataset(task=Task.REGRESSION)))
    wait(lambda: program.session.snapshot is not None)
