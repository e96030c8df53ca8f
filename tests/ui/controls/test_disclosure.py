import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from nngui.ui.controls.disclosure import Disclosure
from nngui.ui.theme import DARK


@pytest.fixture
def more(qtbot) -> Disclosure:
    made = Disclosure("more", "More", "Show the rest.")
    qtbot.addWidget(made)
    made.row = QLabel("row")
    made.add(made.row)
    made.show_summary("clip 2")
    made.show()
    return made


def test_a_click_shows_the_rows_and_another_hides_them(more):
    assert not more.row.isVisible()
    assert more.summary.isVisible()
    QTest.mouseClick(more.header, Qt.MouseButton.LeftButton)
    assert more.row.isVisible()
    assert not more.summary.isVisible()
    QTest.mouseClick(more.header, Qt.MouseButton.LeftButton)
    assert not more.row.isVisible()


def test_the_keyboard_opens_it(more):
    QTest.keyClick(more.header, Qt.Key.Key_Space)
    assert more.is_open


def test_it_shows_which_way_it_goes_in_both_themes(more):
    closed = more.header.icon().pixmap(16).toImage()
    more.open()
    assert more.header.icon().pixmap(16).toImage() != closed
    more.show_theme(DARK)
    assert not more.header.icon().isNull()
