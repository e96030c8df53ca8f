"""A chart of one quantity over the epochs of a run."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from nngui.data import Task
from nngui.state.curve import Curve
from nngui.state.flags import Flag
from nngui.state.runs import Runs
from nngui.state.snapshot import Snapshot
from nngui.state.view_settings import ChartOptions
from nngui.ui.charts.best_test import best_test
from nngui.ui.charts.chart_face import ChartFace, Shown
from nngui.ui.charts.crosshair import Crosshair
from nngui.ui.charts.earlier import Earlier
from nngui.ui.charts.framing import Framing
from nngui.ui.charts.series import NO_LINES, QUANTITIES, Lines, lines_of, same_curve
from nngui.ui.colors import LIGHT

_EMPTY = Curve.empty()
_CURSOR_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)


class CurveChart(ChartFace):
    """Train and test curves of "loss" or "accuracy", past runs, and a crosshair that reads them.

    It follows the run until the wheel or a drag chooses other epochs; a double click or A
    follows again. With the focus, left and right move the crosshair (Shift: faster), Home and
    End take it to the ends, Esc puts it away.
    """

    used_keys = frozenset({*_CURSOR_KEYS, Qt.Key.Key_Escape, Qt.Key.Key_A})
    """What the window must not take for a shortcut while the chart has the focus."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._quantity = QUANTITIES[name]
        self._curve = _EMPTY
        self._ghost = _EMPTY
        self._waiting: Snapshot | None = None
        self._run_id = 0
        self._framing = Framing(self._quantity)
        self._options = ChartOptions()
        self._earlier = Earlier()
        self._changes: Sequence[Flag] = ()
        self._crosshair = Crosshair(self.plot.sheet, self._readout)
        self.header.log_toggled.connect(self.set_log)
        self.header.follow_requested.connect(self.follow)
        self.plot.view.span_requested.connect(self.show_span)
        self.plot.view.follow_requested.connect(self.follow)
        self.plot.view.hovered.connect(self.show_cursor)
        self.plot.view.hover_left.connect(self.hide_cursor)
        self.show_theme(LIGHT)
        self._draw()

    @property
    def readout(self) -> str:
        """What the crosshair reads, `epoch 128 · train 0.0412 · test 0.0533`, or nothing."""
        return self._readout.plain_text

    @property
    def following(self) -> bool:
        """Whether all epochs are shown."""
        return self._framing.following

    def show_task(self, task: Task) -> None:
        """Where values are learned, R^2 stands in the place of accuracy."""
        name = "r-squared" if task is Task.REGRESSION else "accuracy"
        if self._quantity.name not in ("loss", name):
            self._quantity = QUANTITIES[name]
            self._framing.show_quantity(self._quantity)
            self._show_names(name)
            self._draw()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the curve of a run; next to no work when it is the one shown, or when hidden."""
        if not self.isVisible():
            self._waiting = snapshot
            return
        self._waiting = None
        self.show_task(snapshot.task)
        same = same_curve(self._curve, snapshot.curve)
        if same and same_curve(self._ghost, snapshot.ghost):
            return
        # A run that is shorter than before has begun anew: what was chosen to be seen of it is no more.
        shorter = _last_epoch(snapshot.curve) < _last_epoch(self._curve)
        is_new = shorter or snapshot.run_id != self._run_id
        self._run_id = snapshot.run_id
        self._curve, self._ghost = snapshot.curve, snapshot.ghost
        self._frame(is_new)
        self._draw()

    def _frame(self, is_new: bool) -> None:
        ends = _last_epoch(self._curve), _last_epoch(self._ghost), self._earlier.last_epoch
        self._framing.show_run(max(ends), is_new)

    def clear(self) -> None:
        """Forget the run, and what was chosen to be seen of it."""
        self._waiting = None
        self._curve = self._ghost = _EMPTY
        self._crosshair.show(None)
        self._framing.show_run(0.0, is_new=True)
        self._framing.follow()
        self._draw()

    @Slot(bool)
    def set_log(self, log: bool) -> None:
        """Show powers of ten, or plain values."""
        self._framing.set_log(log)
        self.header.log_button.setChecked(log)
        self._draw()

    @Slot(float, float)
    def show_span(self, start: float, end: float) -> None:
        """Show the epochs from `start` to `end`; as soon as that is all of them, follow the run."""
        self._framing.choose(start, end)
        self._draw()

    @Slot()
    def follow(self) -> None:
        """Show all epochs, and go on doing so while the run grows."""
        self._framing.follow()
        self._draw()

    @Slot(float)
    def show_cursor(self, epoch: float) -> None:
        """Put the crosshair on the row nearest to `epoch`."""
        self._crosshair.show(epoch)

    @Slot()
    def hide_cursor(self) -> None:
        """Take the crosshair away."""
        self._crosshair.show(None)

    def show_options(self, options: ChartOptions) -> None:
        """Draw as these say."""
        self._options = options
        if self._quantity.name == "loss" and options.log != self._framing.log:
            self.set_log(options.log)
        self._earlier.is_shown = options.show_runs
        self.header.menu_button.show_options(options)
        self.show_flags(self._changes)
        self._frame(is_new=False)
        self._draw()

    def show_runs(self, runs: Runs) -> None:
        """Draw past runs beside the present one."""
        self._earlier.runs = runs
        self._frame(is_new=False)
        self._draw()

    def show_flags(self, flags: Sequence[Flag]) -> None:
        """Mark where something was changed."""
        self._changes = flags
        self.plot.sheet.show_flags(flags if self._options.show_flags else ())

    def _draw(self) -> None:
        epochs, log = self._framing.epochs, self._framing.log
        quantity, options, sheet = self._quantity, self._options, self.plot.sheet
        own = lines_of(self._curve, quantity, log)
        raw, lines = own.within(*epochs), own.smoothed(options.smoothing).within(*epochs)
        ghost = self._ghost_lines().within(*epochs)
        earlier = self._earlier.lines(quantity, log, epochs)
        values = self._framing.values(raw, ghost, *(one for _, one in earlier))
        if values is not None:
            self.plot.show_range(epochs, values, log)
        has_end = _last_epoch(self._curve) <= epochs[1]
        sheet.run.show(lines, raw if options.smoothing else NO_LINES, ghost, has_end=has_end)
        sheet.past.show(earlier)
        sheet.show_best(best_test(self._curve, own, quantity) if options.show_best else None)
        self._show_state(
            Shown(
                has_rows=values is not None,
                has_trained=len(self._curve) > 1 or len(self._ghost) > 0,
                has_log=quantity.name == "loss",
                has_ghost=len(ghost) > 0 or len(earlier) > 0,
                is_following=self._framing.following,
            )
        )
        self._crosshair.show_run(self._curve, own, quantity, self._earlier.shown)

    def _ghost_lines(self) -> Lines:
        # A reset leaves its run behind as a past one: that is drawn with its name.
        if not len(self._ghost) or any(run.curve is self._ghost for run in self._earlier.runs.runs):
            return NO_LINES
        return lines_of(self._ghost, self._quantity, self._framing.log)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        if key == Qt.Key.Key_Left:
            self._crosshair.move(-far)
        elif key == Qt.Key.Key_Right:
            self._crosshair.move(far)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            epochs = self._framing.epochs
            self.show_cursor(epochs[0] if key == Qt.Key.Key_Home else epochs[1])
        elif key == Qt.Key.Key_Escape and self._crosshair.is_shown:
            self.hide_cursor()
        elif key == Qt.Key.Key_A and not event.modifiers():
            self.follow()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._waiting is not None:
            self.show_snapshot(self._waiting)


def _last_epoch(curve: Curve) -> float:
    return float(curve.epoch[-1]) if len(curve) else 0.0
