"""A canvas on the screen with a session behind it, and a hand that uses real mouse and keys."""

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from nngui.data import Dataset
from nngui.run.boundary import boundary_segments
from nngui.run.shading import shade
from nngui.session import Session
from nngui.state.commands import Applied, Command
from nngui.state.curve import Curve
from nngui.state.edits import AddPoints, Edit
from nngui.state.snapshot import Rect, Snapshot
from nngui.ui.canvas.panel import CanvasPanel

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier


class Bench:
    """What the main window does with the canvas, and no more."""

    def __init__(self, panel: CanvasPanel, session: Session) -> None:
        self.panel, self.session = panel, session
        self.edits: list[Edit] = []
        self.messages: list[str] = []
        session.command_issued.connect(self._answer)
        panel.edit_requested.connect(self.edits.append)
        panel.edit_requested.connect(session.perform)
        panel.view_settings_requested.connect(session.set_view_settings)
        panel.stroke_canceled.connect(session.cancel_stroke)
        panel.message.connect(self.messages.append)
        session.dataset_changed.connect(panel.show_dataset)
        session.settings_changed.connect(panel.show_settings)
        session.view_settings_changed.connect(panel.show_view_settings)
        panel.show_settings(session.document.settings)
        panel.show_dataset(session.document.dataset)

    def _answer(self, command: Command) -> None:
        """As the worker does, so that undo of what touches weights need not wait."""
        self.session.receive_applied(Applied(command.serial, 0, 0))

    @property
    def dataset(self) -> Dataset:
        return self.session.document.dataset

    @property
    def places(self) -> np.ndarray:
        return np.column_stack([self.dataset.x1, self.dataset.x2])

    @property
    def view(self):
        return self.panel.findChild(object, "canvas")

    @property
    def rect(self) -> Rect:
        return self.view.visible_rect

    @property
    def pixel(self) -> float:
        return self.rect.width / self.view.plot_size[0]

    def add(self, *points: tuple[float, float], label: int = 0) -> None:
        x1, x2 = np.array(points, dtype=float).T
        self.session.perform(AddPoints(x1, x2, label))

    def toggle(self, name: str) -> None:
        self.panel.findChild(QAbstractButton, name).click()

    def at(self, x1: float, x2: float) -> QPoint:
        """The pixel of the viewport at a place of the plane."""
        rect, area = self.rect, self.view.plot_area
        return QPoint(
            round(area.left() + (x1 - rect.x1_min) / rect.width * area.width()),
            round(area.top() + (rect.x2_max - x2) / rect.height * area.height()),
        )

    def click(self, x1: float, x2: float, button=LEFT, modifiers=NONE) -> None:
        QTest.mouseClick(self.view.viewport(), button, modifiers, self.at(x1, x2))

    def press(self, at: QPoint, button=LEFT, modifiers=NONE) -> None:
        QTest.mousePress(self.view.viewport(), button, modifiers, at)

    def move(self, at: QPoint, button=LEFT, modifiers=NONE) -> None:
        # QTest.mouseMove carries no button.
        viewport, place = self.view.viewport(), QPointF(at)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            viewport.mapToGlobal(place),
            Qt.MouseButton.NoButton,
            button,
            modifiers,
        )
        QApplication.sendEvent(viewport, event)

    def release(self, at: QPoint, button=LEFT, modifiers=NONE) -> None:
        QTest.mouseRelease(self.view.viewport(), button, modifiers, at)

    def drag(self, *path: tuple[float, float], button=LEFT, modifiers=NONE) -> None:
        """Press at the first place, move through the others, release at the last."""
        pixels = [self.at(*place) for place in path]
        self.press(pixels[0], button, modifiers)
        for at in pixels[1:]:
            self.move(at, button, modifiers)
        self.release(pixels[-1], button, modifiers)

    def hover(self, x1: float, x2: float, modifiers=NONE) -> None:
        self.move(self.at(x1, x2), Qt.MouseButton.NoButton, modifiers)
        while self.view.hover.is_waiting:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def key(self, key: Qt.Key, modifiers=NONE) -> None:
        QTest.keyClick(self.view, key, modifiers)

    def wheel(self, x1: float, x2: float, notches: int) -> None:
        viewport, at = self.view.viewport(), QPointF(self.at(x1, x2))
        event = QWheelEvent(
            at,
            viewport.mapToGlobal(at),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)


def snapshot_of(
    field: np.ndarray, rect: Rect, misclassified: tuple[int, ...] = (), epoch: int = 1
) -> Snapshot:
    """A frame that shows this field; all else is empty."""
    return Snapshot(
        request_id=1,
        serial=0,
        run_id=0,
        epoch=epoch,
        step=0,
        running=False,
        train_loss=None,
        test_loss=None,
        train_accuracy=None,
        test_accuracy=None,
        curve=Curve.empty(),
        ghost=Curve.empty(),
        rect=rect,
        field=field.astype(np.float32),
        shade=shade(field),
        boundary=boundary_segments(field, rect),
        misclassified=np.array(misclassified, dtype=np.int64),
        n_parameters=0,
        epochs_per_second=0.0,
    )


def halves(n_classes: int = 2, side: int = 32) -> np.ndarray:
    """Probabilities: class 0 to the left of x1 = 0, class 1 to the right, sure at the rim."""
    x1 = np.linspace(-1, 1, side)
    field = np.full((n_classes, side, side), 0.01 if n_classes > 2 else 0.0)
    right = np.broadcast_to((1 + x1) / 2, (side, side))
    field[0], field[1] = 1 - right, right
    return field / field.sum(axis=0)
