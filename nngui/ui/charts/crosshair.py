"""The crosshair of a chart: the row nearest to an epoch, and all that is to be read there."""

from collections.abc import Sequence

import numpy as np

from nngui.state.curve import Curve
from nngui.state.runs import PastRun
from nngui.ui.charts.curve_sheet import CurveSheet
from nngui.ui.charts.legend import Readout
from nngui.ui.charts.series import Lines, Quantity, value_text
from nngui.ui.sentences.labels import label_text


class Crosshair:
    """Reads train and test, past runs at the same epoch, and what was changed there."""

    def __init__(self, sheet: CurveSheet, readout: Readout) -> None:
        self._sheet, self._readout = sheet, readout
        self._curve = Curve.empty()
        self._past: Sequence[PastRun] = ()
        self._epoch: float | None = None

    @property
    def is_shown(self) -> bool:
        """Whether it stands somewhere."""
        return self._epoch is not None

    def show_run(
        self, curve: Curve, lines: Lines, quantity: Quantity, past: Sequence[PastRun]
    ) -> None:
        """Read this run, drawn as `lines`, and these past ones."""
        self._curve, self._lines, self._quantity, self._past = curve, lines, quantity, past
        if self._epoch is not None:
            self._draw()

    def show(self, epoch: float | None) -> None:
        """Stand on the row nearest to `epoch`, or nowhere."""
        self._epoch = epoch
        self._draw()

    def move(self, rows: int) -> None:
        """Go so many rows on; from nowhere to the last one."""
        if not len(self._curve):
            return
        last = len(self._curve) - 1
        row = self._row()
        row = last if row is None else min(max(row + rows, 0), last)
        self.show(float(self._curve.epoch[row]))

    def _row(self) -> int | None:
        if self._epoch is None or not len(self._curve):
            return None
        return _nearest(self._curve, self._epoch)

    def _draw(self) -> None:
        row = self._row()
        if row is None:
            self._sheet.cursor_mark.show(None)
            self._readout.clear_reading()
            return
        lines, epoch = self._lines, int(self._curve.epoch[row])
        self._sheet.cursor_mark.show(lines.x[row], (lines.train[row], lines.test[row]))
        notes = [
            f"{label_text(run.name)}: {' · '.join(filter(None, self._values(run.curve, _nearest(run.curve, epoch))))}"
            for run in self._past
            if len(run.curve) and run.epochs >= epoch
        ]
        notes += self._sheet.flags.lines_at(epoch)
        self._readout.show_reading(f"{epoch:,}", *self._values(self._curve, row), notes)

    def _values(self, curve: Curve, row: int) -> tuple[str, str]:
        quantity = self._quantity
        train, test = (
            value_text(quantity, value * quantity.factor) if np.isfinite(value) else ""
            for value in (getattr(curve, name)[row] for name in (quantity.train, quantity.test))
        )
        return train, test


def _nearest(curve: Curve, epoch: float) -> int:
    return int(np.argmin(np.abs(curve.epoch - epoch)))
