"""What the colors of values mean: a bar from the most negative to the most positive, with numbers under it."""

import numpy as np
from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nngui.data.value_scale import ValueScale
from nngui.state.snapshot import SHADES
from nngui.ui.canvas.legend import caption_font, paint_ramp
from nngui.ui.canvas.value_colors import value_table
from nngui.ui.colors import LIGHT, Theme
from nngui.ui.controls.numbers import format_number
from nngui.ui.theme import scaled

_NUMBERS = (-1.0, -0.5, 0.0, 0.5, 1.0)
_FEW = (-1.0, 0.0, 1.0)


class ValueLegend(QWidget):
    """A tick stands where the map has a contour line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._is_covered = False
        self._scale = ValueScale()
        self.setObjectName("value_legend")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(
            self.tr(
                "Blue is positive, orange negative; the paler, the nearer to 0. What lies beyond the "
                "ends has their color.\nA tick marks each contour line of the map."
            )
        )
        self._describe()

    @property
    def scale(self) -> ValueScale:
        """The scale that is explained."""
        return self._scale

    def show_scale(self, scale: ValueScale) -> None:
        """Explain the colors of this scale."""
        if scale != self._scale:
            self._scale = scale
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
        ends = (format_number(-self._scale.limit), format_number(self._scale.limit))
        self.setAccessibleName(self.tr("Colors of values: from {} to {}").format(*ends))

    def _text(self, share: float) -> str:
        return format_number(share * self._scale.limit, 4)

    def _paint_numbers(self, painter: QPainter, bar: QRectF, top: float) -> None:
        painter.setFont(caption_font(self.font()))
        metrics = painter.fontMetrics()
        shares: tuple[float, ...] = _NUMBERS
        if (
            sum(metrics.horizontalAdvance(f"  {self._text(share)}") for share in shares)
            > bar.width()
        ):
            shares = _FEW
        painter.setPen(QColor(self._theme.muted))
        for share in shares:
            text = self._text(share)
            width = metrics.horizontalAdvance(text)
            # At the ends flush with the bar, in between centered under its place.
            left = bar.left() + (share + 1) / 2 * bar.width() - width / 2
            left = min(max(left, bar.left()), bar.right() - width)
            place = QRectF(left, top, width + 1, self.height() - top)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)

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
        height = scaled(9, self.font())
        bar = QRectF(0.5, 0.5, self.width() - 1, height)
        positive, negative = value_table(self._theme).reshape(2, SHADES)
        paint_ramp(painter, bar, np.concatenate([negative[::-1], positive]), self._theme)
        tick = QColor(self._theme.ink)
        tick.setAlpha(150)
        painter.setPen(QPen(tick, 1))
        places = [
            bar.left() + (value / self._scale.limit + 1) / 2 * bar.width()
            for value in self._scale.contours
        ]
        painter.drawLines([QLineF(x, bar.top() + 1, x, bar.bottom() - 1) for x in places])
        self._paint_numbers(painter, bar, height + scaled(5, self.font()))
