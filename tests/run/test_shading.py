"""Winner and confidence, and both in one number."""

import numpy as np
import pytest

from nngui.run.shading import confidence, shade
from nngui.state.snapshot import SHADES


@pytest.mark.parametrize("n_classes", range(2, 9))
def test_confidence_is_0_where_all_are_equal_and_1_where_one_is_certain(n_classes: int) -> None:
    field = np.full((n_classes, 1, n_classes + 1), 1 / n_classes, dtype=np.float32)
    field[:, 0, 1:] = np.eye(n_classes)
    winner, sure = confidence(field)
    assert sure[0, 0] == pytest.approx(0, abs=1e-6)
    assert sure[0, 1:] == pytest.approx(1)
    assert list(winner[0, 1:]) == list(range(n_classes))


def test_the_last_of_many_classes_has_the_highest_shades() -> None:
    field = np.eye(8, dtype=np.float32)[:, None, :]
    assert shade(field).tolist() == [[(k + 1) * SHADES - 1 for k in range(8)]]


def test_a_shade_holds_both() -> None:
    field = np.array([[[1.0, 0.5, 0.0]], [[0.0, 0.5, 1.0]]], dtype=np.float32)
    assert shade(field).tolist() == [[SHADES - 1, 0, 2 * SHADES - 1]]
    assert shade(field).dtype == np.uint16
