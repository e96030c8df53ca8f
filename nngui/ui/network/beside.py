"""Where a card stands: as near to what it is about as it can be without covering it."""

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import product

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF
from PySide6.QtWidgets import QMainWindow, QWidget

_EDGE = 6.0
_COVERED = 100.0
"""What a pixel of the subject costs that is covered, in pixels of distance."""


def best_place(
    size: QSizeF, subjects: Sequence[QRectF], room: QRectF, far: float, now: QRectF | None = None
) -> QRectF:
    """A rectangle of this size within `room`: it covers as little as it can of the subjects, and stays near the first.

    The first is what it is about, the others belong to it. A card that stands well `now` is not moved.
    """
    places = list(_places(size, subjects, room, far))
    if now is not None:
        places.insert(0, QRectF(now.topLeft(), size))

    def cost(place: QRectF) -> float:
        covered = (
            sum(_area(place & subject) for subject in subjects) + _area(place) - _area(place & room)
        )
        return _COVERED * covered + (0.0 if place == now else _distance(place, subjects[0]))

    return min(places, key=cost)


def stand_beside(
    card: QWidget, graph: QWidget, subjects: Sequence[QRectF], far: float, *, stay: bool = False
) -> None:
    """Move a card of a graph, whose rectangles these are, into the window that the graph is in, over all panels.

    A panel is often not much larger than a card. With `stay` one that stands well is not moved.
    """
    window = graph.window()
    if card.parentWidget() is not window:
        shown = card.isVisible()
        card.setParent(window)
        card.setVisible(shown)
    corner = QPointF(graph.mapTo(window, QPoint(0, 0)))
    there = [subject.translated(corner) for subject in subjects]
    now = QRectF(card.geometry()) if stay else None
    frame = best_place(QSizeF(card.size()), there, room_in(window), far, now)
    card.move(frame.topLeft().toPoint())
    card.raise_()


def room_in(window: QWidget) -> QRectF:
    """What a card may cover: all panels, but neither menus nor bars."""
    center = window.centralWidget() if isinstance(window, QMainWindow) else None
    room = QRectF(window.rect() if center is None else center.geometry())
    return room.adjusted(_EDGE, 0, -_EDGE, -_EDGE)


def _places(size: QSizeF, subjects: Sequence[QRectF], room: QRectF, far: float) -> Iterator[QRectF]:
    """Beside the first, or beside all of them; of places that are equally good the first is taken."""
    width, height = size.width(), size.height()
    for subject in (subjects[0], reduce(QRectF.united, subjects)):
        right, left = subject.right() + far, subject.left() - far - width
        under, over = subject.bottom() + far, subject.top() - far - height
        center, middle = subject.center().x() - width / 2, subject.center().y() - height / 2
        across = (right, left, center, subject.left(), subject.right() - width)
        down = (under, over, middle, subject.top(), subject.bottom() - height)
        sides = ((right, middle), (left, middle), (center, under), (center, over))
        for x, y in (*sides, *product(across, down)):
            yield QRectF(
                max(min(x, room.right() - width), room.left()),
                max(min(y, room.bottom() - height), room.top()),
                width,
                height,
            )


def _area(rect: QRectF) -> float:
    return rect.width() * rect.height() if rect.isValid() else 0.0


def _distance(place: QRectF, subject: QRectF) -> float:
    """From edge to edge."""
    right = max(place.left() - subject.right(), subject.left() - place.right(), 0.0)
    down = max(place.top() - subject.bottom(), subject.top() - place.bottom(), 0.0)
    return right + down
