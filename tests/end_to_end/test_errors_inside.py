"""A bug in the program: printed, shown in the window by the window's own thread, and nothing ends."""

import sys
import threading

import pytest
from PySide6.QtCore import QThread

from nngui.app import _tell_of_errors
from nngui.ui.banner import Banner
from tests.end_to_end.conftest import Desk


def test_an_error_in_any_thread_is_shown_by_the_thread_of_the_window(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    shown_in = []
    show = Banner.show_message

    def note(banner: Banner, text: str) -> None:
        shown_in.append(QThread.currentThread())
        show(banner, text)

    monkeypatch.setattr(Banner, "show_message", note)
    _tell_of_errors(desk.program)
    error = ZeroDivisionError("division by zero")
    thread = threading.Thread(target=sys.excepthook, args=(ZeroDivisionError, error, None))
    thread.start()
    thread.join()
    desk.wait(lambda: desk.window.banner.isVisible())
    assert desk.window.banner.text == (
        "Something went wrong inside nngui: ZeroDivisionError: division by zero. Save your work."
    )
    assert shown_in == [desk.window.thread()]
    desk.train_for(2)
