"""Past runs made ready to be drawn, once for as long as nothing about them changes."""

from nngui.state.runs import PastRun, Runs
from nngui.ui.charts.ranges import Range
from nngui.ui.charts.series import Lines, Quantity, lines_of
from nngui.ui.sentences.labels import label_text

Named = tuple[str, Lines]


class Earlier:
    """Which past runs are shown beside the present one, and their lines."""

    def __init__(self) -> None:
        self.runs = Runs()
        self.is_shown = True
        self._key: object = None
        self._lines: tuple[Named, ...] = ()

    @property
    def shown(self) -> tuple[PastRun, ...]:
        return self.runs.shown if self.is_shown else ()

    @property
    def last_epoch(self) -> float:
        """Where the longest of them ends."""
        return float(max((run.epochs for run in self.shown), default=0))

    def lines(self, quantity: Quantity, log: bool, epochs: Range) -> tuple[Named, ...]:
        """Name and rows of each; the same value again until one of these is another."""
        key = (self.runs, self.is_shown, quantity, log, epochs)
        if key != self._key:
            self._key = key
            self._lines = tuple(
                (label_text(run.name), lines_of(run.curve, quantity, log).within(*epochs))
                for run in self.shown
            )
        return self._lines
