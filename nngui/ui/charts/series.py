"""From a curve of a run to what can be drawn: finite, bounded, in the units of the chart."""

from dataclasses import dataclass, replace

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
    """A curve in units of the chart, row by row: `x` and `ys` (n,); what cannot be drawn is nan."""

    x: np.ndarray
    train: np.ndarray
    test: np.ndarray
    low: np.ndarray
    high: np.ndarray

    def __len__(self) -> int:
        return len(self.x)

    def within(self, start: float, end: float) -> "Lines":
        """The rows from `start` to `end`, and one beyond each side: lines leave the picture."""
        first = max(int(np.searchsorted(self.x, start)) - 1, 0)
        last = int(np.searchsorted(self.x, end, side="right")) + 1
        rows = slice(first, last)
        return Lines(
            self.x[rows], self.train[rows], self.test[rows], self.low[rows], self.high[rows]
        )

    def none(self) -> "Lines":
        """No rows."""
        return Lines(*[np.empty(0)] * 5)

    def smoothed(self, half_life: int) -> "Lines":
        """Train and test drawn calmer; the band stays."""
        train, test = (smoothed(values, half_life) for values in (self.train, self.test))
        return replace(self, train=train, test=test)

    def extremes(self) -> tuple[float, float] | None:
        """Least and greatest value of all, or None where there is none."""
        values = np.concatenate((self.train, self.test, self.low, self.high))
        values = values[np.isfinite(values)]
        return (float(values.min()), float(values.max())) if len(values) else None


def lines_of(curve: Curve, quantity: Quantity, log: bool) -> Lines:
    """All rows of `curve`, ready to be drawn; powers of ten with `log`."""

    def shown(column: str) -> np.ndarray:
        values = getattr(curve, column) * quantity.factor
        # Infinity is no number that a line could go to.
        values[np.isinf(values)] = np.nan
        if log:
            return np.log10(np.clip(values, FLOOR, CEILING))
        # Worse than the mean is bad, however much.
        low = ranges.LEAST_SCORE if quantity.name == "r-squared" else -CEILING
        return np.clip(values, low, CEILING)

    banded = quantity.banded and curve.is_banded
    nothing = np.empty(0)
    return Lines(
        curve.epoch.astype(np.float64),
        shown(quantity.train),
        shown(quantity.test),
        shown("train_low") if banded else nothing,
        shown("train_high") if banded else nothing,
    )


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
