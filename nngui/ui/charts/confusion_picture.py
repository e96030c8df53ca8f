"""A confusion matrix to look at and to touch: a row for each true class, a column for what it was taken for."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from nngui.data import PointClass
from nngui.state.metrics import ClassMetrics
from nngui.ui.canvas.markers import class_color, paint_marker
from nngui.ui.colors import LIGHT, Theme
from nngui.ui.theme import scaled

_STRONGEST = 200
"""Opacity of a cell that holds all of its row."""
_SHARE_PX = 44


class ConfusionPicture(QWidget):
    """Counts as cells; `cell_chosen(true class, predicted class)`: show me those points.

    Beside each row its recall, below each column its precision. With the focus the arrow keys move from cell to cell
    and Enter chooses.
    """

    cell_chosen = Signal(int, int)

    used_keys = frozenset(
        {
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        }
    )
    """What the window must not take for a shortcut while the matrix has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._classes: tuple[PointClass, ...] = ()
        self._metrics: ClassMetrics | None = None
        self._cell: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def cell(self) -> tuple[int, int] | None:
        """The cell under the mouse or the keys: true and predicted class."""
        return self._cell

    def show_metrics(self, metrics: ClassMetrics, classes: tuple[PointClass, ...]) -> None:
        """Draw these counts."""
        self._metrics, self._classes = metrics, classes
        if self._cell is not None and max(self._cell) >= self._n:
            self._cell = None
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self._theme = theme
        self.update()

    def center_of(self, true: int, predicted: int) -> QPointF:
        """The middle of a cell, in pixels."""
        return self._cell_rect(true, predicted).center()

    def sentence(self, true: int, predicted: int) -> str:
        """What a cell says."""
        if self._metrics is None:
            return ""
        count = int(self._metrics.confusion[true, predicted])
        names = self._classes[true].name, self._classes[predicted].name
        if true == predicted:
            said = self.tr("{count} points of {true} were taken for what they are.")
        else:
            said = self.tr("{count} points of {true} were taken for {predicted}.")
        said = said.format(count=f"{count:,}", true=names[0], predicted=names[1])
        return said + " " + self.tr("Click to select them.") if count else said

    # ---- where things are

    @property
    def _n(self) -> int:
        return 0 if self._metrics is None else len(self._metrics.confusion)

    def _matrix(self) -> QRectF:
        """The cells, all together: square, with room for marks at the left and above, for shares beside and below."""
        mark, share = scaled(18, self.font()), scaled(_SHARE_PX, self.font())
        side = max(min(self.width() - mark - share, self.height() - 2 * mark), 1.0)
        left = mark + max((self.width() - mark - share - side) / 2, 0.0)
        top = mark + max((self.height() - 2 * mark - side) / 2, 0.0)
        return QRectF(left, top, side, side)

    def _cell_rect(self, true: int, predicted: int) -> QRectF:
        area = self._matrix()
        side = area.width() / max(self._n, 1)
        return QRectF(area.left() + predicted * side, area.top() + true * side, side, side)

    def _cell_at(self, place: QPointF) -> tuple[int, int] | None:
        area = self._matrix()
        if not self._n or not area.contains(place):
            return None
        side = area.width() / self._n
        row, column = (place.y() - area.top()) // side, (place.x() - area.left()) // side
        return min(int(row), self._n - 1), min(int(column), self._n - 1)

    def _point_to(self, cell: tuple[int, int] | None) -> None:
        if cell != self._cell:
            self._cell = cell
            self.update()

    # ---- Qt

    def sizeHint(self) -> QSize:
        return QSize(scaled(170, self.font()), scaled(170, self.font()))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(110, self.font()), scaled(96, self.font()))

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = self._metrics
        if metrics is None or len(self._classes) != self._n:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows = metrics.confusion.sum(axis=1)
        for true in range(self._n):
            for predicted in range(self._n):
                self._paint_cell(painter, true, predicted, int(rows[true]))
        self._paint_marks(painter)
        self._paint_shares(painter, metrics.recall, metrics.precision)

    def _paint_cell(self, painter: QPainter, true: int, predicted: int, in_row: int) -> None:
        assert self._metrics is not None
        count = int(self._metrics.confusion[true, predicted])
        rect = self._cell_rect(true, predicted).adjusted(1, 1, -1, -1)
        right = true == predicted
        color = QColor(
            class_color(self._classes[true], self._theme) if right else self._theme.danger
        )
        color.setAlpha(round(_STRONGEST * count / in_row) if in_row else 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.field))
        painter.drawRoundedRect(rect, 3, 3)
        painter.setBrush(color)
        painter.drawRoundedRect(rect, 3, 3)
        if (true, predicted) == self._cell:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 3, 3)
        text = f"{count:,}"
        if painter.fontMetrics().horizontalAdvance(text) <= rect.width() - 4:
            painter.setPen(QColor(self._theme.text if count else self._theme.muted))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_marks(self, painter: QPainter) -> None:
        area, size = self._matrix(), 11.0
        gap = scaled(10, self.font())
        for k, point_class in enumerate(self._classes):
            middle = self._cell_rect(k, k).center()
            for place in (
                QPointF(area.left() - gap, middle.y()),
                QPointF(middle.x(), area.top() - gap),
            ):
                painter.save()
                painter.translate(place)
                color = class_color(point_class, self._theme)
                paint_marker(painter, point_class.shape, color, self._theme, size)
                painter.restore()

    def _paint_shares(self, painter: QPainter, rows: np.ndarray, columns: np.ndarray) -> None:
        area = self._matrix()
        painter.setPen(QColor(self._theme.muted))
        side = area.width() / self._n
        share = scaled(_SHARE_PX, self.font())
        line = painter.fontMetrics().height()
        if side < line:
            return
        for k in range(self._n):
            beside = QRectF(area.right() + 4, area.top() + k * side, share, side)
            below = QRectF(area.left() + k * side, area.bottom() + 2, side, line)
            painter.drawText(
                beside,
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                _percent(rows[k]),
            )
            if painter.fontMetrics().horizontalAdvance(_percent(columns[k])) <= side:
                painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, _percent(columns[k]))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_to(self._cell_at(event.position()))
        if self._cell is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPosition().toPoint(), self.sentence(*self._cell), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self.cell_chosen.emit(*cell)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_to(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        if key in steps and self._n:
            row, column = self._cell or (0, 0)
            step = steps[Qt.Key(key)] if self._cell else (0, 0)
            self._point_to(((row + step[0]) % self._n, (column + step[1]) % self._n))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cell:
            self.cell_chosen.emit(*self._cell)
        else:
            super().keyPressEvent(event)


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %" if np.isfinite(share) else "–"
