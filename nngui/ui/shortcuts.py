"""All keys and gestures, in one list that can be searched."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from nngui.ui.gesture_table import Gesture, canvas_gestures, chart_gestures, graph_gestures
from nngui.ui.theme import scaled

_NUMBERED = re.compile(r"(?P<name>.*\D)(?P<digit>\d)")


def key_table(actions: Iterable[QAction]) -> list[Gesture]:
    """Each action that has keys; a row of numbered ones ("Class 1" to "Class 8") is one entry."""
    native = QKeySequence.SequenceFormat.NativeText
    entries: list[Gesture] = []
    numbered = ""
    for action in actions:
        keys = [sequence.toString(native) for sequence in action.shortcuts()]
        name = action.iconText().rstrip("…")
        if not keys:
            continue
        match = _NUMBERED.fullmatch(name)
        if match is None or keys != [match["digit"]]:
            entries.append(Gesture(", ".join(keys), name))
            numbered = ""
        elif match["name"] == numbered:
            first = entries[-1].keys.partition(" ")[0]
            entries[-1] = Gesture(f"{first} – {keys[0]}", numbered.strip())
        else:
            numbered = match["name"]
            entries.append(Gesture(keys[0], name))
    return entries


class ShortcutsDialog(QDialog):
    """Keys of the actions, gestures on the canvas, the network graph and the charts."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts_dialog")
        self.setWindowTitle(self.tr("All Keys"))
        self._search = QLineEdit()
        self._search.setObjectName("shortcuts_search")
        self._search.setPlaceholderText(self.tr("Search keys and what they do"))
        self._search.setAccessibleName(self.tr("Search"))
        self._search.setToolTip(self.tr("Shows only what contains all these words"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._on_text_changed)
        self._list = self._make_list()
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self._nothing = QLabel(self.tr("No key or gesture has these words. Try fewer."))
        self._nothing.setObjectName("shortcuts_nothing")
        self._nothing.setProperty("role", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.hide()
        self._add_group(self.tr("Everywhere"), key_table(actions))
        self._add_group(self.tr("On the canvas"), canvas_gestures())
        self._add_group(self.tr("On the network graph"), graph_gestures())
        self._add_group(self.tr("On a chart"), chart_gestures())
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        # Enter belongs to the search.
        box.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setSpacing(scaled(10, self.font()))
        for widget, stretch in (
            (self._search, 0),
            (self._list, 1),
            (self._nothing, 1),
            (box, 0),
        ):
            layout.addWidget(widget, stretch)
        self.resize(scaled(560, self.font()), scaled(620, self.font()))
        self._search.setFocus()

    def shown(self) -> list[tuple[str, str]]:
        """Keys and meaning of each row that the search leaves."""
        return [(row.text(0), row.text(1)) for row in self._rows() if not row.isHidden()]

    def _make_list(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("shortcuts_list")
        tree.setAccessibleName(self.tr("Keys and gestures"))
        tree.setToolTip(self.tr("Every key and gesture, and what it does"))
        tree.setColumnCount(2)
        tree.setStyleSheet("QTreeWidget { padding: 2px 10px 8px 10px; }")
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        tree.setIndentation(0)
        tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        return tree

    def _add_group(self, title: str, entries: Iterable[Gesture]) -> None:
        group = QTreeWidgetItem(self._list, [title])
        rows: list[QTreeWidgetItem] = []
        self._groups.append((group, rows))
        font = self.font()
        font.setBold(True)
        group.setFont(0, font)
        group.setFirstColumnSpanned(True)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setSizeHint(0, QSize(0, scaled(34, font)))
        group.setTextAlignment(0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        for entry in entries:
            row = QTreeWidgetItem(group, [entry.keys, entry.meaning])
            rows.append(row)
            row.setSizeHint(1, QSize(0, scaled(23, font)))
        group.setExpanded(True)

    def _rows(self) -> list[QTreeWidgetItem]:
        return [row for _, rows in self._groups for row in rows]

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        words = text.casefold().split()
        for row in self._rows():
            content = f"{row.text(0)} {row.text(1)}".casefold()
            row.setHidden(not all(word in content for word in words))
        for group, rows in self._groups:
            group.setHidden(all(row.isHidden() for row in rows))
        found = bool(self.shown())
        self._list.setVisible(found)
        self._nothing.setVisible(not found)
