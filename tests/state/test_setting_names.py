from typing import Any

import pytest

from nngui.state.setting_names import setting_name, setting_text
from nngui.state.stop_rules import StopRules


@pytest.mark.parametrize(
    "path, name",
    [
        ("training.learning_rate", "learning rate"),
        ("training.constants.weight_decay", "weight decay"),
        ("training.l2", "L2 penalty"),
        ("training.stop.epochs", "epochs to train"),
        ("train_share", "train share"),
    ],
)
def test_settings_are_called_what_people_call_them(path: str, name: str) -> None:
    assert setting_name(path) == name


@pytest.mark.parametrize(
    "path, value, text",
    [
        ("training.batch_size", None, "all points"),
        ("training.batch_size", 1024, "1,024"),
        ("training.clip_norm", None, "off"),
        ("training.loss", "squared-error", "Squared error"),
        ("network.initializer", "he", "He"),
        ("training.learning_rate", 0.03, "0.03"),
        ("training.stop.seconds", 90.0, "90 s"),
        ("train_share", 0.7, "70 %"),
        ("training.stop", StopRules(epochs=10), "on"),
        ("training.precision", "single", "single"),
    ],
)
def test_values_are_told_as_people_say_them(path: str, value: Any, text: str) -> None:
    assert setting_text(path, value) == text
