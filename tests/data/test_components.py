"""The first two principal components, against their definition and scikit-learn."""

import numpy as np
import pytest
from sklearn.decomposition import PCA
from sklearn.preprocessing import StandardScaler

from nngui.data import LoadError
from nngui.data.components import fit_in_steps
from tests.components import fit_components


def columns(n: int = 60, k: int = 5) -> list[np.ndarray]:
    rng = np.random.default_rng(3)
    matrix = rng.normal(size=(n, 2)) @ rng.normal(size=(2, k)) + 0.1 * rng.normal(size=(n, k))
    return list((matrix * [1, 10, 100, 1, 1][:k] + np.arange(k)).T)


@pytest.mark.parametrize("standardize", [False, True])
def test_they_are_those_of_scikit_learn_up_to_the_sign(standardize: bool) -> None:
    data = columns()
    fitted = fit_components(data, "abcde", standardize=standardize)
    matrix = np.column_stack(data)
    if standardize:
        matrix = StandardScaler().fit_transform(matrix)
    oracle = PCA(2).fit(matrix)
    expected = oracle.transform(matrix)
    for feature, theirs, share, axis in zip(
        fitted.project(data), expected.T, fitted.explained, fitted.axes, strict=True
    ):
        sign = np.sign(feature @ theirs)
        np.testing.assert_allclose(feature, sign * theirs, atol=1e-9 * np.abs(theirs).max())
        assert max(axis, key=abs) > 0
        assert share == pytest.approx(oracle.explained_variance_ratio_[fitted.axes.index(axis)])


def test_the_numbers_are_kept_and_project_other_points() -> None:
    data = columns()
    fitted = fit_components(data, "abcde")
    part = fitted.project([column[:3] for column in data])
    np.testing.assert_allclose(part, [feature[:3] for feature in fitted.project(data)])
    assert fitted == fit_components(data, "abcde")


@pytest.mark.parametrize("value", [0.0, 5.0, -1e6])
def test_columns_that_say_nothing_give_one_place(value: float) -> None:
    fitted = fit_components([np.full(4, value)] * 3, "abc")
    first, second = fitted.project([np.full(4, value)] * 3)
    np.testing.assert_array_equal(first, 0)
    np.testing.assert_array_equal(second, 0)


def test_a_single_row_is_the_origin() -> None:
    fitted = fit_components([np.array([3.0]), np.array([4.0])], "ab")
    assert [float(f[0]) for f in fitted.project([np.array([3.0]), np.array([4.0])])] == [0, 0]


def test_components_beyond_the_range_name_the_mend() -> None:
    wide = [np.array([-1e6, 1e6, 0.0])] * 4
    with pytest.raises(LoadError, match="Standardize the columns"):
        fit_components(wide, "abcd", standardize=False)
    fit_components(wide, "abcd")


def test_many_rows_in_blocks_are_the_singular_vectors_of_the_whole_matrix() -> None:
    rng = np.random.default_rng(3)
    matrix = rng.normal(size=(9_000, 12)) @ rng.normal(size=(12, 12)) + 1e3
    steps = list(fit_in_steps(list(matrix.T), "abcdefghijkl"))
    assert len(steps) >= 5
    fitted = fit_components(list(matrix.T), "abcdefghijkl")
    centered = (matrix - matrix.mean(axis=0)) / matrix.std(axis=0)
    _, singular, vectors = np.linalg.svd(centered, full_matrices=False)
    for axis, expected in zip(np.array(fitted.axes), vectors, strict=False):
        np.testing.assert_allclose(np.abs(axis), np.abs(expected), atol=1e-9)
    np.testing.assert_allclose(fitted.explained, (singular**2 / (singular**2).sum())[:2])
