"""Training for a while: slices, the curve, and where it ends."""

from dataclasses import replace

import numpy as np
import pytest

from nngui.engine import SGD, Network, Trainer
from nngui.run.course import Course
from nngui.state.curve import Evaluation
from nngui.state.stop_rules import Stopped, StopRules

LONG_S = 60.0


class Lab:
    """A small trainer on its course; whatever is evaluated is its train loss."""

    def __init__(self, rules: StopRules | None = None) -> None:
        rng = np.random.default_rng(1)
        X = rng.normal(size=(20, 2))
        y = (X[:, 0] > 0).astype(int)
        self.trainer = Trainer(
            Network([2, 3, 1], rng=rng), X, y, optimizer=SGD(0.5), batch_size=5, rng=rng
        )
        self.course = Course(rules or StopRules())
        self.course.record_start(self.evaluation())
        self.heard: list[int] = []

    def evaluation(self) -> Evaluation:
        return Evaluation(self.trainer.loss, None, None, None)

    def hear(self, epoch: int, _evaluation: Evaluation) -> None:
        self.heard.append(epoch)

    def train(self, epochs: int | None = None, steps: int | None = None) -> Stopped | None:
        return self.course.train(
            self.trainer, self.evaluation, self.hear, LONG_S, epochs=epochs, steps=steps
        )


@pytest.fixture
def lab() -> Lab:
    return Lab()


def test_it_ends_after_so_many_epochs_or_steps(lab: Lab) -> None:
    lab.train(epochs=3)
    assert (lab.trainer.epoch, lab.trainer.step_in_epoch) == (3, 0)
    lab.train(steps=6)
    assert (lab.trainer.epoch, lab.trainer.step_in_epoch) == (4, 2)
    lab.train(epochs=1)
    assert (lab.trainer.epoch, lab.trainer.step_in_epoch) == (5, 0)
    lab.train(epochs=2, steps=3)
    assert lab.trainer.steps == 5 * 4 + 3


def test_every_evaluation_is_in_the_curve_and_heard_of(lab: Lab) -> None:
    lab.train(epochs=5)
    assert list(lab.course.curve().epoch) == [0, 1, 2, 3, 4, 5]
    assert lab.heard == [1, 2, 3, 4, 5]


def test_a_start_is_recorded_once_and_as_it_is_at_last(lab: Lab) -> None:
    other = replace(lab.evaluation(), train_loss=7.0)
    lab.course.record_start(other)
    assert lab.course.curve().train_loss.tolist() == [7.0]


def test_a_rule_ends_it_and_others_can_be_set_on_the_way() -> None:
    lab = Lab(StopRules(epochs=4))
    assert lab.train() == Stopped("epochs", 4, 4)
    lab.course.change(StopRules(epochs=6), 4)
    assert lab.train() == Stopped("epochs", 6, 6)


def test_a_curve_that_is_taken_up_goes_on(lab: Lab) -> None:
    lab.train(epochs=5)
    other = Lab()
    other.trainer.restore(lab.trainer.checkpoint())
    other.course.resume(lab.course.curve(), 5)
    other.train(epochs=2)
    assert list(other.course.curve().epoch) == [0, 1, 2, 3, 4, 5, 6, 7]
