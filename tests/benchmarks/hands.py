"""What a hand does in the real window, measured by real events: until it is painted, and whether frames come late."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter, thread_time

import numpy as np

Measured = tuple[str, list[float]]
FRAME_MS = 1000 / 60


def serve(milliseconds: int) -> None:
    """Let the event loop run."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Painted:
    """Tells when a widget has been painted."""

    def __init__(self, widget) -> None:
        from PySide6.QtCore import QEvent, QObject

        class Filter(QObject):
            count = 0

            def eventFilter(self, _watched, event) -> bool:
                if event.type() == QEvent.Type.Paint:
                    self.count += 1
                return False

        self._filter = Filter()
        widget.installEventFilter(self._filter)

    @property
    def count(self) -> int:
        return self._filter.count

    def wait(self, begun: int) -> None:
        """Until it is painted once more than at `begun`."""
        from PySide6.QtWidgets import QApplication

        until = perf_counter() + 5
        while self.count == begun:
            QApplication.processEvents()
            if perf_counter() > until:
                sys.exit("nothing is painted")


def clicks(program, n: int = 120) -> Iterator[Measured]:
    """From the press of the button to the end of painting: time on the clock, and time of this thread alone."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    plot = program.window.canvas.plot
    program.window.canvas.set_tool("point")
    painted, left = Painted(plot), Qt.MouseButton.LeftButton
    clock, thread = [], []
    # Beside the points: a press on one takes hold of it. The axis of numbers is at the left.
    area = program.window.canvas._view.plot_area
    for x, y in np.random.default_rng(0).uniform((0.95, 0.02), (0.995, 0.98), (n, 2)):
        place = QPoint(round(area.x() + area.width() * x), round(area.y() + area.height() * y))
        QTest.mouseMove(plot, place)
        serve(4)
        before, begun = program.session.document.dataset.n_points, painted.count
        times = perf_counter(), thread_time()
        QTest.mousePress(plot, left, pos=place)
        painted.wait(begun)
        took = perf_counter() - times[0], thread_time() - times[1]
        QTest.mouseRelease(plot, left, pos=place)
        serve(4)
        # Nor does a press on one of those that were placed before draw anything new.
        if program.session.document.dataset.n_points > before:
            clock.append(1000 * took[0])
            thread.append(1000 * took[1])
    yield "click to pixel", clock
    yield "  of that this thread", thread


def stroke(program, n: int = 200) -> Iterator[Measured]:
    """One brush stroke of so many points, a move each 1/60 s: how long each takes to the painted frame."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    canvas = program.window.canvas
    plot, left = canvas.plot, Qt.MouseButton.LeftButton
    canvas.set_tool("brush")
    canvas.drawing.set_brush_size(4)
    painted = Painted(plot)
    before = program.session.document.dataset.n_points
    places = [
        QPoint(
            round(plot.width() * (0.5 + 0.4 * np.cos(t))),
            round(plot.height() * (0.5 + 0.4 * np.sin(t))),
        )
        for t in np.linspace(0, 3.2, n // 2)
    ]
    QTest.mousePress(plot, left, pos=places[0])
    times = []
    for place in places[1:]:
        begun, at = painted.count, perf_counter()
        QTest.mouseMove(plot, place)
        painted.wait(begun)
        times.append(1000 * (perf_counter() - at))
        serve(max(1, round(FRAME_MS - times[-1])))
    QTest.mouseRelease(plot, left, pos=places[-1])
    n_new = program.session.document.dataset.n_points - before
    late = sum(time > FRAME_MS for time in times)
    yield f"stroke of {n_new} points, {late} late", times


def looks(program, n: int = 60) -> Iterator[Measured]:
    """Pan and zoom, to the painted frame; 33 ms are 30 frames a second.

    Of a zoom over 10,000 points the slow frames are those that are painted sharp; in the others marks are stretched.
    """
    view = program.window.canvas._view
    plot = program.window.canvas.plot
    rect = view.visible_rect

    def zoom(k: int) -> None:
        grow = 1 + 0.1 * np.sin(k / 5)
        middle = (rect.x1_min + rect.x1_max) / 2, (rect.x2_min + rect.x2_max) / 2
        half = grow * rect.width / 2, grow * rect.height / 2
        view.set_visible_rect(
            replace(
                rect,
                x1_min=middle[0] - half[0],
                x1_max=middle[0] + half[0],
                x2_min=middle[1] - half[1],
                x2_max=middle[1] + half[1],
            )
        )

    for name, act in (("pan", lambda k: view.pan_px(4 * (-1) ** (k // 10), 3)), ("zoom", zoom)):
        yield name, _frames(plot, act, n)


def table(program, n: int = 60) -> Iterator[Measured]:
    """The dock Points over all rows: scrolling, sorting, finding, selecting both ways."""
    from PySide6.QtCore import Qt

    dock, canvas = program.window.points, program.window.canvas
    dock.toggle.trigger()
    serve(200)
    panel = dock.panel
    view, bar = panel.view, panel.view.verticalScrollBar()
    places = np.linspace(0, bar.maximum(), n).astype(int).tolist()
    yield "table: scroll far", _frames(view.viewport(), lambda k: bar.setValue(places[k]), n)
    yield "table: scroll", _frames(view.viewport(), lambda k: bar.setValue(40 * k), n)
    header = view.horizontalHeader()

    def sort(k: int) -> None:
        ways = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
        header.setSortIndicator(1 + k % 3, ways[k % 2])

    yield "table: sort", _frames(view.viewport(), sort, 9)
    for name in ("class 0", "train", "misclassified", "selected"):
        canvas.selected.select_all()

        def show(k: int, name: str = name) -> None:
            panel.show_choice.show_choice("all" if k % 2 else name)
            panel._refresh()

        yield f"table: list {name}", _frames(view.viewport(), show, 8)
    panel.show_all()
    ids = program.session.document.dataset.id

    def choose(k: int) -> None:
        canvas.selected.select(ids[k :: 2 + k % 2])

    yield "select half: both views", _frames(canvas.plot, choose, 8)
    dock.toggle.trigger()
    canvas.selected.clear()


def reading(program, folder: Path) -> Iterator[Measured]:
    """How late events are while a file of 20 MB is read for its principal components."""
    from PySide6.QtCore import QElapsedTimer, QTimer

    from nngui.data.csv_layout import find_layout
    from nngui.data.reading import LoadFile, ReadTable
    from nngui.ui.importing.reading import Reading

    rng = np.random.default_rng(0)
    path = folder / "wide.csv"
    line = ",".join(f"{value:.4f}" for value in rng.normal(size=400))
    path.write_text("\n".join([",".join(f"c{j}" for j in range(400)), *[line] * 6_500]))
    results: list[object] = []
    job = Reading(program.session)
    job.done.connect(results.append)
    job.failed.connect(results.append)
    late: list[float] = []
    timer, clock = QTimer(), QElapsedTimer()
    timer.timeout.connect(
        lambda: late.append(max(clock.nsecsElapsed() / 1e6 - 5, 0)) or clock.restart()
    )
    timer.start(5)
    clock.start()
    begun = perf_counter()
    job.start(LoadFile(path))
    while not results:
        serve(20)
    text = results.pop()
    if not isinstance(text, str):
        sys.exit(f"the file is not read: {text}")
    layout = replace(find_layout(text), components=tuple(range(400)))
    job.start(ReadTable(text, layout))
    while not results:
        serve(20)
    timer.stop()
    size, seconds = path.stat().st_size / 1e6, perf_counter() - begun
    yield f"late: {size:.0f} MB read in {seconds:.0f} s", late


def _frames(widget, act: Callable[[int], object], n: int) -> list[float]:
    painted, times = Painted(widget), []
    for k in range(n):
        begun, at = painted.count, perf_counter()
        act(k)
        widget.update()
        painted.wait(begun)
        times.append(1000 * (perf_counter() - at))
        serve(2)
    return times
