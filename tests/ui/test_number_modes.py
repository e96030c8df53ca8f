"""The modes of numbers: chosen in menu and button, kept in the view settings, grayed with a reason."""

from PySide6.QtWidgets import QMenu

from nngui.state.edits import RemoveLayer, SetUnits
from tests.ui.window_desk import WindowDesk


def test_a_mode_is_chosen_and_shown(window_desk: WindowDesk) -> None:
    actions = window_desk.window.actions_by_name
    assert actions["numbers_focus"].isChecked()
    actions["numbers_none"].trigger()
    assert window_desk.session.view_settings.numbers == "none"
    assert actions["numbers_none"].isChecked()
    menu = window_desk.window.findChild(QMenu, "network_numbers_menu")
    assert menu is not None
    assert [action.isChecked() for action in menu.actions()] == [True, False, False]


def test_all_numbers_only_for_small_networks_with_a_reason(window_desk: WindowDesk) -> None:
    every, session = window_desk.window.actions_by_name["numbers_all"], window_desk.session
    assert not every.isEnabled()
    assert "96 weights" in every.toolTip()
    session.perform(RemoveLayer(1))
    session.perform(SetUnits(0, 3))
    assert every.isEnabled()
    every.trigger()
    assert session.view_settings.numbers == "all"
    session.perform(SetUnits(0, 20))
    assert not every.isEnabled()
    assert window_desk.window.actions_by_name["numbers_focus"].isChecked()
    session.undo()
    assert every.isChecked()
