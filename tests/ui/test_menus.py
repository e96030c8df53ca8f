"""Every command stands in a menu; the lists of files are those of the moment."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from nngui.ui.actions import make_actions
from nngui.ui.menus import Menus


@dataclass
class Shelf:
    """A window with menus, and the files that they would list."""

    window: QMainWindow
    actions: dict[str, QAction]
    panels: list[QAction]
    recent: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def menu(self, title: str) -> QMenu:
        for menu in self.window.menuBar().findChildren(QMenu):
            if menu.title().replace("&", "") == title:
                return menu
        raise AssertionError(f"no menu is called {title}")

    def files(self, title: str) -> list[QAction]:
        """What the menu lists when it is opened."""
        menu = self.menu(title)
        menu.aboutToShow.emit()
        return menu.actions()


@pytest.fixture
def shelf(qtbot: QtBot) -> Iterator[Shelf]:
    window = QMainWindow()
    qtbot.addWidget(window)
    panels = [QAction("Controls", window), QAction("Learning", window)]
    shelf = Shelf(window, make_actions(window), panels)
    menus = Menus(
        window.menuBar(),
        shelf.actions,
        panels,
        lambda: shelf.recent,
        lambda: ["/examples/iris_petals.csv"],
        shelf.opened.append,
        lambda menu: menu.addAction(f"filled {len(menu.actions())}"),
    )
    yield shelf
    del menus


def test_every_action_stands_in_a_menu(shelf: Shelf) -> None:
    placed = {action for menu in shelf.window.findChildren(QMenu) for action in menu.actions()}
    assert [name for name, action in shelf.actions.items() if action not in placed] == []
    assert all(panel in placed for panel in shelf.panels)


def test_no_two_entries_of_a_menu_share_a_letter(shelf: Shelf) -> None:
    for menu in [shelf.window.menuBar(), *shelf.window.findChildren(QMenu)]:
        texts = [one.text() for one in menu.actions() if "&" in one.text()]
        letters = [text[text.index("&") + 1].lower() for text in texts]
        assert len(set(letters)) == len(letters), texts


def test_menus_show_the_tooltips(shelf: Shelf) -> None:
    assert all(menu.toolTipsVisible() for menu in shelf.window.findChildren(QMenu))


def test_recent_files_are_those_of_the_moment(shelf: Shelf) -> None:
    (nothing,) = shelf.files("Open Recent")
    assert not nothing.isEnabled()
    assert nothing.text() == "No recent files yet"
    shelf.recent = ["/home/ada/moons.nngui", "/home/ada/old/flowers.csv"]
    entries = shelf.files("Open Recent")
    assert [entry.text() for entry in entries] == ["moons.nngui", "flowers.csv"]
    assert [entry.toolTip() for entry in entries] == shelf.recent
    entries[1].trigger()
    assert shelf.opened == ["/home/ada/old/flowers.csv"]


def test_a_file_name_is_no_mnemonic(shelf: Shelf) -> None:
    shelf.recent = ["/home/ada/salt&pepper.nngui"]
    (entry,) = shelf.files("Open Recent")
    assert entry.text() == "salt&&pepper.nngui"
    assert entry.toolTip() == "/home/ada/salt&pepper.nngui"
    entry.trigger()
    assert shelf.opened == shelf.recent


def test_files_of_one_name_are_told_apart_by_their_folders(shelf: Shelf) -> None:
    shelf.recent = ["/a/moons.nngui", "/b/moons.nngui", "/b/other.nngui"]
    texts = [entry.text() for entry in shelf.files("Open Recent")]
    assert texts == ["moons.nngui — a", "moons.nngui — b", "other.nngui"]


def test_examples_are_opened_by_their_names(shelf: Shelf) -> None:
    (entry,) = shelf.files("Open Example")
    assert entry.text() == "iris_petals.csv"
    assert entry.statusTip() == "/examples/iris_petals.csv"
    entry.trigger()
    assert shelf.opened == ["/examples/iris_petals.csv"]


def test_the_menu_of_the_current_class_is_filled_anew_each_time(shelf: Shelf) -> None:
    assert [entry.text() for entry in shelf.files("Edit Current Class")] == ["filled 0"]
    assert [entry.text() for entry in shelf.files("Edit Current Class")] == ["filled 0"]
