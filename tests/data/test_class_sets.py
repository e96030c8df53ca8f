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
