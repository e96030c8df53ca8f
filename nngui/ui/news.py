"""What the session says of its document, told on to all that shows it beside the canvas.

While a hand draws, menus, forms and tables follow a few times a second: the points are on screen before the words.
"""

from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from nngui.session import Session
from nngui.state.document import Document
from nngui.state.label import Label
from nngui.ui.canvas.panel import CanvasPanel
from nngui.ui.later import Later


class Source(Protocol):
    """Who tells of a document: the session at once, the news in their time."""

    document_changed: SignalInstance
    history_changed: SignalInstance


class News(QObject):
    """`document_changed(Document)` and `history_changed(Label, Label)`, as the session's own.

    At once, but for points that a stroke under way changes: then later, once for many, and when the stroke ends.
    """

    document_changed = Signal(object)
    history_changed = Signal(object, object)

    def __init__(self, session: Session, canvas: CanvasPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._told = session.document
        self._document: Document | None = None
        self._labels: tuple[Label, Label] | None = None
        self._later = Later(self._tell, self)
        session.document_changed.connect(self._on_document_changed)
        session.history_changed.connect(self._on_history_changed)
        session.loaded.connect(self._later.flush)
        canvas.stroke_ended.connect(self._later.flush)

    def _tell(self) -> None:
        document, self._document = self._document, None
        labels, self._labels = self._labels, None
        if document is not None:
            self._told = document
            self.document_changed.emit(document)
        if labels is not None:
            self.history_changed.emit(*labels)

    @Slot(object)
    def _on_document_changed(self, document: Document) -> None:
        self._document = document
        if self._canvas.in_stroke and document.differs_in_points_only(self._told):
            self._later.ask()
        else:
            self._later.now()

    @Slot(object, object)
    def _on_history_changed(self, undo: Label, redo: Label) -> None:
        self._labels = undo, redo
        if self._canvas.in_stroke:
            self._later.ask()
        else:
            self._later.now()
