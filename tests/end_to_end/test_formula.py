"""A formula typed with real keys while the network trains: points follow, undo returns, the file keeps it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from nngui.data import Recipe
from nngui.state.session_file import from_json
from tests.end_to_end.conftest import TIMEOUT_MS, Desk

Key = Qt.Key


def choose_curve(desk: Desk) -> QLineEdit:
    thumbnail = desk.window.findChild(QAbstractButton, "generator_above-formula")
    QTest.mouseClick(thumbnail, Qt.MouseButton.LeftButton)
    field = desk.window.findChild(QLineEdit, "formula")
    assert field.isVisible()
    return field


def type_formula(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Key.Key_Return)


def test_a_curve_is_typed_while_it_trains_and_undone(desk: Desk, tmp_path: Path) -> None:
    desk.session.train()
    desk.wait(lambda: desk.epoch >= 5)
    before = desk.session.document
    type_formula(choose_curve(desk), "x1^2/3 - 4")
    recipe = desk.session.document.dataset.recipe
    assert recipe is not None
    assert recipe == Recipe("above-formula", formula="x1^2/3 - 4")
    assert desk.window.canvas.isAncestorOf(desk.window.focusWidget())
    epoch = desk.epoch
    desk.wait(lambda: desk.epoch > epoch)
    assert desk.session.running
    desk.session.pause()
    path = tmp_path / "curve.nngui"
    with desk.qtbot.waitSignal(desk.session.checkpoint_taken, timeout=TIMEOUT_MS):
        desk.storage.save(str(path))
    saved = from_json(path.read_bytes())
    assert saved.document.equals(desk.session.document)
    desk.do("undo")
    desk.do("undo")
    assert desk.session.document.equals(before)
    desk.do("redo")
    desk.do("redo")
    assert desk.session.document.dataset.recipe == recipe


def test_a_formula_that_cannot_be_drawn_leaves_all_as_it_is(desk: Desk) -> None:
    field = choose_curve(desk)
    before = desk.session.document
    for text, place in (("1/x1", "Character 2"), ("9**9**9", "Character 2"), ("y", "Character 1")):
        type_formula(field, text)
        assert desk.session.document is before
        bubbles = desk.window.findChildren(QLabel, "formula_bubble")
        (said,) = [bubble.text() for bubble in bubbles if bubble.isVisible()]
        assert place in said
        assert desk.window.focusWidget() is field
    QTest.keyClick(field, Key.Key_Escape)
    assert field.text() == "2*sin(x1)"
