"""How alive the window is while it trains flat out: `python -m tests.benchmarks.window [--real]`.

For four networks, watched only and with the mouse moving: frames a second, how late the event loop of the window is
(median, 99th percentile, worst), and which share of the training throughput is left of what the same run has without a
window: median and quartiles of many short rounds. Each round takes turns between the bare trainer, the run and the
window, since the speed of a machine may swing by a third. `engine` is the share of the bare trainer that the run has
alone: the rest goes into what is evaluated for the curve, kept for the timeline and looked at by the rules.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from statistics import median, quantiles
from time import perf_counter

from nngui import bootstrap

ROUNDS = 12
SECONDS = 0.6
BEAT_MS = 5
MOVE_MS = 20
SLICE_S = 0.004
SETTLE_MS = {False: 1_100, True: 300}
"""Until only watching is calm again; until a hand at work is noticed."""


@dataclass(frozen=True)
class Case:
    """A network, its batch size and its number of points."""

    name: str
    layers: tuple[int, ...]
    activation: str
    batch_size: int | None
    n_points: int


CASES = (
    Case("2-3-2, 200 points, full", (3,), "sigmoid", None, 286),
    Case("2-8-8-2, 500 points, 10", (8, 8), "tanh", 10, 714),
    Case("2-64-64-2, 2,000 points, 128", (64, 64), "relu", 128, 2_857),
    Case("2-256-256-2, 8,192 points, 1,024", (256, 256), "relu", 1_024, 11_703),
)


@dataclass(frozen=True)
class Measured:
    """A while in the window."""

    steps_per_second: float
    frames_per_second: float
    fields_per_second: float
    lateness_ms: list[float]
    side: int


@dataclass(frozen=True)
class Round:
    """The window beside the run alone, and the run alone beside the bare trainer."""

    window: Measured
    kept: float
    of_engine: float


def main(arguments: list[str]) -> int:
    """Measure and print the table."""
    grammar = argparse.ArgumentParser(prog="python -m tests.benchmarks.window", description=__doc__)
    grammar.add_argument("--real", action="store_true", help="not offscreen")
    grammar.add_argument("--seconds", type=float, default=SECONDS)
    grammar.add_argument("--rounds", type=int, default=ROUNDS)
    options = grammar.parse_args(arguments)
    os.environ.update(bootstrap.PROCESS_ENVIRONMENT)
    if not options.real:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        _table(options.rounds, options.seconds)
    return 0


def _table(rounds: int, seconds: float) -> None:
    from nngui.app import Program, make_application

    program = Program(make_application())
    program.start(None)
    program.window.resize(1440, 900)
    _serve(500)
    print(
        f"{'network':34} {'':9} {'frames/s':>8} {'fields/s':>8} {'grid':>5} {'late ms: p50':>12} "
        f"{'p99':>6} {'max':>6} {'training kept':>16} {'engine':>7}"
    )
    for case in CASES:
        document = window_document(case)
        program.storage.new(document)
        view = program.session.view_settings
        program.session.set_view_settings(replace(view, speed=None))
        alone = Alone(document)
        for moving in (False, True):
            measured = [_round(program, alone, seconds, moving) for _ in range(rounds)]
            _print_row(case, moving, measured)
    program.shut_down()
    program.window.hide()


def _print_row(case: Case, moving: bool, measured: list[Round]) -> None:
    late = sorted(value for one in measured for value in one.window.lateness_ms)
    kept = [one.kept for one in measured]
    low, _, high = quantiles(kept, n=4, method="inclusive") if len(kept) > 1 else kept * 3
    print(
        f"{case.name:34} {'mouse' if moving else 'watching':9} "
        f"{median(one.window.frames_per_second for one in measured):8.1f} "
        f"{median(one.window.fields_per_second for one in measured):8.1f} "
        f"{median(one.window.side for one in measured):5.0f} "
        f"{late[len(late) // 2]:12.1f} {late[int(len(late) * 0.99)]:6.1f} {late[-1]:6.1f} "
        f"{median(kept):6.0%} ({low:.0%}-{high:.0%}) "
        f"{median(one.of_engine for one in measured):7.0%}",
        flush=True,
    )


class Alone:
    """The same document trained without a window: by a run, and by a trainer that nothing is asked of."""

    def __init__(self, document) -> None:
        from nngui.run import Run

        self._run, self._bare = Run(document), Run(document)
        self.run(1.0)  # of a young run more epochs are evaluated than of an old one

    def run(self, seconds: float) -> float:
        """Updates a second of the run."""
        run = self._run
        return _rate(lambda: run.steps, lambda: run.advance(SLICE_S), seconds)

    def trainer(self, seconds: float) -> float:
        """Updates a second of the bare trainer."""
        trainer = self._bare.trainer
        return _rate(lambda: trainer.steps, lambda: trainer.run_slice(SLICE_S), seconds)


def _rate(steps: Callable[[], int], advance: Callable[[], object], seconds: float) -> float:
    first, begin = steps(), perf_counter()
    while perf_counter() - begin < seconds:
        advance()
    return (steps() - first) / (perf_counter() - begin)


def window_document(case: Case):
    from nngui.data import Recipe
    from nngui.state.document import Document
    from nngui.state.edits import Generate
    from nngui.state.settings import LayerSettings, Settings

    settings = Settings()
    layers = tuple(LayerSettings(units, case.activation) for units in case.layers)
    settings = settings.with_value("network.layers", layers)
    settings = settings.with_value("training.batch_size", case.batch_size)
    settings = settings.with_value("training.learning_rate", 1e-4)
    return Generate(Recipe("two-moons", case.n_points)).apply(Document(settings=settings))


def _round(program, alone: Alone, seconds: float, moving: bool) -> Round:
    before, engine = alone.run(seconds / 2), alone.trainer(seconds / 2)
    window = watched(program, seconds, moving)
    # Before and after, so that a machine that slows down does the window no wrong.
    rate = (before + alone.run(seconds / 2)) / 2
    return Round(window, window.steps_per_second / rate, rate / engine)


def watched(program, seconds: float, moving: bool) -> Measured:
    """The window while it trains; it is late or not in a stretch of its own, since asking costs training time."""
    from PySide6.QtCore import QPoint, Qt, QTimer
    from PySide6.QtTest import QTest

    session, plot = program.session, program.window.canvas.plot
    frames: list[int] = []
    fields: set[int] = set()
    late: list[float] = []
    expected = [0.0]
    moved = count()

    def beat() -> None:
        now = perf_counter()
        late.append(max(0.0, (now - expected[0]) * 1000))
        expected[0] = now + BEAT_MS / 1000

    def move() -> None:
        x = next(moved) * 3 % plot.width()
        QTest.mouseMove(plot, QPoint(x, plot.height() // 2))

    def drawn(snapshot) -> None:
        frames.append(snapshot.field.shape[1])
        fields.add(id(snapshot.field) ^ snapshot.epoch ^ snapshot.step << 20)

    beats, moves = QTimer(), QTimer()
    beats.setTimerType(Qt.TimerType.PreciseTimer)
    beats.timeout.connect(beat)
    moves.timeout.connect(move)
    session.train()
    if moving:
        moves.start(MOVE_MS)
    _serve(SETTLE_MS[moving])
    session.snapshot_changed.connect(drawn)
    first, begin = _steps(program), perf_counter()
    _serve(round(seconds * 1000))
    steps, took = _steps(program) - first, perf_counter() - begin
    session.snapshot_changed.disconnect(drawn)
    expected[0] = perf_counter() + BEAT_MS / 1000
    beats.start(BEAT_MS)
    _serve(round(seconds * 1000))
    beats.stop()
    moves.stop()
    session.pause()
    _serve(100)
    return Measured(
        steps / took, len(frames) / took, len(fields) / took, late, frames[-1] if frames else 0
    )


def _steps(program) -> int:
    """All updates up to now, as a checkpoint tells."""
    from PySide6.QtCore import QEventLoop

    answers: list[int] = []
    loop = QEventLoop()

    def taken(serial: int, checkpoint) -> None:
        answers.append(checkpoint.trainer.steps)
        loop.quit()

    program.session.checkpoint_taken.connect(taken)
    program.session.take_checkpoint()
    loop.exec()
    program.session.checkpoint_taken.disconnect(taken)
    return answers[0]


def _serve(milliseconds: int) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
