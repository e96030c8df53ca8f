from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import OUTPUTS
from nngui.engine.calls import run
from nngui.engine.outputs import Head
from tests.engine.reference import answer

CASES = [("sigmoid", 1), ("softmax", 2), ("softmax", 5), ("linear", 1), ("linear", 3), ("tanh", 1)]
CASES += [("tanh-value", 1)]


def filled(units: int) -> Head:
    head = Head(units, 6, np.dtype(np.float64))
    head.z[:] = np.random.default_rng(0).standard_normal((units, 6))
    return head


@pytest.mark.parametrize("output, units", CASES)
def test_answers_follow_the_formula(output: str, units: int) -> None:
    head = filled(units)
    run(OUTPUTS[output].forward(head))
    np.testing.assert_allclose(head.a, answer(output, head.z), rtol=1e-14)


@pytest.mark.parametrize("output, units", CASES)
def test_a_slope_is_pulled_back_through_the_answers(output: str, units: int) -> None:
    head = filled(units)
    slope = np.random.default_rng(1).standard_normal((units, 6))
    run(OUTPUTS[output].forward(head))
    run(OUTPUTS[output].pull_back(head, slope))
    h = 1e-6
    for unit in range(units):
        nudge = np.zeros((units, 1))
        nudge[unit] = h
        change = answer(output, head.z + nudge) - answer(output, head.z - nudge)
        expected = np.sum(slope * change, axis=0) / (2 * h)
        np.testing.assert_allclose(head.delta[unit], expected, atol=1e-8)


@pytest.mark.parametrize("units", [2, 3])
def test_softmax_takes_any_logits(units: int) -> None:
    head = filled(units)
    head.z *= 1e4
    run(OUTPUTS["softmax"].forward(head))
    np.testing.assert_allclose(head.a.sum(axis=0), 1.0)
    np.testing.assert_array_equal(head.a.argmax(axis=0), head.z.argmax(axis=0))


@pytest.mark.parametrize(
    "output, units, n_classes",
    [
        ("sigmoid", 1, 2),
        ("softmax", 2, 2),
        ("softmax", 8, 8),
        ("linear", 1, 0),
        ("linear", 3, 3),
        ("tanh-value", 1, 0),
    ],
)
def test_outputs_know_their_classes(output: str, units: int, n_classes: int) -> None:
    OUTPUTS[output].check_units(units)
    assert OUTPUTS[output].n_classes(units) == n_classes
