"""Every set of classes: how far apart they lie, and TensorFlow Playground's definitions."""

import numpy as np
import pytest
from sklearn.neighbors import KNeighborsClassifier

from nngui.data.class_sets import CLASS_SETS
from nngui.data.generator import DEFAULT_NOISE, MAX_NOISE
from nngui.data.generators import GENERATORS


def draw(name: str, n: int, noise: float, seed: int = 0, k: int | None = None):
    return GENERATORS[name].generate(n, noise, np.random.default_rng(seed), k)[:2]


@pytest.mark.parametrize(
    "name,wanted",
    [
        ("two-moons", 0.99),
        ("circles", 0.97),
        ("xor", 0.97),
        ("blobs", 0.97),
        ("gaussians", 0.97),
        ("spiral", 0.97),
        ("three-arm-spiral", 0.97),
        ("linear", 0.97),
        ("checkerboard", 0.96),
        ("rings", 0.97),
    ],
)
def test_classes_can_be_told_apart_at_default_noise(name: str, wanted: float) -> None:
    low, high, _ = GENERATORS[name].n_classes
    for k in {low, high}:
        classifier = KNeighborsClassifier(15).fit(*draw(name, 6_000, DEFAULT_NOISE, 1, k))
        assert classifier.score(*draw(name, 2_000, DEFAULT_NOISE, 2, k)) >= wanted


@pytest.mark.parametrize("name", [entry.name for entry in CLASS_SETS])
def test_no_two_classes_share_a_point_without_noise(name: str) -> None:
    points, _ = draw(name, 400, 0.0)
    assert len(np.unique(points, axis=0)) == 400


def test_circles_have_the_playgrounds_radii() -> None:
    points, labels = draw("circles", 2_000, 0.0)
    radius = np.hypot(*points.T)
    assert radius[labels == 0].max() <= 2.5
    assert radius[labels == 1].min() >= 3.5
    assert radius.max() <= 5.0


def is_uniform(values: np.ndarray, low: float, high: float) -> bool:
    """By Kolmogorov and Smirnov: the distribution is nowhere farther off than chance explains (1 in 10,000)."""
    found = (np.sort(values) - low) / (high - low)
    steps = np.arange(1, len(found) + 1) / len(found)
    return bool(np.abs(found - steps).max() <= 2.2 / np.sqrt(len(found)))


def test_radii_and_angles_of_circles_are_uniform() -> None:
    points, labels = draw("circles", 8_000, 0.0)
    radius, angle = np.hypot(*points.T), np.arctan2(*points.T)
    assert is_uniform(radius[labels == 0], 0.0, 2.5)
    assert is_uniform(radius[labels == 1], 3.5, 5.0)
    assert is_uniform(angle, -np.pi, np.pi)
    # Not uniform over the disc, which would be the square of the radius.
    assert not is_uniform(radius[labels == 0] ** 2, 0.0, 6.25)


def test_xor_is_uniform_in_each_quadrant() -> None:
    points, _ = draw("xor", 8_000, 0.0)
    for axis in (0, 1):
        assert is_uniform(np.abs(points[:, axis]), 0.3, 5.0)


@pytest.mark.parametrize("noise", [0.1, 0.25, MAX_NOISE])
def test_noise_of_xor_flips_labels_near_the_axes_as_often_as_it_should(noise: float) -> None:
    reach = 5.0 * noise
    quiet, _ = draw("xor", 20_000, 0.0)
    points, labels = draw("xor", 20_000, noise)
    np.testing.assert_array_equal(points, quiet)
    flipped = labels != (points.prod(axis=1) < 0)
    distance = np.abs(points).min(axis=1)
    assert distance[flipped].max() <= reach
    # By formula: one coordinate leaves its side with chance (1 - |x| / reach) / 2.
    chance = 0.5 * np.clip(1.0 - np.abs(points) / reach, 0.0, None)
    one_of_two = chance[:, 0] * (1 - chance[:, 1]) + chance[:, 1] * (1 - chance[:, 0])
    assert flipped.mean() == pytest.approx(one_of_two.mean(), abs=0.01)


@pytest.mark.parametrize("noise", [0.1, MAX_NOISE])
def test_noise_of_the_spiral_is_uniform_along_each_axis(noise: float) -> None:
    way = draw("spiral", 8_000, noise)[0] - draw("spiral", 8_000, 0.0)[0]
    for axis in (0, 1):
        assert is_uniform(way[:, axis], -noise, noise)


def test_variance_of_the_gaussians_grows_in_a_straight_line() -> None:
    points, labels = draw("gaussians", 40_000, 0.5 * MAX_NOISE)
    np.testing.assert_allclose(points[labels == 0].var(axis=0), 2.25, rtol=0.05)


def test_blobs_and_rings_can_have_every_number_of_classes() -> None:
    for name in ("blobs", "rings", "random-labels"):
        for k in range(2, 9):
            assert np.bincount(draw(name, 80, 0.1, k=k)[1]).tolist() == [
                80 // k + (j < 80 % k) for j in range(k)
            ]


def test_xor_leaves_a_gap_at_both_axes() -> None:
    points, labels = draw("xor", 2_000, 0.0)
    assert 0.3 <= np.abs(points).min() <= np.abs(points).max() <= 5.0
    np.testing.assert_array_equal(points.prod(axis=1) > 0.0, labels == 0)
    for sign in (-1.0, 1.0):
        assert 800 <= np.sum(np.sign(points[:, 0]) == sign) <= 1_200


def test_gaussians_have_the_playgrounds_centers_and_variances() -> None:
    for noise, variance in ((0.0, 0.5), (MAX_NOISE, 4.0)):
        points, labels = draw("gaussians", 40_000, noise)
        for label, center in ((0, 2.0), (1, -2.0)):
            cloud = points[labels == label]
            np.testing.assert_allclose(cloud.mean(axis=0), center, atol=0.06)
            np.testing.assert_allclose(cloud.var(axis=0), variance, rtol=0.05)


@pytest.mark.parametrize("name,arms", [("spiral", 2), ("three-arm-spiral", 3)])
def test_spiral_is_the_playgrounds_formula(name: str, arms: int) -> None:
    points, labels = draw(name, 40 * arms, 0.0)
    for arm in range(arms):
        i = np.arange(1, 41)
        radius = 5.0 * i / 40
        angle = 1.75 * i / 40 * 2.0 * np.pi + 2.0 * np.pi * arm / arms
        expected = np.column_stack((radius * np.sin(angle), radius * np.cos(angle)))
        np.testing.assert_allclose(points[labels == arm], expected, atol=1e-12)


def test_linear_is_parted_by_one_line() -> None:
    points, labels = draw("linear", 2_000, 0.0)
    distance = points.sum(axis=1) / np.sqrt(2.0)
    assert distance[labels == 0].max() <= -0.3 + 1e-12
    assert distance[labels == 1].min() >= 0.3 - 1e-12


def test_rings_lie_at_equal_distances() -> None:
    points, labels = draw("rings", 800, 0.0, k=8)
    np.testing.assert_allclose(np.hypot(*points.T), 5.0 / 8.0 * (labels + 1))


def test_checkerboard_changes_class_at_every_edge() -> None:
    points, labels = draw("checkerboard", 4_000, 0.0)
    field = np.floor((points + 5.0) / 2.5).astype(int)
    assert len(np.unique(field, axis=0)) == 16
    np.testing.assert_array_equal(field.sum(axis=1) % 2, labels)


def test_random_labels_say_nothing_about_where_a_point_is() -> None:
    (points, labels), (others, _) = (draw("random-labels", 4_000, 0.0, seed, 4) for seed in (1, 2))
    assert np.abs(points).max() <= 5.0
    for label in range(4):
        cloud = points[labels == label]
        np.testing.assert_allclose(cloud.mean(axis=0), 0.0, atol=0.3)
        np.testing.assert_allclose(cloud.std(axis=0), 10.0 / np.sqrt(12.0), rtol=0.05)
    learned_by_heart = KNeighborsClassifier(1).fit(points, labels)
    assert learned_by_heart.score(points, labels) == 1.0
    assert learned_by_heart.score(others, labels) == pytest.approx(0.25, abs=0.03)
