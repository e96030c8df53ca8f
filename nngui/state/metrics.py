"""How good a network is, on the points it was trained on and on those it was not: what the metrics view draws."""

from dataclasses import dataclass

import numpy as np

from nngui.engine import Calibration, Roc, precision, recall


@dataclass(frozen=True, eq=False, slots=True)
class ClassMetrics:
    """Of n points: their ids, classes and the classes they were put into, (n,) each, and what follows from them.

    `confusion` (n_classes, n_classes): a row for each true class. `roc` is there for two classes that both have points.
    """

    ids: np.ndarray
    label: np.ndarray
    predicted: np.ndarray
    confusion: np.ndarray
    roc: Roc | None
    calibration: Calibration | None

    @property
    def n_points(self) -> int:
        return len(self.ids)

    @property
    def accuracy(self) -> float | None:
        """The share of points in their own class; None without points."""
        return float(np.trace(self.confusion)) / self.n_points if self.n_points else None

    @property
    def precision(self) -> np.ndarray:
        """Of what was put into each class, the share that belongs there; nan where nothing was."""
        return precision(self.confusion)

    @property
    def recall(self) -> np.ndarray:
        """Of the points of each class, the share that was found; nan where there are none."""
        return recall(self.confusion)

    def taken_for(self, true: int, predicted: int) -> np.ndarray:
        """Ids of the points of one class that were put into another (or the same)."""
        return np.asarray(self.ids[(self.label == true) & (self.predicted == predicted)])


@dataclass(frozen=True, eq=False, slots=True)
class ValueMetrics:
    """Of n points: their ids, targets and predicted values, (n,) each."""

    ids: np.ndarray
    target: np.ndarray
    predicted: np.ndarray
    r_squared: float | None

    @property
    def n_points(self) -> int:
        return len(self.ids)

    @property
    def rmse(self) -> float | None:
        """Root of the mean squared residual; None without points."""
        return float(np.sqrt(np.mean(self.residuals**2))) if self.n_points else None

    @property
    def residuals(self) -> np.ndarray:
        """Predicted value minus target, (n,)."""
        return np.asarray(self.predicted - self.target)


@dataclass(frozen=True, eq=False, slots=True)
class Metrics:
    """On training and on test points: both of one kind."""

    train: ClassMetrics | ValueMetrics
    test: ClassMetrics | ValueMetrics
