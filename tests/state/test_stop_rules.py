import math
from typing import Any

import pytest

from nngui.state.checks import SettingError
from nngui.state.stop_rules import StopRules


def test_without_a_rule_training_goes_on() -> None:
    assert not StopRules().any
    assert StopRules(seconds=5).any


@pytest.mark.parametrize(
    "rule, message",
    [
        ({"epochs": 0}, "epochs is a whole number from 1 to 100,000,000"),
        ({"epochs": 2.5}, "epochs is a whole number"),
        ({"loss": 0}, "target loss is more than 0"),
        ({"loss": math.nan}, "target loss is more than 0"),
        ({"accuracy": 0}, "target accuracy is more than 0 and at most 1"),
        ({"accuracy": 98}, "target accuracy is more than 0 and at most 1"),
        ({"patience": 0}, "patience is a whole number from 1"),
        ({"seconds": 1e9}, "time to train is more than 0"),
        ({"seconds": "abc"}, "time to train is more than 0"),
    ],
)
def test_what_no_rule_can_be_is_refused(rule: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingError, match=message):
        StopRules(**rule)


def test_rules_that_contradict_are_told_so() -> None:
    with pytest.raises(SettingError, match="after 100 epochs, so it never waits 500"):
        StopRules(epochs=100, patience=500)
    assert StopRules(epochs=500, patience=100).any
