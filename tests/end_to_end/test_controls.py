"""Training under control, through the real window: every control acts live, and what goes wrong can be mended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollBar, QWidget

from nngui.data import Recipe
from nngui.engine import SCHEDULES, TrainerState
from nngui.state.edits import Generate, SetSetting, StepSample
from nngui.state.flags import flags
from nngui.state.setting_names import setting_name
from nngui.ui.controls.number_field import NumberField
from nngui.ui.controls.optional_field import OptionalField
from tests.end_to_end.conftest import Desk
from tests.ui.controls.editing import choose, drag, enter
from tests.ui.window_desk import INPUTS


class Control(NamedTuple):
    """How a hand uses a control of training, which setting that changes, and the settings with which it is shown."""

    use: Callable[[Any], None]
    path: str
    given: tuple[tuple[str, Any], ...] = ()


def typed(text: str) -> Callable[[Any], None]:
    return lambda field: enter(field, text)


def chosen(name: str) -> Callable[[Any], None]:
    return lambda choice: choose(choice, name)


def dragged(stop: int) -> Callable[[Any], None]:
    return lambda slider: drag(slider, stop, stop + 1)


def clicked(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def by_schedule(name: str, text: str) -> Control:
    schedule = SCHEDULES[name].create()
    return Control(typed(text), "training.schedule", (("training.schedule", schedule),))


def by_optimizer(name: str, constant: str, text: str) -> Control:
    path = f"training.constants.{constant}"
    return Control(typed(text), path, (("training.optimizer", name),))


CONTROLS: dict[str, Control] = {
    "loss": Control(chosen("squared-error"), "training.loss"),
    "optimizer": Control(chosen("rmsprop"), "training.optimizer"),
    "learning_rate_number": Control(typed("0.3"), "training.learning_rate"),
    "learning_rate_slider": Control(dragged(3), "training.learning_rate"),
    "schedule": Control(chosen("cosine"), "training.schedule"),
    "schedule_step_every": by_schedule("step", "7"),
    "schedule_step_share": by_schedule("step", "0.25"),
    "schedule_cosine_epochs": by_schedule("cosine", "70"),
    "schedule_cosine_least": by_schedule("cosine", "0.2"),
    "schedule_warm-up_epochs": by_schedule("warm-up", "7"),
    "batch_size": Control(typed("7"), "training.batch_size"),
    "full_batch": Control(clicked, "training.batch_size"),
    "l2_number": Control(typed("0.02"), "training.l2"),
    "l2_slider": Control(dragged(4), "training.l2"),
    "stop_epochs": Control(typed("5000"), "training.stop.epochs"),
    "stop_loss": Control(typed("1e-9"), "training.stop.loss"),
    # So slow that it is not met before the end of the test.
    "stop_accuracy": Control(
        typed("100"), "training.stop.accuracy", (("training.learning_rate", 1e-8),)
    ),
    "stop_patience": Control(typed("4000"), "training.stop.patience"),
    "stop_seconds": Control(typed("500"), "training.stop.seconds"),
    "constant_momentum": by_optimizer("momentum", "momentum", "0.5"),
    "constant_rho": by_optimizer("rmsprop", "rho", "0.5"),
    "constant_beta1": by_optimizer("adam", "beta1", "0.5"),
    "constant_beta2": by_optimizer("adam", "beta2", "0.9"),
    "constant_epsilon": by_optimizer("adam", "epsilon", "0.001"),
    "constant_weight_decay": by_optimizer("adamw", "weight_decay", "0.1"),
    "l1_number": Control(typed("0.01"), "training.l1"),
    "l1_slider": Control(dragged(4), "training.l1"),
    "clip_norm": Control(typed("0.5"), "training.clip_norm"),
    "precision": Control(chosen("single"), "training.precision"),
}
FOLDS = {"stop_rules_toggle", "more_training_toggle"}
TRANSPORT: dict[str, Callable[[Any], None]] = {
    "train_button": clicked,
    "step_menu_button": lambda button: button.menu().actions()[1].trigger(),
    "speed_slider": dragged(3),
    "undo_button": clicked,
    "redo_button": clicked,
}
BY_INTENT = {"step_button", "reset_button", "new_weights_button"}
"""What these do to weights is what they are for, and tested so."""


def named(panel: QWidget) -> set[str]:
    """What a hand can use there, by its name."""
    return {
        one.objectName()
        for one in panel.findChildren(QWidget)
        if isinstance(one, INPUTS) and not isinstance(one, QScrollBar)
    }


def test_no_control_of_training_is_left_out_of_these_tests(desk: Desk) -> None:
    assert named(desk.window.controls.training) == CONTROLS.keys() | FOLDS
    assert named(desk.window.transport) == TRANSPORT.keys() | BY_INTENT


def state(desk: Desk) -> TrainerState:
    with desk.qtbot.waitSignal(desk.session.checkpoint_taken, timeout=20_000) as blocker:
        desk.session.take_checkpoint()
    trainer: TrainerState = blocker.args[1].trainer
    return trainer


def at_speed(desk: Desk, speed: float | None) -> None:
    desk.session.set_view_settings(replace(desk.session.view_settings, speed=speed))


def trained_and_held(desk: Desk) -> TrainerState:
    """In training, but the next step is a while away: what weights are now is compared with what they are then."""
    at_speed(desk, None)
    desk.train_for(5)
    at_speed(desk, 0.5)
    desk.session.train()
    return state(desk)


def assert_weights_stayed(before: TrainerState, after: TrainerState) -> None:
    assert after.steps == before.steps, "a step came between, nothing can be compared"
    expected = before.parameters.astype(after.parameters.dtype)
    assert np.array_equal(after.parameters, expected)


@pytest.mark.parametrize("name", CONTROLS)
def test_a_control_acts_while_it_trains_and_the_weights_stay(desk: Desk, name: str) -> None:
    control, panel = CONTROLS[name], desk.window.controls.training
    for path, value in control.given:
        desk.session.perform(SetSetting(path, value))
    panel.rest.open()
    panel.stop_rules.open()
    before = trained_and_held(desk)
    settings = desk.session.document.settings
    field = panel.findChild(QWidget, name)
    assert field.isVisibleTo(panel)
    control.use(field)
    after = state(desk)
    changed = desk.session.document.settings
    assert changed.value(control.path) != settings.value(control.path)
    assert changed.with_value(control.path, settings.value(control.path)) == settings
    assert_weights_stayed(before, after)
    assert desk.session.running
    flag = flags(desk.session.journal)[-1]
    # Another batch size ends the pass that it comes into: what is after the flag may be the next epoch.
    assert (flag.epoch, setting_name(control.path) in flag.text) == (before.epoch, True)
    at_speed(desk, None)
    desk.wait(lambda: desk.epoch > after.epoch + 3)
    assert np.isfinite(state(desk).parameters).all()
    desk.session.undo()
    assert desk.session.document.settings == settings


@pytest.mark.parametrize("name", TRANSPORT)
def test_the_bar_below_is_used_while_it_trains_and_the_weights_stay(desk: Desk, name: str) -> None:
    for rate in (0.1, 0.2):
        desk.session.perform(SetSetting("training.learning_rate", rate))
    desk.session.undo()
    before = trained_and_held(desk)
    said = desk.session.document, desk.session.view_settings, desk.session.running
    TRANSPORT[name](desk.window.transport.findChild(QWidget, name))
    after = state(desk)
    assert (desk.session.document, desk.session.view_settings, desk.session.running) != said
    assert_weights_stayed(before, after)
    assert desk.session.running == (name != "train_button")


def test_what_no_field_can_take_leaves_its_value_and_says_a_sentence(desk: Desk) -> None:
    panel, said = desk.window.controls.training, []
    desk.window.controls.message.connect(said.append)
    panel.rest.open()
    panel.stop_rules.open()
    settings = desk.session.document.settings
    fields = panel.findChildren(NumberField)
    assert len(fields) > 15
    for field in fields:
        value = field.optional if isinstance(field, OptionalField) else field.value
        for text in ("abc", "nan", "1e9"):
            said.clear()
            enter(field, text)
            assert len(said) == 1, (field.objectName(), text)
            assert said[0].endswith("."), said
            now = field.optional if isinstance(field, OptionalField) else field.value
            assert now == value, (field.objectName(), text)
    assert desk.session.document.settings == settings


def test_what_is_refused_or_said_of_a_good_number_stays_to_be_read(desk: Desk) -> None:
    panel, status = desk.window.controls.training, desk.window.status
    panel.stop_rules.open()
    enter(panel.stop.fields["epochs"], "100")
    enter(panel.stop.fields["patience"], "500")
    assert status.currentMessage().startswith("Training stops after 100 epochs, so it never waits")
    assert panel.stop.fields["patience"].optional is None
    assert panel.stop.fields["patience"].text() == ""
    enter(panel.stop.fields["patience"], "50")
    assert status.currentMessage() == ""
    enter(panel.stop.fields["epochs"], "20")
    assert status.currentMessage().startswith("Training stops after 20 epochs, so it never waits")
    assert panel.stop.fields["epochs"].value == 100
    enter(panel.batch_size, "5000")
    n_train = desk.session.document.n_train
    assert (
        status.currentMessage()
        == f"There are {n_train} points to train on: each step uses them all."
    )
    # What was said before is taken down by Enter on an unchanged number.
    desk.qtbot.wait(1)
    QTest.keyClick(panel.batch_size, Qt.Key.Key_Return)
    assert status.currentMessage() == ""


def test_a_key_steps_by_what_the_menu_says(desk: Desk) -> None:
    desk.do("step_batch")
    assert desk.window.transport.step.button.text() == "Step: 1 batch of 32"
    first = state(desk)
    desk.press_key(Qt.Key.Key_Period)
    desk.wait(lambda: desk.snapshot.step == 1)
    second = state(desk)
    assert second.steps == first.steps + 1
    desk.do("step_sample")
    desk.press_key(Qt.Key.Key_Period)
    third = state(desk)
    assert third.steps == second.steps + 1
    assert (third.epoch, third.step_in_epoch) == (0, 1)
    assert isinstance(desk.session.journal.entries[-1].what, StepSample)
    desk.do("step_epoch")
    desk.press_key(Qt.Key.Key_Period)
    desk.wait(lambda: desk.epoch == 1 and not desk.snapshot.running)


def test_divergence_brings_good_weights_back_and_the_mend_is_one_click(desk: Desk) -> None:
    desk.session.perform(Generate(Recipe("plane", 200, 0.1)))
    for path, value in {"optimizer": "sgd", "learning_rate": 0.01}.items():
        desk.session.perform(SetSetting(f"training.{path}", value))
    at_speed(desk, None)
    desk.train_for(20)
    good = state(desk)
    banner = desk.window.banner
    desk.session.train()
    desk.wait(lambda: desk.session.running)
    enter(desk.window.controls.training.learning_rate.number, "100")
    desk.wait(banner.isVisible)
    assert banner.text.startswith("Training diverged at epoch ")
    assert "The last good weights are back, those of epoch" in banner.text
    assert not desk.session.running
    desk.settle()
    assert desk.epoch >= good.epoch
    loss = desk.snapshot.train_loss
    assert loss is not None
    assert loss < 1.0
    offer = desk.window.findChild(QPushButton, "banner_offer")
    for _ in range(12):
        rate = desk.session.document.settings.training.learning_rate
        QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
        third = desk.session.document.settings.training.learning_rate
        assert third == pytest.approx(rate / 3, rel=0.01)
        epoch = desk.epoch
        desk.wait(lambda epoch=epoch: banner.isVisible() or desk.epoch > epoch + 200)
        if not banner.isVisible():
            break
    assert desk.session.running
    desk.session.undo()
    rates = desk.session.document.settings.training.learning_rate, third
    assert rates[0] == pytest.approx(3 * rates[1], rel=0.01)


def test_a_rule_stops_training_and_the_line_below_says_which(desk: Desk) -> None:
    panel = desk.window.controls.training
    panel.stop_rules.open()
    enter(panel.stop.fields["epochs"], "30")
    at_speed(desk, None)
    desk.session.train()
    desk.wait(lambda: not desk.session.running)
    desk.settle()
    assert desk.epoch == 30
    state_label = desk.window.status.findChild(type(panel.penalty), "training_state")
    assert state_label.text() == "Stopped at epoch 30: all epochs are trained."
