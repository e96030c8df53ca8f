"""Qt bindings that lose references: 6.12.0 on Python 3.11 takes one from True at each emit."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal

EMITS = 500


class _Sender(QObject):
    told = Signal(bool)


class _Receiver(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard = 0

    def hear(self, value: bool) -> None:
        self.heard += value


def test_emitting_true_keeps_its_references() -> None:
    sender, receiver = _Sender(), _Receiver()
    sender.told.connect(receiver.hear)
    sender.told.emit(True)
    before = sys.getrefcount(True)
    for _ in range(EMITS):
        sender.told.emit(True)
    lost = before - sys.getrefcount(True)
    assert receiver.heard == EMITS + 1
    # The interpreter itself takes and gives back a few; the fault takes one an emit.
    assert lost < EMITS // 10
