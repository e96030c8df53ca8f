"""What a network says about a part of the plane: the field of the canvas, and a thumbnail for every unit.

Pictures need no more than single precision, which is several times faster. The same grid is asked for again and again
while the weights change: it is laid out once, and then costs little more than the arithmetic.
"""

from collections.abc import Hashable

import numpy as np

from nngui.data import FeatureMap
from nngui.data.value_scale import ValueScale
from nngui.engine import Network, Prediction
from nngui.run.boundary import boundary_segments, contour_segments
from nngui.run.shading import shade_values
from nngui.state.probe import PlaceAnswer, UnitField, UnitPlace
from nngui.state.snapshot import SHADES, NetworkView, Rect

# Grids that are kept: those of the canvas while its resolution settles, and that of the thumbnails.
MAX_GRIDS = 6
_GREATEST_SEEN = 1e15


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
        self,
        network: Network,
        features: FeatureMap,
        rect: Rect,
        side: int,
        at: tuple[float, float] | None = None,
    ) -> NetworkView:
        """Weights, biases, and each unit's output at the centers of a grid of `side` x `side` over `rect`.

        With `at`, a place in the plane, also what each unit sums up and puts out there.
        """
        grid = self._grid(network, features, rect, side, side, units=True)
        grid.answers(network)
        return NetworkView(
            weights=tuple(layer.weights.copy() for layer in network.layers),
            biases=tuple(layer.biases.copy() for layer in network.layers),
            thumbnails=(grid.inputs, *grid.units()),
            answer=None if at is None else place_answer(network, features, at),
        )

    def unit_field(
        self,
        network: Network,
        features: FeatureMap,
        place: UnitPlace,
        rect: Rect,
        columns: int,
        rows: int,
    ) -> UnitField | None:
        """One unit at the centers of a grid over `rect`, as the canvas shows it; None where there is no such unit."""
        sizes = tuple(network.sizes)
        if not (0 <= place.layer < len(sizes) and 0 <= place.unit < sizes[place.layer]):
            return None
        grid = self._grid(network, features, rect, columns, rows, units=True)
        return grid.unit_field(network, place, rect)

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
        outputs = self._last.outputs
        if self._single.output == "tanh":
            outputs = 0.5 + 0.5 * outputs  # as the probability that it stands for
        return [self._pictures(layer) for layer in (*self._last.hidden, outputs)]

    def unit_field(self, network: Network, place: UnitPlace, rect: Rect) -> UnitField:
        """A unit of this network, and where its sum is zero."""
        answers = self.answers(network)
        layer, unit = place
        columns = [self._X, *self._last.hidden, self._last.outputs]
        values = self._pictures(columns[layer][:, unit : unit + 1])
        if layer == len(columns) - 1:
            if network.n_classes:
                # The probability of one class. A single output gives that of the second.
                k = 1 if len(network.layers[-1].biases) == 1 else unit
                chance = np.stack([1 - answers[k], answers[k]])
                confident = np.rint(answers[k] * (SHADES - 1))
                shades = np.asarray(k * SHADES + confident, dtype=np.uint16)
                return UnitField(place, shades, True, boundary_segments(chance, rect))
            sums = values
        elif layer == 0:
            sums = values
        else:
            weights, biases = network.layers[layer - 1].weights, network.layers[layer - 1].biases
            sums = self._pictures((columns[layer - 1] @ weights[unit] + biases[unit])[:, None])
        scale = ValueScale(max(float(np.abs(values).max(initial=0.0)), 1.0))
        line = contour_segments(sums, (0.0,), rect)
        return UnitField(place, shade_values(values[0], scale), False, line)

    def _pictures(self, values: np.ndarray) -> np.ndarray:
        """Values (rows * columns, units) as (units, rows, columns), float32, a copy."""
        # While training diverges, values leave single precision before they leave double.
        seen = np.clip(values.T, -_GREATEST_SEEN, _GREATEST_SEEN)
        return np.ascontiguousarray(seen, dtype=np.float32).reshape(-1, *self._shape)


def place_answer(network: Network, features: FeatureMap, at: tuple[float, float]) -> PlaceAnswer:
    """What every unit sums up and puts out at one place of the plane."""
    X = features.transform(*(np.array([value]) for value in at))
    outputs = [X[0], *(layer[0] for layer in network.activations(X))]
    sums = [
        layer.weights @ before + layer.biases
        for layer, before in zip(network.layers, outputs, strict=False)
    ]
    return PlaceAnswer(at, tuple(sums), tuple(outputs))


def _cell_centers(rect: Rect, columns: int, rows: int) -> tuple[np.ndarray, np.ndarray]:
    """x1 and x2 (rows * columns,), the lowest row first."""
    x1 = rect.x1_min + (np.arange(columns) + 0.5) * (rect.width / columns)
    x2 = rect.x2_min + (np.arange(rows) + 0.5) * (rect.height / rows)
    grid_x1, grid_x2 = np.meshgrid(x1, x2)
    return grid_x1.ravel(), grid_x2.ravel()
