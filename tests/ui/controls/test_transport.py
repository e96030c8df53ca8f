from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from nngui.data import Recipe, Task
from nngui.state.curve import Curve
from nngui.state.document import Document
from nngui.state.edits import AddClass, AddPoints, ErasePoints, Generate, SetSetting
from nngui.state.snapshot import Rect, Snapshot
from nngui.state.view_settings import ViewSettings
from nngui.ui.controls.transport import TransportBar
from nngui.ui.theme import DARK, LIGHT, apply_theme

NAMES = ("train", "step", "reset", "new_weights", "undo", "redo")
KINDS = ("step_sample", "step_batch", "step_epoch")
SNAPSHOT = Snapshot(
    request_id=1,
    serial=1,
    run_id=1,
    epoch=1284,
    step=0,
    running=True,
    train_loss=0.04118,
    test_loss=0.0533,
    train_accuracy=0.995,
    test_accuracy=0.984,
    curve=Curve.empty(),
    ghost=Curve.empty(),
    rect=Rect(),
    field=np.zeros((2, 1, 1), dtype=np.float32),
    shade=np.zeros((1, 1), dtype=np.uint16),
    boundary=np.empty((0, 4)),
    misclassified=np.empty(0, dtype=np.int64),
    n_parameters=114,
    epochs_per_second=1000.0,
)


@pytest.fixture
def actions(qapp) -> dict[str, QAction]:
    made = {name: QAction(f"&{name.title()} it all") for name in (*NAMES, *KINDS)}
    for name, action in made.items():
        action.setToolTip(f"What {name} does")
    return made


@pytest.fixture
def bar(qtbot, actions) -> TransportBar:
    made = TransportBar(actions)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def styled(qapp):
    """The application's own look for a while."""
    font, palette = qapp.font(), qapp.palette()
    yield lambda theme, size: apply_theme(qapp, theme, size)
    qapp.setStyleSheet("")
    qapp.setFont(font)
    qapp.setPalette(palette)


def shown_numbers(bar: TransportBar) -> list[str]:
    return [readout.value.text() for readout in bar.readouts]


@pytest.mark.parametrize("name", NAMES)
def test_a_button_does_what_its_action_does(bar, actions, name):
    button = bar.step.button if name == "step" else getattr(bar, name)
    done = []
    actions[name].triggered.connect(lambda: done.append(name))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [name]
    assert f"What {name} does" in button.toolTip()
    actions[name].setEnabled(False)
    assert not button.isEnabled()
    actions[name].setEnabled(True)
    assert button.isEnabled()
    assert button.accessibleName()
    assert button.objectName() == f"{name}_button"


def test_buttons_take_no_focus_on_click(bar):
    for button in bar.findChildren(QAbstractButton):
        assert not button.focusPolicy() & Qt.FocusPolicy.ClickFocus


def test_the_first_button_reads_train_or_pause_and_keeps_its_width(bar):
    bar.show_theme(LIGHT)
    bar.resize(1400, 40)
    bar.show()
    QApplication.processEvents()
    train = (bar.train.text(), bar.step.geometry(), bar.train.icon().cacheKey())
    bar.show_running(True)
    QApplication.processEvents()
    pause = (bar.train.text(), bar.step.geometry(), bar.train.icon().cacheKey())
    assert (train[0], pause[0]) == ("Train", "Pause")
    assert train[1] == pause[1]
    assert train[2] != pause[2]
    bar.show_running(False)
    assert bar.train.text() == "Train"


def test_it_shows_a_snapshot_and_nothing_before_the_first(bar):
    assert shown_numbers(bar) == ["–"] * 4
    bar.show_snapshot(SNAPSHOT)
    assert shown_numbers(bar) == ["1,284", "0.0412", "0.0533", "98.4 %"]
    bar.show_snapshot(None)
    assert shown_numbers(bar) == ["–"] * 4


def test_without_test_points_the_accuracy_is_that_of_training(bar):
    bar.show_snapshot(SNAPSHOT)
    assert bar.accuracy.accessibleName() == "Test accuracy 98.4 %"
    assert bar.accuracy.caption.text() in ("Test accuracy", "Test acc.")
    bar.show_snapshot(replace(SNAPSHOT, test_loss=None, test_accuracy=None))
    assert bar.accuracy.accessibleName() == "Train accuracy 99.5 %"
    assert bar.accuracy.caption.text() in ("Train accuracy", "Train acc.")
    assert shown_numbers(bar) == ["1,284", "0.0412", "–", "99.5 %"]


def test_nothing_jumps_while_numbers_run(bar):
    bar.show()
    bar.show_snapshot(SNAPSHOT)
    QApplication.processEvents()
    places = [readout.geometry() for readout in bar.readouts]
    bar.show_snapshot(replace(SNAPSHOT, epoch=999_999, train_loss=1234.5, test_loss=3.2e-7))
    QApplication.processEvents()
    assert [readout.geometry() for readout in bar.readouts] == places


def test_speed_is_asked_for_and_shown(bar):
    asked = []
    bar.speed_requested.connect(asked.append)
    bar.show_view_settings(ViewSettings(speed=1))
    assert bar.speed.value.text() == "1/s"
    bar.show_view_settings(ViewSettings(speed=None))
    assert bar.speed.value.text() == "max"
    assert asked == []
    slider = bar.speed.slider
    slider.setValue(slider.maximum() - 1)
    slider.setValue(slider.maximum())
    slider.setValue(slider.minimum())
    assert asked == [10_000, None, 1]


@pytest.mark.parametrize(
    "document,says",
    [
        (Document(), "no points yet"),
        (AddPoints(np.zeros(9), np.ones(9), 1).apply(Document()), "one class"),
        (
            Generate(Recipe()).apply(
                Document(settings=Document().settings.with_value("train_share", 0.0))
            ),
            "raise the train share",
        ),
    ],
)
def test_the_train_button_says_what_is_missing(bar, actions, document, says):
    bar.show_document(document)
    assert says in bar.train.toolTip()
    assert bar.train.isEnabled()
    actions["train"].setToolTip("Pause (Space)")
    assert bar.train.toolTip().startswith("Pause (Space)\n")
    assert says in bar.train.toolTip()
    bar.show_document(Generate(Recipe()).apply(Document()))
    assert bar.train.toolTip() == "Pause (Space)"
    assert bar.train.accessibleDescription() == ""


def test_what_is_missing_is_told_when_training_begins_and_while_it_runs(bar):
    told: list[str] = []
    bar.message.connect(told.append)
    bar.show_document(Document())
    assert told == []
    bar.show_running(True)
    assert len(told) == 1
    assert "no points yet" in told[0]
    bar.show_running(True)
    bar.show_document(Document())
    assert len(told) == 1
    bar.show_document(AddPoints(np.zeros(9), np.ones(9), 1).apply(Document()))
    assert "one class" in told[1]
    bar.show_document(Generate(Recipe()).apply(Document()))
    assert len(told) == 2


def test_a_class_of_test_points_alone_is_named(bar):
    document = Generate(Recipe()).apply(Document())
    document = AddClass().apply(document)
    document = AddPoints(np.linspace(-3, 3, 50), np.full(50, 5.0), 2).apply(document)
    dataset = document.dataset
    trained_on = dataset.is_train(document.settings.train_share)
    document = ErasePoints(dataset.id[trained_on & (dataset.label == 2)]).apply(document)
    assert (document.dataset.label == 2).any()
    bar.show_document(document)
    assert "“green” are test points" in bar.train.toolTip()


@pytest.mark.parametrize("size", [9, 10, 12, 16])
def test_it_fits_in_the_smallest_window(styled, qtbot, actions, size):
    styled(DARK, size)
    bar = TransportBar(actions)
    qtbot.addWidget(bar)
    bar.show_theme(DARK)
    bar.show_snapshot(SNAPSHOT)
    bar.resize(1024 - 24, bar.sizeHint().height())
    bar.show()
    QApplication.processEvents()
    assert bar.width() == 1000
    assert bar.layout().minimumSize().width() <= 1000
    for part in (bar.train, bar.undo, bar.redo, bar.epoch, bar.accuracy):
        assert part.isVisible()
        assert part.width() >= part.minimumSizeHint().width()


def test_what_matters_least_gives_way_first_and_comes_back(styled, qtbot, actions):
    styled(LIGHT, 10)
    bar = TransportBar(actions)
    qtbot.addWidget(bar)
    bar.show_theme(LIGHT)
    bar.show()
    seen = []
    for width in (1600, 1020, 700, 500, bar.minimumSizeHint().width(), 1600):
        bar.resize(width, 40)
        shown = [part.isVisible() for part in (bar.accuracy, bar.train_loss, bar.test_loss)]
        seen.append((bar.step.button.text(), bar.new_weights.text(), *shown))
        assert bar.layout().minimumSize().width() <= width
    assert seen[0] == seen[-1] == ("Step: 1 epoch", "New weights", True, True, True)
    assert seen[1] == ("Step: 1 epoch", "", True, True, True)
    assert seen[2][0] == ""
    hidden = [state[2:].count(False) for state in seen[:-1]]
    assert hidden == sorted(hidden)
    assert hidden[-1] > 0


def test_the_step_button_says_what_a_step_is(bar):
    bar.resize(1600, 40)
    bar.show()
    document = Generate(Recipe(n_points=200)).apply(Document())
    bar.show_document(document)
    assert bar.step.button.accessibleName() == "Step: 1 epoch"
    assert bar.step.button.text() == "Step: 1 epoch"
    bar.show_view_settings(ViewSettings(step="batch"))
    assert bar.step.button.text() == "Step: 1 batch of 32"
    bar.show_document(SetSetting("training.batch_size", None).apply(document))
    assert bar.step.button.text() == f"Step: 1 batch of {document.n_train}"
    bar.show_view_settings(ViewSettings(step="sample"))
    assert bar.step.button.text() == "Step: 1 sample"


def test_a_menu_on_the_step_button_offers_the_kinds_of_a_step(bar, actions):
    bar.resize(1600, 40)
    bar.show()
    QApplication.processEvents()
    assert bar.step.chooser.menu().actions() == [actions[name] for name in KINDS]
    assert bar.step.chooser.x() == bar.step.button.geometry().right() + 1
    assert bar.step.button.width() >= bar.step.button.sizeHint().width()


def test_values_are_scored_by_r_squared(bar):
    values = replace(SNAPSHOT, task=Task.REGRESSION, test_accuracy=0.984, train_accuracy=-0.5)
    bar.show_snapshot(values)
    assert (bar.accuracy.caption.text(), bar.accuracy.value.text()) == ("Test R²", "0.984")
    bar.show_snapshot(replace(values, test_accuracy=None))
    assert (bar.accuracy.caption.text(), bar.accuracy.value.text()) == ("Train R²", "−0.500")
    bar.show_snapshot(SNAPSHOT)
    assert bar.accuracy.value.text() == "98.4 %"


def test_values_of_one_sort_are_trained_without_a_word(bar):
    bar.show_document(Generate(Recipe("plane", 30)).apply(Document()))
    assert "one class" not in bar.train.toolTip()
