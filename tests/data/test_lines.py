import numpy as np
import pytest

from nngui.data import FeatureMap
from nngui.data.lines import are_straight, lines_of_units, unit_of_line

X1, X2 = np.random.default_rng(0).uniform(-6, 6, (2, 50))
FITTED = FeatureMap().fitted(X1 * 3 + 1, X2)


@pytest.mark.parametrize(
    "features",
    [FeatureMap(), FITTED, FeatureMap(("x2", "x1")), FeatureMap(("x1",)), FeatureMap(("x2",))],
)
def test_a_line_is_the_sum_of_its_unit_and_leads_back_to_it(features: FeatureMap) -> None:
    weights = np.random.default_rng(1).normal(size=(4, features.n_features))
    biases = np.array([0.0, 1.0, -2.0, 0.5])
    lines = lines_of_units(features, weights, biases)
    sums = features.transform(X1, X2) @ weights.T + biases
    plane = np.column_stack([X1, X2, np.ones(50)]) @ lines.T
    np.testing.assert_allclose(plane, sums, atol=1e-12)
    for unit, line in enumerate(lines):
        back, bias = unit_of_line(features, line)
        np.testing.assert_allclose(back, weights[unit], atol=1e-12)
        assert bias == pytest.approx(biases[unit], abs=1e-12)


def test_only_coordinates_make_straight_lines() -> None:
    assert are_straight(FeatureMap())
    assert are_straight(FeatureMap(("x2",)))
    assert not are_straight(FeatureMap(("x1", "x2", "x1 x2")))
    assert not are_straight(FeatureMap(("x1", "exp(-x1**2)")))
