import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from nngui.data import Dataset
from nngui.state.snapshot import Rect
from nngui.ui.canvas.hits import Pixel
from nngui.ui.canvas.readout import Readout
from nngui.ui.canvas.tools import Pointer
from nngui.ui.colors import DARK, LIGHT
from tests.ui.layout_requests import LayoutRequests

from .bench import halves, snapshot_of

AREA = QRect(40, 10, 500, 300)


@pytest.fixture
def plot(qtbot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    widget.show()
    return widget


@pytest.fixture
def readout(plot: QWidget) -> Readout:
    readout = Readout(plot)
    readout.show_theme(LIGHT)
    readout.place_in(AREA)
    return readout


def at(x1: float, x2: float, px: float = 200.0, py: float = 200.0) -> Pointer:
    return Pointer(x1, x2, px, py, Pixel(0.01, 0.01))


def test_it_reads_the_place_in_as_many_digits_as_pixels_tell_apart(readout: Readout) -> None:
    readout.show_place(at(-1.234, 0.5), Dataset(), None)
    assert readout.text() == "x₁ −1.23   x₂ 0.50"
    assert readout.isVisible()
    readout.show_place(None, Dataset(), None)
    assert not readout.isVisible()


def test_other_digits_ask_for_no_other_layout(readout: Readout) -> None:
    readout.show_place(at(-1.234, 0.5), Dataset(), None)
    QApplication.processEvents()
    requests, size = LayoutRequests(readout.parentWidget()), readout.geometry()
    for k in range(9):
        readout.show_place(at(-1.11 * k - 0.01, 0.9), Dataset(), None)
        QApplication.processEvents()
    assert readout.text() == "x₁ −8.89   x₂ 0.90"
    assert readout.geometry() == size
    assert requests.n == 0


def test_its_card_fits_the_words_and_the_theme(readout: Readout) -> None:
    snapshot = snapshot_of(halves(2), Rect(-6, -6, 6, 6))
    for theme in LIGHT, DARK:
        readout.show_theme(theme)
        for x1, shown in ((0.5, None), (-123.45, None), (5.0, snapshot), (-5.0, snapshot)):
            readout.show_place(at(x1, 0.5), Dataset(), shown)
            assert readout.sizeHint() == readout.size()
            assert readout.geometry().right() == AREA.right() - 9
            assert readout.y() == AREA.top() + 8
    assert readout.text().endswith("blue 0.94")


def test_it_goes_out_of_the_cursors_way_and_comes_back(readout: Readout) -> None:
    for px, py, left in ((530, 20, True), (530, 200, False), (60, 20, False)):
        readout.show_place(at(1, 1, px, py), Dataset(), None)
        assert (readout.x() == AREA.left() + 8) == left
        assert not readout.geometry().contains(px, py)


def test_a_place_beyond_the_field_has_no_answer(readout: Readout) -> None:
    snapshot = snapshot_of(halves(2), Rect(-6, -6, 6, 6))
    assert np.isfinite(snapshot.field).all()
    readout.show_place(at(6.5, 0), Dataset(), snapshot)
    assert readout.text() == "x₁ 6.50   x₂ 0.00"
