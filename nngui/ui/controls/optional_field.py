"""A field for a number that may be off: empty means that there is none."""

import math
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nngui.ui.controls.number_field import NumberField


class OptionalField(NumberField):
    """A number within `[minimum, maximum]`, or none; `start` is what up, down and the wheel begin with.

    `off` is what the empty field says; it may be typed, too.
    """

    optional_committed = Signal(object)
    """The user entered another number, or None."""

    def __init__(
        self,
        name: str,
        label: str,
        tooltip: str,
        off: str,
        start: float,
        minimum: float,
        maximum: float,
        parent: QWidget | None = None,
        **options: Any,
    ) -> None:
        self._is_off = True
        self._off = off
        self._start = start
        super().__init__(name, label, tooltip, math.nan, minimum, maximum, parent=parent, **options)
        self.setPlaceholderText(off)
        self.value_committed.connect(self._on_value_committed)

    @property
    def optional(self) -> float | None:
        """The number now shown or committed, or None."""
        return None if self._is_off else self.value

    def set_optional(self, value: float | None) -> None:
        """Show a number, or none; emits nothing."""
        self._is_off = value is None
        self.set_value(math.nan if value is None else value)

    def commit(self) -> bool:
        """Take what is typed; return whether the field now shows a number, or is off."""
        if not self.isModified() or self.text().strip().lower() not in ("", self._off.lower()):
            return super().commit()
        was_off = self._is_off
        self.set_optional(None)
        self.revert()
        if not was_off:
            self.optional_committed.emit(None)
        return True

    def _take(self, value: float) -> None:
        self._is_off = False
        super()._take(value)

    def _step(self, steps: int) -> None:
        if self._is_off and not self.isModified():
            self._take(self._start)
            self.selectAll()
        else:
            super()._step(steps)

    def _text_of(self, digits: int) -> str:
        return "" if self._is_off else super()._text_of(digits)

    def _on_value_committed(self, value: float) -> None:
        self.optional_committed.emit(value)
