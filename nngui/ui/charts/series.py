"""From a curve of a run to what can be drawn: finite, bounded, in the units of the chart."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nngui.state.curve import Curve
from nngui.ui.charts import ranges, ticks
from nngui.ui.charts.smoothing import smoothed

# Beyond these a loss is only "very large" or "as good as zero"; the axis stays readable.
CEILING = 1e15
FLOOR = 1e-12


@dataclass(frozen=True)
class Quantity:
    """What a chart shows: two columns of a Curve, times `factor`, with extremes if `banded`."""

    name: str
    train: str
    test: str
    factor: float
    banded: bool


QUANTITIES = {
    quantity.name: quantity
    for quantity in (
        Quantity("loss", "train_loss", "test_loss", 1.0, banded=True),
        Quantity("accuracy", "train_accuracy", "test_accuracy", 100.0, banded=False),
        # Where values are learned, it stands in the columns of accuracy.
        Quantity("r-squared", "train_accuracy", "test_accuracy", 1.0, banded=False),
    )
}


@dataclass(frozen=True, eq=False)
class Lines:
    """A curve in units of the chart, row by row: `x` (n,), and `ys` (2 or 4, n).

    Train, test, and the least and the greatest where epochs share a row; what cannot be drawn is nan. One array for
    all, since this is made for each frame, and a call of NumPy costs more than its work.
    """

    x: np.ndarray
    ys: np.ndarray
    is_whole: bool
    """Whether nothing is nan: then nobody has to look."""

    def __len__(self) -> int:
        return len(self.x)

    @property
    def train(self) -> np.ndarray:
        return self._row(0)

    @property
    def test(self) -> np.ndarray:
        return self._row(1)

    @property
    def low(self) -> np.ndarray:
        """Least of the epochs of a row; empty where each has one of its own."""
        return self._row(2)

    @property
    def high(self) -> np.ndarray:
        """Greatest of them."""
        return self._row(3)

    def _row(self, index: int) -> np.ndarray:
        return self.ys[index] if index < len(self.ys) else self.ys[0, :0]

    def within(self, start: float, end: float) -> "Lines":
        """The rows from `start` to `end`, and one beyond each side: lines leave the picture."""
        if not len(self) or (start <= self.x[0] and self.x[-1] <= end):
            return self
        first = max(int(np.searchsorted(self.x, start)) - 1, 0)
        last = int(np.searchsorted(self.x, end, side="right")) + 1
        return Lines(self.x[first:last], self.ys[:, first:last], self.is_whole)

    def smoothed(self, half_life: int) -> "Lines":
        """Train and test drawn calmer; the band stays."""
        if half_life == 0:
            return self
        calm = smoothed(self.ys[:2], half_life, self.is_whole)
        ys = np.concatenate((calm, self.ys[2:])) if len(self.ys) > 2 else calm
        return Lines(self.x, ys, self.is_whole)

    @cached_property
    def extremes(self) -> tuple[float, float] | None:
        """Least and greatest value of all, or None where there is none."""
        if not self.ys.size:
            return None
        if self.is_whole:
            return float(self.ys.min()), float(self.ys.max())
        # These look past nan, and take three times as long.
        low, high = np.fmin.reduce(self.ys, axis=None), np.fmax.reduce(self.ys, axis=None)
        return None if np.isnan(low) else (float(low), float(high))


NO_LINES = Lines(np.empty(0), np.empty((2, 0)), is_whole=True)


def lines_of(curve: Curve, quantity: Quantity, log: bool) -> Lines:
    """All rows of `curve`, ready to be drawn; powers of ten with `log`."""
    columns = [getattr(curve, quantity.train), getattr(curve, quantity.test)]
    if quantity.banded and curve.is_banded:
        columns += [curve.train_low, curve.train_high]
    with np.errstate(over="ignore"):
        ys = np.array(columns) * quantity.factor
    finite = np.isfinite(ys)
    is_whole = bool(finite.all())
    if not is_whole:
        # Infinity is no number that a line could go to.
        ys[~finite] = np.nan
    # Worse than the mean is bad, however much.
    low = ranges.LEAST_SCORE if quantity.name == "r-squared" else -CEILING
    np.maximum(ys, FLOOR if log else low, out=ys)
    np.minimum(ys, CEILING, out=ys)
    return Lines(curve.epoch.astype(np.float64), np.log10(ys) if log else ys, is_whole)


def wanted_range(quantity: Quantity, log: bool, low: float, high: float) -> ranges.Range:
    """The range of values that shows `low` to `high` best."""
    if quantity.name == "accuracy":
        return ranges.accuracy_range(low, high)
    if quantity.name == "r-squared":
        return ranges.score_range(low)
    return ranges.log_range(low, high) if log else ranges.loss_range(low, high)


def value_text(quantity: Quantity, value: float) -> str:
    """A value of the curve, times the factor, as the readout says it: `0.0412`, `98.4 %`."""
    if quantity.name == "accuracy":
        return f"{value:.1f} %"
    if quantity.name == "r-squared":
        return f"{value:.3f}" if value > -100 else ticks.short_power(f"{value:.2e}")
    if value == 0 or 1e-3 <= abs(value) < 1e5:
        return f"{value:.4f}"
    return ticks.short_power(f"{value:.2e}")


def same_curve(first: Curve | None, second: Curve) -> bool:
    """Whether both would be drawn alike; far cheaper than drawing."""
    if first is None or len(first) != len(second) or first.stride != second.stride:
        return False
    if first is second:
        return True
    pairs = zip(first.columns(), second.columns(), strict=True)
    # Bytes, because nan differs from itself.
    return all(a.tobytes() == b.tobytes() for a, b in pairs)
