"""Metrics: what is drawn of them, and the points behind a cell."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nngui.data import Recipe
from nngui.run import Run
from nngui.run.judging import judge
from nngui.state.document import Document
from nngui.state.edits import Generate
from nngui.state.snapshot import Snapshot
from nngui.ui.charts.metrics_view import MetricsView
from nngui.ui.colors import DARK, LIGHT

from .curves import curve, snapshot


def learned(generator: str, epochs: int = 3, n_points: int = 120) -> tuple[Document, Run]:
    document = Generate(Recipe(generator, n_points=n_points, noise=0.3)).apply(Document())
    run = Run(document)
    run.advance(1e9, epochs)
    return document, run


def frame(run: Run) -> Snapshot:
    return replace(snapshot(curve([0.5])), metrics=judge(run))


@pytest.fixture
def view(qtbot) -> MetricsView:
    view = MetricsView()
    qtbot.addWidget(view)
    view.resize(440, 300)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_it_says_what_to_do_while_there_is_nothing(view: MetricsView) -> None:
    assert view._hint.isVisible()
    assert not view.train.isVisible()


def test_train_and_test_stand_side_by_side(view: MetricsView) -> None:
    document, run = learned("two-moons")
    view.show_document(document)
    view.show_snapshot(frame(run))
    metrics = judge(run)
    assert view.train.x() < view.test.x()
    assert f"{metrics.train.n_points:,} points" in view.train.caption.toolTip()
    assert f"{100 * metrics.test.accuracy:.1f} %" in view.test.caption.text()
    assert not view._hint.isVisible()


def test_a_click_on_a_cell_chooses_its_points(view: MetricsView) -> None:
    document, run = learned("two-moons", epochs=1)
    view.show_document(document)
    view.show_snapshot(frame(run))
    chosen: list[np.ndarray] = []
    view.points_chosen.connect(chosen.append)
    metrics = judge(run)
    for half, one in ((view.train, metrics.train), (view.test, metrics.test)):
        for cell in ((0, 0), (1, 0)):
            chosen.clear()
            place = half.confusion.center_of(*cell).toPoint()
            QTest.mouseClick(half.confusion, Qt.MouseButton.LeftButton, pos=place)
            assert chosen[0].tolist() == one.taken_for(*cell).tolist()
            assert len(chosen[0]) == one.confusion[cell]
    QTest.mouseClick(view.train.confusion, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert len(chosen) == 1


def test_keys_move_from_cell_to_cell_and_enter_chooses(view: MetricsView) -> None:
    document, run = learned("two-moons")
    view.show_document(document)
    view.show_snapshot(frame(run))
    chosen: list[np.ndarray] = []
    view.points_chosen.connect(chosen.append)
    matrix = view.train.confusion
    QTest.keyClick(matrix, Qt.Key.Key_Down)
    assert matrix.cell == (0, 0)
    QTest.keyClick(matrix, Qt.Key.Key_Down)
    QTest.keyClick(matrix, Qt.Key.Key_Right)
    assert matrix.cell == (1, 1)
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    assert chosen[0].tolist() == judge(run).train.taken_for(1, 1).tolist()
    assert "taken for what they are" in matrix.sentence(1, 1)


def choose(view: MetricsView, kind: str) -> None:
    view.kind.show_choice(kind)
    view.kind.chosen.emit(kind)


def test_the_curve_of_two_classes_and_its_area(view: MetricsView) -> None:
    document, run = learned("two-moons")
    view.show_document(document)
    view.show_snapshot(frame(run))
    choose(view, "roc")
    roc = judge(run).train.roc
    assert f"{roc.area:.3f}" in view.train.caption.text()
    assert view.train.square.square.line[-1].tolist() == [1.0, 1.0]


def test_three_classes_have_no_curve_and_say_so(view: MetricsView) -> None:
    document = Generate(Recipe("blobs", n_points=90, n_classes=3)).apply(Document())
    run = Run(document)
    view.show_document(document)
    view.show_snapshot(frame(run))
    choose(view, "roc")
    assert "two classes" in view.train.square.square.empty


def test_calibration_is_drawn_with_its_error(view: MetricsView) -> None:
    document, run = learned("two-moons")
    view.show_document(document)
    view.show_snapshot(frame(run))
    choose(view, "calibration")
    found = judge(run).train.calibration
    assert f"{100 * found.error:.1f} %" in view.train.caption.text()
    assert len(view.train.square.square.dots) == len(found.counts)


def test_values_have_residuals(view: MetricsView) -> None:
    document, run = learned("plane")
    view.show_document(document)
    assert view.kind.choice == "residuals"
    assert not view.kind.isEnabled()
    view.show_snapshot(frame(run))
    metrics = judge(run).train
    assert f"R² {metrics.r_squared:.3f}" in view.train.caption.text()
    assert f"RMSE {metrics.rmse:.3g}" in view.train.caption.text()
    assert len(view.train.square.square.dots) == metrics.n_points


def test_metrics_of_other_classes_come_too_late(view: MetricsView) -> None:
    document, run = learned("two-moons")
    three = Generate(Recipe("blobs", n_points=30, n_classes=3)).apply(Document())
    view.show_document(three)
    view.show_snapshot(frame(run))
    assert not view.train.confusion.sentence(0, 0)
    view.show_document(document)
    view.show_snapshot(frame(run))
    assert view.train.confusion.sentence(0, 0)
    view.clear()
    assert view._hint.isVisible()


def test_it_is_drawn_in_the_colors_of_the_theme(view: MetricsView) -> None:
    document, run = learned("two-moons")
    view.show_document(document)
    view.show_snapshot(frame(run))
    view.show_theme(LIGHT)
    light = view.grab().toImage()
    view.show_theme(DARK)
    assert view.grab().toImage() != light


def test_where_it_is_narrow_the_choice_stands_under_the_tabs(view: MetricsView) -> None:
    document, run = learned("two-moons")
    view.show_document(document)
    view.show_snapshot(frame(run))
    view.set_header(250, 26)
    view.resize(460, 300)
    QApplication.processEvents()
    assert view.kind.x() >= 250
    assert view.kind.y() < view.train.y() - 26
    beside = view.train.y()
    view.resize(300, 300)
    QApplication.processEvents()
    assert view.kind.y() >= 26
    assert view.train.y() > beside
    view.resize(460, 300)
    QApplication.processEvents()
    assert view.train.y() == beside
