"""Features, surgery and neuron lines in the real window, with its worker at work."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from nngui.state.edits import AddClass, AddFeature, RemoveLayer
from nngui.ui.canvas.tools.line import LineTool
from tests.end_to_end.conftest import Desk

LEFT = Qt.MouseButton.LeftButton


def lines(desk: Desk) -> np.ndarray:
    assert desk.snapshot.lines is not None
    return desk.snapshot.lines.lines.copy()


def at(canvas, x1: float, x2: float) -> QPoint:
    rect, area = canvas._view.visible_rect, canvas._view.plot_area
    return QPoint(
        round(area.left() + (x1 - rect.x1_min) / rect.width * area.width()),
        round(area.top() + (rect.x2_max - x2) / rect.height * area.height()),
    )


def move(widget, place: QPoint) -> None:
    # QTest.mouseMove carries no button.
    position = QPointF(place)
    where = widget.mapToGlobal(position)
    plain = Qt.KeyboardModifier.NoModifier
    kind, none = QEvent.Type.MouseMove, Qt.MouseButton.NoButton
    QApplication.sendEvent(widget, QMouseEvent(kind, position, where, none, LEFT, plain))


def free_line(canvas) -> tuple[QPoint, QPoint]:
    """A line whose middle lies on no point, and another place beside it."""
    rect = canvas._view.visible_rect
    for part in canvas._lines._parts:
        if np.isnan(part).any():
            continue
        x1, x2 = (part[:2] + part[2:]) / 2
        inside = rect.x1_min + 2 < x1 < rect.x1_max - 2
        if inside and canvas._surface.hit(x1, x2, canvas._view.pixel) is None:
            return at(canvas, x1, x2), at(canvas, x1 + 1.0, x2 + 0.7)
    raise AssertionError("every line is hidden by points")


@pytest.mark.parametrize("training", [False, True], ids=["paused", "training"])
def test_a_dragged_line_moves_the_loss_and_is_one_step_of_undo(desk: Desk, training: bool) -> None:
    session, canvas = desk.session, desk.window.canvas
    session.set_view_settings(replace(session.view_settings, show_lines=True))
    desk.wait(lambda: desk.snapshot.lines is not None)
    if training:
        session.train()
        desk.wait(lambda: desk.epoch > 3)
    before, loss = lines(desk), desk.snapshot.train_loss
    press, goal = free_line(canvas)
    QTest.mousePress(desk.plot, LEFT, pos=press)
    tool = canvas._gestures.acting
    assert isinstance(tool, LineTool)
    row = tool.unit
    for share in np.linspace(0.2, 1, 5):
        move(desk.plot, press + (goal - press) * float(share))
    desk.settle()
    held = lines(desk)[row]
    assert not np.allclose(held, before[row])
    desk.wait(lambda: desk.snapshot.train_loss != loss)
    if training:
        epoch = desk.epoch
        desk.wait(lambda: desk.epoch > epoch + 5)
        assert np.array_equal(lines(desk)[row], held)
    QTest.mouseRelease(desk.plot, LEFT, pos=goal)
    desk.settle()
    step = session.history.undo_step
    assert step is not None
    assert step.label == f"set weights of unit {row + 1} of layer 1"
    if training:
        desk.wait(lambda: not np.array_equal(lines(desk)[row], held))
        session.pause()
    session.undo()
    desk.settle()
    assert session.history.undo_step is None
    if not training:
        assert np.array_equal(lines(desk), before)


def test_chips_formulas_and_undo_keep_what_was_learned(desk: Desk) -> None:
    session, window = desk.session, desk.window
    desk.train_for(20)
    field = desk.snapshot.field
    for name in ("feature_sin x1", "feature_x1 x2"):
        QTest.mouseClick(window.findChild(QAbstractButton, name), LEFT)
    QTest.mouseClick(window.findChild(QAbstractButton, "add_formula"), LEFT)
    formula = window.findChild(QLineEdit, "feature_formula")
    QTest.keyClicks(formula, "x1**3 - x2")
    QTest.keyClick(formula, Qt.Key.Key_Return)
    assert window.canvas.isAncestorOf(window.focusWidget())
    window.findChild(QAbstractButton, "standardize").click()
    desk.settle()
    assert session.document.settings.features.names == ("x1", "x2", "x1 x2", "sin x1", "x1**3 - x2")
    assert session.document.settings.features.is_fitted
    assert desk.snapshot.n_parameters == 5 * 8 + 8 + 72 + 18
    np.testing.assert_allclose(desk.snapshot.field, field, atol=1e-4)
    for _ in range(4):
        session.undo()
        desk.settle()
    assert desk.snapshot.n_parameters == 2 * 8 + 8 + 72 + 18
    assert np.array_equal(desk.snapshot.field, field)
    # And on with training: nothing that was held or carried stands in the way.
    desk.train_for(5)


def test_the_ghost_of_the_boundary_is_one_key_away(desk: Desk) -> None:
    desk.session.perform(RemoveLayer(1))
    desk.window.canvas.setFocus()
    desk.press_key(Qt.Key.Key_G)
    desk.wait(lambda: desk.snapshot.past is not None)
    caption = desk.window.findChild(QLabel, "ghost_caption")
    assert "remove layer" in caption.text()
    assert caption.isVisible()
    assert desk.window.canvas._past.item.paths
    desk.press_key(Qt.Key.Key_G)
    desk.wait(lambda: desk.snapshot.past is None)
    assert not caption.isVisible()


def test_the_layers_live_while_training_and_through_surgery(desk: Desk) -> None:
    session, panel = desk.session, desk.window.layers.panel
    desk.window.layers.toggle.trigger()
    desk.wait(lambda: desk.snapshot.layers is not None)
    session.train()
    seen: set[int] = set()

    def moved() -> bool:
        assert desk.snapshot.layers is not None
        seen.add(id(desk.snapshot.layers))
        return len(seen) > 3

    desk.wait(moved)
    for edit, stages in ((RemoveLayer(1), 2), (AddFeature("x1 x2"), 3), (AddClass(), 3)):
        session.perform(edit)
        desk.wait(lambda stages=stages: len(desk.snapshot.layers.stages) == stages)
        QTest.mouseClick(panel.play, LEFT)
        desk.wait(lambda: panel.slider.value() > 0)
        QTest.mouseClick(panel.play, LEFT)
    assert session.running
    assert not desk.window.banner.isVisible()
    epoch = desk.epoch
    desk.wait(lambda: desk.epoch > epoch)
    session.pause()
