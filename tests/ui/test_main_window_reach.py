"""The window as a whole: everything in it can be read, named and reached."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QPushButton,
    QWidget,
)

from nngui.data import Recipe
from nngui.state.commands import Failed
from nngui.state.edits import Generate
from tests.ui.window_desk import WindowDesk


@pytest.fixture(params=["classes", "values"])
def desk(window_desk: WindowDesk, request: pytest.FixtureRequest) -> WindowDesk:
    """The window in both of its tasks."""
    if request.param == "values":
        window_desk.session.perform(Generate(Recipe("plane", 400, 0.0)))
    return window_desk


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
    wanted |= {desk.child(QWidget, name) for name in ("canvas", "network_graph", "loss_chart")}
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


def test_large_text_leaves_the_canvas_its_width(desk: WindowDesk) -> None:
    desk.themes.set_text_size(14)
    desk.resize(1024, 700)
    assert desk.window.width() == 1024
    desk.wait(lambda: desk.canvas.width() >= 320)


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
