"""Every command says what it does, under a name and a key of its own."""

from collections import Counter

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nngui.state.view_settings import NUMBERS, STEPS
from nngui.ui.action_states import VIEW_TOGGLES
from nngui.ui.actions import all_specs, make_actions, show_icons
from nngui.ui.colors import DARK, LIGHT


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def actions(parent: QWidget) -> dict[str, QAction]:
    return make_actions(parent)


def keys_of(action: QAction) -> list[str]:
    return [keys.toString() for keys in action.shortcuts()]


def test_no_key_has_two_meanings(actions: dict[str, QAction]) -> None:
    counts = Counter(keys for action in actions.values() for keys in keys_of(action))
    assert [keys for keys, count in counts.items() if count > 1] == []
    assert "" not in counts


def test_every_action_says_what_it_does(actions: dict[str, QAction]) -> None:
    for name, action in actions.items():
        assert action.objectName() == f"action_{name}"
        assert action.text(), name
        assert action.statusTip().endswith("."), name
        assert action.toolTip().startswith(action.statusTip()), name
        if action.shortcuts():
            assert action.toolTip().endswith(")"), name


def test_a_tooltip_names_the_key(actions: dict[str, QAction]) -> None:
    assert actions["train"].toolTip() == "Train, or pause. The weights stay. (Space)"
    assert actions["revert"].toolTip() == actions["revert"].statusTip()


def test_names_texts_and_tips_are_unique(actions: dict[str, QAction]) -> None:
    assert len(actions) == len(all_specs())
    assert len({action.text().replace("&", "") for action in actions.values()}) == len(all_specs())
    assert len({action.statusTip() for action in actions.values()}) == len(all_specs())


@pytest.mark.parametrize(
    "name, keys",
    [
        ("train", ["Space"]),
        ("flat_out", ["Shift+Space"]),
        ("step", ["."]),
        ("reset", ["R"]),
        ("new_weights", ["Shift+R"]),
        ("new_sample", ["N"]),
        ("brush_smaller", ["["]),
        ("brush_larger", ["]"]),
        ("tool_point", ["P"]),
        ("tool_brush", ["B"]),
        ("tool_eraser", ["E"]),
        ("tool_select", ["V"]),
        ("tool_spray", ["S"]),
        ("tool_lasso", ["L"]),
        ("tool_magnet", ["M"]),
        ("tool_jitter", ["J"]),
        ("duplicate", ["Ctrl+D"]),
        ("select_all", ["Ctrl+A"]),
        ("show_test", ["T"]),
        ("hard_boundary", ["D"]),
        ("fit", ["F"]),
        ("new", ["Ctrl+N"]),
        ("open", ["Ctrl+O"]),
        ("save_as", ["Ctrl+Shift+S"]),
        ("export_data", ["Ctrl+E"]),
        ("shortcuts", ["F1", "?"]),
        *((f"class_{number}", [str(number)]) for number in range(1, 9)),
    ],
)
def test_the_keys_are_those_of_the_design(
    actions: dict[str, QAction], name: str, keys: list[str]
) -> None:
    assert keys_of(actions[name]) == keys


def test_undo_redo_and_save_have_the_usual_keys(actions: dict[str, QAction]) -> None:
    assert "Ctrl+Z" in keys_of(actions["undo"])
    assert "Ctrl+Shift+Z" in keys_of(actions["redo"])
    assert "Ctrl+S" in keys_of(actions["save"])
    for name, keys in (("cut", "Ctrl+X"), ("copy", "Ctrl+C"), ("paste", "Ctrl+V")):
        assert keys in keys_of(actions[name])


def test_only_toggles_can_be_checked(actions: dict[str, QAction]) -> None:
    checkable = {name for name, action in actions.items() if action.isCheckable()}
    steps = {f"step_{kind}" for kind in STEPS}
    numbers = {f"numbers_{mode}" for mode in NUMBERS}
    others = {"flat_out", "learn_classes", "learn_values"}
    assert checkable == {*others, *steps, *numbers, *VIEW_TOGGLES}


def test_icons_follow_the_theme(actions: dict[str, QAction]) -> None:
    pictures = []
    for theme in (LIGHT, DARK):
        show_icons(actions, theme)
        pictures.append(actions["undo"].icon().pixmap(16, 16).toImage())
        with_icon = {spec.name for spec in all_specs() if spec.icon}
        assert {name for name, one in actions.items() if not one.icon().isNull()} == with_icon
    assert pictures[0] != pictures[1]
