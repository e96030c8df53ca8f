"""The first rows of a data file as they stand there, with what each column is taken for."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from nngui.data.csv_layout import Layout
from nngui.ui.theme import scaled
from nngui.ui.tooltips import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROWS = 40
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LONGEST_CELL, _LONGEST_NAME = 80, 24


class PreviewModel(QAbstractTableModel):
    """Cells of text, with the columns' names and roles above them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Sequence[str]] = ()
        self._titles: tuple[tuple[str, str], ...] = ()
        self._taken: tuple[bool, ...] = ()
        self._numeric: tuple[bool, ...] = ()

    def show(self, rows: Sequence[Sequence[str]], layout: Layout | None) -> None:
        """These rows in this layout; without one, nothing."""
        self.beginResetModel()
        self._rows = rows if layout is not None else ()
        roles = {} if layout is None else self._roles(layout)
        names = () if layout is None else layout.names
        self._titles = tuple((name, roles.get(j, "–")) for j, name in enumerate(names))
        self._taken = tuple(j in roles for j in range(len(names)))
        self._numeric = () if layout is None else layout.numeric
        self.endResetModel()

    def _roles(self, layout: Layout) -> dict[int, str]:
        roles = dict.fromkeys(layout.components, self.tr("component"))
        if not layout.components:
            roles = dict(zip(layout.features, ("x₁", "x₂"), strict=True))
        if layout.label is not None:
            roles[layout.label] = self.tr("value") if layout.values else self.tr("class")
        if layout.split is not None:
            roles[layout.split] = self.tr("train/test")
        return roles

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Role.DisplayRole and column < len(row):
            return row[column][:_LONGEST_CELL]
        if role == Role.TextAlignmentRole and self._numeric[column]:
            return _RIGHT
        if role == Role.ForegroundRole and not self._taken[column]:
            # What is not brought in steps back.
            return QGuiApplication.palette().placeholderText()
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._titles):
            return None
        if role == Role.DisplayRole:
            name, found = self._titles[section]
            # The beginning stays: a head would cut both ends of a long name.
            short = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
            return f"{short}\n{found}"
        if role == Role.ToolTipRole:
            return plain_tooltip("\n".join(self._titles[section]))
        if role == Role.TextAlignmentRole:
            return _RIGHT if self._numeric[section] else _LEFT
        return None


class Preview(QTableView):
    """A table to look at, not to choose in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_of_rows = PreviewModel(self)
        self.setModel(self.model_of_rows)
        self.setObjectName("import_preview")
        self.setAccessibleName(self.tr("The first rows of the file"))
        self.setToolTip(
            self.tr("The first rows, and under each title what the column is taken for")
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scaled(24, self.font()))
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultSectionSize(scaled(112, self.font()))
        self.setMinimumHeight(scaled(170, self.font()))
        self.model_of_rows.modelReset.connect(self._fit_names)

    @Slot()
    def _fit_names(self) -> None:
        """Give each column the room that its name takes."""
        heads = self.horizontalHeader()
        for section in range(heads.count()):
            width = heads.sectionSizeHint(section)
            heads.resizeSection(section, max(width, heads.defaultSectionSize()))
