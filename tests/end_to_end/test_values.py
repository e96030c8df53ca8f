"""Values through the real window: chosen, drawn, learned, undone, saved, exported."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from nngui.data import Task
from nngui.state.edits import SetSetting
from nngui.ui.dialogs import Answer
from tests.end_to_end.conftest import Desk
from tests.end_to_end.test_window import parameters

Key = Qt.Key


def flat_out(desk: Desk) -> None:
    desk.do("flat_out")


def test_a_plane_is_learned_and_undo_brings_the_classes_back_with_their_weights(desk: Desk) -> None:
    desk.train_for(5)
    weights, moons = parameters(desk), desk.session.document
    desk.do("learn_values")
    assert desk.session.document.dataset.task is Task.REGRESSION
    desk.train_for(40)
    assert desk.snapshot.task is Task.REGRESSION
    assert desk.snapshot.test_accuracy is not None
    assert desk.snapshot.test_accuracy > 0.95
    assert desk.window.transport.accuracy.accessibleName().startswith("Test R²")
    learned = parameters(desk)
    desk.session.undo()
    desk.settle()
    assert desk.session.document is moons
    assert np.array_equal(parameters(desk), weights)
    assert desk.snapshot.task is Task.CLASSIFICATION
    desk.session.redo()
    desk.settle()
    assert np.array_equal(parameters(desk), learned)


def test_values_are_drawn_by_keys_and_clicks_while_it_trains(desk: Desk) -> None:
    desk.do("clear")
    desk.do("learn_values")
    desk.session.perform(SetSetting("train_share", 1.0))
    for key, x in ((Key.Key_1, 0.2), (Key.Key_8, 0.8)):
        desk.press_key(key)
        for y in (0.3, 0.5, 0.7):
            desk.click(x, y)
        desk.session.train()
    dataset = desk.session.document.dataset
    assert dataset.target.tolist() == [-1.0] * 3 + [1.0] * 3
    flat_out(desk)
    desk.wait(lambda: (desk.snapshot.train_accuracy or 0.0) > 0.99)
    assert desk.snapshot.running
    # The map is negative at the left and positive at the right.
    field = desk.snapshot.field[0]
    assert field[:, : field.shape[1] // 4].mean() < 0 < field[:, -field.shape[1] // 4 :].mean()
    desk.do("select_all")
    desk.press_key(Key.Key_5)
    assert set(desk.session.document.dataset.target.tolist()) == {0.25}
    desk.session.undo()
    assert desk.session.document.dataset.target.tolist() == [-1.0] * 3 + [1.0] * 3
    desk.session.pause()


def test_a_session_with_values_comes_back_as_it_was(desk: Desk, tmp_path: Path) -> None:
    desk.do("learn_values")
    desk.session.perform(SetSetting("network.value_output", "tanh-value"))
    desk.session.perform(SetSetting("training.value_loss", "huber"))
    desk.train_for(8)
    document, weights, epoch = desk.session.document, parameters(desk), desk.epoch
    path = tmp_path / "plane.nngui"
    with desk.qtbot.waitSignal(desk.storage.saved, timeout=20_000):
        desk.storage.save(str(path))
    desk.do("learn_classes")
    desk.train_for(2)
    assert desk.storage.open(str(path))
    desk.settle()
    assert desk.session.document.equals(document)
    assert desk.epoch == epoch
    assert np.array_equal(parameters(desk), weights)
    desk.train_for(2)
    assert desk.snapshot.task is Task.REGRESSION


@pytest.mark.parametrize("suffix", [".csv", ".npz"])
def test_exported_values_are_opened_again_exactly(desk: Desk, tmp_path: Path, suffix: str) -> None:
    desk.do("learn_values")
    before = desk.session.document.dataset
    path = str(tmp_path / f"plane{suffix}")
    assert desk.storage.export_data(path)
    desk.dialogs.answers.append(Answer.DISCARD)
    with desk.qtbot.waitSignal(desk.session.loaded, timeout=20_000):
        desk.window.files.open_path(path)
    after = desk.session.document.dataset
    assert after.task is Task.REGRESSION
    for name in ("x1", "x2", "target"):
        assert np.array_equal(getattr(after, name), getattr(before, name))
    desk.settle()
    assert desk.snapshot.task is Task.REGRESSION
