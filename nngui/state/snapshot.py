"""What one frame draws, and what the window asks for it."""

from dataclasses import dataclass, field

import numpy as np

from nngui.data import Dataset, Task
from nngui.state.curve import Curve
from nngui.state.layers_view import Axes, LayersView
from nngui.state.metrics import Metrics
from nngui.state.phase import StepMoment
from nngui.state.plane_lines import NeuronLines, PastBoundary
from nngui.state.probe import ParameterPlace, ParameterView, PlaceAnswer, UnitField, UnitPlace
from nngui.state.worth import MutedView, UnitWorth

SHADES = 256
"""Steps of confidence that a field shows."""
CONTOURS = (0.5, 0.75, 0.9)
"""Probabilities of the class that wins at which contour lines are drawn."""
NO_SEGMENTS = np.empty((0, 4))
NO_SEGMENTS.flags.writeable = False


@dataclass(frozen=True, slots=True)
class Rect:
    """A part of the plane, in data coordinates."""

    x1_min: float = -6.0
    x2_min: float = -6.0
    x1_max: float = 6.0
    x2_max: float = 6.0

    @staticmethod
    def around(x1: np.ndarray, x2: np.ndarray) -> "Rect":
        """The domain, or more where points lie beyond: what is in view as long as no hand has moved it."""
        rect = Rect()
        return Rect(
            float(x1.min(initial=rect.x1_min)),
            float(x2.min(initial=rect.x2_min)),
            float(x1.max(initial=rect.x1_max)),
            float(x2.max(initial=rect.x2_max)),
        )

    @property
    def width(self) -> float:
        return self.x1_max - self.x1_min

    @property
    def height(self) -> float:
        return self.x2_max - self.x2_min

    def covers(self, other: "Rect") -> bool:
        """Whether all of another part lies in this one."""
        return (
            self.x1_min <= other.x1_min
            and self.x2_min <= other.x2_min
            and self.x1_max >= other.x1_max
            and self.x2_max >= other.x2_max
        )


@dataclass(frozen=True, slots=True)
class ViewRequest:
    """The next frame: which part of the plane, at how many grid points at most, and what else is shown.

    `unit`: the one that the canvas shows; `parameter`: the one that a card follows; `at`: the place (x1, x2) at which
    the graph tells what units say. `muted`: the one without which what is drawn is evaluated.
    `worth`: whether to say what each unit is worth. Two that ask for the same are equal, whatever their ids.
    """

    id: int = field(compare=False)
    rect: Rect = field(default_factory=Rect)
    columns: int = 128
    rows: int = 128
    misclassified: bool = True
    network: bool = False
    lines: bool = False
    past: bool = False
    unit: UnitPlace | None = None
    parameter: ParameterPlace | None = None
    at: tuple[float, float] | None = None
    layers: tuple[Axes, ...] | None = None
    muted: UnitPlace | None = None
    worth: bool = False
    metrics: bool = False
    contours: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class NetworkView:
    """A network as its graph draws it, from the inputs to the outputs.

    `weights` (fan_out, fan_in) and `biases` (fan_out,) of each layer, copies. `thumbnails`, one array for the inputs
    and one for each layer: (units, side, side), float32, each unit's output over the visible plane, row 0 lowest.
    Inputs are features as the network sees them; outputs are class probabilities, or the predicted value. `answer` is
    there where the request names a place.
    """

    weights: tuple[np.ndarray, ...]
    biases: tuple[np.ndarray, ...]
    thumbnails: tuple[np.ndarray, ...]
    answer: PlaceAnswer | None = None

    @property
    def sizes(self) -> tuple[int, ...]:
        """Units of each layer, inputs first."""
        return tuple(len(layer) for layer in self.thumbnails)


@dataclass(frozen=True, eq=False, slots=True)
class Snapshot:
    """A run at one moment, as the views draw it. Never saved, never restored from.

    `serial` is that of the last command applied: what the window asked for later is not in it yet.
    `field` (n_classes, rows, columns), float32: class probabilities at the centers of a grid over `rect`, row 0 lowest.
    `shade` (rows, columns), uint16: SHADES * the class that wins + its confidence from 0 to SHADES - 1.
    `boundary` (n, 4): the line where the winner changes, in pieces: x1, x2 of both ends.
    Where `task` is regression, `field` (1, rows, columns) are the predicted values, `shade` their sign (0 positive,
    1 negative, in place of the class) and size on the dataset's ValueScale, `boundary` the contour lines at its
    `contours`; nothing is misclassified, and `train_accuracy` and `test_accuracy` are R^2, which has no least value.
    `misclassified` (k,): ids of points that the network puts into another class.
    `network` is there where the request asked for it, at most ten times a second; so are `lines`, those of the first
    layer's units, `past`, the boundary before the last operation on the weights, and `layers`, the plane in each layer.
    `unit` and `parameter` are there where the request asked for them and the network has such ones.
    While a unit is mute (`muted`), `field`, `boundary` and `network` show what would be without it; losses, scores and
    mistakes stay those of the whole network. `worth` is there where it was asked for and there is anything to tell.
    `contours` (n, 4): where the class that wins has CONTOURS of probability; none of values, none unless asked for.
    `metrics` are there where they are asked for, at most ten times a second.
    `penalty` is what L1 and L2 cost at present; it is in none of the losses. `moment` is there in slow motion, and
    where `network` is asked for; `progress`, 0 to 1, where epochs or time set an end to training.
    Losses and accuracies are None where there are no such points (R^2 also where all have the same value).
    """

    request_id: int
    serial: int
    run_id: int
    epoch: int
    step: int
    running: bool
    train_loss: float | None
    test_loss: float | None
    train_accuracy: float | None
    test_accuracy: float | None
    curve: Curve
    ghost: Curve
    rect: Rect
    field: np.ndarray
    shade: np.ndarray
    boundary: np.ndarray
    misclassified: np.ndarray
    n_parameters: int
    epochs_per_second: float
    network: NetworkView | None = None
    task: Task = Task.CLASSIFICATION
    lines: NeuronLines | None = None
    past: PastBoundary | None = None
    metrics: Metrics | None = None
    contours: np.ndarray | None = None
    penalty: float = 0.0
    steps_per_second: float = 0.0
    moment: StepMoment | None = None
    progress: float | None = None
    unit: UnitField | None = None
    parameter: ParameterView | None = None
    layers: LayersView | None = None
    muted: MutedView | None = None
    worth: UnitWorth | None = None

    def fits(self, dataset: Dataset) -> bool:
        """Whether its field is of the classes of a dataset, or of values where those are learned."""
        if self.task is Task.REGRESSION or dataset.task is Task.REGRESSION:
            return self.task is dataset.task
        return len(self.field) == dataset.n_classes
