"""A small picture of a schedule: how the learning rate goes over the epochs, and where it is now."""

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from nngui.state.schedules import Schedule, horizon
from nngui.state.settings import TrainingSettings
from nngui.ui.theme import LIGHT, Theme, scaled

_HEIGHT_PX = 40
_SAMPLES = 160


class SchedulePicture(QWidget):
    """The share of the rate that is used, from none at the bottom to all at the top; a dot at the present epoch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("schedule_picture")
        self.setAccessibleName(self.tr("The learning rate over the epochs"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._schedule: Schedule = TrainingSettings().schedule
        self._epoch = 0
        self._painted_dot: QPoint | None = None
        self._theme = LIGHT
        self._size()

    def show_schedule(self, schedule: Schedule) -> None:
        """Draw this one."""
        if schedule != self._schedule:
            self._schedule = schedule
            self.update()

    def show_epoch(self, epoch: int) -> None:
        """Put the dot at this epoch."""
        if epoch != self._epoch:
            self._epoch = epoch
            if self.isVisible() and self._dot() != self._painted_dot:
                self.update()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self._theme = theme
        self.update()

    def _size(self) -> None:
        self.setFixedHeight(scaled(_HEIGHT_PX, self.font()))

    def _room(self) -> QRectF:
        inset = scaled(5, self.font())
        return QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)

    def _place(self, epoch: float, factor: float) -> QPointF:
        room = self._room()
        share = min(epoch / horizon(self._schedule), 1.0)
        return QPointF(room.left() + share * room.width(), room.bottom() - factor * room.height())

    def _dot(self) -> QPoint | None:
        """The pixel of the dot; no eye sees more of its way."""
        if not self._epoch:
            return None
        return self._place(self._epoch, self._schedule.factor(self._epoch)).toPoint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._painted_dot = self._dot()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, room = self._theme, self._room()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.field))
        radius = scaled(6, self.font())
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        # Whole epochs, so that a step is drawn as one.
        epochs = np.unique(np.linspace(0, horizon(self._schedule), _SAMPLES).astype(int))
        curve = QPolygonF(
            [self._place(float(epoch), self._schedule.factor(int(epoch))) for epoch in epochs]
        )
        pen = QPen(QColor(theme.accent), 1.5 * scaled(1, self.font()))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(curve)
        if self._epoch:
            dot = scaled(3, self.font())
            painter.setPen(QPen(QColor(theme.card), 1))
            painter.setBrush(QColor(theme.text))
            painter.drawEllipse(
                self._place(self._epoch, self._schedule.factor(self._epoch)), dot, dot
            )
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()
