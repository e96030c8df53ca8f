import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from nngui.state.document import Document
from nngui.state.edits import SetTask
from nngui.ui.canvas.footer import CanvasFooter
from nngui.ui.canvas.legend import ConfidenceLegend
from nngui.ui.canvas.value_legend import ValueLegend
from nngui.ui.colors import LIGHT
from tests.ui.layout_requests import LayoutRequests


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


def is_drawn(legend: QWidget) -> bool:
    picture = legend.grab().toImage()
    return picture.pixel(20, 4) != picture.pixel(0, picture.height() - 1)


@pytest.mark.parametrize("kind", [ConfidenceLegend, ValueLegend])
def test_a_legend_that_toggles_lie_on_is_not_drawn_and_keeps_its_room(footer, qtbot, kind) -> None:
    if kind is ValueLegend:
        footer.show_dataset(SetTask("regression").apply(Document()).dataset)
    footer.show_theme(LIGHT)
    legend = footer.findChild(kind)
    boxes = [box for box in footer.findChildren(QCheckBox) if box.isVisible()]
    width = max(box.sizeHint().width() for box in boxes) + 20
    full = footer.layout().heightForWidth(width)
    footer.resize(width, full)
    qtbot.waitUntil(lambda: all(box.geometry().bottom() < legend.y() for box in boxes))
    assert is_drawn(legend)
    QApplication.processEvents()
    requests = LayoutRequests(footer)
    footer.resize(width, full - legend.height())
    qtbot.waitUntil(lambda: any(box.geometry().bottom() > legend.y() for box in boxes))
    assert not is_drawn(legend)
    assert legend.isVisible()
    assert footer.layout().heightForWidth(width) == full
    footer.resize(width, full)
    assert is_drawn(legend)
    QApplication.processEvents()
    # Another layout would give another height, and that one ask again.
    assert requests.n == 0
