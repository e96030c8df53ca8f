"""The value of the next point: a slider over the colors of the scale, and the number itself."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from nngui.data.limits import MAX_COORDINATE
from nngui.data.value_scale import ValueScale
from nngui.ui.canvas.legend import paint_ramp
from nngui.ui.canvas.markers import SHAPE_OF_VALUES, paint_marker
from nngui.ui.canvas.notches import Notches
from nngui.ui.canvas.value_colors import step_colors, value_color
from nngui.ui.colors import LIGHT, Theme
from nngui.ui.controls.number_field import NumberField
from nngui.ui.controls.numbers import format_number
from nngui.ui.controls.scales import Scale
from nngui.ui.controls.slider_field import StopSlider
from nngui.ui.strokes import Gesture
from nngui.ui.theme import scaled
from nngui.ui.tooltips import wrapped

_STOPS = 41
_MARK_PX, _GROOVE_PX, _HEIGHT_PX, _WIDEST_PX = 15, 8, 30, 340


def stops_of(scale: ValueScale) -> Scale:
    """Where the slider of a scale stops: in even steps from end to end, 0 among them."""
    middle = _STOPS // 2
    return Scale(tuple(float(f"{scale.limit * (k - middle) / middle:.12g}") for k in range(_STOPS)))


class TargetSlider(StopSlider):
    """A bar of colors; its handle is the point that would be placed. The wheel over it always turns it."""

    turned = Signal(int)
    """So many notches of the wheel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_STOPS, parent)
        self._theme = LIGHT
        self._share = 0.0
        self._notches = Notches()
        self.setObjectName("target_slider")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """Show a value as its share of the scale, which may lie beyond its ends."""
        self._share = min(max(share, -1.0), 1.0)
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Take the colors of a theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def _px(self, length: float) -> int:
        return scaled(length, self.font())

    # ---- Qt

    def sizeHint(self) -> QSize:
        return QSize(self._px(200), self._px(_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._px(70), self._px(_HEIGHT_PX))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()
        notches = self._notches.of(event)
        if notches:
            self.turned.emit(notches)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark, groove = self._px(_MARK_PX), self._px(_GROOVE_PX)
        middle = self.height() / 2
        bar = QRectF(mark / 2, middle - groove / 2, self.width() - mark, groove)
        ramp = np.array([0xFF000000 | int(color[1:], 16) for color in step_colors(theme)])
        paint_ramp(painter, bar, ramp, theme)
        center = QPointF(bar.left() + (self._share + 1) / 2 * bar.width(), middle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.card))
        painter.drawEllipse(center, mark / 2 + 1, mark / 2 + 1)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawEllipse(center, mark / 2 + 2, mark / 2 + 2)
        painter.translate(center)
        paint_marker(painter, SHAPE_OF_VALUES, value_color(self._share, theme), theme, mark)


class TargetBar(QWidget):
    """Slider and number of the current value. `target_requested(value, stroke)`: another one is wanted."""

    target_requested = Signal(float, object)  # a stroke number is longer than a C int
    turned = Signal(int)
    message = Signal(str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("target_bar")
        self._scale = ValueScale()
        self._stops = stops_of(self._scale)
        self._target = 0.0
        self._gesture = Gesture()
        self.slider = TargetSlider(self)
        self.number = NumberField(
            "target_number",
            self.tr("Value"),
            "",
            0.0,
            -MAX_COORDINATE,
            MAX_COORDINATE,
            scale=self._stops,
            characters=7,
            parent=self,
        )
        self._label = QLabel(self.tr("Value"), self)
        self._label.setBuddy(self.number)
        self._lay_out()
        self._describe()
        self.slider.valueChanged.connect(self._on_slid)
        self.slider.sliderReleased.connect(self._on_released)
        self.slider.reset_requested.connect(self._on_reset)
        self.slider.turned.connect(self.turned)
        self.number.value_committed.connect(self._on_committed)
        self.number.refused.connect(self.message)
        self.number.done.connect(self.done)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(8, self.font()))
        layout.addWidget(self._label)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.number)
        self.number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(scaled(_WIDEST_PX, self.font()))

    @property
    def target(self) -> float:
        """The value that is shown."""
        return self._target

    def show_target(self, target: float) -> None:
        """Show the value of the next point; emits nothing."""
        self._target = target
        self.number.set_value(target)
        self.slider.show_share(target / self._scale.limit)
        if not self.slider.isSliderDown():
            self.slider.blockSignals(True)
            self.slider.setValue(self._stops.nearest(target))
            self.slider.blockSignals(False)

    def show_scale(self, scale: ValueScale) -> None:
        """Let the slider run over this scale; emits nothing."""
        if scale != self._scale:
            self._scale, self._stops = scale, stops_of(scale)
            self.number.set_scale(self._stops)
            self._describe()
        self.show_target(self._target)

    def show_theme(self, theme: Theme) -> None:
        """Take the colors of a theme."""
        self.slider.show_theme(theme)

    def _describe(self) -> None:
        digits = ", ".join(format_number(value, 4) for value in self._scale.digits)
        tip = self.tr(
            "The value of the next point, and of selected points: blue is positive, orange negative.\n"
            "Turn the wheel here, or with Alt on the canvas; 1 to 8 choose {digits}. "
            "Shift places minus the value, Alt takes that of a point, a double click on the bar is 0."
        ).format(digits=digits)
        for part in (self, self._label, self.slider, self.number):
            part.setToolTip(wrapped(tip))
            part.setStatusTip(tip.replace("\n", " "))
        self.slider.setAccessibleName(self.tr("Value of the next point"))
        self.number.setAccessibleName(self.tr("Value of the next point, as a number"))

    def _request(self, target: float, stroke: int = 0) -> None:
        if target != self._target:
            self.target_requested.emit(target, stroke)
        # Where nothing came of it, slider and number go back to what is.
        self.show_target(self._target)

    def _on_slid(self, index: int) -> None:
        held = self.slider.isSliderDown()
        self._request(self._stops.stops[index], self._gesture.stroke(finished=not held))

    def _on_released(self) -> None:
        self._gesture.stroke(finished=True)
        self.show_target(self._target)

    def _on_reset(self) -> None:
        self._request(0.0)

    def _on_committed(self, value: float) -> None:
        self._request(value)

    # ---- Qt

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.slider.wheelEvent(event)
