"""No update of the curves takes Python's lock to be painted, and where no pixel changes nothing is painted at all."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from nngui.state.flags import Flag
from nngui.state.runs import Runs
from nngui.state.settings import Settings
from nngui.state.view_settings import ChartOptions
from nngui.ui.charts.curve_chart import CurveChart
from tests.ui.canvas.calls import calls_into_python

from .curves import curve, snapshot

FALLING = 0.1 + 0.8 * np.exp(-np.arange(900) / 150) * np.random.default_rng(0).uniform(0.9, 1, 900)


@pytest.fixture
def full(qtbot) -> Iterator[CurveChart]:
    """All that can be on a chart, in a window."""
    window = QWidget()
    qtbot.addWidget(window)
    chart = CurveChart("loss")
    QVBoxLayout(window).addWidget(chart)
    window.resize(480, 320)
    with qtbot.waitExposed(window):
        window.show()
    chart.show_options(ChartOptions(smoothing=16))
    chart.show_runs(Runs().followed_by(curve(np.linspace(0.7, 0.1, 400)), Settings()))
    chart.show_flags([Flag(50, "batch 8", "Epoch 50: batch size 32 → 8")])
    show(chart, 620)
    chart.show_cursor(300.0)
    # Words that are new are laid out a turn later.
    for _ in range(3):
        QApplication.processEvents()
    yield chart
    window.hide()


def show(chart: CurveChart, n: int) -> None:
    # Of rows with two epochs each there is a band, too.
    chart.show_snapshot(snapshot(curve(FALLING[:n], stride=2), ghost=curve(FALLING[:99])))


class Paints(QObject):
    """Counts how often widgets are painted."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.count = 0
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_an_update_is_painted_without_python(full: CurveChart) -> None:
    # The first time, each item looks whether Python has something to say, and remembers that it has not.
    for n in (623, 626):
        show(full, n)
        QApplication.processEvents()
    for n in (629, 632):
        show(full, n)
        assert calls_into_python(QApplication.processEvents) == {}


def test_an_update_paints_the_sheet_and_no_axes(full: CurveChart) -> None:
    sheet, around = Paints(full.plot.sheet.viewport()), Paints(full.plot.viewport(), full)
    show(full, 626)
    QApplication.processEvents()
    assert (sheet.count, around.count) == (1, 0)


def test_where_no_pixel_changes_nothing_is_painted(full: CurveChart) -> None:
    full.hide_cursor()
    QApplication.processEvents()
    paints = Paints(full.plot.sheet.viewport(), full.plot.viewport(), full)
    run = curve(FALLING[:620] * (1 + 1e-12), stride=2)
    full.show_snapshot(snapshot(run, ghost=curve(FALLING[:99])))
    assert full._curve is run
    QApplication.processEvents()
    assert paints.count == 0


def test_the_range_that_stays_lays_out_no_axis(full: CurveChart, monkeypatch) -> None:
    asked = []
    for axis in (full.plot.left, full.plot.bottom):
        monkeypatch.setattr(axis, "setTicks", asked.append)
    show(full, 626)
    assert asked == []
    show(full, 900)
    assert len(asked) == 1  # the numbers of the epochs; those of the loss are the same
