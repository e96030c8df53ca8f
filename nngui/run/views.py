"""What a network says about a part of the plane: the field of the canvas, and a thumbnail for every unit.

Pictures need no more than single precision, which is several times faster.
"""

import numpy as np

from nngui.data import FeatureMap
from nngui.engine import Network
from nngui.state.snapshot import NetworkView, Rect


def field(
    network: Network, features: FeatureMap, rect: Rect, columns: int, rows: int
) -> np.ndarray:
    """Class probabilities (n_classes, rows, columns), or values (1, rows, columns), float32.

    At the centers of a grid over `rect`.
    """
    X = features.transform(*_cell_centers(rect, columns, rows))
    copy = network.drawing_copy()
    answers = copy.predict_proba(X) if network.n_classes else copy.outputs(X)
    return _pictures(answers, rows, columns)


def network_view(network: Network, features: FeatureMap, rect: Rect, side: int) -> NetworkView:
    """Weights, biases, and each unit's output at the centers of a grid of `side` x `side` over `rect`."""
    X = features.transform(*_cell_centers(rect, side, side))
    outputs = [X, *network.drawing_copy().activations(X)]
    return NetworkView(
        weights=tuple(layer.weights.copy() for layer in network.layers),
        biases=tuple(layer.biases.copy() for layer in network.layers),
        thumbnails=tuple(_pictures(output, side, side) for output in outputs),
    )


def _cell_centers(rect: Rect, columns: int, rows: int) -> tuple[np.ndarray, np.ndarray]:
    """x1 and x2 (rows * columns,), the lowest row first."""
    x1 = rect.x1_min + (np.arange(columns) + 0.5) * (rect.width / columns)
    x2 = rect.x2_min + (np.arange(rows) + 0.5) * (rect.height / rows)
    grid_x1, grid_x2 = np.meshgrid(x1, x2)
    return grid_x1.ravel(), grid_x2.ravel()


def _pictures(values: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """Values (rows * columns, units) as (units, rows, columns), float32."""
    return np.ascontiguousarray(values.T, dtype=np.float32).reshape(-1, rows, columns)
