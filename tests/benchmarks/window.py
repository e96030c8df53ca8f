"""How alive the window is while it trains flat out: `python -m tests.benchmarks.window [--real]`.

For four networks, watched only and with the mouse moving: frames a second, how late the event loop of the window is
(median, 99th percentile, worst), and which share of the training throughput is left of what the same run has without a
window. Rounds with and without the window take turns, so that a noisy machine troubles both.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass, replace
from statistics import median
from time import perf_counter

from nngui import bootstrap

ROUNDS = 3
SECONDS = 3.0
BEAT_MS = 5


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
    """One round in the window."""

    steps_per_second: float
    frames_per_second: float
    fields_per_second: float
    lateness_ms: list[float]
    side: int


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
        f"{'p99':>6} {'max':>6} {'training kept':>14}"
    )
    for case in CASES:
        document = window_document(case)
        program.storage.new(document)
        view = program.session.view_settings
        program.session.set_view_settings(replace(view, speed=None))
        for moving in (False, True):
            kept, measured = [], []
            for _ in range(rounds):
                alone = _alone(document, seconds / 2)
                measured.append(watched(program, seconds, moving))
                kept.append(measured[-1].steps_per_second / alone)
            late = sorted(value for one in measured for value in one.lateness_ms)
            print(
                f"{case.name:34} {'mouse' if moving else 'watching':9} "
                f"{median(one.frames_per_second for one in measured):8.1f} "
                f"{median(one.fields_per_second for one in measured):8.1f} "
                f"{measured[-1].side:5d} "
                f"{late[len(late) // 2]:12.1f} {late[int(len(late) * 0.99)]:6.1f} {late[-1]:6.1f} "
                f"{median(kept):8.0%} ({min(kept):.0%}-{max(kept):.0%})",
                flush=True,
            )
    program.shut_down()
    program.window.hide()


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


def _alone(document, seconds: float) -> float:
    """Updates a second of the same run without a window."""
    from nngui.run import Run

    run = Run(document)
    run.advance(0.3)
    first, begin = run.checkpoint().trainer.steps, perf_counter()
    while perf_counter() - begin < seconds:
        run.advance(0.004)
    return (run.checkpoint().trainer.steps - first) / (perf_counter() - begin)


def watched(program, seconds: float, moving: bool) -> Measured:
    """The same in the window."""
    from PySide6.QtCore import QPoint, Qt, QTimer
    from PySide6.QtTest import QTest

    session, plot = program.session, program.window.canvas.plot
    session.reset()
    session.train()
    _serve(1_200)
    frames: list[int] = []
    fields: set[int] = set()
    late: list[float] = []
    expected = [perf_counter() + BEAT_MS / 1000]

    def beat() -> None:
        now = perf_counter()
        late.append(max(0.0, (now - expected[0]) * 1000))
        expected[0] = now + BEAT_MS / 1000

    def move() -> None:
        angle = len(late) % plot.width()
        QTest.mouseMove(plot, QPoint(angle, plot.height() // 2))

    def drawn(snapshot) -> None:
        frames.append(snapshot.field.shape[1])
        fields.add(id(snapshot.field) ^ snapshot.epoch ^ snapshot.step << 20)

    beats, moves = QTimer(), QTimer()
    beats.setTimerType(Qt.TimerType.PreciseTimer)
    beats.timeout.connect(beat)
    moves.timeout.connect(move)
    session.snapshot_changed.connect(drawn)
    first = _steps(program)
    begin = perf_counter()
    expected[0] = begin + BEAT_MS / 1000
    beats.start(BEAT_MS)
    if moving:
        moves.start(50)
    _serve(round(seconds * 1000))
    beats.stop()
    moves.stop()
    took = perf_counter() - begin
    steps = _steps(program) - first
    session.snapshot_changed.disconnect(drawn)
    session.pause()
    _serve(200)
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
