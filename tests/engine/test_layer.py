from __future__ import annotations

import numpy as np

from nngui.engine import ACTIVATIONS, Layer
from nngui.engine.layer import cut, matrix_shapes


def test_a_vector_is_cut_into_views_without_gaps() -> None:
    assert matrix_shapes((2, 3, 1)) == [(3, 3), (1, 4)]
    vector = np.arange(13.0)
    first, second = cut(vector, (2, 3, 1))
    assert first.tolist() == [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
    assert second.tolist() == [[9, 10, 11, 12]]
    second[0, 0] = -1.0
    assert vector[9] == -1.0


def test_the_biases_are_the_last_column() -> None:
    layer = Layer(np.arange(9.0).reshape(3, 3), ACTIVATIONS["tanh"])
    assert (layer.fan_in, layer.fan_out) == (2, 3)
    assert layer.weights.tolist() == [[0, 1], [3, 4], [6, 7]]
    layer.biases[:] = 0.0
    assert layer.matrix[:, 2].tolist() == [0, 0, 0]
