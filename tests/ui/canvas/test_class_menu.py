"""The menu of a pill: recolor, move, merge and delete, by mouse and by keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from nngui.data import COLORS, SHAPES, Recipe
from nngui.state.edits import Generate
from nngui.ui.canvas.class_menu import color_names, shape_names

from .bench import LEFT, Bench

SHIFT = Qt.KeyboardModifier.ShiftModifier


def pill(bench: Bench, index: int) -> QAbstractButton:
    return bench.panel.findChild(QAbstractButton, f"class_pill_{index}")


def names(bench: Bench) -> list[str]:
    return [point_class.name for point_class in bench.dataset.classes]


def opened(bench: Bench, index: int) -> QMenu:
    """The menu that the menu key opens on a pill."""
    widget = pill(bench, index)
    reason = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(reason, QPoint(5, 5), widget.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(widget, event)
    (menu,) = [one for one in bench.panel.findChildren(QMenu, "class_menu") if one.isVisible()]
    return menu


def entry(menu: QMenu, *path: str) -> QAction:
    """An entry by its words, through submenus."""
    for word in path:
        found = [one for one in menu.actions() if word in one.text().replace("&", "")]
        assert len(found) == 1, (word, [one.text() for one in menu.actions()])
        action = found[0]
        if action.menu() is not None:
            menu = action.menu()
    return action


def choose(bench: Bench, index: int, *path: str) -> None:
    menu = opened(bench, index)
    action = entry(menu, *path)
    assert action.isEnabled()
    action.trigger()
    menu.close()


@pytest.fixture
def three(bench: Bench) -> Bench:
    bench.add((0, 0), (1, 1), label=0)
    bench.add((2, 2), label=1)
    return bench


def test_every_color_and_shape_has_a_name() -> None:
    assert len(set(color_names())) == len(COLORS)
    assert len(set(shape_names())) == len(SHAPES)


def test_a_class_gets_another_color_and_another_shape(three: Bench) -> None:
    choose(three, 1, "Color", "Red")
    choose(three, 1, "Shape", "Star")
    look = three.dataset.classes[1]
    assert (look.name, look.color, look.shape) == ("orange", "#d55e00", "star")
    assert three.session.history.undo_step.label == "recolor class"
    three.session.undo()
    three.session.undo()
    assert three.dataset.classes[1].color == COLORS[1]


def test_the_look_that_it_has_is_marked(three: Bench) -> None:
    menu = opened(three, 1)
    for title, name in (("Color", "Orange"), ("Shape", "Square")):
        checked = [one.text() for one in entry(menu, title).menu().actions() if one.isChecked()]
        assert checked == [name]
    menu.close()


def test_a_class_moves_with_its_points_and_stays_the_current_one(three: Bench) -> None:
    three.panel.drawing.set_current_class(0)
    choose(three, 0, "Move Right")
    assert names(three) == ["orange", "blue", "green"]
    assert three.dataset.label.tolist() == [1, 1, 0]
    assert three.panel.drawing.current_class == 1
    assert pill(three, 1).isChecked()
    assert three.session.history.undo_step.label == "move class"
    three.session.undo()
    assert three.dataset.label.tolist() == [0, 0, 1]
    assert three.panel.drawing.current_class == 0


def test_shift_and_arrow_keys_move_a_class_and_the_focus_goes_with_it(three: Bench) -> None:
    pill(three, 0).setFocus()
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right, SHIFT)
    assert names(three) == ["orange", "green", "blue"]
    assert pill(three, 2).hasFocus()
    QTest.keyClick(pill(three, 2), Qt.Key.Key_Left, SHIFT)
    assert names(three) == ["orange", "blue", "green"]
    assert len(three.edits) == 3


def test_at_the_ends_there_is_no_way_on(three: Bench) -> None:
    for index, word in ((0, "Move Left"), (2, "Move Right")):
        menu = opened(three, index)
        assert not entry(menu, word).isEnabled()
        menu.close()


def test_a_class_is_merged_into_another_and_the_menu_counts_points(three: Bench) -> None:
    menu = opened(three, 1)
    texts = [one.text() for one in entry(menu, "Merge").menu().actions()]
    assert texts == ["1  blue (2)", "3  green (0)"]
    menu.close()
    choose(three, 1, "Merge", "blue")
    assert names(three) == ["blue", "green"]
    assert three.dataset.label.tolist() == [0, 0, 0]
    assert three.session.history.undo_step.label == "merge classes"
    three.session.undo()
    assert three.dataset.label.tolist() == [0, 0, 1]


def test_with_two_classes_none_is_merged_or_deleted(three: Bench) -> None:
    choose(three, 0, "Delete with Its 2 Points")
    assert names(three) == ["orange", "green"]
    menu = opened(three, 0)
    assert not entry(menu, "Merge").menu().isEnabled()
    assert not entry(menu, "Delete").isEnabled()
    assert "Two classes" in entry(menu, "Delete").toolTip()
    menu.close()


def test_everything_in_the_menu_says_what_it_does(three: Bench) -> None:
    menu = opened(three, 1)
    entries = [one for one in menu.actions() if not one.isSeparator() and one.menu() is None]
    assert all(one.toolTip() and one.statusTip() for one in entries)
    letters = [
        one.text()[one.text().index("&") + 1].lower() for one in menu.actions() if one.text()
    ]
    assert len(set(letters)) == len(letters) == 7
    menu.close()


def test_a_name_with_an_ampersand_is_shown_as_it_is(three: Bench) -> None:
    QTest.mouseDClick(pill(three, 2), LEFT)
    field = three.panel.findChild(object, "class_name")
    QTest.keyClicks(field, "a&b")
    QTest.keyClick(field, Qt.Key.Key_Return)
    menu = opened(three, 0)
    texts = [one.text() for one in entry(menu, "Merge").menu().actions()]
    assert texts[-1] == "3  a&&b (0)"
    menu.close()


def test_the_counts_are_told_by_the_pill(three: Bench) -> None:
    assert pill(three, 0).statusTip().startswith("blue: 2 points.")


def test_the_current_class_stays_itself_when_one_before_it_goes(three: Bench) -> None:
    three.panel.drawing.set_current_class(2)
    choose(three, 0, "Delete")
    assert three.panel.drawing.current_class == 1
    assert names(three)[1] == "green"
    three.session.undo()
    assert three.panel.drawing.current_class == 2


def test_one_point_is_one_and_none_is_not_counted(three: Bench) -> None:
    for index, text in ((1, "Delete with Its Point"), (2, "Delete")):
        menu = opened(three, index)
        assert entry(menu, "Delete").text().replace("&", "") == text
        menu.close()


def shown_count(bench: Bench, index: int) -> bool:
    """Whether a pill is as wide as with the number of its points."""
    one = pill(bench, index)
    QApplication.processEvents()
    return one.width() == one.whole_width


def test_the_counts_stand_in_the_pills_where_there_is_room(three: Bench) -> None:
    three.panel.resize(1000, 740)
    assert all(shown_count(three, index) for index in range(3))
    narrow = pill(three, 0).width()
    picture = pill(three, 0).grab().toImage()
    three.add((0.0, 0.0))
    QApplication.processEvents()
    assert pill(three, 0).statusTip().startswith("blue: 3 points.")
    assert pill(three, 0).grab().toImage() != picture
    assert pill(three, 0).width() == narrow
    for index in range(8):
        three.add((0.1 * index, 1.0))
    assert shown_count(three, 0)
    assert pill(three, 0).width() > narrow


def test_the_counts_give_way_before_the_pills_need_a_second_line(three: Bench) -> None:
    three.panel.resize(1000, 740)
    three.session.perform(Generate(Recipe("blobs", 5_000, 0.1, 8)))
    QApplication.processEvents()
    assert not any(shown_count(three, index) for index in range(8))
    three.panel.resize(1500, 740)
    assert all(shown_count(three, index) for index in range(8))
    assert len({pill(three, index).y() for index in range(8)}) == 1
