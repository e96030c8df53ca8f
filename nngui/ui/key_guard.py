"""Single keys are shortcuts only where the widget in focus has no use for them.

Qt asks the widget in focus first, by a ShortcutOverride event, but only text fields answer. A filter answers for
all others: a focused checkbox keeps Space, a slider its arrows, a list the letters that one types to find a row.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

Key = Qt.Key

_ARROWS = frozenset({Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down})
_JUMPS = frozenset({Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown})
_EDITING = frozenset({Key.Key_Delete, Key.Key_Backspace, Key.Key_Escape})
_ENTER = frozenset({Key.Key_Return, Key.Key_Enter})
_SPACE = frozenset({Key.Key_Space})

# For each kind of widget: the keys that it uses, and whether it takes text (letters and digits).
_USES: tuple[tuple[tuple[type[QWidget], ...], frozenset[Key], bool], ...] = (
    (
        (QLineEdit, QAbstractSpinBox, QTextEdit, QPlainTextEdit),
        _ARROWS | _JUMPS | _EDITING | _ENTER | _SPACE,
        True,
    ),
    ((QComboBox,), _ARROWS | _JUMPS | _SPACE, True),
    ((QAbstractItemView,), _ARROWS | _JUMPS | _ENTER | _SPACE, True),
    ((QMenu, QMenuBar), _ARROWS | _ENTER | _SPACE, True),
    ((QAbstractSlider,), _ARROWS | _JUMPS, False),
    ((QTabBar,), _ARROWS, False),
    ((QAbstractButton,), _SPACE, False),
)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class KeyGuard(QObject):
    """Guards the widget in focus; widgets of our own name their keys in `used_keys`.

    It filters the events of that one widget, and only if it uses keys at all: a filter for the whole application would
    cost every event a wait for Python's lock, which the training thread holds most of the time.
    """

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        app.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, app.focusWidget())

    def stop(self) -> None:
        """Guard nothing more."""
        self._app.focusChanged.disconnect(self._on_focus_changed)
        self._on_focus_changed(self._app.focusWidget(), None)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None and _uses_any(new):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QWidget)
            and uses(watched, event)
        ):
            event.accept()
            # Enter in the list of a combo box is taken at this very event, by a filter that
            # Qt puts on the list; if it went no further, the key would choose nothing.
            return not _chooses_in_popup(watched, event)
        return False


def _chooses_in_popup(widget: QWidget, event: QKeyEvent) -> bool:
    return (
        isinstance(widget, QAbstractItemView)
        and widget.window().windowType() == Qt.WindowType.Popup
        and event.key() in _ENTER
    )


def _uses_any(widget: QWidget) -> bool:
    """Whether this widget uses keys at all."""
    kinds = tuple(kind for kinds, _, _ in _USES for kind in kinds)
    return isinstance(widget, kinds) or hasattr(widget, "used_keys")


def uses(widget: QWidget, event: QKeyEvent) -> bool:
    """Whether this widget does something of its own with this key."""
    if event.modifiers() & _COMMANDS:
        return False
    key = Key(event.key())
    if key in getattr(widget, "used_keys", ()):
        return True
    for kinds, keys, takes_text in _USES:
        if isinstance(widget, kinds):
            is_text = (
                bool(event.text()) and event.text().isprintable() and not event.text().isspace()
            )
            return key in keys or (takes_text and is_text)
    return False
