"""What all parts of a form of settings have in common: a document shown, and edits of single settings asked for."""

from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nngui.state.document import Document
from nngui.state.edits import SetSetting
from nngui.ui.controls.number_field import NumberField
from nngui.ui.controls.slider_field import SliderField
from nngui.ui.strokes import Gesture
from nngui.ui.theme import scaled


class SettingForm(QWidget):
    """Rows under each other. Who makes one fills it, and says in `_show` how a document looks in it."""

    edit_requested = Signal(object)
    message = Signal(str)
    done = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._document = Document()
        self._gesture = Gesture()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._space()

    def show_document(self, document: Document) -> None:
        """Show its settings; emits nothing."""
        self._document = document
        self._show(document)

    def _show(self, document: Document) -> None:
        raise NotImplementedError

    def _add(self, *rows: QWidget) -> None:
        for row in rows:
            self._column.addWidget(row)

    def _listen(self, *fields: NumberField | SliderField) -> None:
        """What these refuse is said, and when a hand is through with one that is passed on."""
        for field in fields:
            field.refused.connect(self.message)
            field.done.connect(self.done)

    def _request(self, path: str, value: Any, finished: bool = True) -> None:
        """Ask for another value of a setting; the values of one drag are one stroke."""
        stroke = self._gesture.stroke(finished)
        if value != self._document.settings.value(path):
            self.edit_requested.emit(SetSetting(path, value, stroke=stroke))
        # Where the edit was refused, the fields go back to what is.
        self.show_document(self._document)

    def _space(self) -> None:
        self._column.setSpacing(scaled(6, self.font()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._space()
