"""The window as a whole: which key does what, what is wired to what."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLineEdit,
    QWidget,
)

from nngui.app import first_document
from nngui.state.commands import Failed
from nngui.ui.dialogs import Answer
from tests.storage.desk import example, saved
from tests.ui.window_desk import WindowDesk


@pytest.fixture
def desk(window_desk: WindowDesk) -> WindowDesk:
    return window_desk


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
        assert desk.canvas.drawing.current_class == number - 1


def test_a_class_that_is_not_there_is_told(desk: WindowDesk) -> None:
    desk.press("5")
    assert desk.canvas.drawing.current_class == 0
    assert "no class 5" in desk.window.status.currentMessage()


def test_brackets_change_the_brush(desk: WindowDesk) -> None:
    before = desk.canvas.drawing.brush_size
    desk.press("]")
    assert desk.canvas.drawing.brush_size > before
    desk.press("[")
    assert desk.canvas.drawing.brush_size == pytest.approx(before)


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
    desk.drop(desk.child(QWidget, target), QUrl.fromLocalFile(example("iris_petals.csv")))
    assert desk.session.document.dataset.n_points == 150


def test_dropping_asks_for_unsaved_work(desk: WindowDesk) -> None:
    desk.window.actions_by_name["clear"].trigger()
    desk.dialogs.answers.append(Answer.CANCEL)
    desk.drop(desk.canvas, QUrl.fromLocalFile(example("iris_petals.csv")))
    assert [one.dialog for one in desk.dialogs.asked] == ["ask_save"]
    assert desk.session.document.dataset.n_points == 0


def test_what_is_no_file_is_not_taken(desk: WindowDesk) -> None:
    assert not desk.drop(desk.canvas, QUrl("https://example.org/points.csv"))
    assert desk.session.document.dataset.n_points == 400


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


def test_another_document_has_nothing_selected(desk: WindowDesk) -> None:
    desk.press("Ctrl+A")
    assert len(desk.canvas.selection) == 400
    desk.storage.new(first_document())
    assert len(desk.canvas.selection) == 0


def test_a_key_gives_each_axis_its_own_scale_and_one_again(desk: WindowDesk) -> None:
    desk.press("=")
    assert not desk.session.view_settings.equal_axes
    assert not desk.window.actions_by_name["equal_axes"].isChecked()
    assert not desk.canvas._view.equal_axes
    desk.press("=")
    assert desk.session.view_settings.equal_axes
    assert desk.canvas._view.equal_axes


def test_what_was_said_of_a_document_goes_with_it(desk: WindowDesk) -> None:
    desk.window.status.say("All points to train on are of one class.")
    desk.storage.new(first_document())
    assert desk.window.status.currentMessage() == ""
