"""The plane on its way through the layers of a network: what `LayersView` shows, evaluated.

A layer of more than two units is seen along two of them, or in the plane of its first two principal components (of the
sheet). A view by components may be turned and mirrored at will; it is turned to lie as the stage before does as well as
it can (orthogonal Procrustes, P. H. Schönemann 1966), so that neither a morph nor training makes it flip.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from nngui.data import Dataset, FeatureMap, Task
from nngui.data.lines import are_straight
from nngui.data.value_scale import ValueScale
from nngui.engine import Network
from nngui.run.boundary import boundary_segments, contour_segments
from nngui.run.paced import Paced
from nngui.run.seen import Seen
from nngui.run.shading import shade, shade_values
from nngui.run.sheet_cells import Scores, cut_cells, whole_cells
from nngui.state.layers_view import MAX_POINTS, SIDE, Axes, LayerStage, LayersView
from nngui.state.snapshot import Rect, ViewRequest

VALUE_STEPS = 33
"""Colors that values have as points: see nngui/ui/canvas/value_colors.py."""
_FLAT = 1e-100
"""No slope: there is no way to go."""


@dataclass(frozen=True, eq=False, slots=True)
class _Drawn:
    """All that is drawn, in the plane: vertices of the sheet and where cells are cut, points, pieces of the boundary.

    `cells` and their `shades`, `marks` of the points: as a LayersView has them.
    """

    vertices: np.ndarray
    points: np.ndarray
    pieces: np.ndarray
    cells: np.ndarray
    shades: np.ndarray
    marks: np.ndarray


class Layers:
    """The layers of a run, evaluated only while somebody looks at them."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._found: Paced[LayersView | None] = Paced(clock, None)

    def forget(self) -> None:
        """Another run."""
        self._found.forget()

    def renew(self) -> None:
        """The run was changed."""
        self._found.renew()

    def of(self, run: Seen, running: bool, request: ViewRequest) -> LayersView | None:
        """What a request asks for."""
        axes, rect = request.layers, request.rect
        if axes is None:
            self.forget()
            return None
        network, document = run.network, run.document
        features, dataset = document.settings.features, document.dataset

        def evaluate() -> LayersView:
            return layers_view(network, features, dataset, rect, axes)

        return self._found.at((run.epoch, run.step, rect, axes), running, evaluate)


def layers_view(
    network: Network,
    features: FeatureMap,
    dataset: Dataset,
    rect: Rect,
    axes: Sequence[Axes],
) -> LayersView:
    """All stages over `rect`; `axes` names those of the stages after the plane (components where it names none)."""
    drawn = _drawn(network, features, dataset, rect)
    everything = np.vstack([drawn.vertices, drawn.points, drawn.pieces.reshape(-1, 2)])
    inputs = features.transform(*everything.T)
    spaces = [] if are_straight(features) else [("features", inputs)]
    hidden = network.activations(inputs)[:-1] if network.hidden else []
    spaces += [(f"layer {k + 1}", values.astype(np.float64)) for k, values in enumerate(hidden)]
    cuts = len(drawn.vertices), len(drawn.vertices) + len(drawn.points)
    stages = [_stage("plane", 2, (0, 1), 1.0, everything, cuts)]
    for k, (name, values) in enumerate(spaces):
        wanted = axes[k] if k < len(axes) else None
        stages.append(_seen(name, values, wanted, stages[-1], cuts))
    return LayersView(tuple(stages), drawn.cells, drawn.shades, drawn.marks)


def _drawn(network: Network, features: FeatureMap, dataset: Dataset, rect: Rect) -> _Drawn:
    x1 = np.linspace(rect.x1_min, rect.x1_max, SIDE)
    x2 = np.linspace(rect.x2_min, rect.x2_max, SIDE)
    places = np.stack(np.meshgrid(x1, x2), axis=-1)
    vertices = places.reshape(-1, 2)
    rows = _selected(dataset.id)
    points = np.column_stack([dataset.x1[rows], dataset.x2[rows]])
    answers = network.predict_proba if network.n_classes else network.outputs
    field = np.asarray(answers(features.transform(*vertices.T))).T.reshape(-1, SIDE, SIDE)
    # Contours are found between the centers of cells: here these are the vertices.
    step = rect.width / (SIDE - 1)
    around = Rect(
        rect.x1_min - step / 2,
        rect.x2_min - rect.height / (SIDE - 1) / 2,
        rect.x1_max + step / 2,
        rect.x2_max + rect.height / (SIDE - 1) / 2,
    )
    cells, middles = whole_cells(SIDE), field[:, 1::2, 1::2]
    if dataset.task is Task.REGRESSION:
        scale = ValueScale.of(dataset)
        marks = np.rint((scale.shares(dataset.target[rows]) + 1) * (VALUE_STEPS // 2))
        pieces = contour_segments(field, scale.contours, around)
        shades = shade_values(middles[0], scale).ravel()
        return _Drawn(vertices, points, pieces, cells, shades, marks.astype(np.int64))
    pieces, marks, shades = boundary_segments(field, around), dataset.label[rows], shade(middles)

    def scores(places: np.ndarray) -> np.ndarray:
        z = network.decision_function(features.transform(*places.T)).reshape(len(places), -1)
        return np.asarray(np.column_stack([np.zeros(len(z)), z]) if z.shape[1] == 1 else z)

    cells, shades, cut = cut_cells(places, shades, shade(field[:, ::2, ::2]), scores)
    vertices = np.vstack([vertices, cut])
    pieces = _on_boundary(scores, pieces, step)
    # Contours reach half a cell further.
    pieces = np.clip(pieces, np.tile(places[0, 0], 2), np.tile(places[-1, -1], 2))
    return _Drawn(vertices, points, pieces, cells, shades.ravel(), marks)


def _selected(ids: np.ndarray) -> np.ndarray:
    """Rows of at most MAX_POINTS points, evenly spread over all, and the same ones when others come or go.

    Multiplicative hashing (D. E. Knuth, The Art of Computer Programming, 6.4): no stride that classes could follow.
    """
    if len(ids) <= MAX_POINTS:
        return np.arange(len(ids))
    hashed = ids.astype(np.uint64) * np.uint64(2654435761) % np.uint64(2**32)
    return np.sort(np.argpartition(hashed, MAX_POINTS)[:MAX_POINTS])


def _on_boundary(scores: Scores, pieces: np.ndarray, step: float) -> np.ndarray:
    """Pieces (b, 4) whose ends are moved to where the two best classes are equal (Newton's method), by `step` at most.

    A layer that is steep between two vertices would tear a line apart that is only nearly right.
    """
    places = pieces.reshape(-1, 2).copy()
    near, rows = step * 1e-3, np.arange(len(places))
    for _ in range(3 if len(places) else 0):
        shifts = np.array([[0.0, 0.0], [near, 0.0], [0.0, near]])
        found = scores((places[None] + shifts[:, None]).reshape(-1, 2))
        found = found.reshape(3, len(places), -1)
        best = np.argsort(found[0], axis=1)[:, -2:].T
        leads = (found[:, rows, best[1]] - found[:, rows, best[0]]).astype(np.float64)
        # Weights may be huge, and slopes of saturated units next to nothing: only shares count.
        greatest = np.abs(leads).max(axis=0)
        leads /= np.where(greatest > 0, greatest, 1.0)
        slope = ((leads[1:] - leads[0]) / near).T
        length = np.maximum(np.hypot(*slope.T), _FLAT)
        way = np.clip(leads[0] / length, -step, step) / length
        places -= slope * way[:, None]
    return places.reshape(-1, 4)


def _seen(
    name: str, values: np.ndarray, wanted: Axes, before: LayerStage, cuts: tuple[int, int]
) -> LayerStage:
    """A stage of values (rows, units), along two units or turned to lie as the one before."""
    # Squares of values that are huge, as in a network about to diverge, would overflow.
    values = values / max(float(np.abs(values).max()), 1.0)
    middle = values[: cuts[0]].mean(axis=0)
    sheet = values[: cuts[0]] - middle
    variance = float((sheet * sheet).sum()) or 1.0
    units = values.shape[1]
    if wanted is not None and max(wanted) < units:
        seen = sheet[:, list(dict.fromkeys(wanted))]
        spread = float((seen * seen).sum()) / variance
        return _stage(name, units, wanted, spread, values[:, list(wanted)], cuts)
    components = np.linalg.svd(sheet.T @ sheet)[0][:, :2]
    flat = (values - middle) @ components
    spread = float((flat[: cuts[0]] ** 2).sum()) / variance
    if units == 1:
        flat = np.column_stack([flat, np.zeros(len(flat))])
    u, _, vt = np.linalg.svd(flat[: cuts[0]].T @ before.vertices.astype(np.float64))
    return _stage(name, units, None, spread, flat @ (u @ vt), cuts)


def _stage(
    name: str, units: int, axes: Axes, spread: float, flat: np.ndarray, cuts: tuple[int, int]
) -> LayerStage:
    """Coordinates (rows, 2) brought to the middle and to size 1, and cut into vertices, points and boundary."""
    shown = flat[: cuts[1]]
    low, high = shown.min(axis=0), shown.max(axis=0)
    size = max(float((high - low).max()) / 2, 1e-12)
    placed = ((flat - (low + high) / 2) / size).astype(np.float32)
    return LayerStage(
        name=name,
        units=units,
        axes=axes,
        spread=min(spread, 1.0),
        vertices=placed[: cuts[0]],
        points=placed[cuts[0] : cuts[1]],
        boundary=placed[cuts[1] :].reshape(-1, 4),
    )
