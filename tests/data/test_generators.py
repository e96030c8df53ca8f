"""Every generator: shapes, balance, same seed same bits, extent, and what noise does."""

import numpy as np
import pytest

from nngui.data import Task
from nngui.data.generator import DEFAULT_NOISE, DOMAIN, MAX_NOISE
from nngui.data.generators import GENERATORS, generators_for
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


def test_every_task_has_its_sets() -> None:
    classification, regression = map(generators_for, Task)
    assert [*classification, *regression] == list(GENERATORS)
    assert list(regression) == ["plane", "bumps", "value-formula"]
    assert len(classification) == 12


@every_set
@pytest.mark.parametrize("n", [1, 2, 3, 7, 400, MAX_POINTS])
def test_shapes_types_and_balance(name: str, n: int) -> None:
    k = GENERATORS[name].n_classes.maximum
    X, label, target = draw(name, n, DEFAULT_NOISE, k=k)
    assert X.shape == (n, 2)
    assert target.shape == (n,)
    assert (X.dtype, label.dtype, target.dtype) == (np.float64, np.int64, np.float64)
    assert np.isfinite(X).all()
    assert np.isfinite(target).all()
    if GENERATORS[name].task is Task.CLASSIFICATION:
        quiet = draw(name, n, 0.0, k=k)
        np.testing.assert_array_equal(quiet.label, np.arange(n) % k)
        assert not target.any()
    else:
        assert not label.any()


@every_set
def test_same_seed_same_bits_and_another_seed_another_sample(name: str) -> None:
    first, again, other = (draw(name, 100, 0.1, seed) for seed in (5, 5, 6))
    assert first.X.tobytes() == again.X.tobytes()
    assert first.target.tobytes() == again.target.tobytes()
    assert not np.array_equal(first.X, other.X)


@every_set
def test_fills_the_domain_and_stays_inside(name: str) -> None:
    for noise in (0.0, 0.2):
        inside = np.abs(draw(name, 5_000, noise).X).max(axis=1) <= DOMAIN
        assert inside.mean() >= 0.99
    spread = np.ptp(draw(name, 5_000, DEFAULT_NOISE).X, axis=0)
    assert spread.max() >= 1.5 * DOMAIN
    assert spread.min() >= 0.8 * DOMAIN


@every_set
def test_noise_does_to_a_set_what_the_set_says(name: str) -> None:
    quiet, loud = draw(name, 400, 0.0), draw(name, 400, MAX_NOISE)
    said = GENERATORS[name].noise_summary.partition(" ")[0]
    moves = np.abs(quiet.X - loud.X).max() > 0.3
    flips = not np.array_equal(quiet.label, loud.label)
    values = np.abs(quiet.target - loud.target).max() > 0.1
    assert (moves, flips, values) == (said in ("Moves", "Widens"), said == "Flips", said == "Takes")


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


@every_set
def test_only_the_sets_that_take_a_formula_take_one(name: str) -> None:
    rng = np.random.default_rng(0)
    if GENERATORS[name].formula is None:
        with pytest.raises(ValueError, match="takes no formula"):
            GENERATORS[name].generate(10, 0.1, rng, formula="x1")
    else:
        assert len(GENERATORS[name].generate(10, 0.1, rng, formula="x1").X) == 10
