"""Where a card stands: near, whole, and not on what it is about."""

import pytest
from PySide6.QtCore import QRectF, QSizeF

from nngui.ui.network.beside import best_place

ROOM = QRectF(0, 0, 1000, 600)
SIZE = QSizeF(200, 150)
FAR = 10.0


@pytest.mark.parametrize(
    "unit, left, top",
    [
        (QRectF(100, 300, 30, 30), 140, 240),  # at the right, beside its middle
        (QRectF(900, 300, 30, 30), 690, 240),  # at the left
        (QRectF(100, 10, 30, 30), 140, 0),
        (QRectF(100, 570, 30, 30), 140, 450),
    ],
)
def test_it_stands_beside_a_unit_within_the_room(unit: QRectF, left: float, top: float) -> None:
    assert best_place(SIZE, [unit], ROOM, FAR) == QRectF(left, top, 200, 150)


def test_between_two_that_must_be_seen_it_goes_over_or_under_them() -> None:
    unit, before = QRectF(500, 300, 30, 30), QRectF(380, 250, 30, 200)
    room = QRectF(370, 0, 300, 600)
    place = best_place(SIZE, [unit, before], room, FAR)
    assert room.contains(place)
    assert not place.intersects(unit)
    assert not place.intersects(before)


def test_where_it_fits_beside_all_of_them_only_it_stands_there() -> None:
    unit, before = QRectF(800, 420, 30, 30), QRectF(770, 420, 25, 30)
    room = QRectF(0, 300, 840, 260)
    assert best_place(SIZE, [unit, before], room, FAR) == QRectF(560, 360, 200, 150)


def test_where_it_stands_well_it_stays() -> None:
    unit = QRectF(100, 300, 30, 30)
    stands, covers = QRectF(600, 300, 200, 150), QRectF(90, 290, 200, 150)
    assert best_place(SIZE, [unit], ROOM, FAR, stands) == stands
    assert best_place(SIZE, [unit], ROOM, FAR, covers) != covers
    assert best_place(SIZE, [unit], ROOM, FAR, QRectF(900, 500, 200, 150)).right() <= 1000


def test_in_a_room_without_enough_of_it_as_little_as_can_be_is_covered() -> None:
    unit = QRectF(100, 60, 30, 30)
    place = best_place(SIZE, [unit], QRectF(0, 0, 210, 160), FAR)
    assert QRectF(0, 0, 210, 160).contains(place)


@pytest.mark.parametrize("left", [0, 150, 370])
@pytest.mark.parametrize("top", [0, 110, 220])
@pytest.mark.parametrize("width", [120, 200, 320])
def test_it_lies_within_a_small_room_and_beside_its_unit(left: int, top: int, width: int) -> None:
    room, unit = QRectF(0, 0, 400, 250), QRectF(left, top, 30, 30)
    card = best_place(QSizeF(width, 90), [unit], room, 8)
    assert room.contains(card)
    assert not card.intersects(unit)


def test_what_is_larger_than_the_room_begins_at_its_corner() -> None:
    card = best_place(QSizeF(1200, 900), [QRectF(100, 100, 30, 30)], ROOM, 8)
    assert (card.left(), card.top()) == (0, 0)
