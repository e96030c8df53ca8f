import pytest
from PySide6.QtGui import QTextDocument

from nngui.ui.tooltips import plain_tooltip


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
