"""Pictures of drawing: each tool over the plane, eight classes, the table, a typed formula, a file being brought in.

A scene that returns a widget is a picture of that: a dialog is a window of its own.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np


def scenes(wait: Callable[..., None]) -> dict[str, Callable]:
    """All of them by name; `wait` lets the event loop run until something is true."""
    return {
        "eight-classes": lambda program: _eight_classes(program, wait),
        **{f"tool-{name}": _tool(name, wait) for name in _STROKES},
        "unequal-axes": lambda program: _unequal_axes(program, wait),
        "table": lambda program: _table(program, wait),
        "formula": lambda program: _formula(program, wait),
        "formula-error": lambda program: _formula_error(program, wait),
        "import": lambda program: _import(program, wait, _wide()),
        "import-faults": lambda program: _import(
            program, wait, _wide() + "1,much,3,4,x\n5,,7,8,y\n"
        ),
        "import-labels": lambda program: _import(program, wait, _many_labels()),
        "import-components": lambda program: _components(program, wait),
        "waiting": _waiting,
    }


_STROKES = {
    "point": [(0.5, 0.5)],
    "brush": [(0.3, 0.3), (0.5, 0.45), (0.6, 0.3)],
    "spray": [(0.3, 0.6), (0.5, 0.7)],
    "eraser": [(0.4, 0.4), (0.45, 0.42)],
    "select": [(0.1, 0.1), (0.55, 0.5)],
    "lasso": [(0.1, 0.1), (0.6, 0.15), (0.7, 0.6), (0.4, 0.7)],
    "magnet": [(0.6, 0.45), (0.62, 0.45)],
    "jitter": [(0.6, 0.45), (0.62, 0.45)],
    "move": [(0.5, 0.5)],
}


def _fresh(program, wait, document=None) -> None:
    from nngui.app import first_document

    program.window.banner.clear()
    program.window.canvas.cancel_stroke()
    program.storage.new(document or first_document())
    wait(lambda: program.session.snapshot is not None)


def _eight_classes(program, wait) -> None:
    from nngui.data import Recipe
    from nngui.state.document import Document
    from nngui.state.edits import Generate

    _fresh(program, wait, Generate(Recipe("blobs", 400, 0.1, 8)).apply(Document()))
    program.session.train()
    wait(lambda: program.session.snapshot.epoch >= 60)
    program.session.pause()
    wait(lambda: not program.session.snapshot.running)


def _unequal_axes(program, wait) -> None:
    """Years across, dollars upwards; trained, with the lines of its units."""
    from dataclasses import replace

    from nngui.data.csv_reader import parse_csv
    from nngui.state.settings import Settings
    from nngui.state.table_document import document_from_table

    rng = np.random.default_rng(0)
    age, income = rng.uniform(20, 65, 200), rng.uniform(15_000, 95_000, 200)
    rich = income > 900 * age + 8_000
    rows = "".join(
        f"{a:.0f},{i:.0f},{'yes' if r else 'no'}\n"
        for a, i, r in zip(age, income, rich, strict=True)
    )
    _fresh(program, wait, document_from_table(parse_csv("age,income,class\n" + rows), Settings()))
    program.session.set_view_settings(
        replace(program.session.view_settings, equal_axes=False, show_lines=True, speed=None)
    )
    program.session.train()
    wait(lambda: program.session.snapshot.epoch >= 100)
    program.session.pause()
    wait(lambda: not program.session.snapshot.running)


def _tool(name: str, wait) -> Callable:
    def scene(program) -> None:
        from PySide6.QtCore import QPointF, Qt

        _fresh(program, wait)
        canvas = program.window.canvas
        canvas.set_tool(name)
        view, gestures = canvas._view, canvas._gestures
        area, left = view.plot_area, Qt.MouseButton.LeftButton
        places = [
            view.pointer_at(
                QPointF(area.x() + area.width() * x, area.y() + area.height() * y),
                Qt.KeyboardModifier.NoModifier,
            )
            for x, y in _STROKES[name]
        ]
        # One place is the hand before it presses, more are the middle of a stroke.
        if len(places) > 1:
            gestures.press(places[0], left)
        for place in places[1:] or places:
            gestures.move(place)
        wait(lambda: True)

    return scene


def _table(program, wait) -> None:
    _fresh(program, wait)
    program.window.points.toggle.trigger()
    program.window.canvas.selected.select(np.arange(3, 9))
    wait(lambda: program.window.points.panel.isVisible())


def _formula(program, wait) -> None:
    from nngui.data import Recipe
    from nngui.state.document import Document
    from nngui.state.edits import Generate

    program.window.points.toggle.trigger()
    _fresh(program, wait, Generate(Recipe("above-formula", 400, 0.05, 2)).apply(Document()))


def _formula_error(program, wait) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    field = program.window.controls.data.sample.formula
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "2*sinus(x1)")
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait(lambda: True)


def _wide() -> str:
    rng = np.random.default_rng(1)
    rows = rng.normal(size=(150, 4)).round(2)
    kinds = ("setosa", "versicolor", "virginica")
    lines = ["sepal length,sepal width,petal length,petal width,species"]
    lines += [f"{','.join(map(str, row))},{kinds[k % 3]}" for k, row in enumerate(rows.tolist())]
    return "\n".join(lines) + "\n"


def _many_labels() -> str:
    rows = "".join(f"{k % 9},{k % 11},{k},{'xy'[k % 2]}\n" for k in range(4_000))
    return "length,width,class,kind\n" + rows


def _import(program, wait, text: str):
    from nngui.ui.importing.dialog import ImportDialog

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "flowers.csv"
        path.write_text(text)
        program.window.files.open_path(str(path))
        found = program.window.findChildren
        wait(lambda: any(one.isVisible() for one in found(ImportDialog)))
    dialog = next(one for one in found(ImportDialog) if one.isVisible())
    wait(lambda: not dialog.progress.isVisible())
    return dialog


def _components(program, wait):
    dialog = _import(program, wait, _wide())
    dialog.form.use_components.click()
    wait(lambda: dialog.ok.isEnabled())
    return dialog


def _waiting(program):
    from nngui.ui.importing.waiting import WaitingDialog

    dialog = WaitingDialog("flowers.csv", program.window)
    dialog.open()
    dialog.show_share(0.4)
    return dialog
