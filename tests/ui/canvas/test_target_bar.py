import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from nngui.data import Recipe
from nngui.data.value_scale import ValueScale
from nngui.state.edits import Generate, SetTargets, SetTask
from nngui.ui.canvas.target_bar import TargetBar, stops_of
from nngui.ui.colors import DARK, LIGHT
from tests.ui.canvas.bench import LEFT, Bench


@pytest.fixture
def values(bench: Bench) -> Bench:
    bench.session.perform(SetTask("regression"))
    QApplication.processEvents()
    return bench


def bar(bench: Bench) -> TargetBar:
    return bench.panel.findChild(TargetBar, "target_bar")


def turn(widget: QWidget, notches: int, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    at = QPointF(widget.rect().center())
    delta = QPoint(0, 120 * notches)
    if modifiers & Qt.KeyboardModifier.AltModifier:
        # As Qt hands it on with Alt.
        delta = QPoint(120 * notches, 0)
    event = QWheelEvent(
        at,
        widget.mapToGlobal(at),
        QPoint(),
        delta,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def current(bench: Bench) -> float:
    return bench.panel.drawing.current_target


def test_it_takes_the_place_of_the_classes(values: Bench) -> None:
    pills = values.panel.findChild(QWidget, "class_pill_0")
    assert bar(values).isVisible()
    assert not pills.isVisible()
    values.session.perform(SetTask("classification"))
    assert not bar(values).isVisible()
    assert pills.isVisible()


def test_the_stops_run_from_end_to_end_through_zero() -> None:
    stops = stops_of(ValueScale(1.5)).stops
    assert (stops[0], stops[20], stops[-1]) == (-1.5, 0.0, 1.5)
    assert stops[21] == 0.075


def test_a_press_on_the_slider_chooses_the_value_there(values: Bench) -> None:
    slider = bar(values).slider
    QTest.mouseClick(slider, LEFT, pos=QPoint(8, slider.height() // 2))
    assert current(values) == -1.0
    assert bar(values).number.text() == "-1"
    QTest.mouseClick(slider, LEFT, pos=QPoint(slider.width() // 2, slider.height() // 2))
    assert current(values) == 0.0
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert current(values) == 0.05


def test_a_double_click_goes_to_zero(values: Bench) -> None:
    QTest.mouseDClick(bar(values).slider, LEFT)
    assert current(values) == 0.0


def test_the_number_takes_any_value_and_the_scale_grows_with_the_first_point(values: Bench) -> None:
    field = bar(values).number
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "4,25")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert current(values) == 4.25
    assert bar(values).slider.value() == 40
    values.click(0, 0)
    assert values.dataset.target.tolist() == [4.25]
    assert bar(values).target == 4.25
    assert values.panel.drawing.scale.limit == 5.0
    assert bar(values).slider.value() == 37


@pytest.mark.parametrize("typed", ["nan", "abc", "2e6", ""])
def test_what_is_no_value_is_refused_in_a_sentence(values: Bench, typed: str) -> None:
    field = values.panel.findChild(QLineEdit, "target_number")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, typed)
    if not typed:
        QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert current(values) == 1.0
    assert "Value takes" in values.messages[-1]


def test_the_wheel_turns_it_with_or_without_focus(values: Bench) -> None:
    turn(bar(values).slider, -3)
    assert current(values) == 0.85
    turn(bar(values), 2)
    assert current(values) == 0.95
    turn(bar(values).slider, 90)
    assert current(values) == 1.0


def test_alt_and_the_wheel_on_the_canvas_turn_it_and_zoom_nothing(values: Bench) -> None:
    rect = values.rect
    turn(values.view.viewport(), -4, Qt.KeyboardModifier.AltModifier)
    assert current(values) == 0.8
    assert values.rect == rect
    turn(values.view.viewport(), 1)
    assert values.rect != rect


def test_from_beyond_an_end_the_wheel_leads_only_back(values: Bench) -> None:
    values.panel.drawing.choose_target(3.0)
    turn(bar(values).slider, 1)
    assert current(values) == 3.0
    turn(bar(values).slider, -1)
    assert current(values) == 2.95


def test_alt_and_the_wheel_go_through_classes_too(bench: Bench) -> None:
    turn(bench.view.viewport(), -1, Qt.KeyboardModifier.AltModifier)
    assert bench.panel.drawing.current_class == 1
    turn(bench.view.viewport(), 2, Qt.KeyboardModifier.AltModifier)
    assert bench.panel.drawing.current_class == 2


def test_the_keys_1_to_8_choose_values_over_the_scale(values: Bench) -> None:
    chosen = []
    for index in range(8):
        values.panel.drawing.choose_class(index)
        chosen.append(current(values))
    assert chosen == [-1.0, -0.75, -0.5, -0.25, 0.25, 0.5, 0.75, 1.0]
    assert "1 to 8 choose -1, -0.75," in bar(values).toolTip()


def test_selected_points_take_the_value_and_a_drag_is_one_step(values: Bench) -> None:
    values.session.perform(Generate(Recipe("plane", 30)))
    before = values.dataset.target.copy()
    ids = values.dataset.id[:5]
    values.panel.selected.select(ids)
    slider = bar(values).slider
    y = slider.height() // 2
    QTest.mousePress(slider, LEFT, pos=QPoint(20, y))
    QTest.mouseMove(slider, QPoint(60, y))
    slider.setSliderPosition(30)
    QTest.mouseRelease(slider, LEFT, pos=QPoint(slider.width() - 9, y))
    assert isinstance(values.edits[-1], SetTargets)
    assert set(values.dataset.target[:5]) == {current(values)}
    assert np.array_equal(values.dataset.target[5:], before[5:])
    values.session.undo()
    assert np.array_equal(values.dataset.target, before)


def test_a_value_that_is_chosen_again_asks_for_nothing(values: Bench) -> None:
    values.edits.clear()
    bar(values).number.value_committed.emit(1.0)
    assert values.edits == []


def test_the_menu_of_a_class_says_that_there_are_none(values: Bench) -> None:
    menu = QMenu()
    values.panel.fill_class_menu(menu)
    assert [action.isEnabled() for action in menu.actions()] == [False]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_handle_has_the_color_of_the_value(values: Bench, theme) -> None:
    values.panel.show_theme(theme)
    slider = bar(values).slider
    for target, strong in ((-1.0, "red"), (1.0, "blue")):
        values.panel.drawing.choose_target(target)
        image = slider.grab().toImage()
        x = 8 if target < 0 else slider.width() - 8
        color = image.pixelColor(x, slider.height() // 2)
        assert getattr(color, strong)() == max(color.red(), color.green(), color.blue())
