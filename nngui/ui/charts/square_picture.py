"""A small picture of points and lines in a square or wide frame: a ROC curve, a calibration, residuals."""

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from nngui.state.metrics import ClassMetrics, ValueMetrics
from nngui.ui.charts.ticks import linear_ticks, tick_text
from nngui.ui.colors import LIGHT, Theme
from nngui.ui.theme import scaled

_NOTHING = np.empty((0, 2))
MOST_DOTS = 2_000


@dataclass(frozen=True, eq=False)
class Square:
    """What is drawn: a line and dots, (n, 2), in data units; the ideal as a line; names of the axes.

    `sizes` (n,): pixels of the dots. `empty` says why there is nothing to draw.
    """

    x_name: str
    y_name: str
    x_range: tuple[float, float] = (0.0, 1.0)
    y_range: tuple[float, float] = (0.0, 1.0)
    ideal: np.ndarray = field(default_factory=lambda: _NOTHING)
    line: np.ndarray = field(default_factory=lambda: _NOTHING)
    dots: np.ndarray = field(default_factory=lambda: _NOTHING)
    sizes: np.ndarray = field(default_factory=lambda: np.empty(0))
    empty: str = ""


class SquarePicture(QWidget):
    """Draws one Square in the colors of a theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._square = Square("", "")

    @property
    def square(self) -> Square:
        """What is drawn."""
        return self._square

    def show_square(self, square: Square) -> None:
        """Draw this."""
        self._square = square
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self._theme = theme
        self.update()

    def _frame(self) -> QRectF:
        left, bottom = scaled(38, self.font()), scaled(34, self.font())
        top, right = scaled(8, self.font()), scaled(12, self.font())
        return QRectF(
            left,
            top,
            max(self.width() - left - right, 1.0),
            max(self.height() - top - bottom, 1.0),
        )

    # ---- Qt

    def sizeHint(self) -> QSize:
        return QSize(scaled(170, self.font()), scaled(170, self.font()))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(110, self.font()), scaled(96, self.font()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, square, theme = QPainter(self), self._square, self._theme
        frame = self._frame()
        if square.empty:
            painter.setPen(QColor(theme.muted))
            words = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()).adjusted(8, 0, -8, 0), words, square.empty)
            return
        self._paint_axes(painter, frame)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(frame.adjusted(-7, -6, 7, 7))
        painter.setPen(QPen(QColor(theme.muted), 1, Qt.PenStyle.DashLine))
        painter.drawPolyline(self._polygon(square.ideal, frame))
        painter.setPen(QPen(QColor(theme.accent), 1.6))
        painter.drawPolyline(self._polygon(square.line, frame))
        fill = QColor(theme.accent)
        fill.setAlpha(150 if len(square.dots) > 40 else 255)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        places = self._polygon(square.dots, frame).toList()
        for place, size in zip(places, square.sizes.tolist(), strict=True):
            painter.drawEllipse(place, size / 2, size / 2)

    def _paint_axes(self, painter: QPainter, frame: QRectF) -> None:
        theme, square, metrics = self._theme, self._square, painter.fontMetrics()
        line = metrics.height()
        for (low, high), most, across in (
            (square.x_range, max(int(frame.width() / (4 * line)), 2), True),
            (square.y_range, max(int(frame.height() / (2.4 * line)), 2), False),
        ):
            step, at = linear_ticks(low, high, min(most, 5))
            for value in at:
                share = (value - low) / (high - low)
                text = tick_text(value, step)
                painter.setPen(QColor(theme.grid_line))
                if across:
                    x = frame.left() + share * frame.width()
                    painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
                    place = QRectF(x - 40, frame.bottom() + 2, 80, line)
                    words = Qt.AlignmentFlag.AlignHCenter
                else:
                    y = frame.bottom() - share * frame.height()
                    painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
                    place = QRectF(0, y - line / 2, frame.left() - 5, line)
                    words = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.setPen(QColor(theme.muted))
                painter.drawText(place, words, text)
        painter.setPen(QColor(theme.muted))
        name = metrics.elidedText(
            square.x_name, Qt.TextElideMode.ElideRight, round(frame.width() + 10)
        )
        below = QRectF(frame.left() - 20, frame.bottom() + line + 2, frame.width() + 30, line)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, name)

    def _polygon(self, places: np.ndarray, frame: QRectF) -> QPolygonF:
        (x_low, x_high), (y_low, y_high) = self._square.x_range, self._square.y_range
        x = frame.left() + (places[:, 0] - x_low) / (x_high - x_low) * frame.width()
        y = frame.bottom() - (places[:, 1] - y_low) / (y_high - y_low) * frame.height()
        return QPolygonF([QPointF(*place) for place in zip(x.tolist(), y.tolist(), strict=True)])


_DIAGONAL = np.array([[0.0, 0.0], [1.0, 1.0]])


def roc_square(metrics: ClassMetrics, x_name: str, y_name: str, empty: str) -> Square:
    """The ROC curve over chance."""
    roc = metrics.roc
    if roc is None:
        return Square(x_name, y_name, empty=empty)
    line = np.column_stack([roc.false_positive_rate, roc.true_positive_rate])
    return Square(x_name, y_name, ideal=_DIAGONAL, line=line)


def calibration_square(metrics: ClassMetrics, x_name: str, y_name: str, empty: str) -> Square:
    """How often it is right over how sure it is; larger dots hold more points."""
    found = metrics.calibration
    if found is None:
        return Square(x_name, y_name, empty=empty)
    places = np.column_stack([found.confidence, found.accuracy])
    sizes = 4.0 + 8.0 * np.sqrt(found.counts / found.counts.max())
    low = 1.0 / max(len(metrics.confusion), 2)
    return Square(
        x_name,
        y_name,
        x_range=(low, 1.0),
        ideal=np.array([[low, low], [1.0, 1.0]]),
        line=places,
        dots=places,
        sizes=sizes,
    )


def residual_square(metrics: ValueMetrics, x_name: str, y_name: str, empty: str) -> Square:
    """What is missed over what should be met; of more than MOST_DOTS points every so many-th."""
    if not metrics.n_points:
        return Square(x_name, y_name, empty=empty)
    places = np.column_stack([metrics.target, metrics.residuals])
    reach = max(float(np.abs(metrics.residuals).max()), 1e-9) * 1.05
    low, high = float(metrics.target.min()), float(metrics.target.max())
    air = 0.05 * (high - low) or 1.0
    dots = places[:: -(-len(places) // MOST_DOTS)]
    return Square(
        x_name,
        y_name,
        x_range=(low - air, high + air),
        y_range=(-reach, reach),
        ideal=np.array([[low - air, 0.0], [high + air, 0.0]]),
        dots=dots,
        sizes=np.full(len(dots), 4.0),
    )
