import pytest
from PySide6.QtWidgets import QCheckBox

from nngui.ui.canvas.footer import CanvasFooter


@pytest.fixture
def footer(qtbot) -> CanvasFooter:
    made = CanvasFooter()
    qtbot.addWidget(made)
    made.show()
    return made


def left_of_toggles(footer: CanvasFooter) -> int:
    return min(box.x() for box in footer.findChildren(QCheckBox))


def test_it_begins_where_the_plane_begins(footer, qtbot) -> None:
    footer.resize(500, 80)
    footer.set_left(90)
    qtbot.waitUntil(lambda: left_of_toggles(footer) == 90)


def test_where_there_is_little_room_it_begins_at_the_edge_and_cuts_no_word(footer, qtbot) -> None:
    footer.set_left(90)
    widest = max(box.sizeHint().width() for box in footer.findChildren(QCheckBox))
    assert footer.minimumSizeHint().width() < widest + 90
    footer.resize(widest + 20, 160)
    qtbot.waitUntil(lambda: left_of_toggles(footer) == 0)
    assert all(box.width() >= box.sizeHint().width() for box in footer.findChildren(QCheckBox))
