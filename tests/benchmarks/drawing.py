"""How fast the hand is served: `python -m tests.benchmarks.drawing [--points N ...] [--training] [--quick] [--values]`.

Clicks, strokes, pan and zoom, the table, and how late events are while a file is read: by real events (hands.py).
What each tool does in one move of the mouse, and each operation on all points at once, to the painted frame: the
median, the 99th percentile and the worst, in milliseconds.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import numpy as np

from nngui import bootstrap
from tests.benchmarks import hands
from tests.benchmarks.hands import serve

POINTS = (500, 5_000, 49_000)
ONE_OFF_ROUNDS = 7
MOVES = 200


def main(arguments: list[str]) -> int:
    """Measure and print a table for each number of points."""
    grammar = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.drawing", description=__doc__
    )
    grammar.add_argument("--real", action="store_true", help="not offscreen")
    grammar.add_argument("--points", type=int, nargs="*", default=POINTS)
    grammar.add_argument("--quick", action="store_true", help="not every tool and operation")
    grammar.add_argument("--training", action="store_true", help="while it trains flat out")
    grammar.add_argument("--values", action="store_true", help="points with values, not classes")
    options = grammar.parse_args(arguments)
    os.environ.update(bootstrap.PROCESS_ENVIRONMENT)
    if not options.real:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        settings = {name: getattr(options, name) for name in ("training", "quick", "values")}
        _tables(options.points, **settings)
    return 0


def _tables(counts: list[int], *, training: bool, quick: bool, values: bool) -> None:
    from nngui.app import Program, make_application

    program = Program(make_application())
    program.start(None)
    program.window.resize(1440, 900)
    serve(500)
    for n_points in counts:
        hand = Hand(program, n_points, training=training, values=values)
        what = " with values" if values else ""
        print(f"\n{n_points:,} points{what}{', training flat out' if training else ''}")
        print(f"{'':30} {'p50':>7} {'p99':>7} {'max':>7}  ms")
        for name, times in hand.measure(quick=quick):
            p50, p99 = np.percentile(times, (50, 99))
            print(f"{name:30} {p50:7.1f} {p99:7.1f} {max(times):7.1f}", flush=True)
    program.session.pause()
    program.shut_down()
    program.window.hide()


class Hand:
    """On a window with so many points in two classes, or with values."""

    def __init__(self, program, n_points: int, *, training: bool, values: bool = False) -> None:
        from nngui.data import Dataset, Task
        from nngui.state.document import Document

        rng = np.random.default_rng(0)
        x1, x2 = rng.uniform(-5, 5, (2, n_points))
        empty = Dataset(task=Task.REGRESSION) if values else Dataset()
        labels = np.arange(n_points) % 2
        self.document = Document(
            empty.with_points(x1, x2, labels, target=np.sin(x1) * x2 / 6 if values else None)
        )
        self.values = values
        self.program, self.session, self.canvas = program, program.session, program.window.canvas
        self.training = training
        self._begin()

    def _begin(self) -> None:
        from dataclasses import replace

        self.program.storage.new(self.document)
        view = self.session.view_settings
        self.session.set_view_settings(replace(view, speed=None))
        if self.training:
            self.session.train()
        serve(600)

    def measure(self, *, quick: bool) -> Iterator[tuple[str, list[float]]]:
        """Name and milliseconds of everything; `quick`: of clicks, strokes, the view, the table and reading only."""
        for of_window in (hands.clicks, hands.stroke, hands.looks, hands.table):
            self._begin()
            yield from of_window(self.program)
        with tempfile.TemporaryDirectory() as folder:
            yield from hands.reading(self.program, Path(folder))
        if quick:
            return
        for tool in self.canvas.tool_names():
            if tool != "move":
                yield f"{tool}: a move", self._stroke(tool)
        for name, operation in self._operations().items():
            self._begin()
            self.canvas.selected.select_all()
            yield name, [self._timed(operation) for _ in range(ONE_OFF_ROUNDS)]

    def _operations(self) -> dict[str, Callable[[], object]]:
        from nngui.data import Split
        from nngui.state.edits import MoveClass

        selected, canvas = self.canvas.selected, self.canvas
        labels = iter(range(10**6))
        of_classes = {"move class": lambda: self.session.perform(MoveClass(0, 1))}
        return {
            "copy": selected.copy,
            "rotate": lambda: selected.rotate(15),
            "scale": lambda: selected.scale(0.99),
            "mirror": lambda: selected.mirror(upside_down=False),
            "relabel": lambda: canvas.drawing.choose_class(next(labels) % 2),
            "put into test": lambda: selected.put_into(Split(next(labels) % 2 + 1)),
            **({} if self.values else of_classes),
            "select none and all": lambda: (selected.clear(), selected.select_all()),
        }

    def _stroke(self, tool: str) -> list[float]:
        from PySide6.QtCore import QPointF, Qt

        self._begin()
        view, gestures = self.canvas._view, self.canvas._gestures
        area, left = view.plot_area, Qt.MouseButton.LeftButton
        turn = np.linspace(0, 6, MOVES)
        places = [
            QPointF(area.center().x() + dx, area.center().y() + dy)
            for dx, dy in zip(200 * np.cos(turn), 200 * np.sin(turn), strict=True)
        ]
        pointers = [view.pointer_at(place, Qt.KeyboardModifier.NoModifier) for place in places]
        self.canvas.set_tool(tool)
        gestures.press(pointers[0], left)
        times = [self._timed(lambda at=at: gestures.move(at)) for at in pointers[1:]]
        gestures.release(pointers[-1], left)
        return times

    def _timed(self, operation: Callable[[], object]) -> float:
        begin = perf_counter()
        operation()
        self.canvas.plot.repaint()
        took = (perf_counter() - begin) * 1000
        serve(2)
        return took


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
