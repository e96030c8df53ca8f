from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from nngui.ui.later import Later


def test_it_is_done_once_for_all_that_ask_until_then(qtbot: QtBot) -> None:
    done: list[int] = []
    owner = QObject()
    later = Later(lambda: done.append(1), owner, 20)
    for _ in range(5):
        later.ask()
    assert later.is_due
    assert done == []
    qtbot.waitUntil(lambda: bool(done))
    assert not later.is_due
    qtbot.wait(40)
    assert done == [1]


def test_those_who_go_on_asking_do_not_put_it_off(qtbot: QtBot) -> None:
    owner, done = QObject(), []
    later = Later(lambda: done.append(1), owner, 30)

    def asked_again_and_done() -> bool:
        later.ask()
        return len(done) >= 2

    qtbot.waitUntil(asked_again_and_done, timeout=2_000)
    later.flush()


def test_done_at_once_it_is_not_done_later(qtbot: QtBot) -> None:
    owner, done = QObject(), []
    later = Later(lambda: done.append(1), owner, 10)
    later.flush()
    assert done == []
    later.ask()
    later.flush()
    assert done == [1]
    later.ask()
    later.now()
    assert done == [1, 1]
    qtbot.wait(30)
    assert done == [1, 1]
