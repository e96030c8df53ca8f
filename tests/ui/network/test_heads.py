"""Plus and minus at the layers' heads, in the real window: surgery under mouse and keys."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from nngui.state.edits import SetUnits
from nngui.ui.network.heads import Head, HeadBar, head_at, head_center
from nngui.ui.network.layout import Spot, arrange
from tests.ui.window_desk import WindowDesk

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def units(desk: WindowDesk) -> list[int]:
    return [layer.units for layer in desk.session.document.settings.network.layers]


@pytest.fixture
def bar(window_desk: WindowDesk) -> HeadBar:
    view = window_desk.window.graph.view
    window_desk.wait(lambda: view.scene is not None)
    return view.heads


def point_at(desk: WindowDesk, head: Head) -> None:
    view = desk.window.graph.view
    QTest.mouseMove(view, QPoint(5, view.height() // 2))
    QTest.mouseMove(view, QPoint(round(head_center(view.scene.layout, head)), 6))


def test_every_hidden_layer_and_every_gap_has_a_head() -> None:
    layout = arrange((2, 8, 8, 2), QRectF(40, 20, 320, 260))
    heads = [Head(0, True), Head(0, False), Head(1, True), Head(1, False), Head(2, True)]
    for head in heads:
        assert head_at(layout, head_center(layout, head)) == head
    for column in (layout.columns[0], layout.columns[-1]):
        assert head_at(layout, column.left + layout.side / 2) is None
    assert head_at(layout, -100) is None


def test_a_head_shows_its_buttons_only_under_the_mouse(
    window_desk: WindowDesk, bar: HeadBar
) -> None:
    assert not bar.isVisible()
    point_at(window_desk, Head(1, False))
    assert bar.isVisible()
    assert bar.count.text() == "8"
    assert not bar.add_layer.isVisible()
    QTest.mouseMove(window_desk.window.graph.view, QPoint(5, 150))
    window_desk.wait(lambda: not bar.isVisible())


def test_units_come_and_go_by_the_buttons(window_desk: WindowDesk, bar: HeadBar) -> None:
    point_at(window_desk, Head(0, False))
    QTest.mouseClick(bar.more, LEFT)
    assert units(window_desk) == [9, 8]
    assert bar.count.text() == "9"
    QTest.mouseClick(bar.fewer, LEFT)
    QTest.mouseClick(bar.fewer, LEFT)
    assert units(window_desk) == [7, 8]
    for _ in range(3):
        window_desk.session.undo()
    assert units(window_desk) == [8, 8]


def test_layers_come_and_go_by_the_buttons(window_desk: WindowDesk, bar: HeadBar) -> None:
    window_desk.session.perform(SetUnits(0, 5))
    view = window_desk.window.graph.view
    window_desk.wait(lambda: view.scene.network.sizes == (2, 5, 8, 2))
    point_at(window_desk, Head(1, True))
    QTest.mouseClick(bar.add_layer, LEFT)
    assert units(window_desk) == [5, 5, 8]
    assert not bar.isVisible()
    window_desk.wait(lambda: len(view.scene.network.sizes) == 5)
    point_at(window_desk, Head(2, False))
    QTest.mouseClick(bar.drop, LEFT)
    assert units(window_desk) == [5, 5]


def test_an_added_unit_changes_nothing_that_the_network_says(
    window_desk: WindowDesk, bar: HeadBar
) -> None:
    session = window_desk.session
    window_desk.wait(lambda: session.snapshot is not None)
    before = session.snapshot.field
    point_at(window_desk, Head(0, False))
    QTest.mouseClick(bar.more, LEFT)
    window_desk.wait(lambda: session.snapshot.n_parameters == 114 + 3 + 8)
    assert np.allclose(session.snapshot.field, before, atol=1e-6)


def test_what_cannot_be_is_grayed(window_desk: WindowDesk, bar: HeadBar) -> None:
    window_desk.session.perform(SetUnits(0, 1))
    view = window_desk.window.graph.view
    window_desk.wait(lambda: view.scene.network.sizes == (2, 1, 8, 2))
    point_at(window_desk, Head(0, False))
    assert not bar.fewer.isEnabled()
    assert bar.more.isEnabled()
    for layer in range(6):
        bar.insert_layer(layer)
    assert len(units(window_desk)) == 8
    bar.insert_layer(0)
    assert len(units(window_desk)) == 8
    window_desk.wait(lambda: len(view.scene.network.sizes) == 10)
    point_at(window_desk, Head(3, True))
    assert not bar.add_layer.isEnabled()


def test_keys_add_and_remove_at_the_unit_in_focus(window_desk: WindowDesk, bar: HeadBar) -> None:
    view = window_desk.window.graph.view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    view.look_at(Spot(2, 3))
    QTest.keyClick(view, Key.Key_Insert)
    assert units(window_desk) == [8, 9]
    window_desk.wait(lambda: view.scene.network.sizes == (2, 8, 9, 2))
    view.look_at(Spot(2, 3))
    QTest.keyClick(view, Key.Key_Delete)
    assert units(window_desk) == [8, 8]
    assert window_desk.session.history.undo_step.undo_label.startswith("remove unit 4 of layer 2")
    window_desk.wait(lambda: view.scene.network.sizes == (2, 8, 8, 2))
    view.look_at(Spot(2, 3))
    QTest.keyClick(view, Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    assert units(window_desk) == [8, 8, 8]
    window_desk.wait(lambda: len(view.scene.network.sizes) == 5)
    view.look_at(Spot(2, 3))
    QTest.keyClick(view, Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert units(window_desk) == [8, 8]
    # Inputs and outputs are not for these keys.
    view.look_at(Spot(0, 1))
    QTest.keyClick(view, Key.Key_Delete)
    assert units(window_desk) == [8, 8]
