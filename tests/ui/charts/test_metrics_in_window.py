"""The metrics in the real window: what a cell of the confusion matrix counts lights up on the canvas."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nngui.data import Recipe
from nngui.state.edits import Generate
from nngui.state.metrics import ClassMetrics
from nngui.state.snapshot import ViewRequest
from nngui.ui.charts.metrics_view import MetricsView
from tests.ui.window_desk import WindowDesk


@pytest.fixture
def metrics(window_desk: WindowDesk) -> MetricsView:
    """Three classes, hardly learned, and their metrics in front."""
    window_desk.session.perform(Generate(Recipe("blobs", 200, 0.5, 3)))
    window_desk.window.charts.tabs.setCurrentIndex(2)
    window_desk.train()
    window_desk.session.request_view(ViewRequest(2, metrics=True))
    QApplication.processEvents()
    view = window_desk.window.charts.metrics
    assert view.isVisible()
    return view


def click(half, cell: tuple[int, int]) -> None:
    place = half.confusion.center_of(*cell).toPoint()
    QTest.mouseClick(half.confusion, Qt.MouseButton.LeftButton, pos=place)


def test_the_points_of_a_cell_light_up(window_desk: WindowDesk, metrics: MetricsView) -> None:
    window_desk.canvas.set_tool("brush")
    found = metrics._metrics
    assert found is not None
    for half, one in ((metrics.train, found.train), (metrics.test, found.test)):
        assert isinstance(one, ClassMetrics)
        wrong = one.confusion - np.diag(np.diag(one.confusion))
        cell = np.unravel_index(wrong.argmax(), wrong.shape)
        click(half, (int(cell[0]), int(cell[1])))
        assert len(window_desk.canvas.selection) == wrong.max() > 0
        assert window_desk.canvas.selection.tolist() == one.taken_for(*cell).tolist()
    assert window_desk.canvas.tool == "select"


def test_hidden_test_points_cannot_light_up_and_that_is_said(
    window_desk: WindowDesk, metrics: MetricsView
) -> None:
    window_desk.window.actions_by_name["show_test"].trigger()
    found = metrics._metrics
    assert found is not None
    assert isinstance(found.test, ClassMetrics)
    place = int(np.diag(found.test.confusion).argmax())
    click(metrics.test, (place, place))
    assert window_desk.canvas.selection.tolist() == []
    assert "press T to show them" in window_desk.window.status.currentMessage()
    window_desk.window.actions_by_name["select_all"].trigger()
    is_train = window_desk.session.document.dataset.is_train(0.7)
    assert len(window_desk.canvas.selection) == is_train.sum()
