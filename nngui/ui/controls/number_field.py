"""A field for one number, that takes it as people write it and never loses the last good one."""

import math

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from nngui.ui.controls.entry_field import EntryField
from nngui.ui.controls.numbers import Refusal, format_number, grouped_number, parse_number
from nngui.ui.controls.scales import Scale
from nngui.ui.theme import scaled

_SHOWN_DIGITS = 6
_NOTCH = 120  # what one click of a wheel reports, in eighths of a degree


class NumberField(EntryField):
    """One number within `[minimum, maximum]`.

    Enter or leaving commits, Esc reverts; the wheel and the up and down keys move along the stops
    of `scale` while the field has the focus. What is refused is said, and the old value stays.
    """

    value_committed = Signal(float)
    """The user entered another value."""

    def __init__(
        self,
        name: str,
        label: str,
        tooltip: str,
        value: float,
        minimum: float,
        maximum: float,
        *,
        whole: bool = False,
        scale: Scale | None = None,
        unit: str = "",
        bare: bool = False,
        characters: int = 7,
        parent: QWidget | None = None,
    ) -> None:
        """`label` names the quantity in messages; `unit` (as "%") is shown and may be typed or not;
        `bare` leaves the frame out until the field is used; `characters` is the width asked for:
        without the focus a number that is longer is shown rounded, never cut."""
        super().__init__(name, label, tooltip, (Qt.Key.Key_Up, Qt.Key.Key_Down), parent)
        if not (math.isfinite(minimum) and math.isfinite(maximum) and minimum < maximum):
            raise ValueError(f"{name}: the range of a number field is finite and not empty.")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if bare:
            self.setProperty("variant", "bare")
        self._label = label
        self._minimum, self._maximum = minimum, maximum
        self._whole = whole
        self._bare = bare
        self._scale = scale
        self._unit = unit
        self._characters = characters
        self._value = float(value)
        self._wheel_rest = 0
        self._entered_by_mouse = False
        self._show_text()

    @property
    def value(self) -> float:
        """The last value shown or committed."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show `value`, or, while the user is typing, keep it for Esc. Emits nothing."""
        self._value = float(value)
        if not (self.hasFocus() and self.isModified()):
            self._show_text()
            self._forgive()

    def set_scale(self, scale: Scale) -> None:
        """Let wheel and keys move along other stops."""
        self._scale = scale

    def begin_typing(self, text: str) -> None:
        """Put the keys into the field, where `text` has been typed already."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.selectAll()
        if text:
            self.insert(text)

    def commit(self) -> bool:
        """Take what is typed; return whether the field now shows a good value."""
        if not self.isModified():
            return True
        typed = self.text().strip()
        if self._unit:
            typed = typed.removesuffix(self._unit)
        result = parse_number(typed, self._whole, self._minimum, self._maximum)
        if isinstance(result, Refusal):
            self._refuse(self._sentence(result))
            return False
        self._take(result)
        return True

    def _take(self, value: float) -> None:
        changed = value != self._value
        self._value = float(value)
        self._show_text()
        self._forgive()
        if changed:
            self.value_committed.emit(value)

    def _step(self, steps: int) -> None:
        if self._scale is None or not self.commit():
            return
        moved = self._scale.moved(self._value, steps)
        self._take(min(max(moved, self._minimum), self._maximum))
        self.selectAll()

    def _show_text(self) -> None:
        digits = _SHOWN_DIGITS
        text = self._text_of(digits)
        while not (self.hasFocus() or self._fits(text) or self._whole or digits == 1):
            digits -= 1
            text = self._text_of(digits)
        self.setText(text)
        self.setModified(False)

    def _text_of(self, digits: int) -> str:
        text = format_number(self._value, None if self._whole else digits)
        return f"{text} {self._unit}" if self._unit else text

    def _fits(self, text: str) -> bool:
        metrics = self.fontMetrics()
        return metrics.horizontalAdvance(text) <= metrics.horizontalAdvance("0") * self._characters

    def _sentence(self, refusal: Refusal) -> str:
        if refusal.code == "not_a_number":
            sentence = self.tr(
                "“{text}” is not a number. {label} takes one from {minimum} to {maximum}."
            )
        elif refusal.code == "empty":
            sentence = self.tr("{label} takes a number from {minimum} to {maximum}.")
        elif refusal.code == "not_whole":
            sentence = self.tr(
                "{label} takes a whole number from {minimum} to {maximum}, not {text}."
            )
        elif refusal.code == "too_small":
            sentence = self.tr("{text} is too small. {label} takes {minimum} to {maximum}.")
        else:
            sentence = self.tr("{text} is too large. {label} takes {minimum} to {maximum}.")
        return sentence.format(
            text=refusal.text.strip(),
            label=self._label,
            minimum=grouped_number(refusal.minimum),
            maximum=grouped_number(refusal.maximum),
        )

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        digits = self.fontMetrics().horizontalAdvance("0") * self._characters
        return QSize(digits + scaled(10 if self._bare else 18, self.font()), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._scale is not None:
            self._step(1 if key == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.hasFocus() or self._scale is None:
            event.ignore()  # the panel scrolls
            return
        self._wheel_rest += event.angleDelta().y()
        steps = int(self._wheel_rest / _NOTCH)
        self._wheel_rest -= steps * _NOTCH
        if steps:
            self._step(steps)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.isModified() and self.text() != self._text_of(_SHOWN_DIGITS):
            self._show_text()  # before Tab selects it
        super().focusInEvent(event)
        self._wheel_rest = 0
        self._entered_by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        # The first click selects the number, so that typing replaces it.
        if self._entered_by_mouse and not self.hasSelectedText():
            self.selectAll()
        self._entered_by_mouse = False
