"""The DATA section between its two tasks: classes and values."""

import numpy as np
import pytest

from nngui.data import Recipe, Task
from nngui.state.document import Document
from nngui.state.edits import AddPoints, ClearPoints, Generate, SetTask
from nngui.ui.controls.data_panel import DataPanel

from .editing import Desk, enter

RECIPE = Recipe("blobs", n_points=120, noise=0.2, n_classes=3, seed=5)


@pytest.fixture
def panel(qtbot) -> DataPanel:
    made = DataPanel()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def desk(panel) -> Desk:
    return Desk(panel, Generate(RECIPE).apply(Document()))


def is_shown(panel: DataPanel, widget) -> bool:
    return widget.isVisibleTo(panel)


def offered(panel: DataPanel) -> list[str]:
    return [name for name, one in panel.gallery.thumbnails.items() if not one.isHidden()]


def test_the_switch_brings_a_set_of_values_and_back_the_set_before(panel, desk):
    panel.task.chips[Task.REGRESSION].click()
    assert desk.last.recipe == Recipe("plane", noise=0.0)
    assert desk.document.dataset.task is Task.REGRESSION
    assert offered(panel) == ["plane", "bumps", "value-formula"]
    assert panel.task.chips[Task.REGRESSION].isChecked()
    assert not is_shown(panel, panel.sample.n_classes)
    panel.gallery.thumbnails["bumps"].click()
    assert desk.last.recipe == Recipe("bumps", noise=0.0)
    panel.task.chips[Task.CLASSIFICATION].click()
    assert desk.last.recipe == RECIPE
    assert is_shown(panel, panel.sample.n_classes)
    panel.task.chips[Task.REGRESSION].click()
    assert desk.last.recipe.generator == "bumps"


def test_points_of_no_set_go_over_to_the_other_task(panel, desk):
    desk.perform(ClearPoints())
    desk.perform(AddPoints(np.zeros(2), np.ones(2), np.array([0, 1])))
    panel.task.chips[Task.REGRESSION].click()
    assert isinstance(desk.last, SetTask)
    assert desk.document.dataset.target.tolist() == [1.0, 0.0]
    assert offered(panel) == ["plane", "bumps", "value-formula"]
    panel.task.chips[Task.CLASSIFICATION].click()
    assert desk.document.dataset.label.tolist() == [0, 1]


def test_the_chip_that_is_down_asks_for_nothing(panel, desk):
    panel.task.chips[Task.CLASSIFICATION].click()
    assert desk.edits == []
    assert panel.task.chips[Task.CLASSIFICATION].isChecked()


def test_a_value_can_be_a_formula(panel, desk):
    panel.task.chips[Task.REGRESSION].click()
    panel.gallery.thumbnails["value-formula"].click()
    assert is_shown(panel, panel.sample.formula)
    assert "formula of x1 and x2" in panel.sample.formula.toolTip()
    enter(panel.sample.formula, "x1*x2/9")
    dataset = desk.document.dataset
    assert desk.last.recipe.formula == "x1*x2/9"
    assert dataset.target == pytest.approx(dataset.x1 * dataset.x2 / 9)
    enter(panel.sample.formula, "1e9*x1")
    assert desk.document.dataset is dataset


def test_the_noise_of_values_is_said_as_it_is(panel, desk):
    panel.task.chips[Task.REGRESSION].click()
    assert panel.sample.noise.toolTip().startswith(
        "How far values stray.\nTakes values from places"
    )
