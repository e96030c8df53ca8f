"""The numbers at the left of the plane and below it."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsPixmapItem

from nngui.ui.canvas.grid import multiples
from nngui.ui.canvas.plane import Plane
from nngui.ui.colors import LIGHT, Theme

_TICK_OFFSET = 5
_SHARE_OF_TEXT, _LEAST_PT = 0.82, 6.5
# What digits need of the height of a line.
_SHARE_OF_LINE = 0.8
_CENTERED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
_Label = tuple[str, QRectF]


class Axes:
    """Two strips with a line and numbers, each a picture that is painted when something in it changes."""

    def __init__(self, font: QFont) -> None:
        self.left, self.below = QGraphicsPixmapItem(), QGraphicsPixmapItem()
        self._theme = LIGHT
        self._font = QFont(font)
        self._shown = True
        self._room = 0.0, 0.0
        self._painted: tuple[Plane, QRectF, float] | None = None

    @property
    def room(self) -> tuple[float, float]:
        """Pixels that the strips take at the left and below."""
        return self._room if self._shown else (0.0, 0.0)

    def show_theme(self, theme: Theme, font: QFont) -> None:
        """In the colors of a theme, somewhat smaller than this font."""
        self._theme = theme
        self._font = QFont(font)
        self._font.setPointSizeF(max(font.pointSizeF() * _SHARE_OF_TEXT, _LEAST_PT))
        self.give_up_room()
        self._painted = None

    def set_shown(self, shown: bool) -> bool:
        """Show the numbers, or give their room to the plane; tells whether that is anything new."""
        if shown == self._shown:
            return False
        self._shown = shown
        self.give_up_room()
        for strip in (self.left, self.below):
            strip.setVisible(shown)
        return True

    def give_up_room(self) -> None:
        """Take no more than is needed, from here on."""
        self._room = 0.0, 0.0

    def make_room(self, plane: Plane) -> bool:
        """For the numbers of this part of the plane; tells whether there is more than before.

        It only grows: the plane must not move under a hand that draws.
        """
        rect, step = plane.rect, plane.steps[1]
        metrics = QFontMetricsF(self._font)
        ends = [round(end / step) * step for end in (rect.x2_min, rect.x2_max)]
        # Those between may have more digits than both: 0, 0.00005, 0.0001.
        numbers = ends + multiples(step, rect.x2_min, rect.x2_max)
        widest = max(metrics.horizontalAdvance(label_of(number, step)) for number in numbers)
        wanted = (
            max(self._room[0], math.ceil(widest + 2 * _TICK_OFFSET)),
            math.ceil(metrics.height()) + _TICK_OFFSET,
        )
        if not self._shown or wanted == self._room:
            return False
        self._room = wanted
        return True

    def paint(self, plane: Plane, area: QRectF, ratio: float) -> None:
        """The strips round `area` in which the plane lies, for a screen of this resolution."""
        if not self._shown or (plane, area, ratio) == self._painted:
            return
        self._painted = plane, area, ratio
        left, below = self._room
        # The line is the last column of one strip and the first row of the other; they meet in the corner.
        line = QRectF(left - 1, 0, 1, area.height() + 1)
        # Where they meet the plane within a pixel of the screen, they have to be painted with it: they reach over it.
        over = 0.0 if ratio == round(ratio) else 1.0
        ground = QRectF(0, 0, left, line.height())
        picture = self._picture(
            ground, QSizeF(left + over, line.height()), line, self._labels_left(plane), ratio
        )
        self.left.setPixmap(picture)
        self.left.setPos(area.topLeft() - QPointF(left, 0))
        line = QRectF(0, 0, area.width(), 1)
        ground = QRectF(0, 0, area.width(), below)
        picture = self._picture(ground, ground.size(), line, self._labels_below(plane), ratio)
        self.below.setPixmap(picture)
        self.below.setPos(area.bottomLeft())

    def _labels_left(self, plane: Plane) -> list[_Label]:
        """Numbers and the boxes that they fill, those beside the ends left out."""
        step, right = plane.steps[1], self._room[0] - _TICK_OFFSET
        metrics = QFontMetricsF(self._font)
        height = metrics.height() * _SHARE_OF_LINE
        labels = []
        for x2 in multiples(step, plane.rect.x2_min, plane.rect.x2_max):
            text, middle = label_of(x2, step), (plane.rect.x2_max - x2) / plane.pixel.x2
            width = metrics.horizontalAdvance(text)
            if height / 2 <= middle <= plane.height - height / 2:
                labels.append((text, QRectF(right - width, middle - height / 2, width, height)))
        return labels

    def _labels_below(self, plane: Plane) -> list[_Label]:
        step, metrics = plane.steps[0], QFontMetricsF(self._font)
        labels = []
        for x1 in multiples(step, plane.rect.x1_min, plane.rect.x1_max):
            text, middle = label_of(x1, step), (x1 - plane.rect.x1_min) / plane.pixel.x1
            width = metrics.horizontalAdvance(text)
            if width / 2 <= middle <= plane.width - width / 2:
                box = QRectF(middle - width / 2, _TICK_OFFSET, width, metrics.height())
                labels.append((text, box))
        return labels

    def _picture(
        self, ground: QRectF, room: QSizeF, line: QRectF, labels: list[_Label], ratio: float
    ) -> QPixmap:
        size = QSize(math.ceil(room.width() * ratio), math.ceil(room.height() * ratio))
        picture = QPixmap(size.expandedTo(QSize(1, 1)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.fillRect(ground, QColor(self._theme.plot_background))
        painter.fillRect(line, QColor(self._theme.grid_line))
        painter.setPen(QColor(self._theme.muted))
        painter.setFont(self._font)
        for text, box in labels:
            painter.drawText(box, _CENTERED, text)
        painter.end()
        return picture


def label_of(value: float, step: float) -> str:
    """A number with as many digits as tell it from the next."""
    if value and not 1e-3 <= abs(value) < 1e4:
        digits = math.floor(math.log10(abs(value))) - math.floor(math.log10(step)) + 1
        return f"{value:.{max(digits, 6)}g}"
    return f"{value:.{max(0, math.ceil(-math.log10(step)))}f}" if value else "0"
