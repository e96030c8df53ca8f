"""No frame of the canvas takes Python's lock: whatever lies on the plane, Qt paints it by itself."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from nngui.data import FeatureMap
from nngui.state.label import Label
from nngui.state.plane_lines import NeuronLines, PastBoundary
from nngui.state.snapshot import Snapshot
from nngui.ui.canvas import sharpness

from .bench import Bench, halves, snapshot_of
from .calls import calls_into_python


@pytest.fixture
def full(bench: Bench, qtbot) -> Iterator[Bench]:
    """All that can lie on the plane, on a canvas that is a part of a window."""
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(bench.panel)
    window.resize(700, 740)
    with qtbot.waitExposed(window):
        window.show()
    bench.add(*zip(np.linspace(-4, 4, 40), np.sin(np.arange(40.0)), strict=True))
    bench.add(*zip(np.linspace(-4, 4, 40), np.cos(np.arange(40.0)), strict=True), label=1)
    for name in ("show_contours", "show_lines", "show_grid", "show_ghost"):
        view = bench.session.view_settings
        bench.session.set_view_settings(replace(view, **{name: True}))
    bench.panel.selected.select_all()
    bench.panel.show_snapshot(moment(bench, 1))
    QApplication.processEvents()
    yield bench
    bench.panel.setParent(None)


def moment(bench: Bench, epoch: int) -> Snapshot:
    slope = 0.1 * epoch
    ends = np.array([[-5.0, -5 * slope, 5.0, 5 * slope]])
    return replace(
        snapshot_of(halves(3), bench.rect, epoch=epoch),
        contours=ends,
        lines=NeuronLines(FeatureMap(), np.array([[1.0, slope, 0.5], [slope, 1.0, -1.0]])),
        past=PastBoundary(Label("remove layer"), epoch, (ends.reshape(2, 2),)),
        misclassified=bench.dataset.id[epoch : epoch + 9],
    )


def assert_painted_by_qt_alone(bench: Bench) -> None:
    repaint = bench.panel.plot.repaint
    # The first time, each item looks whether Python has something to say, and remembers that it has not.
    repaint()
    assert calls_into_python(repaint) == {}


def test_all_that_the_network_says_is_painted_by_qt_alone(full: Bench) -> None:
    assert_painted_by_qt_alone(full)
    for epoch in (2, 3):
        full.panel.show_snapshot(moment(full, epoch))
        assert calls_into_python(full.panel.plot.repaint) == {}


@pytest.mark.parametrize("tool", ["point", "brush", "eraser", "spray", "select", "lasso", "magnet"])
def test_what_moves_with_the_hand_is_painted_by_qt_alone(full: Bench, tool: str) -> None:
    full.panel.set_tool(tool)
    full.hover(1, 4)
    full.hover(0, 3)
    QApplication.processEvents()
    assert_painted_by_qt_alone(full)
    full.press(full.at(-3, 5))
    for place in ((-2, 3), (2, 2), (1, -3)):
        full.move(full.at(*place))
    QApplication.processEvents()
    assert_painted_by_qt_alone(full)
    full.release(full.at(1, -3))


def test_pan_and_zoom_are_painted_by_qt_alone(full: Bench) -> None:
    assert_painted_by_qt_alone(full)
    for _ in range(2):
        full.wheel(1, 1, 1)
        full.view.pan_px(7, -3)
        assert calls_into_python(full.panel.plot.repaint) == {}


def test_marks_that_are_stretched_by_a_fast_zoom_are_painted_by_qt_alone(
    full: Bench, monkeypatch
) -> None:
    monkeypatch.setattr(sharpness, "_MANY", 1)
    for _ in range(3):
        full.wheel(1, 1, 1)
    sheets = full.panel._picture._sheets
    assert not all(sheet.item.transform().isIdentity() for sheet in sheets)
    assert_painted_by_qt_alone(full)


def test_the_crosshair_of_the_keys_is_painted_by_qt_alone(full: Bench) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
        full.key(key)
    assert_painted_by_qt_alone(full)
