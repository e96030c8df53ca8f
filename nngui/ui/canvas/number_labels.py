"""Numbers on small rounds of paper, as items that Qt paints by itself."""

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsSimpleTextItem

from nngui.ui.theme import scaled

_SIDE_PX = 16
_OPACITY = 225


class NumberLabels:
    """As many labels on `parent` as there are numbers to show; those that stay only move."""

    def __init__(self, parent: QGraphicsItem) -> None:
        self._parent = parent
        self._labels: list[_Label] = []
        self._font = QFont()
        self._ink, self._paper = QColor(), QColor()

    @property
    def side(self) -> float:
        """The size of a round, in pixels."""
        return scaled(_SIDE_PX, self._font)

    def set_look(self, font: QFont, ink: QColor, paper: QColor) -> None:
        """Write in these."""
        self._font, self._ink, self._paper = font, ink, QColor(paper)
        self._paper.setAlpha(_OPACITY)
        for label in self._labels:
            label.set_look(self._font, self._ink, self._paper, self.side)

    def show(self, numbers: tuple[int, ...], places: np.ndarray) -> None:
        """These, each round its place (n, 2)."""
        while len(self._labels) < len(numbers):
            label = _Label(self._parent)
            label.set_look(self._font, self._ink, self._paper, self.side)
            self._labels.append(label)
        for label, number, (x, y) in zip(self._labels, numbers, places.tolist(), strict=False):
            label.show_number(number, self.side)
            label.back.setPos(x, y)
        for index, label in enumerate(self._labels):
            label.back.setVisible(index < len(numbers))


class _Label:
    """One number, round (0, 0) of its back."""

    def __init__(self, parent: QGraphicsItem) -> None:
        self.back = QGraphicsPathItem(parent)
        self.back.setPen(Qt.PenStyle.NoPen)
        self._text = QGraphicsSimpleTextItem(self.back)

    def set_look(self, font: QFont, ink: QColor, paper: QColor, side: float) -> None:
        self.back.setBrush(paper)
        self._text.setBrush(QBrush(ink))
        self._text.setFont(font)
        self._fit(side)

    def show_number(self, number: int, side: float) -> None:
        if self._text.text() != str(number):
            self._text.setText(str(number))
            self._fit(side)

    def _fit(self, side: float) -> None:
        text_width = QFontMetricsF(self._text.font()).horizontalAdvance(self._text.text())
        width = max(side, text_width + side / 2)
        round_back = QPainterPath()
        round_back.addRoundedRect(QRectF(-width / 2, -side / 2, width, side), side / 2, side / 2)
        self.back.setPath(round_back)
        self._text.setPos(-self._text.boundingRect().center())
