"""A stand-in for the session: applies each edit that a view asks for, and shows the view what came out."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nngui.state.document import Document
from nngui.state.edits import Edit


class Desk:
    """Owns a document; `edits` are those that the view asked for, in order."""

    def __init__(self, view: Any, document: Document | None = None) -> None:
        self.view = view
        self.document = document or Document()
        self.edits: list[Edit] = []
        self.said: list[str] = []
        view.show_document(self.document)
        view.edit_requested.connect(self.perform)
        view.message.connect(self.said.append)

    def perform(self, edit: Edit) -> None:
        self.edits.append(edit)
        self.document = edit.apply(self.document)
        self.view.show_document(self.document)

    @property
    def last(self) -> Edit:
        return self.edits[-1]

    def value(self, path: str) -> Any:
        return self.document.settings.value(path)


def enter(field: Any, text: str) -> None:
    """Type `text` in place of what the field shows, and press Enter."""
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def choose(choice: Any, name: str) -> None:
    """Choose an entry as a click on the list does."""
    index = choice.findData(name)
    choice.setCurrentIndex(index)
    choice.activated.emit(index)


def drag(slider: Any, *stops: int) -> None:
    """Take the slider over these stops and let go."""
    slider.setSliderDown(True)
    for stop in stops:
        slider.setSliderPosition(stop)
    slider.setSliderDown(False)
