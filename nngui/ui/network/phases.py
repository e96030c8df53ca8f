"""Slow motion: a step in its four phases, over the graph. A front of light goes to the outputs, and back again."""

import math
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from nngui.state.phase import Phase, StepMoment
from nngui.ui.colors import LIGHT, Theme
from nngui.ui.network.graph_display import GraphDisplay
from nngui.ui.network.layout import Spot
from nngui.ui.theme import scaled

_FRONT_ALPHA, _UPDATE_ALPHA = 90, 60
_FRONT_SHARE: Final = 0.55
"""Half the width of the front, as a share of the way from one layer to the next."""


def phase_text(phase: Phase) -> str:
    """What happens now, in a few words."""
    texts = {
        Phase.FORWARD: QCoreApplication.translate("PhaseOverlay", "Step, 1 of 4: forward pass →"),
        Phase.LOSS: QCoreApplication.translate("PhaseOverlay", "Step, 2 of 4: loss"),
        Phase.BACKWARD: QCoreApplication.translate("PhaseOverlay", "Step, 3 of 4: ← backward pass"),
        Phase.UPDATE: QCoreApplication.translate("PhaseOverlay", "Step, 4 of 4: weights change"),
    }
    return texts[phase]


class PhaseOverlay(QWidget):
    """Lies over the graph, and lets the mouse through; hidden where nothing is in slow motion."""

    def __init__(self, graph: GraphDisplay) -> None:
        super().__init__(graph)
        self.setObjectName("phase_overlay")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._graph = graph
        self._theme = LIGHT
        self._moment: StepMoment | None = None
        self.hide()

    @property
    def text(self) -> str:
        """What it says now; empty where nothing is in slow motion."""
        return phase_text(self._moment.phase) if self._moment else ""

    def show_moment(self, moment: StepMoment | None) -> None:
        """Show this moment of a step; None: training is too fast for that, or paused."""
        if moment == self._moment:
            return
        self._moment = moment
        if moment is not None:
            self.setGeometry(self._graph.rect())
            self.raise_()
            self.setAccessibleName(self.text)
            self.update()
        self.setVisible(moment is not None)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self._theme = theme
        self.update()

    def _columns(self) -> list[QRectF]:
        """Where each layer stands in the widget, inputs first."""
        scene = self._graph.scene
        if scene is None:
            return []
        columns = []
        for layer in range(len(scene.layout.columns)):
            spots = scene.layout.spots(layer)
            first, last = self._graph.place(spots[0]), self._graph.place(spots[-1])
            columns.append(first.united(last))
        return columns

    def paintEvent(self, _event: QPaintEvent) -> None:
        columns, moment = self._columns(), self._moment
        if moment is None or len(columns) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        match moment.phase:
            case Phase.FORWARD:
                self._paint_front(painter, columns, moment.progress)
            case Phase.BACKWARD:
                self._paint_front(painter, columns, 1.0 - moment.progress)
            case Phase.LOSS:
                self._paint_rings(painter, len(columns) - 1)
            case Phase.UPDATE:
                self._paint_update(painter, columns, moment.progress)
        painter.end()

    def _paint_front(self, painter: QPainter, columns: list[QRectF], share: float) -> None:
        """A band of light after this share of the way, and rings round the layer that it is nearest to."""
        first, last = columns[0].center().x(), columns[-1].center().x()
        x = first + share * (last - first)
        half = (last - first) / (len(columns) - 1) * _FRONT_SHARE
        clear, bright = QColor(self._theme.accent), QColor(self._theme.accent)
        clear.setAlpha(0)
        bright.setAlpha(_FRONT_ALPHA)
        light = QLinearGradient(x - half, 0, x + half, 0)
        light.setColorAt(0, clear)
        light.setColorAt(0.5, bright)
        light.setColorAt(1, clear)
        painter.fillRect(QRectF(x - half, 0, 2 * half, self.height()), light)
        nearest = min(range(len(columns)), key=lambda layer: abs(columns[layer].center().x() - x))
        if abs(columns[nearest].center().x() - x) <= half:
            self._paint_rings(painter, nearest)

    def _paint_rings(self, painter: QPainter, layer: int) -> None:
        """A ring round every unit of a layer."""
        scene = self._graph.scene
        if scene is None:
            return
        width = float(scaled(2, self.font()))
        painter.setPen(QPen(QColor(self._theme.accent), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for spot in scene.layout.spots(layer):
            rect = self._graph.place(Spot(layer, spot.unit)).adjusted(-width, -width, width, width)
            radius = 0.2 * rect.width()
            painter.drawRoundedRect(rect, radius, radius)

    def _paint_update(self, painter: QPainter, columns: list[QRectF], progress: float) -> None:
        """All weights light up, and go dark again."""
        light = QColor(self._theme.accent)
        light.setAlpha(round(_UPDATE_ALPHA * math.sin(math.pi * min(progress + 0.1, 1.0))))
        top = min(column.top() for column in columns)
        bottom = max(column.bottom() for column in columns)
        for left, right in pairwise(columns):
            painter.fillRect(
                QRectF(QPointF(left.right(), top), QPointF(right.left(), bottom)), light
            )
