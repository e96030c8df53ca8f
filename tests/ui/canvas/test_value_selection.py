"""Copies of points with values: their values come along."""

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from nngui.state.edits import AddPoints, SetTask

from .bench import Bench


@pytest.fixture
def values(bench: Bench) -> Bench:
    bench.session.perform(SetTask("regression"))
    x = np.array([-3.0, -2.0, 2.0])
    bench.session.perform(AddPoints(x, x, 0, np.array([0.5, -0.25, 1.0])))
    bench.panel.selected.select(bench.dataset.id[:2])
    return bench


def targets(bench: Bench) -> list[float]:
    return bench.dataset.target.tolist()


def test_copied_rows_carry_their_values(values: Bench) -> None:
    values.panel.selected.copy()
    rows = QGuiApplication.clipboard().text().splitlines()
    assert rows == ["x1\tx2\ttarget", "-3.0\t-3.0\t0.5", "-2.0\t-2.0\t-0.25"]
    values.panel.selected.paste()
    assert targets(values) == [0.5, -0.25, 1.0, 0.5, -0.25]
    values.panel.selected.cut()
    assert targets(values) == [0.5, -0.25, 1.0]


def test_a_duplicate_has_the_same_values(values: Bench) -> None:
    values.panel.selected.duplicate()
    assert targets(values)[3:] == [0.5, -0.25]
    values.session.undo()
    assert len(targets(values)) == 3


def test_rows_of_a_spreadsheet_are_values(values: Bench) -> None:
    QGuiApplication.clipboard().setText("1\t2\t3\n2\t3\t0,5\n")
    values.panel.selected.paste()
    assert targets(values)[3:] == [3.0, 0.5]


def test_rows_without_a_value_get_the_current_one(values: Bench) -> None:
    values.panel.selected.clear()
    values.panel.drawing.choose_target(-0.75)
    QGuiApplication.clipboard().setText("1\t2\n2\t3\n")
    values.panel.selected.paste()
    assert targets(values)[3:] == [-0.75, -0.75]


def test_words_are_refused_and_nothing_changes(values: Bench) -> None:
    QGuiApplication.clipboard().setText("1\t2\tblue\n2\t3\torange\n")
    values.panel.selected.paste()
    assert "is not a number" in values.messages[-1]
    assert len(targets(values)) == 3


def test_points_with_values_become_points_of_the_current_class(values: Bench) -> None:
    values.panel.selected.copy()
    values.session.perform(SetTask("classification"))
    values.panel.drawing.set_current_class(2)
    values.panel.selected.paste()
    assert values.dataset.label[-2:].tolist() == [2, 2]
    assert values.dataset.n_classes == 3


def test_points_with_classes_have_no_value_to_paste(values: Bench) -> None:
    values.session.perform(SetTask("classification"))
    values.panel.selected.select(values.dataset.id[:2])
    values.panel.selected.copy()
    values.session.perform(SetTask("regression"))
    refused: list[Exception] = []
    values.session.edit_refused.connect(refused.append)
    values.panel.selected.paste()
    assert "paste rows of x1, x2 and a number" in str(refused[-1])
    assert len(targets(values)) == 3


def test_turned_and_moved_points_keep_their_values(values: Bench) -> None:
    values.panel.selected.rotate(90)
    values.panel.selected.scale(2)
    values.panel.selected.mirror(upside_down=True)
    assert targets(values) == [0.5, -0.25, 1.0]
