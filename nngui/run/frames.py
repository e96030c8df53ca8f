"""Frames: what the worker evaluates for the eye, and how much of its time that may take.

Drawing takes at most a tenth of the time of training: the grid is as fine as that allows while training, and as fine
as the window asks for when paused. Evaluating never touches the state of training.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import count

import numpy as np

from nngui.run.field_picture import field_picture
from nngui.run.graph_view import GraphView
from nngui.run.judging import judge
from nngui.run.layers import Layers
from nngui.run.likeness import Likeness, is_large
from nngui.run.muting import Muting
from nngui.run.paced import Paced
from nngui.run.plane_lines import PlaneLines
from nngui.run.rates import Rates
from nngui.run.resolution import GOOD_SIDE, PAUSED_SIDE, Resolution
from nngui.run.run import Run
from nngui.run.score_rounds import ScoreRounds
from nngui.run.seen import Seen
from nngui.run.watch import Watch
from nngui.run.worth import Worth
from nngui.state.checkpoint import Checkpoint
from nngui.state.curve import Curve, Evaluation, start_curve
from nngui.state.edits import Edit
from nngui.state.metrics import Metrics
from nngui.state.phase import StepMoment
from nngui.state.probe import ParameterView, UnitPlace
from nngui.state.snapshot import Snapshot, ViewRequest

_NO_IDS = np.empty(0, dtype=np.int64)

ROUND_S = 0.003
"""What a frame beside training spends on scores at least."""

Place = tuple[int, int]
"""Epoch, and step within it."""
Scored = tuple[Evaluation, np.ndarray]
Draw = Callable[[], Snapshot]


@dataclass(frozen=True, eq=False, slots=True)
class _Told:
    """What is in a frame and not to be seen of a likeness; `now`: when it was begun; `beside`: as `plan` says."""

    serial: int
    running: bool
    moment: StepMoment | None
    progress: float | None
    parameter: ParameterView | None
    now: float
    beside: bool


class FrameMaker:
    """Makes the Snapshots of a run, each only when it shows something that the last one did not."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._run_ids = count(1)
        self._run: Run | None = None
        self._run_id = 0
        self._resolution = Resolution()
        self._last_frame_s = float("-inf")
        self._shown: object = None
        self._fine = False
        self._unit: UnitPlace | None = None
        self._is_urgent = False
        self._rates = Rates()
        self._last: Snapshot | None = None
        self._scores: Paced[Scored] = Paced(clock, (Evaluation(None, None, None, None), _NO_IDS))
        self._rounds = ScoreRounds(clock, self._scores)
        self._graph = GraphView(clock)
        self._metrics: Paced[Metrics | None] = Paced(clock, None)
        self._plane_lines = PlaneLines(clock)
        self._watch = Watch(clock)
        self._layers = Layers(clock)
        self._muting, self._worth = Muting(), Worth(clock)
        self._likeness: Likeness | None = None
        self._forget()

    def begin(self, run: Run) -> None:
        """Another run: nothing of the last one is shown again."""
        self._run = run
        self._run_id = next(self._run_ids)
        self._likeness = None
        self._resolution.begin()
        self._rates.forget()
        self._forget()

    def invalidate(self) -> None:
        """A command has changed the run: what was evaluated is stale.

        While training numbers stay until the next evaluation is due: a drag brings sixty commands a second.
        """
        self._shown = None
        self._scores.renew()
        self._rounds.renew()
        self._graph.forget()
        self._metrics.renew()
        self._plane_lines.renew()
        self._watch.renew()
        self._layers.renew()
        self._worth.renew()
        self._curve_at = -1

    def _forget(self) -> None:
        self.invalidate()
        self._scores.forget()
        self._rounds.forget()
        self._metrics.forget()
        self._plane_lines.forget()
        self._watch.forget()
        self._layers.forget()
        self._worth.forget()
        self._curve = Curve.empty()

    def keep_past(self, before: Checkpoint, edit: Edit) -> None:
        """An edit has replaced or operated on this state: its boundary can be looked at again."""
        self._is_urgent = not edit.stroke
        self._plane_lines.keep_past(before, edit)

    def make(
        self,
        request: ViewRequest,
        serial: int,
        running: bool,
        moment: StepMoment | None = None,
        progress: float | None = None,
    ) -> Snapshot | None:
        """The frame for this request; None while it would show nothing new, or come too soon.

        `moment` within a step and `progress` of training are the worker's to know.
        """
        draw = self.plan(request, serial, running, moment, progress)
        return None if draw is None else draw()

    @property
    def is_of_large(self) -> bool:
        """Whether frames are better drawn beside training than between its steps."""
        return self._run is not None and is_large(self._run.network)

    def plan(
        self,
        request: ViewRequest,
        serial: int,
        running: bool,
        moment: StepMoment | None = None,
        progress: float | None = None,
        beside: bool = False,
    ) -> Draw | None:
        """What draws this frame of the present moment, to be called once, before anything else is asked of this object.

        `beside`: it is called in another thread, while training goes on. It draws a likeness of the run, and may take
        more of its own time than it may take of training's.
        """
        run = self._run
        if run is None:
            return None
        state = (run.epoch, run.step, serial, running, request)
        if state == self._shown and (running or self._fine):
            again = self._at_moment(request, moment)
            return None if again is None else lambda: again
        now = self._clock()
        side = self._side(request, running, now, beside)
        if side is None:
            return None
        parameter = self._watch.at(run, running, request.parameter)
        seen = self._taken(run) if beside else run
        told = _Told(serial, running, moment, progress, parameter, now, beside)
        return partial(self._draw, seen, request, told, side)

    def _taken(self, run: Run) -> Likeness:
        if self._likeness is None:
            self._likeness = Likeness(run)
        else:
            self._likeness.take(run)
        return self._likeness

    def _draw(self, run: Seen, request: ViewRequest, told: _Told, side: int) -> Snapshot:
        begin, running = self._clock(), told.running
        columns, rows = min(request.columns, side), min(request.rows, side)
        muted = self._muting.network(run, request.muted)
        picture = field_picture(run, muted, request, columns, rows)
        self._resolution.note(side, self._clock() - begin)
        worth = self._worth.of(run, running, request.worth)
        is_finest = not running or (columns == request.columns and rows == request.rows)
        self._fine = is_finest and self._worth.is_done
        self._last_frame_s = told.now
        self._shown = (run.epoch, run.step, told.serial, running, request)
        self._unit, self._is_urgent = request.unit, False
        place = (run.epoch, run.step)
        if told.beside:
            self._rounds.go_on(run, max(ROUND_S, (self._clock() - begin) / 2))
        else:
            # A round that was begun beside training is older than this.
            self._rounds.forget()
            self._scores.at(place, running, run.scores)
        evaluation, misclassified = self._scores.last
        epochs_per_second, steps_per_second = self._rates.at(
            told.now, run.epoch, run.steps, running
        )
        self._last = Snapshot(
            request_id=request.id,
            serial=told.serial,
            run_id=self._run_id,
            epoch=run.epoch,
            step=run.step,
            running=running,
            train_loss=evaluation.train_loss,
            test_loss=evaluation.test_loss,
            train_accuracy=evaluation.train_accuracy,
            test_accuracy=evaluation.test_accuracy,
            curve=self._present_curve(run, evaluation),
            ghost=run.ghost,
            rect=request.rect,
            field=picture.field,
            shade=picture.shade,
            boundary=picture.boundary,
            misclassified=misclassified if request.misclassified else _NO_IDS,
            n_parameters=run.network.n_parameters,
            task=run.document.dataset.task,
            epochs_per_second=epochs_per_second,
            steps_per_second=steps_per_second,
            penalty=run.penalty,
            moment=told.moment,
            progress=told.progress,
            contours=picture.contours,
            metrics=self._present_metrics(run, place, running, request),
            network=self._graph.of(run, muted, running, request),
            lines=self._plane_lines.of_units(run, running, request),
            past=self._plane_lines.past(request),
            unit=picture.unit,
            parameter=told.parameter,
            layers=self._layers.of(run, running, request),
            muted=self._muting.view(run, evaluation),
            worth=worth,
        )
        return self._last

    def _side(self, request: ViewRequest, running: bool, now: float, beside: bool) -> int | None:
        """Cells a side that the field may have now; None while it is too soon for any."""
        finest = max(request.columns, request.rows)
        if not running:
            # A unit is drawn from what all units say, which is to stay within what memory there is.
            finest = finest if request.unit is None else min(finest, PAUSED_SIDE)
            return self._resolution.paused_side(finest)
        side_after = self._resolution.side_beside if beside else self._resolution.side
        side = side_after(finest, now - self._last_frame_s)
        # A hand waits for this one: it comes at once, whatever share of time that takes.
        is_urgent = self._is_urgent or request.unit != self._unit
        return min(GOOD_SIDE, finest) if side is None and is_urgent else side

    def _present_metrics(
        self, run: Seen, place: Place, running: bool, request: ViewRequest
    ) -> Metrics | None:
        """How good the network is, while somebody looks."""
        if not request.metrics:
            self._metrics.forget()
            return None
        return self._metrics.at(place, running, partial(judge, run))

    def _present_curve(self, run: Seen, evaluation: Evaluation) -> Curve:
        if run.epoch != self._curve_at:
            # Where nothing was trained, an edit changes what training will begin with.
            is_start = run.epoch == 0 and run.step == 0
            self._curve = start_curve(evaluation) if is_start else run.curve()
            self._curve_at = run.epoch
        return self._curve

    def _at_moment(self, request: ViewRequest, moment: StepMoment | None) -> Snapshot | None:
        """The last frame at another moment of the same step."""
        if self._last is None or moment == self._last.moment:
            return None
        self._last = replace(self._last, request_id=request.id, moment=moment)
        return self._last
