"""Dialogs that no window shows: they note what was asked and answer as told."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from nngui.data.table import Table
from nngui.ui.dialogs import Answer, Dialogs
from nngui.ui.importing.reading import JobDesk
from nngui.ui.theme import ThemeController


@dataclass
class Asked:
    """One dialog that would have opened: the method's name and what it was given."""

    dialog: str
    values: dict[str, object] = field(default_factory=dict)


class FakeDialogs(Dialogs):
    """Answers are given beforehand, in order: a path or None for files, an `Answer` for ask_save.

    None cancels. Without an answer prepared, a question stays open, as if nobody had clicked yet.
    """

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Asked] = []
        self.paths: deque[str | None] = deque()
        self.answers: deque[Answer] = deque()
        self.readings: deque[tuple[Table, bool]] = deque()
        self.shows_columns = False
        """Whether the dialog for columns is the real one."""

    @property
    def errors(self) -> list[str]:
        """The sentences of all errors shown so far."""
        return [str(one.values["sentence"]) for one in self.asked if one.dialog == "show_error"]

    def open_file(
        self,
        parent: QWidget,
        title: str,
        filters: str,
        directory: str,
        callback: Callable[[str], object],
    ) -> None:
        self._note("open_file", title=title, filters=filters, directory=directory)
        self._answer_path(callback)

    def save_file(
        self,
        parent: QWidget,
        title: str,
        filters: str,
        suggested: str,
        callback: Callable[[str], object],
    ) -> None:
        self._note("save_file", title=title, filters=filters, suggested=suggested)
        self._answer_path(callback)

    def ask_save(self, parent: QWidget, name: str, callback: Callable[[Answer], object]) -> None:
        self._note("ask_save", name=name)
        if self.answers:
            callback(self.answers.popleft())

    def ask_revert(self, parent: QWidget, name: str, callback: Callable[[], object]) -> None:
        self._note("ask_revert", name=name)
        if self.answers and self.answers.popleft() is Answer.DISCARD:
            callback()

    def show_error(self, parent: QWidget, title: str, sentence: str, details: str = "") -> None:
        self._note("show_error", title=title, sentence=sentence, details=details)

    def choose_columns(
        self,
        parent: QWidget,
        name: str,
        text: str,
        jobs: JobDesk,
        *,
        is_text: bool,
        callback: Callable[[Table, bool], object],
    ) -> None:
        self._note("choose_columns", name=name, text=text, is_text=is_text)
        if self.shows_columns:
            super().choose_columns(parent, name, text, jobs, is_text=is_text, callback=callback)
        if self.readings:
            callback(*self.readings.popleft())

    def show_preferences(self, parent: QWidget, themes: ThemeController) -> None:
        self._note("show_preferences", themes=themes)

    def show_about(self, parent: QWidget) -> None:
        self._note("show_about")

    def show_shortcuts(self, parent: QWidget, actions: Sequence[QAction]) -> None:
        self._note("show_shortcuts", actions=list(actions))

    def _note(self, dialog: str, **values: object) -> None:
        self.asked.append(Asked(dialog, values))

    def _answer_path(self, callback: Callable[[str], object]) -> None:
        path = self.paths.popleft() if self.paths else None
        if path is not None:
            callback(path)
