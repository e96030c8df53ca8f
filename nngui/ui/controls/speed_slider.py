"""How fast it trains: from one step a second to flat out."""

import math

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from nngui.state.view_settings import FLAT_OUT, ViewSettings
from nngui.ui.controls.fields import Scale, log_scale
from nngui.ui.controls.slider_field import StopSlider
from nngui.ui.theme import scaled

_FASTEST = 10_000
# The last stop is no number of steps: there, nothing holds training back.
_SCALE = Scale((*log_scale(1, _FASTEST).stops, math.inf))
_SLIDER_PX = 96


class SpeedSlider(QWidget):
    """A caption, a slider over 1 to 10,000 steps a second and then "max", and the value in words."""

    speed_requested = Signal(object)
    """Steps a second, or None: flat out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("speed")
        tooltip = self.tr(
            "How many steps are trained in a second; one step is one update by one batch.\n"
            "Less lets the eye follow each change; at the right end it trains as fast as it can "
            "(Shift+Space)."
        )
        self.setToolTip(tooltip)
        self.caption = QLabel(self.tr("Speed"), self)
        self.caption.setProperty("role", "caption")
        self.slider = StopSlider(len(_SCALE.stops), self)
        self.slider.setObjectName("speed_slider")
        self.slider.setAccessibleName(self.tr("Speed"))
        self.slider.setToolTip(tooltip)
        # A click on it leaves the focus, and with it Space, where it was; Tab still comes here.
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.setMinimumWidth(scaled(_SLIDER_PX, self.font()))
        self.value = QLabel(self)
        self.value.setObjectName("speed_value")
        self.value.setProperty("role", "muted")
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(scaled(8, self.font()))
        layout.setVerticalSpacing(0)
        layout.addWidget(self.caption, 0, 0)
        layout.addWidget(self.slider, 1, 0)
        layout.addWidget(self.value, 1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_speed(ViewSettings().speed)
        self.slider.valueChanged.connect(self._on_value_changed)
        self.slider.reset_requested.connect(self._on_reset_requested)

    @property
    def speed(self) -> float | None:
        """Steps a second where the slider stands; None is flat out."""
        stop = _SCALE.stops[self.slider.value()]
        return FLAT_OUT if math.isinf(stop) else stop

    def show_speed(self, speed: float | None) -> None:
        """Show this speed; emits nothing. A slider under the hand stays where it is."""
        if not self.slider.isSliderDown():
            with QSignalBlocker(self.slider):
                self.slider.setValue(_SCALE.nearest(math.inf if speed is FLAT_OUT else speed))
        self._show_text(speed)

    def _show_text(self, speed: float | None) -> None:
        text = self.tr("max") if speed is FLAT_OUT else self._per_second(speed)
        self.value.setText(text)
        self.slider.setAccessibleDescription(text)

    def _per_second(self, speed: float) -> str:
        return self.tr("{}/s").format(f"{speed:,.3g}" if speed < 1000 else f"{speed:,.0f}")

    def _on_value_changed(self) -> None:
        self._show_text(self.speed)
        self.speed_requested.emit(self.speed)

    def _on_reset_requested(self) -> None:
        self.slider.setValue(_SCALE.nearest(ViewSettings().speed or math.inf))

    def _fix_width(self) -> None:
        self.value.ensurePolished()
        metrics = self.value.fontMetrics()
        texts = (self._per_second(_FASTEST), self.tr("max"))
        self.value.setFixedWidth(max(metrics.horizontalAdvance(text) for text in texts) + 2)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Polish, QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fix_width()
        return super().event(event)
