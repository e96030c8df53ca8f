"""Which epochs and which values a chart shows: all of them, or what the user chose."""

import math

from nngui.ui.charts import ranges
from nngui.ui.charts.ranges import Range
from nngui.ui.charts.series import Lines, Quantity, wanted_range

# The narrowest stretch of epochs that can be zoomed to.
_LEAST_SPAN = 4.0
# So many times as high as the present run may others make the chart.
_HIGHER = 2.0
_AIR = 1.2


class Framing:
    """Follows the run until a span is chosen; the values always fit what is in view, calmly."""

    def __init__(self, quantity: Quantity) -> None:
        self._quantity = quantity
        self._span: Range | None = None
        self._values: Range | None = None
        self.all_epochs: Range = ranges.epoch_range(0.0)
        self.log = False

    @property
    def following(self) -> bool:
        """Whether all epochs are shown."""
        return self._span is None

    @property
    def epochs(self) -> Range:
        """First and last epoch to show."""
        return self._span or self.all_epochs

    def show_run(self, last_epoch: float, is_new: bool) -> None:
        """There are epochs up to `last_epoch` now; a new run is followed, in a range of values of its own."""
        self.all_epochs = ranges.epoch_range(last_epoch)
        if is_new or (self._span is not None and self._span[1] > self.all_epochs[1]):
            self.follow()

    def follow(self) -> None:
        """All epochs again."""
        self._span = self._values = None

    def choose(self, start: float, end: float) -> None:
        """The epochs from `start` to `end`, as far as there are such; all of them is to follow."""
        first, last = self.all_epochs
        width = max(end - start, min(_LEAST_SPAN, last - first))
        if width >= last - first:
            self.follow()
            return
        start = min(max(start, first), last - width)
        self._span = (start, start + width)

    def show_quantity(self, quantity: Quantity) -> None:
        """The values are another quantity's now."""
        self._quantity, self._values = quantity, None

    def set_log(self, log: bool) -> None:
        """Powers of ten, or plain values."""
        self.log = log
        self._values = None

    def values(self, own: Lines, tail: Lines | None = None, *past: Lines) -> Range | None:
        """The range of values for the present run; None if there is nothing to see.

        Its `tail` that an undo or a divergence has cut off, and past runs, are in view as long as they leave it enough
        height: one that has shot up runs out at the top. Of a past run the lowest value is in view at least.
        """
        found = own.extremes
        room = self._raised(found[1], _HIGHER) if found else -math.inf
        extremes = [found] if found else []
        for lines in () if tail is None else (tail, *past):
            one = lines.extremes
            if one is not None:
                limit = room if lines is tail and found else max(room, self._raised(one[0], _AIR))
                extremes.append((min(one[0], limit), min(one[1], limit)))
        if not extremes:
            return None
        low, high = min(one[0] for one in extremes), max(one[1] for one in extremes)
        wanted = wanted_range(self._quantity, self.log, low, high)
        self._values = ranges.settle(self._values, wanted, low, high)
        return self._values

    def _raised(self, value: float, factor: float) -> float:
        """So many times this loss, which is a power of ten where they are shown; scores have a top of their own."""
        if self._quantity.name != "loss":
            return math.inf
        return value + math.log10(factor) if self.log else value + (factor - 1) * abs(value)
