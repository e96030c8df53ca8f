"""What the network graph costs, and how fast it answers: `python -m tests.benchmarks.graph [--rounds N]`.

Training flat out, with two hidden layers of 8 units and with eight of them: frames and updates a second with the graph
shown against hidden, in turns, so that a noisy machine troubles both. Then, still training, from the mouse over a unit
to the canvas that shows it, and from Return on a typed weight to the canvas that has its boundary.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from dataclasses import replace
from statistics import median
from time import perf_counter

from nngui import bootstrap
from tests.benchmarks.hands import serve
from tests.benchmarks.window import Case, watched, window_document

ROUNDS, SECONDS, ANSWERS = 5, 2.0, 30
CASES = (
    Case("2-8-8-2, 280 points, 32", (8, 8), "tanh", 32, 400),
    Case("2-8x8-2, 280 points, 32", (8,) * 8, "tanh", 32, 400),
)


def main(arguments: list[str]) -> int:
    """Measure and print."""
    grammar = argparse.ArgumentParser(prog="python -m tests.benchmarks.graph", description=__doc__)
    grammar.add_argument("--seconds", type=float, default=SECONDS)
    grammar.add_argument("--rounds", type=int, default=ROUNDS)
    options = grammar.parse_args(arguments)
    os.environ.update(bootstrap.PROCESS_ENVIRONMENT)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        _measure(options.rounds, options.seconds)
    return 0


def _measure(rounds: int, seconds: float) -> None:
    from nngui.app import Program, make_application

    program = Program(make_application())
    program.start(None)
    program.window.resize(1440, 900)
    serve(500)
    for case in CASES:
        program.storage.new(window_document(case))
        view = program.session.view_settings
        program.session.set_view_settings(replace(view, speed=None))
        serve(500)
        print(case.name)
        _print_cost(program, rounds, seconds)
        program.session.train()
        serve(300)
        _print_times("hovered unit on the canvas", _hovers(program))
        _print_times("typed weight on the canvas", _typed(program))
        program.session.pause()
        serve(200)
    program.shut_down()
    program.window.hide()


def _print_cost(program, rounds: int, seconds: float) -> None:
    from PySide6.QtWidgets import QDockWidget

    dock = program.window.findChild(QDockWidget, "network_dock")
    frames, steps = [], []
    for _ in range(rounds):
        dock.hide()
        hidden = watched(program, seconds, moving=False)
        dock.show()
        # A dock that comes back is as low as it can be.
        program.window.workspace.reset_layout()
        shown = watched(program, seconds, moving=False)
        frames.append(shown.frames_per_second / hidden.frames_per_second)
        steps.append(shown.steps_per_second / hidden.steps_per_second)
    for name, kept in (("frames", frames), ("training", steps)):
        low, high = min(kept), max(kept)
        print(f"  {name} kept with the graph shown: {median(kept):.0%} ({low:.0%}-{high:.0%})")


class Answer:
    """Waits for a snapshot that shows something, and for the canvas to be painted with it.

    It sleeps meanwhile: a loop that asks again and again would keep the worker from answering.
    """

    def __init__(self, program) -> None:
        from PySide6.QtCore import QEvent, QEventLoop, QObject

        answer = self

        class Paints(QObject):
            def eventFilter(self, _plot, event) -> bool:
                if answer.is_there and event.type() == QEvent.Type.Paint:
                    answer.loop.quit()
                return False

        self.loop, self.is_there, self._shows = QEventLoop(), False, lambda _snapshot: False
        self._paints = Paints()
        program.window.canvas.plot.installEventFilter(self._paints)
        program.session.snapshot_changed.connect(self._on_snapshot)

    def time_ms(self, act, shows) -> float:
        """From the begin of `act` to the begin of painting what `shows` is true of."""
        self._shows = shows
        begun = perf_counter()
        act()
        if not self.loop.exec() and not self.is_there:
            sys.exit("there is no answer")
        self.is_there, self._shows = False, lambda _snapshot: False
        return (perf_counter() - begun) * 1000

    def _on_snapshot(self, snapshot) -> None:
        self.is_there = self.is_there or self._shows(snapshot)


def _hovers(program) -> list[float]:
    """Milliseconds from a move of the mouse onto a unit until the canvas is painted with it."""
    from PySide6.QtTest import QTest

    from nngui.state.probe import UnitPlace
    from nngui.ui.network.layout import Spot

    view, answer = program.window.graph.view, Answer(program)
    result = []
    for index in range(ANSWERS):
        unit = UnitPlace(1 + index % 2, index % 8)
        place = view.place(Spot(*unit)).center().toPoint()
        result.append(
            answer.time_ms(
                lambda place=place: QTest.mouseMove(view, place),
                lambda snapshot, unit=unit: (
                    snapshot.unit is not None and snapshot.unit.place == unit
                ),
            )
        )
        serve(50)
    view.look_at(None)
    return result


def _typed(program) -> list[float]:
    """Milliseconds from Return in a card until the canvas is painted with what the network says then."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from nngui.ui.network.targets import Bias

    graph, answer = program.window.graph, Answer(program)
    graph.inspector.pin(Bias(1, 0))
    serve(300)
    field, serials = graph.inspector.card.number, []
    program.session.command_issued.connect(lambda command: serials.append(command.serial))
    result = []
    for index in range(ANSWERS):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, f"{index % 5}.{index % 7}")
        serials.clear()
        result.append(
            answer.time_ms(
                lambda: QTest.keyClick(field, Qt.Key.Key_Return),
                lambda snapshot: bool(serials) and snapshot.serial >= serials[-1],
            )
        )
        serve(50)
    graph.inspector.card.close_card()
    return result


def _print_times(name: str, times_ms: list[float]) -> None:
    times_ms = sorted(times_ms)
    p95 = times_ms[int(len(times_ms) * 0.95)]
    print(
        f"  {name}: median {median(times_ms):.0f} ms, 95 % {p95:.0f} ms, worst {times_ms[-1]:.0f} ms"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
