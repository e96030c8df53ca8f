"""What a network says about a part of the plane: the field of the canvas, and a thumbnail for every unit.

Pictures need no more than single precision, which is several times faster. The same grid is asked for again and again
while the weights change: it is laid out once, and then costs little more than the arithmetic.
"""

from collections.abc import Hashable

import numpy as np

from nngui.data import FeatureMap
from nngui.engine import Network, Prediction
from nngui.state.snapshot import NetworkView, Rect

# Grids that are kept: those of the canvas while its resolution settles, and that of the thumbnails.
MAX_GRIDS = 6


class Views:
    """Pictures of a run's network, whatever network that is at the moment."""

    def __init__(self) -> None:
        self._grids: dict[Hashable, _Grid] = {}

    def field(
        self, network: Network, features: FeatureMap, rect: Rect, columns: int, rows: int
    ) -> np.ndarray:
        """Class probabilities (n_classes, rows, columns), or values (1, rows, columns), float32.

        At the centers of a grid over `rect`.
        """
        return self._grid(network, features, rect, columns, rows).answers(network)

    def network_view(
        self, network: Network, features: FeatureMap, rect: Rect, side: int
    ) -> NetworkView:
        """Weights, biases, and each unit's output at the centers of a grid of `side` x `side` over `rect`."""
        grid = self._grid(network, features, rect, side, side, units=True)
        grid.answers(network)
        return NetworkView(
            weights=tuple(layer.weights.copy() for layer in network.layers),
            biases=tuple(layer.biases.copy() for layer in network.layers),
            thumbnails=(grid.inputs, *grid.units()),
        )

    def _grid(
        self,
        network: Network,
        features: FeatureMap,
        rect: Rect,
        columns: int,
        rows: int,
        *,
        units: bool = False,
    ) -> "_Grid":
        shape = network.sizes, network.hidden, network.output
        key = (shape, features, rect, columns, rows, units)
        grid = self._grids.pop(key, None)
        if grid is None:
            grid = _Grid(network, features, rect, columns, rows, units=units)
            while len(self._grids) >= MAX_GRIDS:
                del self._grids[next(iter(self._grids))]
        self._grids[key] = grid
        return grid


class _Grid:
    """Points of the plane, laid out for networks of one shape."""

    def __init__(
        self,
        network: Network,
        features: FeatureMap,
        rect: Rect,
        columns: int,
        rows: int,
        *,
        units: bool,
    ) -> None:
        self._shape = rows, columns
        self._X = features.transform(*_cell_centers(rect, columns, rows))
        self._tells_units = units
        blank = np.zeros(network.n_parameters, dtype=np.float32)
        self._single = Network.from_parameters(network.sizes, network.hidden, network.output, blank)
        self._prediction = Prediction(self._single, self._X, hidden=units)
        self._last = self._prediction

    @property
    def inputs(self) -> np.ndarray:
        """The features (n_features, rows, columns), float32."""
        return self._pictures(self._X)

    def answers(self, network: Network) -> np.ndarray:
        """What this network of the grid's shape says, with its weights as they are now."""
        self._last = self._prediction
        if not self._single.follow(network):
            # Single precision could overflow: this once the network itself is asked.
            self._last = Prediction(network, self._X, hidden=self._tells_units)
        return self._pictures(self._last())

    def units(self) -> list[np.ndarray]:
        """What every unit said when the grid was asked last: (units, rows, columns) of each layer, the output too."""
        return [self._pictures(layer) for layer in (*self._last.hidden, self._last.outputs)]

    def _pictures(self, values: np.ndarray) -> np.ndarray:
        """Values (rows * columns, units) as (units, rows, columns), float32, a copy."""
        return np.array(values.T, dtype=np.float32, order="C").reshape(-1, *self._shape)


def _cell_centers(rect: Rect, columns: int, rows: int) -> tuple[np.ndarray, np.ndarray]:
    """x1 and x2 (rows * columns,), the lowest row first."""
    x1 = rect.x1_min + (np.arange(columns) + 0.5) * (rect.width / columns)
    x2 = rect.x2_min + (np.arange(rows) + 0.5) * (rect.height / rows)
    grid_x1, grid_x2 = np.meshgrid(x1, x2)
    return grid_x1.ravel(), grid_x2.ravel()
