import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QWidget

from nngui.state.edits import AddClass

from .bench import LEFT, NONE, Bench


def pill(bench: Bench, index: int) -> QAbstractButton:
    return bench.panel.findChild(QAbstractButton, f"class_pill_{index}")


def editor(bench: Bench) -> QLineEdit:
    return bench.panel.findChild(QLineEdit, "class_name")


def names(bench: Bench) -> list[str]:
    return [point_class.name for point_class in bench.dataset.classes]


def test_a_click_on_a_pill_chooses_its_class(bench: Bench) -> None:
    QTest.mouseClick(pill(bench, 2), LEFT)
    assert bench.panel.drawing.current_class == 2
    assert [pill(bench, i).isChecked() for i in range(3)] == [False, False, True]
    QTest.mouseClick(pill(bench, 2), LEFT)
    assert pill(bench, 2).isChecked()
    assert bench.edits == []


def test_plus_adds_classes_up_to_eight(bench: Bench) -> None:
    plus = bench.panel.findChild(QAbstractButton, "add_class")
    for _ in range(7):
        QTest.mouseClick(plus, LEFT)
    assert bench.dataset.n_classes == 8
    assert all(isinstance(edit, AddClass) for edit in bench.edits)
    assert not plus.isEnabled()
    bench.session.undo()
    assert plus.isEnabled()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert pill(bench, 7) is None


@pytest.mark.parametrize("way", ["double click", "F2", "menu"])
def test_a_class_is_renamed_in_place(bench: Bench, way: str) -> None:
    if way == "double click":
        QTest.mouseDClick(pill(bench, 1), LEFT)
    elif way == "F2":
        QTest.keyClick(pill(bench, 1), Qt.Key.Key_F2)
    else:
        bench.panel._around.palette._on_menu_requested(1, QPoint(100, 100))
        menu = bench.panel.findChild(QMenu, "class_menu")
        menu.actions()[0].trigger()
        menu.close()
    field = editor(bench)
    assert field.text() == "orange"
    assert field.selectedText() == "orange"
    QTest.keyClicks(field, "  setosa ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert names(bench) == ["blue", "setosa", "green"]
    assert len(bench.edits) == 1
    assert pill(bench, 1).text() == "setosa"
    assert bench.view.hasFocus()
    # The hand is at the mouse, or has just typed: a crosshair would come from nowhere.
    assert not bench.panel._picture._overlays.crosshair.isVisible()


def test_the_field_of_a_name_lies_on_nothing_else(bench: Bench) -> None:
    bench.panel.resize(1000, 740)
    QTest.mouseDClick(pill(bench, 2), LEFT)
    QApplication.processEvents()
    plus = bench.panel.findChild(QAbstractButton, "add_class")
    assert editor(bench).width() >= 100
    assert not editor(bench).geometry().intersects(plus.geometry())
    narrow = pill(bench, 2)
    QTest.keyClick(editor(bench), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert narrow.width() == narrow.sizeHint().width() < 100


def test_the_number_of_points_gives_way_to_the_classes(bench: Bench) -> None:
    count = bench.panel.findChild(QLabel, "point_count")
    palette = bench.panel.findChild(QWidget, "class_palette")
    assert count.isVisible()
    palette.resize(220, 80)
    assert not count.isVisible()
    assert palette.minimumSizeHint().width() < pill(bench, 1).sizeHint().width() + 20
    palette.resize(600, 80)
    assert count.isVisible()


def test_a_name_that_is_left_for_another_control_takes_no_focus_back(bench: Bench) -> None:
    QTest.mouseDClick(pill(bench, 1), LEFT)
    QTest.keyClicks(editor(bench), "setosa")
    pill(bench, 2).setFocus(Qt.FocusReason.TabFocusReason)
    assert names(bench)[1] == "setosa"
    assert pill(bench, 2).hasFocus()


@pytest.mark.parametrize("text", ["", "   ", "orange"])
def test_no_name_and_the_same_name_ask_for_nothing(bench: Bench, text: str) -> None:
    QTest.mouseDClick(pill(bench, 1), LEFT)
    editor(bench).setText(text)
    QTest.keyClick(editor(bench), Qt.Key.Key_Return)
    assert bench.edits == []


def test_escape_keeps_the_old_name(bench: Bench) -> None:
    QTest.mouseDClick(pill(bench, 1), LEFT)
    QTest.keyClicks(editor(bench), "x")
    QTest.keyClick(editor(bench), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert names(bench) == ["blue", "orange", "green"]
    assert bench.edits == []


def test_going_elsewhere_keeps_the_new_name(bench: Bench) -> None:
    QTest.mouseDClick(pill(bench, 0), LEFT)
    QTest.keyClicks(editor(bench), "left")
    QTest.mouseClick(bench.view.viewport(), LEFT, NONE, bench.at(0, 0))
    assert names(bench)[0] == "left"


def test_a_class_goes_by_key_and_menu_while_two_stay(bench: Bench) -> None:
    bench.add((0, 0), label=0)
    QTest.keyClick(pill(bench, 0), Qt.Key.Key_Delete)
    assert names(bench) == ["orange", "green"]
    assert bench.dataset.n_points == 0
    QTest.keyClick(pill(bench, 0), Qt.Key.Key_Delete)
    # Refused: the session says why.
    assert names(bench) == ["orange", "green"]
    bench.session.undo()
    assert names(bench) == ["blue", "orange", "green"]
    assert bench.dataset.n_points == 1


def test_pills_wrap_where_the_width_ends(bench: Bench) -> None:
    for _ in range(5):
        bench.session.perform(AddClass())
    bench.panel.resize(420, 700)
    QApplication.processEvents()
    row = pill(bench, 0).parentWidget()
    places = [pill(bench, i).geometry() for i in range(8)]
    assert len({place.top() for place in places}) >= 3
    assert all(row.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[:i])
    bench.panel.resize(1400, 700)
    QApplication.processEvents()
    assert len({pill(bench, i).geometry().top() for i in range(8)}) == 1


def test_tab_goes_through_the_pills_and_then_to_the_button_for_one_more(bench: Bench) -> None:
    plus = bench.panel.findChild(QAbstractButton, "add_class")
    QTest.mouseClick(plus, LEFT)
    pills = [pill(bench, i) for i in range(bench.dataset.n_classes)]
    order, widget = [], bench.panel.nextInFocusChain()
    while widget is not bench.panel:
        if widget in pills or widget is plus:
            order.append(widget.objectName())
        widget = widget.nextInFocusChain()
    assert order == [*(p.objectName() for p in pills), "add_class"]
