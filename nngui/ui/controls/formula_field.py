"""A field for a formula: what cannot be read is said under it, with the cursor at the character."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from nngui.data import FormulaError
from nngui.ui.controls.entry_field import EntryField
from nngui.ui.sentences.errors import error_sentence
from nngui.ui.theme import scaled

_CHARACTERS = 12


class FormulaField(EntryField):
    """One formula, as text. `check` raises FormulaError for one that cannot be taken."""

    formula_committed = Signal(str)
    """The user entered another formula, and it is good."""

    def __init__(
        self,
        name: str,
        label: str,
        tooltip: str,
        check: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, tooltip, (), parent)
        self._check = check
        self._value = ""
        self._fault = 0
        self.set_value("")

    @property
    def value(self) -> str:
        """The last formula shown or committed."""
        return self._value

    def set_value(self, formula: str) -> None:
        """Show `formula`, or, while the user is typing, keep it for Esc. Emits nothing."""
        self._value = formula
        if not (self.hasFocus() and self.isModified()):
            self._show_text()
            self._forgive()

    def commit(self) -> bool:
        """Take what is typed; return whether the field now shows a good formula."""
        if not self.isModified():
            return True
        typed = self.text()
        try:
            self._check(typed)
        except FormulaError as error:
            self._fault = error.position
            self._refuse(error_sentence(error))
            return False
        changed, self._value = typed != self._value, typed
        self._show_text()
        self._forgive()
        if changed:
            self.formula_committed.emit(typed)
        return True

    def _show_text(self) -> None:
        self.setText(self._value)
        self.setModified(False)
        self.setCursorPosition(0)

    def _select_fault(self) -> None:
        self.setSelection(self._fault, 1)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance("0") * _CHARACTERS
        return QSize(width + scaled(18, self.font()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
