"""Pictures of the window: `python -m tests.screenshots DIR [--real]`.

Empty, drawn, training and trained, neuron lines, layers, a reset with its ghost, three classes and a message; in
both themes and three sizes. Offscreen, unless `--real` asks for the platform that Qt would choose.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from nngui import bootstrap
from tests import chart_scenes, drawing_scenes, value_scenes

SIZES = ((1024, 700), (1440, 900), (2560, 1440))
THEMES = ("light", "dark")


def main(arguments: list[str]) -> int:
    """Take all pictures; prints where each is."""
    grammar = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    grammar.add_argument("folder", type=Path, metavar="DIR")
    grammar.add_argument("--real", action="store_true", help="not offscreen")
    grammar.add_argument("--scene", choices=list(SCENES), nargs="*", help="these only")
    grammar.add_argument("--size", choices=[f"{w}x{h}" for w, h in SIZES], help="this size only")
    options = grammar.parse_args(arguments)
    os.environ.update(bootstrap.PROCESS_ENVIRONMENT)
    if not options.real:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    options.folder.mkdir(parents=True, exist_ok=True)
    sizes = [size for size in SIZES if options.size in (None, f"{size[0]}x{size[1]}")]
    with tempfile.TemporaryDirectory() as settings:
        os.environ["XDG_CONFIG_HOME"] = settings
        os.environ["XDG_DATA_HOME"] = settings
        for path in take(options.folder, sizes, options.scene or list(SCENES)):
            print(path)
    return 0


def take(folder: Path, sizes: list[tuple[int, int]], names: list[str]) -> Iterator[Path]:
    """These scenes in every theme and size."""
    from nngui.app import Program, make_application

    app = make_application()
    for theme, (width, height) in itertools.product(THEMES, sizes):
        program = Program(app)
        program.themes.set_preference(theme)
        program.start(None)
        program.window.resize(width, height)
        try:
            for name in names:
                dialog = SCENES[name](program)
                path = folder / f"{name}-{theme}-{width}x{height}.png"
                (dialog or program.window).grab().save(str(path))
                if dialog is not None:
                    dialog.reject()
                yield path
        finally:
            program.shut_down()
            program.window.hide()
            program.window.deleteLater()


def _wait(is_done: Callable[[], bool]) -> None:
    for _ in range(1_000):
        _serve(20)
        if is_done():
            _serve(100)
            return
    sys.exit("the window does not come to the state that the picture is to show")


def _serve(milliseconds: int) -> None:
    """Let the event loop run. Not QTest.qWait: it keeps Python's lock, and the worker would starve."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _epoch(program) -> int:
    return program.session.snapshot.epoch if program.session.snapshot else -1


def _set(program, path: str, value: object) -> None:
    from nngui.state.edits import SetSetting

    program.session.perform(SetSetting(path, value))


def _drawn(program) -> None:
    _wait(lambda: _epoch(program) == 0)


def _training(program) -> None:
    program.session.train()
    _wait(lambda: _epoch(program) >= 12)


def _trained(program) -> None:
    view = program.session.view_settings
    program.session.set_view_settings(replace(view, speed=None))
    _wait(lambda: _epoch(program) >= 300)
    program.session.pause()
    _wait(lambda: not program.session.snapshot.running)


def _reset(program) -> None:
    program.session.reset()
    _wait(lambda: _epoch(program) == 0)


def _three_classes(program) -> None:
    program.storage.open(next(path for path in program.storage.examples() if "iris" in path))
    program.session.train()
    _wait(lambda: _epoch(program) >= 200)
    program.session.pause()
    _wait(lambda: not program.session.snapshot.running)


def _spiral(program) -> None:
    from nngui.data import Recipe
    from nngui.state.edits import Generate

    program.session.perform(Generate(Recipe("spiral", 400, 0.0)))
    program.session.new_weights()
    program.session.train()
    _wait(lambda: _epoch(program) >= 600)
    program.session.pause()
    _wait(lambda: not program.session.snapshot.running)


def _lines(program) -> None:
    from nngui.state.edits import RemoveLayer, SetDropout

    view = program.session.view_settings
    program.session.set_view_settings(replace(view, show_lines=True, show_ghost=True))
    program.session.perform(RemoveLayer(1))
    program.session.perform(SetDropout(0, 0.2))
    _wait(lambda: program.session.snapshot.past is not None)


def _curves(program) -> None:
    from nngui.state.edits import AddFeature, SetDropout, Standardize

    for edit in (
        AddFeature("x1 x2"),
        AddFeature("exp(-x1**2)"),
        Standardize(True),
        SetDropout(0, 0),
    ):
        program.session.perform(edit)
    _wait(lambda: program.session.snapshot.lines and program.session.snapshot.lines.contours)


def _layers(program) -> None:
    from nngui.ui.layers.layers_panel import STOPS

    view = program.session.view_settings
    program.session.set_view_settings(replace(view, show_lines=False, show_ghost=False))
    panel = program.window.layers.panel
    program.window.layers.toggle.trigger()
    _wait(lambda: program.session.snapshot.layers is not None)
    panel.slider.setValue(int(1.6 * STOPS))


def _layers_closed(program) -> None:
    program.window.layers.toggle.trigger()
    while program.session.document.settings.features.n_features > 2:
        program.session.undo()
        _serve(100)


def _metrics(kind: str) -> Callable[..., None]:
    """The metrics of this kind, after a little training on what is open."""

    def show(program) -> None:
        charts = program.window.charts
        charts.tabs.setCurrentIndex(2)
        charts.metrics.kind.show_choice(kind)
        charts.metrics.kind.chosen.emit(kind)
        _serve(300)

    return show


def _values(program) -> None:
    from nngui.data import Recipe
    from nngui.state.edits import Generate

    program.session.perform(Generate(Recipe("bumps", 400, 0.1)))
    program.session.train()
    _trained(program)


def _diverged(program) -> None:
    from nngui.state.commands import Failed

    program.session.receive_failure(Failed("diverged", "", 1204, 7))
    _wait(lambda: program.window.banner.isVisible())


def _empty(program) -> None:
    from nngui.state.document import Document

    program.window.banner.clear()
    program.storage.new(Document())
    _wait(lambda: _epoch(program) == 0)


SCENES: dict[str, Callable[..., None]] = {
    "drawn": _drawn,
    "training": _training,
    "trained": _trained,
    "lines": _lines,
    "curves": _curves,
    "layers": _layers,
    "layers-closed": _layers_closed,
    "confusion": _metrics("confusion"),
    "roc": _metrics("roc"),
    "calibration": _metrics("calibration"),
    "reset": _reset,
    "spiral": _spiral,
    "iris": _three_classes,
    "values": _values,
    "residuals": _metrics("residuals"),
    "diverged": _diverged,
    "empty": _empty,
    **chart_scenes.scenes(_wait),
    **drawing_scenes.scenes(_wait),
    **value_scenes.scenes(_wait),
}

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
