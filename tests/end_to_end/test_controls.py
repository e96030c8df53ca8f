"""Training under control, through the real window: every control acts live, and what goes wrong can be mended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from nngui.data import Recipe
from nngui.engine import TrainerState
from nngui.state.edits import Generate, SetSetting, StepSample
from nngui.ui.controls.number_field import NumberField
from nngui.ui.controls.optional_field import OptionalField
from nngui.ui.controls.training_panel import TrainingPanel
from tests.end_to_end.conftest import Desk
from tests.ui.controls.editing import choose, drag, enter

CONTROLS: dict[str, Callable[[TrainingPanel], Any]] = {
    "loss": lambda panel: choose(panel.loss, "squared-error"),
    "optimizer": lambda panel: choose(panel.optimizer, "rmsprop"),
    "learning rate typed": lambda panel: enter(panel.learning_rate.number, "0.3"),
    "learning rate dragged": lambda panel: drag(panel.learning_rate.slider, 3, 4),
    "schedule": lambda panel: choose(panel.schedule.schedule, "cosine"),
    "batch size": lambda panel: enter(panel.batch_size, "7"),
    "all points": lambda panel: panel.full_batch.click(),
    "L2": lambda panel: drag(panel.l2.slider, 4, 5),
    "L1": lambda panel: enter(panel.more.l1.number, "0.01"),
    "clipping": lambda panel: enter(panel.more.clip_norm, "0.5"),
    "precision": lambda panel: choose(panel.more.precision, "single"),
    "beta 1": lambda panel: enter(panel.constants.numbers["beta1"], "0.5"),
    "beta 2": lambda panel: enter(panel.constants.numbers["beta2"], "0.9"),
    "epsilon": lambda panel: enter(panel.constants.numbers["epsilon"], "0.001"),
    "epochs": lambda panel: enter(panel.stop.fields["epochs"], "5000"),
    "target loss": lambda panel: enter(panel.stop.fields["loss"], "1e-9"),
}


def state(desk: Desk) -> TrainerState:
    with desk.qtbot.waitSignal(desk.session.checkpoint_taken, timeout=20_000) as blocker:
        desk.session.take_checkpoint()
    trainer: TrainerState = blocker.args[1].trainer
    return trainer


def at_speed(desk: Desk, speed: float | None) -> None:
    desk.session.set_view_settings(replace(desk.session.view_settings, speed=speed))


@pytest.mark.parametrize("name", CONTROLS)
def test_a_control_acts_while_it_trains_and_the_weights_stay(desk: Desk, name: str) -> None:
    at_speed(desk, None)
    desk.train_for(5)
    at_speed(desk, 0.5)
    desk.session.train()
    settings = desk.session.document.settings
    before = state(desk)
    CONTROLS[name](desk.window.controls.training)
    after = state(desk)
    assert desk.session.document.settings != settings
    assert after.steps == before.steps, "a step came between, nothing can be compared"
    expected = before.parameters.astype(after.parameters.dtype)
    assert np.array_equal(after.parameters, expected)
    assert desk.session.running
    at_speed(desk, None)
    desk.wait(lambda: desk.epoch > after.epoch + 3)
    assert np.isfinite(state(desk).parameters).all()
    desk.session.undo()
    assert desk.session.document.settings == settings


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
