"""Every generator: shapes, balance, same seed same bits, extent, and how far classes lie apart."""

import numpy as np
import pytest
from sklearn.neighbors import KNeighborsClassifier

from nngui.data.generators import DEFAULT_NOISE, DOMAIN, GENERATORS, MAX_NOISE
from nngui.data.limits import MAX_CLASSES, MAX_POINTS

every_set = pytest.mark.parametrize("name", list(GENERATORS))


def draw(name: str, n: int, noise: float, seed: int = 0, k: int | None = None):
    return GENERATORS[name].generate(n, noise, np.random.default_rng(seed), k)


@every_set
def test_entry_describes_itself(name: str) -> None:
    entry = GENERATORS[name]
    assert entry.name == name
    assert entry.label
    assert entry.summary.endswith(".")
    assert entry.noise_summary.endswith(".")
    low, high, default = entry.n_classes
    assert 2 <= low <= default <= high <= MAX_CLASSES


@every_set
@pytest.mark.parametrize("n", [1, 2, 3, 7, 400, MAX_POINTS])
def test_shapes_types_and_balance(name: str, n: int) -> None:
    k = GENERATORS[name].n_classes.maximum
    points, labels = draw(name, n, DEFAULT_NOISE, k=k)
    assert points.shape == (n, 2)
    assert points.dtype == np.float64
    assert labels.dtype == np.int64
    assert np.isfinite(points).all()
    np.testing.assert_array_equal(labels, np.arange(n) % k)


@every_set
def test_same_seed_same_bits_and_another_seed_another_sample(name: str) -> None:
    first, again, other = (draw(name, 100, 0.1, seed)[0] for seed in (5, 5, 6))
    assert first.tobytes() == again.tobytes()
    assert not np.array_equal(first, other)


@every_set
def test_fills_the_domain_and_stays_inside(name: str) -> None:
    for noise in (0.0, 0.2):
        inside = np.abs(draw(name, 5_000, noise)[0]).max(axis=1) <= DOMAIN
        assert inside.mean() >= 0.99
    spread = np.ptp(draw(name, 5_000, DEFAULT_NOISE)[0], axis=0)
    assert spread.max() >= 1.5 * DOMAIN
    assert spread.min() >= 0.8 * DOMAIN


@every_set
def test_noise_moves_points(name: str) -> None:
    quiet, loud = draw(name, 400, 0.0)[0], draw(name, 400, MAX_NOISE)[0]
    assert np.abs(quiet - loud).max() > 0.3


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


@every_set
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


@pytest.mark.parametrize("n", [0, -1, MAX_POINTS + 1])
def test_refuses_a_count_out_of_range(n: int) -> None:
    with pytest.raises(ValueError, match="The count must be from 1 to 50,000"):
        draw("xor", n, 0.1)


@pytest.mark.parametrize("noise", [-0.1, 0.51, float("nan"), float("inf")])
def test_refuses_noise_out_of_range(noise: float) -> None:
    with pytest.raises(ValueError, match=r"Noise must be from 0 to 0\.5"):
        draw("xor", 10, noise)


@pytest.mark.parametrize("name,k", [("xor", 3), ("blobs", 1), ("blobs", 9), ("rings", 0)])
def test_refuses_a_number_of_classes_that_the_set_has_not(name: str, k: int) -> None:
    with pytest.raises(ValueError, match="can have 2 to"):
        draw(name, 10, 0.1, k=k)
