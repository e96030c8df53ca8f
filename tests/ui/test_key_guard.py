"""Single keys are shortcuts, except where the widget in focus uses them."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nngui.ui.charts.curve_chart import CurveChart
from nngui.ui.key_guard import KeyGuard

Key = Qt.Key
# Space last: it opens the list of a combo box.
SHORTCUTS = ("B", "3", "R", "Left", "Home", "Delete", ".", "Space")


class Window(QMainWindow):
    """Counts which single-key shortcuts fire."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.fired: list[str] = []
        for name in SHORTCUTS:
            action = QAction(name, self)
            action.setShortcut(QKeySequence(name))
            action.triggered.connect(lambda _checked=False, name=name: self.fired.append(name))
            self.addAction(action)
        content = QWidget()
        QVBoxLayout(content).addWidget(widget)
        self.setCentralWidget(content)


@pytest.fixture
def open_with(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[QWidget], Window]]:
    guard = KeyGuard(qapp)

    def open_window(widget: QWidget) -> Window:
        window = Window(widget)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        return window

    yield open_window
    guard.stop()


def combo() -> QComboBox:
    box = QComboBox()
    box.addItems(["adam", "batch", "rprop", "sgd"])
    return box


def table() -> QTableWidget:
    return QTableWidget(3, 3)


def words() -> QListView:
    view = QListView()
    view.setModel(QStringListModel(["alpha", "beta", "rho"], view))
    return view


def tabs() -> QTabBar:
    bar = QTabBar()
    bar.addTab("Loss")
    bar.addTab("Accuracy")
    return bar


@pytest.mark.parametrize(
    "make, kept",
    [
        (QLineEdit, {"Space", "B", "3", "R", "Left", "Home", "Delete", "."}),
        (QSpinBox, {"Space", "B", "3", "R", "Left", "Home", "Delete", "."}),
        (QPlainTextEdit, {"Space", "B", "3", "R", "Left", "Home", "Delete", "."}),
        (combo, {"Space", "B", "3", "R", "Left", "Home", "."}),
        (table, {"Space", "B", "3", "R", "Left", "Home", "Delete", "."}),
        (words, {"Space", "B", "3", "R", "Left", "Home", "."}),
        (QSlider, {"Left", "Home"}),
        (tabs, {"Left"}),
        (QCheckBox, {"Space"}),
        (QPushButton, {"Space"}),
        (QWidget, set()),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_widget_keeps_the_keys_that_it_uses(
    open_with: Callable[[QWidget], Window], make: Callable[[], QWidget], kept: set[str]
) -> None:
    widget = make()
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window = open_with(widget)
    for name in SHORTCUTS:
        # A table's cell opens a field at the first letter: the keys go where the focus is.
        QTest.keyClick(QApplication.focusWidget(), Key(QKeySequence(name)[0].key()))
    assert set(SHORTCUTS) - set(window.fired) == kept


def test_a_checkbox_in_focus_is_toggled_by_space(open_with: Callable[[QWidget], Window]) -> None:
    box = QCheckBox("Test points")
    window = open_with(box)
    QTest.keyClick(box, Key.Key_Space)
    assert box.isChecked()
    assert window.fired == []


def test_a_widget_of_our_own_names_its_keys(open_with: Callable[[QWidget], Window]) -> None:
    chart = CurveChart("loss")
    window = open_with(chart)
    for key in (Key.Key_Left, Key.Key_B):
        QTest.keyClick(chart, key)
    assert window.fired == ["B"]


def test_command_shortcuts_pass_through(open_with: Callable[[QWidget], Window]) -> None:
    field = QLineEdit()
    window = open_with(field)
    saved: list[bool] = []
    action = QAction("save", window)
    action.setShortcut(QKeySequence("Ctrl+S"))
    action.triggered.connect(lambda: saved.append(True))
    window.addAction(action)
    QTest.keyClick(field, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert saved == [True]


def test_enter_takes_the_marked_row_of_an_open_list(
    open_with: Callable[[QWidget], Window], qtbot: QtBot
) -> None:
    box = combo()
    window = open_with(box)
    chosen: list[int] = []
    box.activated.connect(chosen.append)
    box.showPopup()
    view = box.view()
    qtbot.waitUntil(view.isVisible)
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Return):
        QTest.keyClick(view, key)
    assert chosen == [2]
    assert not view.isVisible()
    assert window.fired == []
