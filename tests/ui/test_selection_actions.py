"""Keys and menus of the selection, at the whole window."""

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from nngui.state.edits import AddPoints, ClearPoints, RelabelPoints
from tests.ui.window_desk import WindowDesk

OF_SELECTED = (
    *("cut", "copy", "duplicate", "erase_selection", "deselect", "rotate_left", "rotate_right"),
    *("scale_up", "scale_down", "mirror_horizontally", "mirror_vertically"),
    *("put_into_train", "put_into_test", "put_by_share"),
)


@pytest.fixture
def four(window_desk: WindowDesk) -> WindowDesk:
    window_desk.session.perform(ClearPoints())
    x1, x2 = np.array([0.0, 2.0, 1.0, -4.0]), np.array([0.0, 0.0, 3.0, -4.0])
    window_desk.session.perform(AddPoints(x1, x2, 0))
    return window_desk


def places(desk: WindowDesk) -> np.ndarray:
    dataset = desk.session.document.dataset
    return np.column_stack([dataset.x1, dataset.x2])


def undo_text(desk: WindowDesk) -> str:
    return desk.window.actions_by_name["undo"].text()


def test_they_can_be_done_while_there_are_selected_points(four: WindowDesk) -> None:
    actions = four.window.actions_by_name
    assert [name for name in OF_SELECTED if actions[name].isEnabled()] == []
    four.press("Ctrl+A")
    assert four.canvas.tool == "select"
    assert [name for name in OF_SELECTED if not actions[name].isEnabled()] == []
    four.press("Ctrl+Shift+A")
    assert [name for name in OF_SELECTED if actions[name].isEnabled()] == []
    four.session.perform(ClearPoints())
    assert not actions["select_all"].isEnabled()
    assert not actions["invert_selection"].isEnabled()


@pytest.mark.parametrize(
    "keys, label",
    [
        ("Ctrl+Left", "rotate 4 points"),
        ("Ctrl+Right", "rotate 4 points"),
        ("Ctrl+Up", "scale 4 points"),
        ("Ctrl+Down", "scale 4 points"),
        ("Shift+H", "mirror 4 points"),
        ("Shift+V", "mirror 4 points"),
        ("Ctrl+X", "cut 4 points"),
        ("Ctrl+D", "duplicate 4 points"),
        ("Delete", "erase 4 points"),
        ("2", "relabel 4 points"),
        ("Left", "move 4 points"),
    ],
)
def test_each_key_is_one_step_that_the_menu_names(four: WindowDesk, keys: str, label: str) -> None:
    four.press("Ctrl+A")
    before = four.session.document.dataset
    four.press(keys)
    assert undo_text(four) == f"Undo {label}"
    assert not four.session.document.dataset.equals(before)
    four.press("Ctrl+Z")
    assert four.session.document.dataset.equals(before)


def test_opposite_keys_lead_back(four: WindowDesk) -> None:
    four.press("Ctrl+A")
    before = places(four)
    for there, back in (("Left", "Right"), ("Up", "Down")):
        four.press(f"Ctrl+{there}")
        assert np.abs(places(four) - before).max() > 0.05
        four.press(f"Ctrl+{back}")
        assert places(four) == pytest.approx(before)


def test_left_turns_counterclockwise_by_15_degrees(four: WindowDesk) -> None:
    four.press("Ctrl+A")
    center = places(four).mean(axis=0)
    before = np.arctan2(*(places(four) - center).T[::-1])
    four.press("Ctrl+Left")
    turned = np.arctan2(*(places(four) - center).T[::-1])
    assert np.rad2deg(np.mod(turned - before, 2 * np.pi)) == pytest.approx(15)


def test_copy_and_paste_by_keys(four: WindowDesk) -> None:
    four.press("Ctrl+A")
    four.press("Ctrl+C")
    four.press("Ctrl+V")
    assert four.session.document.dataset.n_points == 8
    assert list(four.canvas.selection) == list(four.session.document.dataset.id[4:])
    four.press("Ctrl+I")
    assert list(four.canvas.selection) == list(four.session.document.dataset.id[:4])


def test_a_clipboard_without_points_is_told_in_the_status_line(four: WindowDesk) -> None:
    QGuiApplication.clipboard().setText("good morning")
    four.press("Ctrl+V")
    assert (
        "Nothing is pasted. Two columns of numbers are needed"
        in four.window.status.currentMessage()
    )


@pytest.mark.parametrize("where", ["train", "test"])
def test_points_go_into_train_and_test_by_the_menu(four: WindowDesk, where: str) -> None:
    four.press("Ctrl+A")
    four.window.actions_by_name[f"put_into_{where}"].trigger()
    assert undo_text(four) == f"Undo put 4 points into {where}"
    is_train = four.session.document.dataset.is_train(0.5)
    assert is_train.all() if where == "train" else not is_train.any()
    four.window.actions_by_name["put_by_share"].trigger()
    assert undo_text(four) == "Undo put 4 points by train share"


def test_a_text_field_keeps_its_own_copy_and_select_all(four: WindowDesk) -> None:
    field = four.child(QLineEdit, "learning_rate_number")
    field.setFocus()
    field.deselect()
    four.press("Ctrl+A")
    assert field.selectedText() == field.text()
    assert list(four.canvas.selection) == []


def test_tools_and_sizes_by_keys(four: WindowDesk) -> None:
    for key, tool in {"S": "spray", "L": "lasso", "M": "magnet", "J": "jitter"}.items():
        four.press(key)
        assert four.canvas.tool == tool
    radius, density = four.canvas.drawing.sizes.radius_px, four.canvas.drawing.sizes.density
    four.press("]")
    assert four.canvas.drawing.sizes.radius_px > radius
    four.window.actions_by_name["spray_denser"].trigger()
    assert four.canvas.drawing.sizes.density > density
    four.window.actions_by_name["spray_thinner"].trigger()
    assert four.canvas.drawing.sizes.density == pytest.approx(density)


def test_a_digit_relabels_and_is_no_choice_of_class(four: WindowDesk) -> None:
    asked: list[object] = []
    four.canvas.edit_requested.connect(asked.append)
    four.press("Ctrl+A")
    four.press("2")
    assert isinstance(asked[-1], RelabelPoints)
    assert four.canvas.drawing.current_class == 0
