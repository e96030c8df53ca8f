"""Lines over the field: where the units of the first layer change sign, and where the boundary was before."""

from collections.abc import Callable

import numpy as np

from nngui.data import FeatureMap, Task
from nngui.data.lines import are_straight, lines_of_units
from nngui.data.value_scale import ValueScale
from nngui.engine import Network
from nngui.run.boundary import boundary_segments, contour_segments
from nngui.run.chains import chained
from nngui.run.contour import zero_segments
from nngui.run.paced import Paced
from nngui.run.seen import Seen
from nngui.run.views import Views
from nngui.state.checkpoint import Checkpoint
from nngui.state.edits import Edit
from nngui.state.label import Label
from nngui.state.plane_lines import NeuronLines, PastBoundary
from nngui.state.snapshot import Rect, ViewRequest

MOST_CONTOURS = 64
"""Of more curves nobody could make out one."""
_SIDE = 64
_PAST_SIDE = 160


class PlaneLines:
    """Evaluated only while somebody looks at them. Straight lines are next to nothing, and come with every frame."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._units: Paced[NeuronLines | None] = Paced(clock, None)
        self._past: Paced[PastBoundary | None] = Paced(clock, None)
        self.forget()

    def forget(self) -> None:
        """Another run."""
        self._before: Checkpoint | None = None
        self._label, self._stroke = Label(""), 0
        self._units.forget()
        self._past.forget()

    def renew(self) -> None:
        """The run was changed."""
        self._units.renew()

    def of_units(self, run: Seen, running: bool, request: ViewRequest) -> NeuronLines | None:
        """Those of the first layer."""
        if not request.lines:
            self._units.forget()
            return None
        features, rect = run.document.settings.features, request.rect
        layer = run.network.layers[0]
        if are_straight(features):
            return neuron_lines(features, layer.weights, layer.biases, rect)
        moment = (run.epoch, run.step, rect)
        return self._units.at(
            moment, running, lambda: neuron_lines(features, layer.weights, layer.biases, rect)
        )

    def keep_past(self, before: Checkpoint, edit: Edit) -> None:
        """An edit has replaced or operated on this state. One drag is one operation."""
        if edit.stroke and edit.stroke == self._stroke:
            return
        self._before, self._label, self._stroke = before, edit.label, edit.stroke
        self._past.forget()

    def past(self, request: ViewRequest) -> PastBoundary | None:
        """The boundary before the last operation; None where nothing was done yet."""
        before, rect = self._before, request.rect
        if before is None or not request.past:
            return None
        return self._past.at(rect, False, lambda: past_boundary(before, self._label, rect))


def neuron_lines(
    features: FeatureMap, weights: np.ndarray, biases: np.ndarray, rect: Rect
) -> NeuronLines:
    """The lines, or in `rect` the curves, of a layer with weights (units, n_features) and biases (units,)."""
    weights, biases = weights.astype(np.float64), biases.astype(np.float64)
    if are_straight(features):
        return NeuronLines(features, lines_of_units(features, weights, biases))
    line = np.linspace(0.0, 1.0, _SIDE)
    x1, x2 = np.meshgrid(rect.x1_min + line * rect.width, rect.x2_min + line * rect.height)
    X = features.transform(x1.ravel(), x2.ravel())
    sums = X @ weights[:MOST_CONTOURS].T + biases[:MOST_CONTOURS]
    cell = np.array([rect.width, rect.height]) / (_SIDE - 1)
    corner = np.array([rect.x1_min, rect.x2_min])
    contours = [
        (zero_segments(one.reshape(_SIDE, _SIDE)) * cell + corner).reshape(-1, 4) for one in sums.T
    ]
    return NeuronLines(features, np.empty((0, 3)), tuple(contours))


def past_boundary(before: Checkpoint, label: Label, rect: Rect) -> PastBoundary:
    """The boundary of a state (of values: their contour lines) in `rect`."""
    document = before.document
    network = Network.from_parameters(*document.network_shape(), before.trainer.parameters)
    field = Views().field(network, document.settings.features, rect, _PAST_SIDE, _PAST_SIDE)
    if document.dataset.task is Task.REGRESSION:
        segments = contour_segments(field, ValueScale.of(document.dataset).contours, rect)
    else:
        segments = boundary_segments(field, rect)
    paths = chained(segments, max(rect.width, rect.height) / _PAST_SIDE * 1e-4)
    return PastBoundary(label, before.epoch, paths)
