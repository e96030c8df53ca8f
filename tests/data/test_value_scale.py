import numpy as np
import pytest

from nngui.data import Dataset, Recipe, Task
from nngui.data.value_scale import ValueScale


def valued(*targets: float) -> Dataset:
    x = np.zeros(len(targets))
    return Dataset(task=Task.REGRESSION).with_points(x, x, x, target=np.array(targets))


@pytest.mark.parametrize(
    "targets, limit",
    [
        ((), 1.0),
        ((0.0, 0.0), 1.0),
        ((0.99,), 1.0),
        ((1.0, -0.5), 1.0),
        ((1.2, -1.3), 1.5),
        ((-4.2,), 5.0),
        ((7.0,), 10.0),
        ((0.0021,), 0.003),
        ((-1e6, 3.0), 1e6),
        ((5e-324,), 1e-9),
    ],
)
def test_the_limit_is_a_round_number_that_holds_every_target(
    targets: tuple[float, ...], limit: float
) -> None:
    assert ValueScale.of(valued(*targets)).limit == pytest.approx(limit)


def test_every_target_is_held() -> None:
    for target in np.random.default_rng(0).uniform(-6, 6, 300):
        scale = ValueScale.of(valued(10.0**target))
        assert 10.0**target <= scale.limit <= 2.0 * 10.0**target


def test_shares_end_at_the_limit() -> None:
    shares = ValueScale(2.0).shares(np.array([-5.0, -1.0, 0.0, 2.0, 9.0]))
    assert shares.tolist() == [-1.0, -0.5, 0.0, 1.0, 1.0]


def test_contours_lie_on_both_sides_alike_and_not_at_zero() -> None:
    contours = ValueScale(4.0).contours
    assert contours == (-3.0, -2.0, -1.0, 1.0, 2.0, 3.0)


def test_the_sets_of_the_gallery_have_calm_scales() -> None:
    def limit(name: str, seed: int) -> float:
        X, label, target = Recipe(name, 400, 0.1, 2, seed).sample()
        dataset = Dataset(task=Task.REGRESSION).with_points(*X.T, label, target=target)
        return ValueScale.of(dataset).limit

    assert {limit("plane", seed) for seed in range(20)} == {1.5}
    assert {limit("bumps", seed) for seed in range(20)} == {1.0}
