"""The card of one weight or bias: what it is, where it has been, and a hand on it."""

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nngui.state.edits import SetFrozen, SetParameters
from nngui.state.edits.weights import BIAS, MAX_WEIGHT
from nngui.state.probe import ParameterPlace, ParameterView
from nngui.ui.colors import Theme
from nngui.ui.controls.buttons import Button
from nngui.ui.controls.choice import Choice, ChoiceItem
from nngui.ui.controls.icon_button import IconButton
from nngui.ui.controls.number_field import NumberField
from nngui.ui.controls.scales import linear_scale
from nngui.ui.controls.slider_field import StopSlider
from nngui.ui.network.parameter_facts import ParameterFacts
from nngui.ui.network.reading import number_text
from nngui.ui.strokes import Gesture
from nngui.ui.theme import scaled

_SCALE = linear_scale(-6.0, 6.0, 0.02)
_WIDTH, _PAD = 232, 10


class ParameterCard(QFrame):
    """Live while it is open. Pinned it takes a hand: slider, exact value, zero, freeze.

    `edit_requested(Edit)`: the user sets the value; one drag carries one stroke. `place_chosen(ParameterPlace)`: the
    user wants another weight of this unit. `message(str)` says why an input was not taken, `closed()` that it is done.
    """

    edit_requested = Signal(object)
    place_chosen = Signal(object)
    message = Signal(str)
    closed = Signal()
    entered = Signal()
    """The mouse has come over it."""

    def __init__(self, graph: QWidget) -> None:
        super().__init__(graph)
        self._graph = graph
        self.setObjectName("parameter_card")
        self.setAccessibleName(self.tr("Weight"))
        self.setProperty("role", "float")
        self._place: ParameterPlace | None = None
        self._gesture = Gesture()
        self._pinned = False
        self._dragged = False
        # A press beside its parts is not one on the graph below.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._make_parts()
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def place(self) -> ParameterPlace | None:
        """The weight or bias that it is about."""
        return self._place

    @property
    def pinned(self) -> bool:
        """Whether it stays, and takes a hand."""
        return self._pinned

    # ---- what it shows

    def open_for(
        self,
        place: ParameterPlace,
        title: str,
        inputs: list[str],
        value: float,
        *,
        pinned: bool,
    ) -> None:
        """Be about this parameter of the unit `title`, whose inputs have these names."""
        if place != self._place:
            self.number.revert()
            self.facts.show_parameter(None)
        self._place, self._pinned = place, pinned
        self.title.setText(title)
        items = [ChoiceItem(str(BIAS), self.tr("bias"))]
        items += [
            ChoiceItem(str(index), self.tr("weight of {}").format(name))
            for index, name in enumerate(inputs)
        ]
        self.picker.show_items(items)
        self.picker.show_choice(str(place.input))
        self.what.setText(self.picker.currentText())
        self._show_value(value)
        for part in (self.picker, self.slider, self.number, self.close_button, self._buttons):
            part.setVisible(pinned)
        for part in (self.what, self.value):
            part.setVisible(not pinned)
        # What is only looked at must not be in the way of the mouse.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not pinned)
        self.setFixedWidth(scaled(_WIDTH, self.font()))
        self.show()
        self.raise_()

    def fit_into(self, height: float) -> None:
        """Be no higher than this: leave out what can be missed most easily, first the history."""
        self.facts.show()
        self.facts.history.show()
        for part in (self.facts.history, self.facts):
            if self._needed_height() <= height:
                break
            part.hide()
        self.resize(self.width(), self._needed_height())

    def _needed_height(self) -> int:
        self._body.invalidate()
        self._body.activate()
        return self._body.totalSizeHint().height()

    def show_parameter(self, view: ParameterView | None) -> None:
        """The numbers of a moment; those of another parameter come too late."""
        if view is None or view.place != self._place or self._dragged:
            return
        self._show_value(view.value)
        self.facts.show_parameter(view)

    def show_frozen(self, frozen: bool) -> None:
        """Whether it takes no updates; emits nothing."""
        with QSignalBlocker(self.freeze):
            self.freeze.setChecked(frozen)
        self.freeze.setText(self.tr("Frozen") if frozen else self.tr("Freeze"))

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self.close_button.show_theme(theme)
        self.facts.show_theme(theme)

    def close_card(self) -> None:
        """Be about nothing."""
        if self._place is None:
            return
        # A drag ends here: what it holds must not stay held when its slider is gone.
        self.slider.setSliderDown(False)
        self._place, self._pinned, self._dragged = None, False, False
        self.hide()
        self.closed.emit()

    def set_zero(self) -> None:
        """Ask for 0."""
        self._ask(0.0, held=False)

    # ---- parts

    def _make_parts(self) -> None:
        self.title = QLabel(self)
        self.title.setProperty("role", "title")
        self.title.setObjectName("parameter_title")
        self.what, self.value = QLabel(self), QLabel(self)
        self.what.setProperty("role", "muted")
        self.value.setObjectName("parameter_value")
        self.close_button = IconButton(
            "parameter_close", "close", self.tr("Close this card (Esc)"), self
        )
        self.picker = Choice(
            "parameter_choice",
            self.tr("Which weight"),
            self.tr("Which of the unit's weights, or its bias, this card is about"),
            parent=self,
        )
        tip = self.tr(
            "What this weight is. More makes the unit answer more strongly to its input, 0 makes it deaf to it, "
            "below 0 it answers the other way round. While you drag, training leaves it alone."
        )
        self.slider = StopSlider(len(_SCALE.stops), self)
        self.slider.setObjectName("parameter_slider")
        self.slider.setAccessibleName(self.tr("Value"))
        self.slider.setToolTip(tip)
        self.number = NumberField(
            "parameter_number",
            self.tr("The value"),
            tip,
            0.0,
            -MAX_WEIGHT,
            MAX_WEIGHT,
            scale=_SCALE,
            characters=8,
            parent=self,
        )
        self.facts = ParameterFacts(self)
        self.zero = Button(
            "parameter_zero",
            self.tr("Zero"),
            self.tr("Set it to 0: the unit no longer hears this input (Z)"),
            "quiet",
            self,
        )
        self.freeze = Button(
            "parameter_freeze",
            self.tr("Freeze"),
            self.tr("Training leaves a frozen number as it is; you can still set it (K)"),
            "quiet",
            self,
        )
        self.freeze.setCheckable(True)

    def _lay_out(self) -> None:
        pad, gap = scaled(_PAD, self.font()), scaled(6, self.font())
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        value = QHBoxLayout()
        value.setSpacing(gap)
        value.addWidget(self.slider, 1)
        value.addWidget(self.number)
        value.addWidget(self.what, 1)
        value.addWidget(self.value)
        self._buttons = QWidget(self)
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(gap)
        buttons.addWidget(self.zero)
        buttons.addWidget(self.freeze)
        body = self._body = QVBoxLayout(self)
        body.setContentsMargins(pad, pad, pad, pad)
        body.setSpacing(gap)
        body.addLayout(head)
        body.addWidget(self.picker)
        body.addLayout(value)
        body.addWidget(self.facts)
        body.addWidget(self._buttons)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.close_card)
        self.picker.chosen.connect(self._on_chosen)
        self.slider.valueChanged.connect(self._on_slider_value_changed)
        self.slider.sliderReleased.connect(self._on_slider_released)
        self.slider.reset_requested.connect(self.set_zero)
        self.number.value_committed.connect(self._on_committed)
        self.number.refused.connect(self.message)
        self.zero.clicked.connect(self.set_zero)
        self.freeze.toggled.connect(self._on_freeze_toggled)

    # ---- inside

    def _show_value(self, value: float) -> None:
        self.number.set_value(value)
        self.value.setText(number_text(value))
        if not self.slider.isSliderDown():
            with QSignalBlocker(self.slider):
                self.slider.setValue(_SCALE.nearest(value))

    def _ask(self, value: float, *, held: bool, stroke: int = 0) -> None:
        if self._place is None:
            return
        layer, *place = self._place
        # What is typed in the field, and not taken, was about the value before.
        self.number.revert()
        self._show_value(value)
        units, inputs, values = (np.array([number]) for number in (*place, value))
        edit = SetParameters(layer, units, inputs, values, held=held, stroke=stroke)
        self.edit_requested.emit(edit)

    def _on_chosen(self, name: str) -> None:
        if self._place is not None:
            self.place_chosen.emit(self._place._replace(input=int(name)))

    def _on_slider_value_changed(self, index: int) -> None:
        self._dragged = self.slider.isSliderDown()
        stroke = self._gesture.stroke(finished=not self._dragged)
        self._ask(_SCALE.stops[index], held=self._dragged, stroke=stroke)

    def _on_slider_released(self) -> None:
        if self._dragged:
            self._dragged = False
            stroke = self._gesture.stroke(finished=True)
            self._ask(self.number.value, held=False, stroke=stroke)

    def _on_committed(self, value: float) -> None:
        self._ask(value, held=False)

    def _on_freeze_toggled(self, on: bool) -> None:
        if self._place is not None:
            layer, unit, source = self._place
            self.edit_requested.emit(SetFrozen(layer, np.array([unit]), np.array([source]), on))

    def toggle_frozen(self) -> None:
        """Freeze it, or let it learn again."""
        self.freeze.click()

    # ---- Qt

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            # It stands over the graph, whose keys are its own as well.
            QApplication.sendEvent(self._graph, event)
