"""A small whole number with a button on either side: one fewer, one more."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from nngui.ui.controls.fields import NumberField, linear_scale
from nngui.ui.controls.icon_button import IconButton
from nngui.ui.theme import Theme


class Stepper(QFrame):
    """`-`, a number field from `minimum` to `maximum`, and `+`."""

    value_chosen = Signal(int)
    """The user entered or stepped to this value."""
    refused = Signal(str)
    done = Signal()

    def __init__(
        self,
        name: str,
        label: str,
        tooltip: str,
        value: int,
        minimum: int,
        maximum: int,
        *,
        characters: int = 3,
        framed: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if framed:
            self.setProperty("role", "row")
        self._minimum, self._maximum = minimum, maximum
        self.number = NumberField(
            name,
            label,
            tooltip,
            value,
            minimum,
            maximum,
            whole=True,
            scale=linear_scale(minimum, maximum, 1),
            bare=True,
            characters=characters,
        )
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.fewer = IconButton(f"{name}_fewer", "remove", self.tr("{}: one fewer").format(label))
        self.more = IconButton(f"{name}_more", "add", self.tr("{}: one more").format(label))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.fewer, self.number, self.more):
            layout.addWidget(widget, 1 if widget is self.number else 0)
        for button, step in ((self.fewer, -1), (self.more, 1)):
            button.setAutoRepeat(True)
            # As in a spin box: the keyboard has the arrow keys of the number.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setProperty("step", step)
            button.clicked.connect(self._on_step_clicked)
        self.number.value_committed.connect(self._on_value_committed)
        self.number.refused.connect(self.refused)
        self.number.done.connect(self.done)
        self.setToolTip(tooltip)
        self._enable_steps()

    @property
    def value(self) -> int:
        """The value now shown."""
        return int(self.number.value)

    def set_value(self, value: int) -> None:
        """Show `value`; emits nothing."""
        self.number.set_value(value)
        self._enable_steps()

    def show_theme(self, theme: Theme) -> None:
        """Draw the buttons in the colors of `theme`."""
        self.fewer.show_theme(theme)
        self.more.show_theme(theme)

    def _enable_steps(self) -> None:
        self.fewer.setEnabled(self.value > self._minimum)
        self.more.setEnabled(self.value < self._maximum)

    def _on_step_clicked(self) -> None:
        value = self.value + int(self.sender().property("step"))
        if self._minimum <= value <= self._maximum:
            self.set_value(value)
            self.value_chosen.emit(value)

    def _on_value_committed(self, value: float) -> None:
        self._enable_steps()
        self.value_chosen.emit(int(value))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTipChange:
            self.number.setToolTip(self.toolTip())
        return super().event(event)
