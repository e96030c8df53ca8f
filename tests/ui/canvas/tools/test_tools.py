"""A tool is added in one file: what it says of itself is all that button, menu and key are made of."""

import importlib
import inspect
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton

from nngui.ui.canvas import tools
from nngui.ui.canvas.tools import TOOLS, Pointer, Tool


class Stamp(Tool):
    """A tool of somebody else."""

    name, icon, key = "stamp", "point", "Y"
    pressed: ClassVar[list[tuple[float, float]]] = []

    @staticmethod
    def label() -> str:
        return "Stam&p"

    @staticmethod
    def tip() -> str:
        return "Press to stamp."

    def press(self, pointer: Pointer) -> None:
        self.pressed.append((pointer.x1, pointer.x2))


@pytest.fixture
def with_stamp(monkeypatch) -> None:
    modules = ("tool_column", "gestures", "panel")
    for user in (tools, *(importlib.import_module(f"nngui.ui.canvas.{one}") for one in modules)):
        monkeypatch.setattr(user, "TOOLS", (*TOOLS, Stamp))
    for user in ("actions", "menus"):
        monkeypatch.setattr(importlib.import_module(f"nngui.ui.{user}"), "TOOLS", (*TOOLS, Stamp))


def test_a_new_tool_has_button_menu_entry_and_key_and_hears_the_mouse(
    with_stamp, window_desk
) -> None:
    desk = window_desk
    button = desk.child(QToolButton, "tool_stamp")
    assert button.toolTip() == "Stamp (Y). Press to stamp."
    [menu] = [one for one in desk.window.menuBar().findChildren(QMenu) if one.title() == "T&ools"]
    [entry] = [one for one in menu.actions() if one.text() == "Stam&p"]
    assert entry.shortcut().toString() == "Y"
    assert entry.toolTip() == "Press to stamp. (Y)"
    assert not entry.icon().isNull()
    desk.press("Y")
    assert desk.canvas.tool == "stamp"
    assert button.isChecked()
    plot = desk.canvas.plot
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=plot.rect().center())
    assert len(Stamp.pressed) == 1
    desk.press("P")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.canvas.tool == "stamp"


def test_every_file_of_a_tool_is_in_the_list() -> None:
    """A tool with a key can be chosen; others serve gestures that every tool has."""
    found = set()
    for file in Path(tools.__file__).parent.glob("*.py"):
        module = importlib.import_module(f"{tools.__name__}.{file.stem}")
        for _, one in inspect.getmembers(module, inspect.isclass):
            if issubclass(one, Tool) and hasattr(one, "key"):
                found.add(one)
    assert found == set(TOOLS)


def test_names_and_keys_are_unique() -> None:
    for attribute in ("name", "icon", "key"):
        assert len({getattr(tool, attribute) for tool in TOOLS}) == len(TOOLS)
