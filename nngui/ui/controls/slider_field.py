"""A quantity that a hand can drag and a keyboard can type: label, slider and number in one row."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from nngui.ui.controls.number_field import NumberField
from nngui.ui.controls.row import Row
from nngui.ui.controls.scales import Scale
from nngui.ui.theme import scaled

_PAGES = 10


class StopSlider(QSlider):
    """A horizontal slider over stops: a press jumps there and drags on, a double click resets."""

    reset_requested = Signal()

    def __init__(self, stops: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, stops - 1)
        self.setPageStep(max(1, stops // _PAGES))
        # Not by the wheel: a panel that scrolls under the cursor must not change a value.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _stop_under(self, x: int) -> int:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
        handle = self.style().subControlRect(control, option, part, self).width()
        room = max(self.width() - handle, 1)
        return QStyle.sliderValueFromPosition(
            self.minimum(), self.maximum(), x - handle // 2, room, option.upsideDown
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setSliderPosition(self._stop_under(event.position().toPoint().x()))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.setSliderDown(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.reset_requested.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SliderField(QWidget):
    """Label, slider and an editable number.

    The slider stops at `scale.stops`; the number takes anything within `[minimum, maximum]`, which
    are the ends of the scale unless given. A double click on the slider goes back to `default`.
    """

    value_changed = Signal(float, bool)
    """The value, and whether the gesture is finished: False while the slider is being dragged."""
    refused = Signal(str)
    done = Signal()

    def __init__(
        self,
        name: str,
        label: str,
        tooltip: str,
        scale: Scale,
        value: float,
        *,
        default: float | None = None,
        minimum: float | None = None,
        maximum: float | None = None,
        whole: bool = False,
        unit: str = "",
        characters: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._scale = scale
        self._default = value if default is None else default
        self._dragged = False

        self.slider = StopSlider(len(scale.stops), self)
        self.slider.setObjectName(f"{name}_slider")
        self.slider.setAccessibleName(label)
        self.slider.setToolTip(tooltip)
        self.number = NumberField(
            f"{name}_number",
            label,
            tooltip,
            value,
            scale.minimum if minimum is None else minimum,
            scale.maximum if maximum is None else maximum,
            whole=whole,
            scale=scale,
            unit=unit,
            bare=True,
            characters=characters,
            parent=self,
        )
        self._lay_out(label)
        self.setToolTip(tooltip)
        self._show_on_slider(value)
        self.slider.valueChanged.connect(self._on_slider_value_changed)
        self.slider.sliderReleased.connect(self._on_slider_released)
        self.slider.reset_requested.connect(self._on_reset_requested)
        self.number.value_committed.connect(self._on_number_committed)
        self.number.refused.connect(self.refused)
        self.number.done.connect(self.done)

    @property
    def value(self) -> float:
        """The value now shown."""
        return self.number.value

    @property
    def label(self) -> QLabel:
        return self._row.label

    def set_value(self, value: float) -> None:
        """Show `value`; emits nothing. A slider under the hand is left where the hand has it."""
        if self.slider.isSliderDown():
            return
        self.number.set_value(value)
        self._show_on_slider(value)

    def _lay_out(self, label: str) -> None:
        body = QWidget(self)
        inner = QHBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(scaled(4, self.font()))
        inner.addWidget(self.slider, 1)
        inner.addWidget(self.number)
        self.number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = Row(label, body, self)
        self._row.label.setBuddy(self.number)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._row)

    def _show_on_slider(self, value: float) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(self._scale.nearest(value))

    def _on_slider_value_changed(self, index: int) -> None:
        value = self._scale.stops[index]
        self.number.set_value(value)
        self._dragged = self.slider.isSliderDown()
        self.value_changed.emit(value, not self._dragged)

    def _on_slider_released(self) -> None:
        if self._dragged:
            self._dragged = False
            self.value_changed.emit(self.value, True)

    def _on_reset_requested(self) -> None:
        if self.value != self._default:
            self.set_value(self._default)
            self.value_changed.emit(self._default, True)

    def _on_number_committed(self, value: float) -> None:
        self._show_on_slider(value)
        self.value_changed.emit(value, True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTipChange:
            for part in (self.slider, self.number, self._row.label):
                part.setToolTip(self.toolTip())
        return super().event(event)
