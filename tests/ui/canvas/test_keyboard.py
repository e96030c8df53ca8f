import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from .bench import Bench

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_points_are_placed_and_erased_without_a_mouse(bench: Bench) -> None:
    bench.view.clearFocus()
    bench.view.setFocus(Qt.FocusReason.TabFocusReason)
    crosshair = bench.panel._picture._overlays.crosshair
    assert crosshair.isVisible()
    bench.key(Qt.Key.Key_Return)
    for _ in range(3):
        bench.key(Qt.Key.Key_Right)
    bench.key(Qt.Key.Key_Down, SHIFT)
    bench.key(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    way = (bench.places[1] - bench.places[0]) / bench.pixel
    assert way == pytest.approx([24, -40])
    bench.key(Qt.Key.Key_Delete)
    assert list(bench.dataset.id) == [0]
    bench.session.undo()
    assert bench.dataset.n_points == 2


def test_the_crosshair_stays_in_view_and_goes_with_escape(bench: Bench) -> None:
    bench.view.setFocus()
    for _ in range(60):
        bench.key(Qt.Key.Key_Left, SHIFT)
    bench.key(Qt.Key.Key_Return)
    assert bench.places[0] == pytest.approx(np.array([bench.rect.x1_min, 0]), abs=1e-6)
    bench.key(Qt.Key.Key_Escape)
    assert not bench.panel._picture._overlays.crosshair.isVisible()
    bench.key(Qt.Key.Key_Return)
    assert bench.dataset.n_points == 1


def test_keys_that_the_canvas_does_not_use_go_on_to_the_window(bench: Bench) -> None:
    def is_taken(key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> bool:
        event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers)
        bench.view.keyPressEvent(event)
        return event.isAccepted()

    assert is_taken(Qt.Key.Key_Left)
    assert is_taken(Qt.Key.Key_Escape)
    assert not is_taken(Qt.Key.Key_A)
    assert not is_taken(Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
