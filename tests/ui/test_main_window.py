"""The window as a whole: what is wired to what, which key does what, and that everything can be read and reached."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nngui.app import first_document
from nngui.state.commands import Failed
from nngui.ui.dialogs import Answer
from nngui.ui.key_guard import KeyGuard
from nngui.ui.main_window import MainWindow
from nngui.ui.theme import ThemeController
from tests.storage.desk import Desk, example, saved
from tests.ui.fake_dialogs import FakeDialogs

INPUTS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSlider)


class WindowDesk(Desk):
    """The real window on a session whose worker is in the same thread, and a hand on the keys."""

    def __init__(self, folder: Path, app: QApplication, qtbot: QtBot) -> None:
        super().__init__(folder)
        self.dialogs = FakeDialogs()
        self.themes = ThemeController(app)
        self.window = MainWindow(
            self.session, self.storage, self.themes, self.dialogs, first_document
        )
        self.storage.new(first_document())
        self.canvas = self.window.canvas
        self.wait = lambda is_true: qtbot.waitUntil(is_true, timeout=20_000)
        self.window.show()
        self.canvas.setFocus()
        qtbot.waitExposed(self.window)

    def press(self, keys: str) -> None:
        """A key, with its modifiers, at whatever has the focus."""
        combination = QKeySequence(keys)[0]
        target = self.window.focusWidget() or self.window
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    def child(self, kind: type[QWidget], name: str) -> QWidget:
        found = self.window.findChild(kind, name)
        assert found is not None, f"no {kind.__name__} is called {name}"
        return found

    def inputs(self) -> list[QWidget]:
        """All that a hand can use, but for what Qt makes inside of its own widgets."""
        return [
            one
            for one in self.window.findChildren(QWidget)
            if isinstance(one, INPUTS)
            and not isinstance(one, QScrollBar)
            and not one.objectName().startswith(("qt_", "Scroll"))
        ]

    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        QApplication.processEvents()


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[WindowDesk]:
    guard = KeyGuard(qapp)
    desk = WindowDesk(tmp_path, qapp, qtbot)
    yield desk
    guard.stop()
    desk.dialogs.answers.clear()
    desk.dialogs.answers.append(Answer.DISCARD)
    desk.worker.stop()
    desk.window.close()
    QApplication.processEvents()
    desk.themes.set_preference("system")
    desk.themes.set_text_size(desk.themes.system_text_size)
    desk.themes.deleteLater()
    desk.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# ---- keys


def test_single_keys_choose_tools_and_classes(desk: WindowDesk) -> None:
    tools = {"B": "brush", "E": "eraser", "V": "select", "H": "move", "P": "point"}
    for key, tool in tools.items():
        desk.press(key)
        assert desk.canvas.tool == tool, key
        assert desk.child(QAbstractButton, f"tool_{tool}").isChecked(), key
    for _ in range(6):
        desk.window.actions_by_name["add_class"].trigger()
    for number in range(8, 0, -1):
        desk.press(str(number))
        assert desk.canvas.current_class == number - 1


def test_a_class_that_is_not_there_is_told(desk: WindowDesk) -> None:
    desk.press("5")
    assert desk.canvas.current_class == 0
    assert "no class 5" in desk.window.status.currentMessage()


def test_brackets_change_the_brush(desk: WindowDesk) -> None:
    before = desk.canvas.brush_size
    desk.press("]")
    assert desk.canvas.brush_size > before
    desk.press("[")
    assert desk.canvas.brush_size == pytest.approx(before)


@pytest.mark.parametrize(
    "key, name, value",
    [("T", "show_test", True), ("D", "hard_boundary", False), ("W", "show_misclassified", True)],
)
def test_toggles_keep_in_step_both_ways(desk: WindowDesk, key: str, name: str, value: bool) -> None:
    box, action = desk.child(QCheckBox, name), desk.window.actions_by_name[name]

    def state() -> tuple[bool, bool, bool]:
        return getattr(desk.session.view_settings, name), box.isChecked(), action.isChecked()

    assert state() == (value,) * 3
    desk.press(key)
    assert state() == (not value,) * 3
    box.click()
    assert state() == (value,) * 3
    action.trigger()
    assert state() == (not value,) * 3


def test_keys_of_training(desk: WindowDesk) -> None:
    desk.press("Space")
    assert desk.session.running
    desk.press("Space")
    assert not desk.session.running
    desk.press(".")
    desk.wait(lambda: desk.session.snapshot.epoch >= 1 and not desk.session.running)
    seed = desk.session.document.settings.network.seed
    desk.press("Shift+R")
    assert desk.session.document.settings.network.seed == seed + 1
    desk.press("R")
    assert desk.session.document.settings.network.seed == seed + 1
    assert desk.window.actions_by_name["undo"].text().startswith("Undo reset")


def test_flat_out_is_one_key_and_the_key_goes_back(desk: WindowDesk) -> None:
    desk.window.transport.speed_requested.emit(5.0)
    assert desk.session.view_settings.speed == 5.0
    desk.press("Shift+Space")
    assert desk.session.view_settings.speed is None
    desk.press("Shift+Space")
    assert desk.session.view_settings.speed == 5.0


def test_new_sample_undo_and_redo_by_keys(desk: WindowDesk) -> None:
    first = desk.session.document
    desk.press("N")
    second = desk.session.document
    assert second.dataset.recipe.seed == first.dataset.recipe.seed + 1
    assert second.settings == first.settings
    desk.press("Ctrl+Z")
    assert desk.session.document is first
    desk.press("Ctrl+Shift+Z")
    assert desk.session.document is second
    desk.press("Ctrl+Z")
    desk.press("Ctrl+Y")
    assert desk.session.document is second


def test_f_fits_and_f6_gives_the_keys_back(desk: WindowDesk) -> None:
    view = desk.child(QWidget, "canvas")
    view.zoom(3.0, QPointF(100, 100))
    assert desk.session.view_settings.rect is not None
    desk.press("F")
    assert desk.session.view_settings.rect is None
    field = desk.child(QLineEdit, "learning_rate_number")
    field.setFocus()
    desk.press("F6")
    assert view.hasFocus()


@pytest.mark.parametrize(
    "keys, dialog",
    [
        ("F1", "show_shortcuts"),
        ("?", "show_shortcuts"),
        ("Ctrl+,", "show_preferences"),
        ("Ctrl+O", "open_file"),
        ("Ctrl+S", "save_file"),
        ("Ctrl+Shift+S", "save_file"),
        ("Ctrl+E", "save_file"),
    ],
)
def test_keys_of_dialogs(desk: WindowDesk, keys: str, dialog: str) -> None:
    desk.press(keys)
    assert [one.dialog for one in desk.dialogs.asked] == [dialog]


def test_a_field_in_focus_takes_letters_and_loses_none_to_commands(desk: WindowDesk) -> None:
    document = desk.session.document
    field = desk.child(QLineEdit, "learning_rate_number")
    field.setFocus()
    field.selectAll()
    for key in "rn1 .":
        QTest.keyClicks(field, key)
    assert field.text() == "rn1 ."
    assert desk.session.document is document
    assert not desk.session.running
    desk.press("Esc")
    assert field.text() == "0.03"


def test_every_shown_button_leaves_the_focus_to_the_canvas(desk: WindowDesk) -> None:
    for one in desk.inputs():
        if isinstance(one, QAbstractButton):
            assert not one.focusPolicy() & Qt.FocusPolicy.ClickFocus, one.objectName()
    QTest.mouseClick(desk.child(QPushButton, "reset_button"), Qt.MouseButton.LeftButton)
    assert desk.child(QWidget, "canvas").hasFocus()
    desk.press("Space")
    assert desk.session.running


# ---- words and reach


def test_everything_usable_has_a_name_a_tooltip_and_an_accessible_name(desk: WindowDesk) -> None:
    desk.window.notices.show_failure(Failed("diverged", "", 3, 1))
    inputs = desk.inputs()
    assert len(inputs) > 40
    for one in inputs:
        words = (one.objectName(), one.toolTip(), one.accessibleName())
        assert all(words), (type(one).__name__, *words, one.parent().objectName())
    names = [one.objectName() for one in inputs]
    assert len(set(names)) == len(names)


def test_tab_reaches_every_control(desk: WindowDesk) -> None:
    desk.resize(1440, 900)
    wanted = {
        one
        for one in desk.inputs()
        if one.isVisible() and one.isEnabled() and one.focusPolicy() != Qt.FocusPolicy.NoFocus
    }
    wanted |= {desk.child(QWidget, name) for name in ("canvas", "loss_chart", "accuracy_chart")}
    reached: set[QWidget] = set()
    desk.canvas.setFocus()
    for _ in range(2 * len(wanted)):
        QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Tab)
        reached.add(desk.window.focusWidget())
    # Of exclusive buttons one stands for all: the arrow keys go on from there.
    groups = {one.group() for one in reached if isinstance(one, QAbstractButton) and one.group()}
    reached |= {button for group in groups for button in group.buttons()}
    assert {one.objectName() for one in wanted - reached} == set()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("text_size", [9, 11])
def test_no_text_is_clipped(desk: WindowDesk, theme: str, text_size: int) -> None:
    desk.themes.set_preference(theme)
    desk.themes.set_text_size(text_size)
    desk.train(2)
    for width, height in ((1024, 700), (1440, 900)):
        desk.resize(width, height)
        assert (desk.window.width(), desk.window.height()) == (width, height)
        assert clipped(desk.window) == []


def clipped(window: QWidget) -> list[str]:
    """Labels and buttons that have less room than their text needs, or reach out of what they stand in."""
    found = []
    for one in window.findChildren(QWidget):
        if not isinstance(one, QLabel | QPushButton | QCheckBox) or not one.isVisible():
            continue
        text = one.text()
        if not text:
            continue
        if isinstance(one, QLabel) and one.wordWrap():
            fits = one.heightForWidth(one.width()) <= one.height()
        else:
            fits = one.sizeHint().width() <= one.width()
        left = one.mapTo(window, QPoint(0, 0)).x()
        inside = all(
            box.mapTo(window, QPoint(0, 0)).x() <= left
            and left + one.width() <= box.mapTo(window, QPoint(0, 0)).x() + box.width()
            for box in ancestors(one, window)
        )
        if not (fits and inside):
            found.append(
                f"{one.objectName()} {text!r} has {one.width()} of {one.sizeHint().width()}"
            )
    return found


def ancestors(widget: QWidget, window: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        yield parent
        parent = parent.parentWidget()


def test_the_canvas_is_the_widest_in_a_narrow_window(desk: WindowDesk) -> None:
    for text_size in (9, 11):
        desk.themes.set_text_size(text_size)
        desk.resize(1024, 700)
        assert desk.window.width() == 1024
        assert desk.canvas.width() > desk.window.controls.width()
        assert desk.canvas.width() > desk.window.charts.width()
        places = [
            (one.mapTo(desk.window, QPoint(0, 0)).x(), one.width())
            for one in (desk.window.controls, desk.canvas, desk.window.charts)
        ]
        for (left, width), (right, _) in pairwise(places):
            assert left + width <= right


# ---- wiring


def test_the_title_names_the_file_and_what_is_unsaved(desk: WindowDesk, tmp_path: Path) -> None:
    assert desk.window.windowTitle() == "Untitled[*] — nngui"
    assert not desk.window.isWindowModified()
    desk.window.actions_by_name["clear"].trigger()
    assert desk.window.isWindowModified()
    saved(desk, tmp_path / "moons.nngui")
    assert desk.window.windowTitle() == "moons.nngui[*] — nngui"
    assert not desk.window.isWindowModified()
    assert not desk.window.actions_by_name["revert"].isEnabled()
    desk.session.undo()
    assert desk.window.actions_by_name["revert"].isEnabled()


def test_a_refused_edit_is_told_and_changes_nothing(desk: WindowDesk) -> None:
    for _ in range(7):
        desk.window.actions_by_name["add_class"].trigger()
    assert desk.session.document.dataset.n_classes == 8
    assert desk.window.status.currentMessage().startswith("There are 8 classes already")


@pytest.mark.parametrize("target", ["canvas", "learning_rate_number", "charts_panel"])
def test_a_file_is_opened_by_dropping_it_anywhere(desk: WindowDesk, target: str) -> None:
    drop(desk, desk.child(QWidget, target), QUrl.fromLocalFile(example("iris_petals.csv")))
    assert desk.session.document.dataset.n_points == 150


def test_dropping_asks_for_unsaved_work(desk: WindowDesk) -> None:
    desk.window.actions_by_name["clear"].trigger()
    desk.dialogs.answers.append(Answer.CANCEL)
    drop(desk, desk.canvas, QUrl.fromLocalFile(example("iris_petals.csv")))
    assert [one.dialog for one in desk.dialogs.asked] == ["ask_save"]
    assert desk.session.document.dataset.n_points == 0


def test_what_is_no_file_is_not_taken(desk: WindowDesk) -> None:
    assert not drop(desk, desk.canvas, QUrl("https://example.org/points.csv"))
    assert desk.session.document.dataset.n_points == 400


def drop(desk: WindowDesk, target: QWidget, url: QUrl) -> bool:
    """Drag from another program onto the middle of a widget and let go; whether it was taken."""
    data = QMimeData()
    data.setUrls([url])
    place = target.mapTo(desk.window, target.rect().center())
    rest = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(place, Qt.DropAction.CopyAction, *rest)
    # To the window of the platform, from where Qt finds the widget that takes it.
    QApplication.sendEvent(desk.window.windowHandle(), entering)
    if entering.isAccepted():
        dropping = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, *rest)
        QApplication.sendEvent(desk.window.windowHandle(), dropping)
    return entering.isAccepted()


def test_a_message_leaves_the_field_and_its_view_as_they_are(desk: WindowDesk) -> None:
    desk.resize(1024, 700)
    desk.window.notices.show_failure(Failed("diverged", "", 3, 1))
    QApplication.processEvents()
    assert desk.window.banner.isVisible()
    assert desk.canvas.height() > 300
    assert desk.session.view_settings.rect is None


def test_a_theme_reaches_every_view(desk: WindowDesk) -> None:
    means = {}
    for theme in ("light", "dark"):
        desk.themes.set_preference(theme)
        QApplication.processEvents()
        parts = {
            "canvas": desk.canvas,
            "controls": desk.window.controls,
            "charts": desk.window.charts,
            "transport": desk.window.transport,
            "status": desk.window.status,
        }
        means[theme] = {name: brightness(part) for name, part in parts.items()}
    for name, light in means["light"].items():
        assert light > means["dark"][name] + 60, name


def brightness(widget: QWidget) -> float:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return float(pixels.mean())


def test_a_closed_window_asks_the_worker_for_nothing(desk: WindowDesk) -> None:
    closed: list[bool] = []
    desk.window.closed.connect(lambda: closed.append(True))
    assert desk.window.close()
    assert closed == [True]
    asked: list[object] = []
    desk.session.view_requested.connect(asked.append)
    QApplication.processEvents()
    assert asked == []
