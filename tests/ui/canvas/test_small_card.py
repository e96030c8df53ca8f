from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nngui.ui.canvas.corner_caption import CornerCaption
from nngui.ui.canvas.readout import Readout
from nngui.ui.colors import DARK, LIGHT

CORNER = Qt.Corner.BottomLeftCorner


@pytest.mark.parametrize("card", [Readout, partial(CornerCaption, "left", CORNER)])
def test_words_follow_the_size_of_the_text_and_no_number_of_themes(qtbot, card) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    words = card(widget)

    def size(text_pt: float) -> float:
        font = widget.font()
        font.setPointSizeF(text_pt)
        widget.setFont(font)
        words.show_theme(LIGHT)
        words.ensurePolished()
        return words.font().pointSizeF()

    first = size(20)
    assert first == pytest.approx(17)
    for _ in range(3):
        words.show_theme(DARK)
    assert size(20) == first
    assert size(10) == pytest.approx(8.5)
    assert size(7) == pytest.approx(6.5)
