"""What one press of Step trains: one sample, one batch or one epoch. The actions choose, and Step says which it is."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from nngui.session import Session
from nngui.state.document import Document
from nngui.state.view_settings import STEPS
from nngui.ui.news import Source
from nngui.ui.tooltips import plain_tooltip


def _tr(text: str) -> str:
    return QCoreApplication.translate("StepKinds", text)


def step_text(kind: str, document: Document) -> str:
    """What a step of this kind is for a document: "Step: 1 batch of 32"."""
    if kind == "sample":
        return _tr("Step: 1 sample")
    if kind == "epoch":
        return _tr("Step: 1 epoch")
    size = document.settings.training.batch_of(document.n_train)
    return _tr("Step: 1 batch of {count}").format(count=f"{size:,}")


class StepKinds(QObject):
    """Keeps the actions "step_sample", "step_batch" and "step_epoch", and the text of "step", true."""

    def __init__(
        self, actions: dict[str, QAction], session: Session, news: Source, parent: QObject
    ) -> None:
        """`news` tells of the document."""
        super().__init__(parent)
        self._session = session
        self._step = actions["step"]
        self._tip = self._step.statusTip()
        self._kinds = {kind: actions[f"step_{kind}"] for kind in STEPS}
        # One of them is always checked, also when it is triggered again.
        self._group = QActionGroup(self)
        for kind, action in self._kinds.items():
            self._group.addAction(action)
            action.setData(kind)
        self._group.triggered.connect(self._on_chosen)
        news.document_changed.connect(self._show)
        session.view_settings_changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        kind = self._session.view_settings.step
        self._kinds[kind].setChecked(True)
        text = step_text(kind, self._session.document)
        if text == self._step.text().replace("&", ""):
            return
        keys = self._step.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self._step.setText(f"&{text}")
        # The list of all keys says what the key does always.
        self._step.setIconText(_tr("Step"))
        self._step.setToolTip(plain_tooltip(f"{text}\n{self._tip} ({keys})"))

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        view = replace(self._session.view_settings, step=action.data())
        self._session.set_view_settings(view)
