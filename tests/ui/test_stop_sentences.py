import pytest

from nngui.state.stop_rules import Stopped
from nngui.ui.stop_sentences import go_on_sentence, stop_sentence


@pytest.mark.parametrize(
    "stopped, sentence",
    [
        (Stopped("epochs", 1_000, 1_000), "epoch 1,000: all epochs are trained."),
        (Stopped("seconds", 12, 2.5), "epoch 12: the time of 2.5 s is over."),
        (Stopped("loss", 12, 0.04999, True), "the test loss is down to 0.0500."),
        (Stopped("loss", 12, 0.04999), "the train loss is down to 0.0500."),
        (Stopped("accuracy", 12, 0.985, True), "the test accuracy is 98.5 %."),
        (Stopped("accuracy", 12, 1.0), "the train accuracy is 100.0 %."),
        (Stopped("patience", 812, 100, True), "no better test loss for 100 epochs."),
        (Stopped("patience", 812, 100), "no better train loss for 100 epochs."),
    ],
)
def test_the_rule_is_named_with_what_was_reached(
    qapp: object, stopped: Stopped, sentence: str
) -> None:
    said = stop_sentence(stopped)
    assert said.startswith("Stopped at epoch ")
    assert said.endswith(sentence)


def test_of_values_it_is_r_squared(qapp: object) -> None:
    stopped = Stopped("accuracy", 12, 0.95123, of_test=True, of_values=True)
    assert stop_sentence(stopped) == "Stopped at epoch 12: the test R² is 0.951."


@pytest.mark.parametrize(
    "stopped, what",
    [
        (Stopped("epochs", 1_000, 1_000), "beyond its 1,000 epochs"),
        (Stopped("loss", 12, 0.05), "the loss stops it again"),
        (Stopped("accuracy", 12, 0.98), "the accuracy stops it again"),
        (Stopped("accuracy", 12, 0.98, of_values=True), "R² stops it again"),
    ],
)
def test_that_it_goes_on_is_said_of_a_rule_that_waits(
    qapp: object, stopped: Stopped, what: str
) -> None:
    said = go_on_sentence(stopped)
    assert said.startswith("Training goes on")
    assert what in said


@pytest.mark.parametrize("rule", ["patience", "seconds"])
def test_rules_that_begin_anew_need_no_word(qapp: object, rule: str) -> None:
    assert go_on_sentence(Stopped(rule, 12, 100)) == ""
