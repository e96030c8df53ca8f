import pytest
from PySide6.QtWidgets import QToolButton

from nngui.ui.canvas.tool_column import ToolColumn
from nngui.ui.colors import LIGHT


@pytest.fixture
def column(qtbot) -> ToolColumn:
    made = ToolColumn()
    qtbot.addWidget(made)
    made.show_theme(LIGHT)
    made.show()
    return made


def buttons(column: ToolColumn) -> list[QToolButton]:
    return column.findChildren(QToolButton)


def columns_at(column: ToolColumn, height: int) -> int:
    """Give it this height and the width that it asks for then."""
    for _ in range(3):
        column.resize(column.sizeHint().width(), height)
    return len({button.x() for button in buttons(column)})


def test_with_enough_height_the_buttons_are_square_and_apart(column) -> None:
    height = column.sizeHint().height()
    assert columns_at(column, height + 300) == 1
    first, second = buttons(column)[:2]
    assert first.width() == first.height()
    assert second.y() - first.geometry().bottom() > 8
    assert buttons(column)[-1].geometry().bottom() < height


@pytest.mark.parametrize("share", [1.0, 0.9, 0.75, 0.6, 0.5, 0.4])
def test_with_less_height_all_stay_within_it_and_no_icon_shrinks(column, share) -> None:
    height = max(int(share * column.sizeHint().height()), column.minimumSizeHint().height())
    assert columns_at(column, height) == (1 if share >= 0.75 else 2)
    places = [button.geometry() for button in buttons(column)]
    assert all(column.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for a in places for b in places if a is not b)
    icon = buttons(column)[0].iconSize()
    # The border and the padding of the style sheet take three pixels on a side.
    assert all(min(p.width() - 6, p.height() - 6) >= icon.height() for p in places)


def test_it_goes_back_to_one_column(column) -> None:
    high = column.sizeHint().height()
    assert columns_at(column, column.minimumSizeHint().height()) == 2
    assert columns_at(column, high) == 1
