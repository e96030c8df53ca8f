from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from nngui.ui.canvas.notches import Notches


def turned(x: int, y: int) -> QWheelEvent:
    button, key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(QPointF(), QPointF(), QPoint(), QPoint(x, y), button, key, phase, False)


def test_a_notch_is_a_notch_either_way() -> None:
    notches = Notches()
    assert [notches.of(turned(0, 120)), notches.of(turned(0, -240))] == [1, -2]
    assert notches.of(turned(120, 0)) == 1


def test_small_turns_add_up() -> None:
    notches = Notches()
    assert [notches.of(turned(0, 50)) for _ in range(5)] == [0, 0, 1, 0, 1]
    assert notches.of(turned(0, -10)) == 0
