"""The main job, through the real window: draw, train, watch, undo, save, close."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from nngui.state.document import Document
from nngui.state.edits import SetSetting
from nngui.ui.dialogs import Answer
from tests.end_to_end.conftest import Desk

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def parameters(desk: Desk) -> np.ndarray:
    """The live weights, as a checkpoint tells them."""
    with desk.qtbot.waitSignal(desk.session.checkpoint_taken, timeout=20_000) as blocker:
        desk.session.take_checkpoint()
    return blocker.args[1].trainer.parameters


def child(desk: Desk, kind: type[QWidget], name: str) -> QWidget:
    found = desk.window.findChild(kind, name)
    assert found is not None, f"no {kind.__name__} is called {name}"
    return found


def test_it_opens_with_a_sample_that_space_solves_within_three_seconds(desk: Desk) -> None:
    assert desk.n_points == 400
    assert desk.epoch == 0
    assert desk.session.view_settings.speed == 500.0
    desk.press_key(Key.Key_Space)
    assert desk.session.running
    # Three seconds at the default speed are 1,500 steps; the machine decides how soon they are over.
    desk.wait(lambda: desk.epoch >= 1500 // desk.session.document.steps_per_epoch)
    desk.press_key(Key.Key_Space)
    assert not desk.session.running
    desk.settle()
    assert desk.snapshot.test_accuracy is not None
    assert desk.snapshot.test_accuracy >= 0.99


def test_clicks_of_two_classes_are_learned(desk: Desk) -> None:
    desk.do("clear")
    for key, x in ((Key.Key_1, 0.25), (Key.Key_2, 0.75)):
        desk.press_key(key)
        for y in (0.3, 0.5, 0.7):
            desk.click(x, y)
    assert desk.n_points == 6
    desk.session.perform(SetSetting("train_share", 1.0))
    desk.train_for(60)
    assert desk.snapshot.train_accuracy == 1.0
    assert len(desk.snapshot.misclassified) == 0


def test_points_come_and_go_while_it_trains_and_the_weights_stay(desk: Desk) -> None:
    desk.session.train()
    desk.wait(lambda: desk.epoch >= 5)
    seen = desk.epoch
    before = desk.n_points
    for share in np.linspace(0.1, 0.9, 9):
        desk.click(float(share), 0.05)
        assert desk.snapshot.running
        assert desk.epoch >= seen
        seen = desk.epoch
    assert desk.n_points == before + 9
    for _ in range(9):
        desk.press_key(Key.Key_Z, CTRL)
    assert desk.n_points == before
    assert desk.session.running
    desk.wait(lambda: desk.epoch > seen)


def test_click_reset_press_space_and_it_trains(desk: Desk) -> None:
    desk.train_for(3)
    reset = child(desk, QPushButton, "reset_button")
    QTest.mouseClick(reset, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.epoch == 0
    assert not reset.hasFocus()
    desk.press_key(Key.Key_Space)
    desk.wait(lambda: desk.epoch > 0)


def test_a_stray_r_costs_nothing(desk: Desk) -> None:
    desk.train_for(10)
    weights, epoch = parameters(desk), desk.epoch
    desk.press_key(Key.Key_R)
    desk.press_key(Key.Key_Z, CTRL)
    desk.settle()
    assert desk.epoch == epoch
    assert np.array_equal(parameters(desk), weights)
    desk.press_key(Key.Key_R, SHIFT)
    desk.settle()
    assert desk.epoch == 0
    assert desk.session.document.settings.network.seed == 2
    undo = desk.window.actions_by_name["undo"]
    assert undo.text() == f"Undo new weights (back to epoch {epoch:,})"
    desk.press_key(Key.Key_Z, CTRL)
    desk.settle()
    assert np.array_equal(parameters(desk), weights)
    desk.press_key(Key.Key_Z, CTRL | SHIFT)
    desk.settle()
    assert desk.epoch == 0


def test_a_step_is_one_epoch(desk: Desk) -> None:
    desk.press_key(Key.Key_Period)
    desk.wait(lambda: desk.epoch == 1 and not desk.snapshot.running)
    desk.press_key(Key.Key_Period)
    desk.wait(lambda: desk.epoch == 2 and not desk.snapshot.running)
    desk.settle()
    assert (desk.epoch, desk.snapshot.step) == (2, 0)


def test_a_learning_rate_that_is_none_keeps_the_old_one(desk: Desk) -> None:
    field = child(desk, QLineEdit, "learning_rate_number")
    for text in ("abc", "1e6", "nan"):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Key.Key_Return)
        assert desk.session.document.settings.training.learning_rate == 0.03
        QTest.keyClick(field, Key.Key_Escape)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0,05")
    QTest.keyClick(field, Key.Key_Return)
    assert desk.session.document.settings.training.learning_rate == 0.05
    assert not field.hasFocus()
    assert desk.window.status.currentMessage() == ""


def test_without_points_train_says_what_is_missing(desk: Desk) -> None:
    desk.do("clear")
    assert "point" in child(desk, QPushButton, "train_button").toolTip()
    desk.press_key(Key.Key_Space)
    desk.settle()
    assert not desk.session.running
    assert desk.epoch == 0


def test_one_class_trains_without_harm(desk: Desk) -> None:
    desk.do("clear")
    for share in np.linspace(0.1, 0.9, 12):
        desk.click(float(share), 0.5)
    desk.train_for(5)
    assert desk.epoch >= 5


def test_save_close_and_open_again_in_another_window(
    desk: Desk, tmp_path: Path, qtbot: object
) -> None:
    path = tmp_path / "moons.nngui"
    desk.train_for(20)
    desk.click(0.5, 0.05)
    assert desk.window.isWindowModified()
    desk.dialogs.paths.append(str(path))
    desk.press_key(Key.Key_S, CTRL)
    desk.wait(path.exists)
    desk.wait(lambda: not desk.window.isWindowModified())
    assert "moons" in desk.window.windowTitle()
    weights, epoch, document = parameters(desk), desk.epoch, desk.session.document
    desk.do("new")
    desk.settle()
    assert desk.epoch == 0
    assert desk.n_points == 400
    desk.storage.open(str(path))
    desk.settle()
    assert desk.epoch == epoch
    assert np.array_equal(parameters(desk), weights)
    assert desk.session.document.equals(document)
    assert str(path) in desk.storage.recent_files()


def test_closing_asks_for_edits_and_loses_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.click(0.5, 0.05)
    desk.dialogs.answers.append(Answer.CANCEL)
    desk.window.close()
    assert desk.window.isVisible()
    path = tmp_path / "kept.nngui"
    desk.dialogs.answers.append(Answer.SAVE)
    desk.dialogs.paths.append(str(path))
    desk.window.close()
    desk.wait(lambda: not desk.window.isVisible())
    assert path.exists()


def test_training_alone_never_asks_on_closing(desk: Desk) -> None:
    desk.train_for(3)
    desk.window.close()
    assert not desk.window.isVisible()
    assert [one.dialog for one in desk.dialogs.asked] == []


def test_closing_in_the_middle_of_training_ends_the_thread(desk: Desk) -> None:
    desk.do("flat_out")
    desk.session.train()
    desk.wait(lambda: desk.epoch > 0)
    desk.window.close()
    assert not desk.window.isVisible()
    assert not desk.program.is_training_thread_running


@pytest.mark.parametrize(
    "text, words",
    [
        ('{"format": "nngui-session", "version": 99}', "newer"),
        ('{"format": "nngui-session", "vers', "early"),
        ("x1,x2,label\n1,2,a\n3,oops,b\n", "oops"),
    ],
    ids=["newer", "truncated", "text for a number"],
)
def test_a_bad_file_is_told_in_a_sentence_and_nothing_is_lost(
    desk: Desk, tmp_path: Path, text: str, words: str
) -> None:
    path = tmp_path / ("bad.csv" if "," in text and "{" not in text else "bad.nngui")
    path.write_text(text, encoding="utf-8")
    document = desk.session.document
    desk.storage.open(str(path))
    assert desk.session.document is document
    assert words in desk.dialogs.errors[-1]
    assert desk.dialogs.errors[-1].endswith(".")


def test_real_flowers_are_learned_to_95_percent(desk: Desk) -> None:
    iris = next(path for path in desk.storage.examples() if "iris" in path)
    desk.storage.open(iris)
    desk.settle()
    assert desk.n_points == 150
    assert len(desk.session.document.dataset.classes) == 3
    desk.do("flat_out")
    desk.session.train()

    def share_right() -> float:
        return 1 - len(desk.snapshot.misclassified) / desk.n_points

    desk.wait(lambda: desk.epoch > 0 and share_right() >= 0.95)


def test_layout_and_geometry_are_remembered(desk: Desk) -> None:
    desk.window.resize(1111, 777)
    toggle = desk.window.workspace.toggles()[1]
    toggle.trigger()
    desk.window.close()
    settings = QSettings()
    assert settings.contains("window/geometry")
    assert settings.contains("window/state")


def test_every_edit_is_undone_back_to_the_first_document(desk: Desk) -> None:
    first: Document = desk.session.document
    desk.click(0.5, 0.05)
    desk.do("add_class")
    desk.do("new_sample")
    desk.do("reset")
    desk.session.perform(SetSetting("training.learning_rate", 0.1))
    desk.do("clear")
    desk.do("new_weights")
    last = desk.session.document
    for _ in range(7):
        desk.do("undo")
    desk.settle()
    assert desk.session.document is first
    assert not desk.window.actions_by_name["undo"].isEnabled()
    for _ in range(7):
        desk.do("redo")
    desk.settle()
    assert desk.session.document is last
