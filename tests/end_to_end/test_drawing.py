"""Drawing with real mouse and keys, in the whole program, while the network trains."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nngui.state.edits import MergeClasses, MoveClass, RecolorClass, SetSetting
from tests.end_to_end.conftest import Desk

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def drag(desk: Desk, *path: tuple[float, float], steps: int = 6) -> None:
    """With the left button, through shares of the plot."""
    pixels = [desk.place(*place) for place in path]
    QTest.mousePress(desk.plot, LEFT, NONE, pixels[0])
    for start, end in itertools.pairwise(pixels):
        for i in range(1, steps + 1):
            at = QPointF(start) + (QPointF(end) - QPointF(start)) * (i / steps)
            event = QMouseEvent(
                QEvent.Type.MouseMove,
                at,
                desk.plot.mapToGlobal(at),
                Qt.MouseButton.NoButton,
                LEFT,
                NONE,
            )
            QApplication.sendEvent(desk.plot, event)
    QTest.mouseRelease(desk.plot, LEFT, NONE, pixels[-1])


def accuracy(desk: Desk) -> float:
    desk.settle()
    return 1 - len(desk.snapshot.misclassified) / desk.n_points


@pytest.fixture
def training(desk: Desk) -> Desk:
    """The first sample, learned, and going on flat out."""
    desk.do("flat_out")
    desk.session.train()
    desk.wait(lambda: desk.epoch >= 60 and (desk.snapshot.train_accuracy or 0) > 0.95)
    return desk


def goes_on(desk: Desk) -> None:
    """Still training, and no weight was drawn anew."""
    assert desk.session.running
    seen = desk.epoch
    assert seen >= 60
    desk.wait(lambda: desk.epoch > seen)


@pytest.mark.parametrize(
    "key, label",
    [(Key.Key_P, "add"), (Key.Key_B, "add"), (Key.Key_S, "add"), (Key.Key_E, "erase"),
     (Key.Key_M, "attract"), (Key.Key_J, "jitter")],
)  # fmt: skip
def test_every_tool_that_paints_or_stirs(training: Desk, key: Key, label: str) -> None:
    before = training.session.document.dataset
    training.press_key(key)
    drag(training, (0.3, 0.3), (0.6, 0.6), (0.7, 0.4))
    after = training.session.document.dataset
    assert not after.equals(before)
    step = training.session.history.undo_step
    assert step is not None
    assert step.label.startswith(label)
    goes_on(training)
    training.press_key(Key.Key_Z, CTRL)
    assert training.session.document.dataset.equals(before)
    goes_on(training)


@pytest.mark.parametrize("key", [Key.Key_V, Key.Key_L])
def test_points_are_selected_moved_turned_and_copied(training: Desk, key: Key) -> None:
    first = training.session.document
    training.press_key(key)
    drag(training, (0.1, 0.1), (0.95, 0.1), (0.95, 0.5), (0.1, 0.5))
    drag(training, (0.1, 0.05), (0.95, 0.6)) if key == Key.Key_V else None
    chosen = training.window.canvas.selection
    assert 20 < len(chosen) < training.n_points
    for keys in (
        (Key.Key_Left, CTRL),
        (Key.Key_Up, CTRL),
        (Key.Key_H, SHIFT),
        (Key.Key_Right, NONE),
    ):
        before = training.session.document.dataset
        training.press_key(*keys)
        after = training.session.document.dataset
        assert len(training.window.canvas.selection) == len(chosen)
        changed = before.id[(before.x1 != after.x1) | (before.x2 != after.x2)]
        assert np.isin(changed, chosen).all()
        assert len(changed) > 0
    training.press_key(Key.Key_D, CTRL)
    assert training.n_points == first.dataset.n_points + len(chosen)
    training.press_key(Key.Key_2, NONE)
    copies = training.session.document.dataset.rows_of(training.window.canvas.selection)
    assert set(training.session.document.dataset.label[copies]) == {1}
    goes_on(training)
    for _ in range(6):
        training.press_key(Key.Key_Z, CTRL)
    assert training.session.document is first
    goes_on(training)


def test_a_moved_class_keeps_what_was_learned(training: Desk) -> None:
    training.session.pause()
    before = accuracy(training)
    assert before > 0.9
    epoch = training.epoch
    training.session.perform(MoveClass(0, 1))
    assert accuracy(training) == before
    assert training.epoch == epoch
    training.press_key(Key.Key_Z, CTRL)
    assert accuracy(training) == before


def test_a_merged_class_is_found_at_once_and_undo_brings_it_back(training: Desk) -> None:
    training.session.perform(SetSetting("train_share", 1.0))
    # A third class: the right half of the second.
    training.do("add_class")
    training.press_key(Key.Key_V)
    drag(training, (0.55, 0.02), (0.99, 0.98))
    training.press_key(Key.Key_3, NONE)
    training.wait(
        lambda: training.snapshot.train_accuracy and training.snapshot.train_accuracy > 0.9
    )
    training.session.pause()
    before, epoch = accuracy(training), training.epoch
    document = training.session.document
    training.session.perform(MergeClasses(2, 1))
    assert training.session.document.dataset.n_classes == 2
    assert accuracy(training) > 0.75
    assert training.epoch == epoch
    training.press_key(Key.Key_Z, CTRL)
    assert training.session.document is document
    assert accuracy(training) == before


def test_back_to_the_empty_canvas_and_on_to_the_end(training: Desk) -> None:
    training.do("clear")
    empty = training.session.document
    steps = training.session.history
    for key in (Key.Key_P, Key.Key_B, Key.Key_S, Key.Key_J, Key.Key_M, Key.Key_E):
        training.press_key(key)
        drag(training, (0.2, 0.7), (0.5, 0.3), (0.8, 0.7))
    training.press_key(Key.Key_A, CTRL)
    for keys in ((Key.Key_X, CTRL), (Key.Key_V, CTRL), (Key.Key_D, CTRL), (Key.Key_V, SHIFT)):
        training.press_key(*keys)
    training.window.actions_by_name["put_into_test"].trigger()
    last = training.session.document
    assert last.dataset.n_points > 40
    n = 0
    while training.session.document is not empty:
        training.press_key(Key.Key_Z, CTRL)
        n += 1
    assert n == 11
    assert training.n_points == 0
    for _ in range(n):
        training.press_key(Key.Key_Z, CTRL | SHIFT)
    assert steps.redo_step is None
    assert training.session.document.equals(last)
    goes_on(training)


def field(desk: Desk) -> np.ndarray:
    """The colors behind the points."""
    return desk.window.canvas._picture._field.pixels


def test_the_field_takes_a_new_color_and_keeps_those_of_a_moved_class(training: Desk) -> None:
    training.session.pause()
    training.settle()
    before = field(training).copy()
    training.session.perform(MoveClass(1, 0))
    training.settle()
    assert np.mean(field(training) != before) < 0.01
    training.session.perform(RecolorClass(0, "#cc79a7", "star"))
    training.wait(lambda: np.mean(field(training) != before) > 0.3)
    for _ in range(2):
        training.press_key(Key.Key_Z, CTRL)
        training.settle()
    training.wait(lambda: np.mean(field(training) != before) < 0.01)
