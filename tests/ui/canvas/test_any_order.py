"""Whatever the hand does, in whatever order: nothing breaks, and the canvas shows the session's points."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nngui.state.edits import AddClass, ClearPoints, DeleteClass, SetSetting
from nngui.state.snapshot import Rect
from nngui.ui.colors import DARK, LIGHT

from .bench import Bench, halves, snapshot_of

BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Up,
    Qt.Key.Key_Return,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Escape,
)


class Monkey:
    """A hand without a plan."""

    def __init__(self, bench: Bench, seed: int) -> None:
        self.bench, self.rng = bench, np.random.default_rng(seed)
        self.held = Qt.MouseButton.NoButton

    def one_of(self, choices):
        return choices[self.rng.integers(len(choices))]

    def place(self) -> QPoint:
        width, height = self.bench.view.width(), self.bench.view.height()
        return QPoint(*map(int, self.rng.integers((-40, -40), (width + 40, height + 40))))

    def act(self) -> None:
        often = [self.stroke, self.stroke, self.press, self.drag, self.release]
        seldom = [self.double, self.key, self.wheel, self.choose, self.edit, self.look]
        self.one_of(often + seldom)()

    def stroke(self) -> None:
        self.release()
        self.press()
        for _ in range(4):
            self.drag()
            if self.rng.random() < 0.1:
                self.one_of([self.key, self.wheel, self.choose, self.edit, self.look])()
        self.release()

    def press(self) -> None:
        self.held = self.one_of((BUTTONS[0], *BUTTONS))
        self.bench.press(self.place(), self.held, self.one_of(MODIFIERS))

    def drag(self) -> None:
        self.bench.move(self.place(), self.held)

    def release(self) -> None:
        self.bench.release(self.place(), self.held or BUTTONS[0])
        self.held = Qt.MouseButton.NoButton

    def double(self) -> None:
        at, modifiers = self.place(), self.one_of(MODIFIERS)
        QTest.mouseDClick(self.bench.view.viewport(), BUTTONS[0], modifiers, at)

    def key(self) -> None:
        self.bench.key(self.one_of(KEYS), self.one_of(MODIFIERS[:2]))

    def wheel(self) -> None:
        self.bench.wheel(0, 0, int(self.rng.integers(-3, 4)))

    def choose(self) -> None:
        panel = self.bench.panel
        if self.rng.random() < 0.5:
            panel.set_tool(self.one_of(panel.tool_names()))
        else:
            panel.drawing.choose_class(int(self.rng.integers(8)))

    def edit(self) -> None:
        n_classes = self.bench.dataset.n_classes
        edits = [AddClass(), DeleteClass(int(self.rng.integers(n_classes)))]
        share = SetSetting("train_share", float(self.rng.random()))
        if self.rng.random() < 0.5:
            self.bench.session.perform(self.one_of([*edits, *4 * [share], ClearPoints()]))
        else:
            self.bench.session.undo()

    def look(self) -> None:
        panel = self.bench.panel
        n_classes = int(self.rng.integers(2, 5))
        self.one_of(
            [
                panel.fit,
                lambda: self.bench.toggle("show_test"),
                lambda: self.bench.toggle("hard_boundary"),
                lambda: panel.show_theme(self.one_of([LIGHT, DARK])),
                lambda: panel.show_snapshot(
                    snapshot_of(halves(n_classes), Rect(), tuple(range(0, 50, 3)))
                ),
                panel.drawing.grow_brush,
                QApplication.processEvents,
            ]
        )()


@pytest.mark.parametrize("seed", range(6))
def test_the_canvas_takes_anything(bench: Bench, seed: int) -> None:
    monkey = Monkey(bench, seed)
    bench.add(*monkey.rng.uniform(-6, 6, (80, 2)), label=1)
    for _ in range(400):
        monkey.act()
    QApplication.processEvents()
    assert len(bench.edits) > 20  # the hand has reached the points
    dataset, layer = bench.dataset, bench.panel._picture._points
    train = dataset.is_train(bench.session.document.settings.train_share)
    for k in range(8):
        for hollow in (False, True):
            mask = (dataset.label == k) & (train != hollow)
            if hollow and not bench.session.view_settings.show_test:
                mask[:] = False
            assert np.array_equal(bench.places[mask], layer.points(k, hollow=hollow))
    assert np.isin(bench.panel.selection, dataset.id).all()
    assert bench.panel.drawing.current_class < dataset.n_classes
    bench.panel.grab()
