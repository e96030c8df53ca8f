import pytest
from PySide6.QtWidgets import QCheckBox

from nngui.state.document import Document
from nngui.state.edits import SetTask
from nngui.state.view_settings import ViewSettings
from nngui.ui.canvas.footer import CanvasFooter
from nngui.ui.canvas.legend import ConfidenceLegend
from nngui.ui.canvas.value_legend import ValueLegend


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


@pytest.mark.parametrize("legend", [ConfidenceLegend, ValueLegend])
def test_toggles_that_need_its_place_do_not_lie_on_the_legend(footer, qtbot, legend) -> None:
    if legend is ValueLegend:
        footer.show_dataset(SetTask("regression").apply(Document()).dataset)
    shown = footer.findChild(legend)
    boxes = [box for box in footer.findChildren(QCheckBox) if box.isVisible()]
    width = max(box.sizeHint().width() for box in boxes) + 20
    full = footer.layout().heightForWidth(width)
    footer.resize(width, full)
    qtbot.waitUntil(shown.isVisible)
    assert all(box.geometry().bottom() < shown.y() for box in boxes)
    footer.resize(width, full - shown.height())
    qtbot.waitUntil(shown.isHidden)
    # What it asks for is the same: with more room it comes back.
    assert footer.layout().heightForWidth(width) == full
    footer.show_view_settings(ViewSettings(show_legend=False))
    assert footer.layout().heightForWidth(width) < full
    footer.resize(width, full)
    assert shown.isHidden()
    footer.show_view_settings(ViewSettings())
    assert shown.isVisible()
