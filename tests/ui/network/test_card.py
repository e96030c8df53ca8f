"""The card beside what it is about: within the view, and not on it where there is room elsewhere."""

import pytest
from PySide6.QtCore import QRectF, QSizeF

from nngui.ui.network.card import placed

ROOM = QRectF(0, 0, 400, 250)


@pytest.mark.parametrize("left", [0, 150, 370])
@pytest.mark.parametrize("top", [0, 110, 220])
@pytest.mark.parametrize("width", [120, 200, 320])
def test_it_lies_within_the_view_and_beside_its_unit(left: int, top: int, width: int) -> None:
    unit = QRectF(left, top, 30, 30)
    card = placed(QSizeF(width, 90), unit, ROOM, far=8)
    assert ROOM.contains(card)
    assert not card.intersects(unit)


def test_what_is_larger_than_the_view_begins_at_its_corner() -> None:
    card = placed(QSizeF(900, 900), QRectF(100, 100, 30, 30), ROOM, far=8)
    assert (card.left(), card.top()) == (0, 0)
