"""Zoom and pan: how the layout's coordinates lie in the widget."""

from PySide6.QtCore import QPointF, QRectF, QSizeF

MOST_ZOOM = 12.0


class Viewport:
    """A zoom and a shift; while `fitted`, they follow the size of the widget."""

    def __init__(self) -> None:
        self.zoom = 1.0
        self.shift = QPointF()
        self.fitted = True
        self._least = 0.05

    def fit(self, bounds: QRectF, size: QSizeF) -> None:
        """Back to where the layout was made for. Of an opened layer that is its head: all of it would be a thread.

        How far one may zoom out depends on `bounds`, what there is to see.
        """
        self.zoom, self.shift, self.fitted = 1.0, QPointF(), True
        self._least = 0.5 * min(1.0, size.height() / max(bounds.height(), 1.0))

    def zoom_by(self, factor: float, at: QPointF) -> None:
        """Zoom; what is at `at` in the widget stays there."""
        zoom = min(max(self.zoom * factor, self._least), MOST_ZOOM)
        self.shift = at - (at - self.shift) * (zoom / self.zoom)
        self.zoom = zoom
        self.fitted = False

    def pan_by(self, way: QPointF) -> None:
        """Move the picture by this way in the widget."""
        self.shift += way
        self.fitted = False

    def reveal(self, rect: QRectF, size: QSizeF) -> bool:
        """Pan just so far that `rect` of the layout is in view; returns whether that was needed."""
        place, view = self.to_widget(rect), QRectF(QPointF(), size)
        dx = max(view.left() - place.left(), 0.0) or min(view.right() - place.right(), 0.0)
        dy = max(view.top() - place.top(), 0.0) or min(view.bottom() - place.bottom(), 0.0)
        if dx or dy:
            self.pan_by(QPointF(dx, dy))
        return bool(dx or dy)

    def to_layout(self, point: QPointF) -> QPointF:
        """A point of the widget in the layout's coordinates."""
        return (point - self.shift) / self.zoom

    def to_widget(self, rect: QRectF) -> QRectF:
        """A rectangle of the layout in the widget."""
        return QRectF(rect.topLeft() * self.zoom + self.shift, rect.size() * self.zoom)
