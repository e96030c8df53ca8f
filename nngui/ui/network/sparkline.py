"""A line so small that it has no axes: where a number has been lately."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nngui.ui.colors import LIGHT, Theme
from nngui.ui.theme import scaled

_INSET = 3.0


class Sparkline(QWidget):
    """The last values from left to right, the present one as a dot; a thin line marks zero where it is in range."""

    def __init__(self, name: str, label: str, tooltip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setToolTip(tooltip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = LIGHT
        self._values = np.empty(0)

    @property
    def values(self) -> np.ndarray:
        """What is drawn."""
        return self._values

    def show_values(self, values: np.ndarray) -> None:
        """Draw these (n,)."""
        self._values = values[np.isfinite(values)]
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self._theme = theme
        self.update()

    def _points(self) -> tuple[list[QPointF], float | None]:
        """Places of the values, and the height of zero where it lies between them."""
        room = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        values = self._values
        low, high = float(values.min()), float(values.max())
        # Rest is a line in the middle, not noise blown up.
        span = max(high - low, 1e-3 * max(abs(low), abs(high)), 1e-12)
        middle = (low + high) / 2
        y = room.center().y() - (values - middle) / span * room.height()
        x = (
            np.linspace(room.left(), room.right(), len(values))
            if len(values) > 1
            else [room.right()]
        )
        zero = room.center().y() + middle / span * room.height()
        points = [QPointF(*place) for place in zip(x, y, strict=True)]
        return points, zero if room.top() <= zero <= room.bottom() else None

    # ---- Qt

    def sizeHint(self) -> QSize:
        return QSize(scaled(120, self.font()), scaled(30, self.font()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.field))
        painter.drawRoundedRect(self.rect(), 4, 4)
        if not len(self._values):
            return
        points, zero = self._points()
        if zero is not None:
            painter.setPen(QPen(QColor(self._theme.control_border), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(_INSET, zero), QPointF(self.width() - _INSET, zero))
        painter.setPen(QPen(QColor(self._theme.accent), 1.5))
        painter.drawPolyline(points)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.accent))
        painter.drawEllipse(points[-1], 2.5, 2.5)
