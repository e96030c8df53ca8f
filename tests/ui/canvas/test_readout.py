from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from nngui.data import Dataset, PointClass, default_classes
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
    assert readout.text() == "x₁ −5.00   x₂ 0.50\nblue 0.94   orange 0.06"


@pytest.mark.parametrize("n_classes", [3, 8])
def test_it_reads_the_probability_of_each_class(readout: Readout, n_classes: int) -> None:
    dataset = Dataset(classes=default_classes(n_classes))
    field = halves(n_classes)
    readout.show_place(at(5.0, 0.5), dataset, snapshot_of(field, Rect(-6, -6, 6, 6)))
    place, *rows = readout.text().split("\n")
    assert place == "x₁ 5.00   x₂ 0.50"
    said = [part.split(" ") for row in rows for part in row.split("   ")]
    assert [name for name, _ in said] == [one.name for one in dataset.classes]
    assert sum(float(share) for _, share in said) == pytest.approx(1, abs=0.005 * n_classes)
    assert float(said[1][1]) > 0.8
    assert len(rows) == -(-n_classes // 2)
    assert readout.sizeHint() == readout.size()


def test_of_a_long_name_it_says_the_beginning(readout: Readout) -> None:
    classes = (PointClass("n" * 80, "#0877bd", "circle"), PointClass("b", "#f59322", "square"))
    frame = snapshot_of(halves(2), Rect(-6, -6, 6, 6))
    readout.show_place(at(5.0, 0.5), Dataset(classes=classes), frame)
    assert readout.text().split("\n")[1].startswith("n" * 19 + "… 0.0")
    assert readout.width() < AREA.width() / 2


def test_where_a_network_has_no_answer_it_reads_none(readout: Readout) -> None:
    frame = snapshot_of(halves(2), Rect(-6, -6, 6, 6))
    overflown = replace(frame, field=np.full_like(frame.field, np.nan))
    readout.show_place(at(5.0, 0.5), Dataset(), overflown)
    assert readout.text() == "x₁ 5.00   x₂ 0.50"


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
