"""What the colors of the field mean: hue is the class, saturation how sure the network is."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QLinearGradient,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nngui.data import PointClass, default_classes
from nngui.state.snapshot import SHADES
from nngui.ui.canvas.field_colors import class_table
from nngui.ui.colors import LIGHT, Theme
from nngui.ui.theme import scaled

_STOPS = 17


class ConfidenceLegend(QWidget):
    """Two classes: one bar from the second to the first. More: a bar for each, from unsure to sure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._is_covered = False
        self._classes: tuple[PointClass, ...] = default_classes(2)
        self.setObjectName("confidence_legend")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(
            self.tr("Hue is the class that wins; the paler, the less sure the network is.")
        )
        self._describe()

    def show_classes(self, classes: tuple[PointClass, ...]) -> None:
        """Explain the colors of these classes."""
        if classes != self._classes:
            self._classes = classes
            self._describe()
            self.update()

    def show_covered(self, covered: bool) -> None:
        """Draw nothing where others lie; its room and its words stay, so that no layout moves."""
        if covered != self._is_covered:
            self._is_covered = covered
            self.update()

    def show_theme(self, theme: Theme) -> None:
        """Take the colors of a theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        names = ", ".join(point_class.name for point_class in self._classes)
        self.setAccessibleName(self.tr("Colors of the field: {names}").format(names=names))

    def _ramps(self) -> np.ndarray:
        """Colors (n_classes, levels) as the field has them."""
        return class_table(self._classes, self._theme).reshape(-1, SHADES)

    def _paint_pair(self, painter: QPainter, bar: QRectF, caption: QRectF) -> None:
        first, second = self._ramps()
        paint_ramp(painter, bar, np.concatenate([second[::-1], first]), self._theme)
        painter.setPen(QColor(self._theme.muted))
        align = Qt.AlignmentFlag
        names = tuple(f"{point_class.name} 1.0" for point_class in self._classes)
        texts = pair_captions(names, int(caption.width()), painter.fontMetrics())
        sides = align.AlignRight, align.AlignHCenter, align.AlignLeft
        for side, text in zip(sides, texts, strict=True):
            painter.drawText(caption, side | align.AlignTop, text)

    def _paint_each(self, painter: QPainter, bar: QRectF, caption: QRectF) -> None:
        ramps, gap = self._ramps(), scaled(6, self.font())
        width = (bar.width() - gap * (len(ramps) - 1)) / len(ramps)
        for k, (ramp, point_class) in enumerate(zip(ramps, self._classes, strict=True)):
            left = bar.left() + k * (width + gap)
            paint_ramp(painter, QRectF(left, bar.top(), width, bar.height()), ramp, self._theme)
            place = QRectF(left, caption.top(), width, caption.height())
            elided = painter.fontMetrics().elidedText(
                point_class.name, Qt.TextElideMode.ElideRight, int(width)
            )
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, elided)

    # ---- Qt

    def sizeHint(self) -> QSize:
        return QSize(240, scaled(30, self.font()))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, scaled(30, self.font()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_covered:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(caption_font(self.font()))
        height = scaled(9, self.font())
        bar = QRectF(0.5, 0.5, self.width() - 1, height)
        top = height + scaled(5, self.font())
        caption = QRectF(0, top, self.width(), self.height() - top)
        if len(self._classes) == 2:
            self._paint_pair(painter, bar, caption)
        elif len(self._classes) > 2:
            self._paint_each(painter, bar, caption)


def caption_font(font: QFont) -> QFont:
    """The font of what stands under a bar."""
    small = QFont(font)
    small.setPointSizeF(max(small.pointSizeF() * 0.85, 6.5))
    return small


def paint_ramp(painter: QPainter, bar: QRectF, ramp: np.ndarray, theme: Theme) -> None:
    """A bar from the first to the last of these 32-bit colors (n,)."""
    gradient = QLinearGradient(bar.topLeft(), QPointF(bar.right(), bar.top()))
    for share in np.linspace(0, 1, _STOPS):
        gradient.setColorAt(float(share), QColor.fromRgb(int(ramp[round(share * (len(ramp) - 1))])))
    painter.setPen(QColor(theme.border))
    painter.setBrush(gradient)
    painter.drawRoundedRect(bar, 2.5, 2.5)


def pair_captions(
    names: tuple[str, ...], width: int, metrics: QFontMetrics
) -> tuple[str, str, str]:
    """What stands right, in the middle and left under a bar: names are cut only where they do not fit."""
    gap = metrics.horizontalAdvance("  ")
    wide = [metrics.horizontalAdvance(name) for name in names]
    middle = "0.5"
    if 2 * max(wide) + metrics.horizontalAdvance(middle) + 2 * gap > width:
        middle = ""
    # A short name leaves its room to the other.
    half = (width - gap) // 2
    right, left = (
        metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(half, width - gap - other))
        for name, other in zip(names, reversed(wide), strict=True)
    )
    return right, middle, left
