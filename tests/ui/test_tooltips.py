import pytest
from PySide6.QtGui import QAction, Qt, QTextDocument
from PySide6.QtWidgets import QWidget

from nngui.ui.tooltips import plain_tooltip, wrapped
from tests.ui.window_desk import WindowDesk


@pytest.mark.parametrize(
    "text", ["<b>bold</b>: 3 points", "<img src=x>\nand more", "a < b & c", "salt&pepper", "x<sub"]
)
def test_a_tooltip_shows_what_was_written(text: str) -> None:
    tooltip = plain_tooltip(text)
    if tooltip == text:
        return
    document = QTextDocument()
    document.setHtml(tooltip)
    assert document.toPlainText() == text


def test_plain_words_stay_as_they_are() -> None:
    assert plain_tooltip("blue: 3 points") == "blue: 3 points"


def test_long_lines_are_broken_between_words_and_short_ones_stay() -> None:
    text = "word " * 40 + "end\n  short line"
    lines = wrapped(text).split("\n")
    assert max(map(len, lines)) <= 72
    assert lines[-1] == "  short line"
    assert " ".join(lines).split() == text.split()
    assert wrapped("x" * 100) == "x" * 100
    html = f"<p>{'word ' * 40}</p>"
    assert wrapped(html) == html


def test_no_tooltip_of_the_window_is_wider_than_a_screen(window_desk: WindowDesk) -> None:
    window = window_desk.window
    for one in (*window.findChildren(QWidget), *window.findChildren(QAction)):
        if not Qt.mightBeRichText(one.toolTip()):
            assert all(len(line) <= 80 for line in one.toolTip().split("\n")), one.objectName()
