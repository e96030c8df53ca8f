"""Sheets of marks that change, and what is to be seen of them."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from nngui.data import default_classes
from nngui.state.snapshot import Rect
from nngui.ui.canvas.extent import Extent
from nngui.ui.canvas.markers import class_sprites
from nngui.ui.canvas.marks import Marks
from nngui.ui.canvas.sheet import Sheet
from nngui.ui.colors import LIGHT

RECT = Rect(-2, -1, 4, 3)
EXTENTS = (Extent(RECT, 240, 160, 1.0), Extent(RECT, 240, 160, 2.0), Extent(RECT, 241, 163, 1.25))


def looks(ratio: float):
    return class_sprites(default_classes(3), LIGHT, 11, ratio)


def picture_of(sheet: Sheet, extent: Extent) -> np.ndarray:
    """What the sheet adds to the plane: the pixels of the screen as 32-bit numbers (rows, columns)."""
    image = QImage(extent.area.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    if sheet.item.isVisible():
        painter = QPainter(image)
        painter.drawPixmap(sheet.item.offset(), sheet.item.pixmap())
        painter.end()
    return np.frombuffer(image.constBits(), np.uint32).reshape(extent.area.height(), -1).copy()


def drawn_fresh(marks: Marks, extent: Extent, *, tight: bool = False) -> np.ndarray:
    sheet = Sheet(0, tight=tight)
    sheet.show_extent(extent)
    sheet.show(marks, looks(extent.ratio))
    return picture_of(sheet, extent)


def history(rng: np.random.Generator, steps: int) -> Iterator[Marks]:
    """Marks that come, go, move and change their look, a few at a time or many, in view and out of it."""
    ids = np.arange(60)
    x1, x2 = rng.uniform((-2.5, -1.5), (4.5, 3.5), (60, 2)).T
    marks = Marks(ids, x1, x2, rng.integers(0, 6, 60))
    next_id = 60
    for _ in range(steps):
        kind, k = rng.integers(4), int(rng.choice([1, 2, 7, 90]))
        some = rng.random(len(marks)) < k / max(len(marks), 1)
        places = rng.uniform((-2.5, -1.5), (4.5, 3.5), (k, 2))
        if kind == 0:
            ids = np.arange(next_id, next_id + k)
            marks = marks.followed_by(Marks(ids, *places.T, rng.integers(0, 6, k)))
            next_id += k
        elif kind == 1:
            marks = marks.of(~some)
        elif kind == 2:
            x1 = marks.x1 + some * rng.normal(0, 0.1, len(marks))
            marks = Marks(marks.ids, x1, marks.x2, marks.sprites)
        else:
            sprites = np.where(some, rng.integers(0, 6), marks.sprites)
            marks = Marks(marks.ids, marks.x1, marks.x2, sprites)
        yield marks
