import numpy as np
import pytest
from PySide6.QtCore import QLineF

from nngui.ui.canvas.native import first_of


def test_the_first_row_is_read_as_a_value() -> None:
    rows = np.array([[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]])
    assert first_of(rows, QLineF) == QLineF(1, 2, 3, 4)


@pytest.mark.parametrize(
    "rows",
    [np.empty((0, 4)), np.ones((2, 4), dtype=np.float32), np.ones((4, 8))[:, ::2]],
    ids=["empty", "single", "strided"],
)
def test_other_arrays_are_refused(rows: np.ndarray) -> None:
    with pytest.raises(ValueError, match="contiguous rows of float64"):
        first_of(rows, QLineF)
