"""Keeps the actions in step with the session: what can be done now, and what it is called."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from nngui.data import Dataset, Task
from nngui.data.limits import MAX_CLASSES
from nngui.data.value_scale import ValueScale
from nngui.session import Session
from nngui.state.document import Document
from nngui.state.history import MAX_BYTES
from nngui.state.label import Label
from nngui.state.view_settings import ViewSettings
from nngui.ui.actions import show_icons
from nngui.ui.colors import Theme
from nngui.ui.controls.numbers import format_number
from nngui.ui.icons import icon
from nngui.ui.news import Source
from nngui.ui.sentences.labels import label_text
from nngui.ui.tooltips import plain_tooltip

VIEW_TOGGLES = (
    *("show_test", "hard_boundary", "show_contours", "show_misclassified", "show_lines"),
    *("show_ghost", "equal_axes", "show_grid", "show_axes", "show_legend", "show_worth"),
    "show_readout",
)


class ActionStates(QObject):
    """Enables, checks, names and draws the actions of a window. `message(str)`: what undo can no longer bring back."""

    message = Signal(str)

    def __init__(
        self,
        actions: dict[str, QAction],
        session: Session,
        news: Source,
        theme: Theme,
        parent: QObject,
    ) -> None:
        """`news` tells of the document."""
        super().__init__(parent)
        self._actions = actions
        self._theme = theme
        self._running = session.running
        self._session = session
        self._has_dropped = False
        # One of them is always checked, also when it is triggered again.
        self._tasks = QActionGroup(self)
        for name in ("learn_classes", "learn_values"):
            self._tasks.addAction(actions[name])
        news.history_changed.connect(self.show_history)
        news.document_changed.connect(self.show_document)
        session.view_settings_changed.connect(self.show_view_settings)
        session.running_changed.connect(self.show_running)
        self.show_theme(theme)
        self.show_history(Label(""), Label(""))
        self.show_document(session.document)
        self.show_view_settings(session.view_settings)

    @Slot(object)
    def show_theme(self, theme: Theme) -> None:
        """Draw the icons in the colors of a theme."""
        self._theme = theme
        show_icons(self._actions, theme)
        self.show_running(self._running)

    @Slot(bool)
    def show_running(self, running: bool) -> None:
        """One action trains and pauses."""
        self._running = running
        train = self._actions["train"]
        train.setText(self.tr("&Pause") if running else self.tr("&Train"))
        train.setIcon(icon("pause" if running else "train", self._theme))

    @Slot(object, object)
    def show_history(self, undo: Label, redo: Label) -> None:
        """The menu names what undo and redo would do."""
        self._show_move("undo", self.tr("Undo"), undo)
        self._show_move("redo", self.tr("Redo"), redo)
        self._tell_of_dropped(is_at_end=not undo)

    def _tell_of_dropped(self, *, is_at_end: bool) -> None:
        """The oldest steps make room for new ones: said when it happens, and where undo comes to its end."""
        has_dropped = self._session.history.dropped > 0
        sentence = self.tr(
            "Older changes cannot be undone any more: together they took over {size} MB."
        ).format(size=MAX_BYTES // 2**20)
        if has_dropped and is_at_end:
            self._actions["undo"].setToolTip(plain_tooltip(sentence))
        if has_dropped and not self._has_dropped:
            self.message.emit(sentence)
        self._has_dropped = has_dropped

    def _show_move(self, name: str, verb: str, label: Label) -> None:
        action = self._actions[name]
        text = f"{verb} {label_text(label)}".strip()
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setEnabled(bool(label))
        # A file in a label may be called "salt&pepper": that is no key to press.
        action.setText(text.replace("&", "&&"))
        # The list of all keys says what a key does always, not what it would do now.
        action.setIconText(verb)
        action.setToolTip(plain_tooltip(f"{text} ({keys})"))

    @Slot(object)
    def show_document(self, document: Document) -> None:
        """What there is nothing for is grayed out."""
        dataset = document.dataset
        self._actions["new_sample"].setEnabled(dataset.recipe is not None)
        for name in ("clear", "select_all", "invert_selection"):
            self._actions[name].setEnabled(dataset.n_points > 0)
        self._show_classes(dataset)
        self._actions["export_data"].setEnabled(dataset.n_points > 0)

    def _show_classes(self, dataset: Dataset) -> None:
        """The keys 1 to 8 choose classes, or values; only classes can be added, be mistaken, and be near."""
        counts, has_values = dataset.class_counts(), dataset.task is Task.REGRESSION
        self._actions["learn_classes"].setChecked(not has_values)
        self._actions["learn_values"].setChecked(has_values)
        for name in ("add_class", "show_misclassified", "show_contours"):
            self._actions[name].setEnabled(not has_values)
        values = ValueScale.of(dataset).digits if has_values else ()
        for index in range(MAX_CLASSES):
            action = self._actions[f"class_{index + 1}"]
            # The list of all keys says what a key does in every document.
            action.setIconText(self.tr("Class or value {number}").format(number=index + 1))
            if has_values:
                value = format_number(values[index], 4)
                text = self.tr("&{number}  Value {value}").format(number=index + 1, value=value)
            elif index < dataset.n_classes:
                name = dataset.classes[index].name.replace("&", "&&")
                text = f"&{index + 1}  {name} ({int(counts[index]):,})"
            else:
                text = self.tr("Class &{number}").format(number=index + 1)
            action.setText(text)

    @Slot(object)
    def show_view_settings(self, view_settings: ViewSettings) -> None:
        """Toggles show how the document is looked at."""
        for name in VIEW_TOGGLES:
            self._actions[name].setChecked(getattr(view_settings, name))
        self._actions["flat_out"].setChecked(view_settings.speed is None)

    def show_file(self, can_revert: bool) -> None:
        """Only a saved file with changes can be gone back to."""
        self._actions["revert"].setEnabled(can_revert)
