"""The points as Qt's views read them. It holds no cells: each is looked up in the dataset when it is painted."""

from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon

from nngui.data import Dataset, Origin, PointClass, Split, Task
from nngui.data.limits import MAX_COORDINATE
from nngui.data.value_scale import ValueScale
from nngui.state.edits import Edit, MovePoints, RelabelPoints, SetSplit, SetTargets
from nngui.ui.canvas.markers import SHAPE_OF_VALUES, marker_pixmap
from nngui.ui.canvas.value_colors import step_colors, value_steps
from nngui.ui.colors import LIGHT, Theme
from nngui.ui.controls.numbers import Refusal, format_number, parse_number
from nngui.ui.table.listing import COLUMNS, ListedPoints, Query, find_rows

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_EDITABLE = frozenset({"x1", "x2", "class", "set"})
_NUMBERS = frozenset({"id", "x1", "x2"})
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MARK = 11.0


class PointModel(QAbstractTableModel):
    """One row a point. `edit_requested`: what a cell was changed to; the dataset that follows shows it.

    Where values are learned, the column "class" holds them.
    """

    edit_requested = Signal(object)
    refused = Signal(str)
    """One sentence on what a cell does not take; it keeps its value."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        none = Dataset()
        self._points = ListedPoints(none, none.is_train(0.0))
        self._query = Query()
        self._rows = np.empty(0, dtype=np.int64)
        self._theme = LIGHT
        self._ratio = 1.0
        self._icons: dict[tuple[int, bool], QIcon] = {}
        self._scale = ValueScale()
        self._value_title = self.tr("Value")
        self._titles = {
            "id": (self.tr("Id"), self.tr("The number of the point; never given twice")),
            "x1": ("x₁", self.tr("The horizontal coordinate")),
            "x2": ("x₂", self.tr("The vertical coordinate")),
            "class": (self.tr("Class"), self.tr("What the network is to answer here")),
            "set": (self.tr("Set"), self.tr("Trained on, or kept for testing")),
            "origin": (self.tr("Origin"), self.tr("Drawn by hand, or generated")),
        }
        self._by_hand = self.tr("{set}, by hand")
        self._sets = {True: self.tr("train"), False: self.tr("test")}
        self._origins = {Origin.DRAWN: self.tr("drawn"), Origin.GENERATED: self.tr("generated")}

    # ---- what it lists

    @property
    def dataset(self) -> Dataset:
        """All points, listed or not."""
        return self._points.dataset

    @property
    def ids(self) -> np.ndarray:
        """Ids in the order of the rows."""
        return self.dataset.id[self._rows]

    @property
    def has_values(self) -> bool:
        """Whether points have values, and not classes."""
        return self.dataset.task is Task.REGRESSION

    def point_id(self, index: Index) -> int:
        """The point of a cell."""
        return int(self.dataset.id[self._rows[index.row()]])

    def show(self, points: ListedPoints, query: Query) -> None:
        """List those of these points that are asked for."""
        dataset, scale = points.dataset, ValueScale.of(points.dataset)
        is_same_task = dataset.task is self.dataset.task
        if not is_same_task or dataset.classes != self.dataset.classes or scale != self._scale:
            self._icons.clear()
        self._scale = scale
        is_same_query, self._query = query == self._query, query
        old, rows = self.ids, find_rows(points, query)
        ids = points.dataset.id[rows]
        n_old = len(old)
        if len(ids) > n_old and np.array_equal(ids[:n_old], old):
            self.beginInsertRows(QModelIndex(), n_old, len(ids) - 1)
            self._points, self._rows = points, rows
            self.endInsertRows()
        elif not np.array_equal(ids, old):
            self._list_anew(points, rows)
        else:
            self._points, self._rows = points, rows
        if not (is_same_task and is_same_query):
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self._tell_changed()

    def show_theme(self, theme: Theme, ratio: float) -> None:
        """Markers in the colors of a theme, for a screen of `ratio` pixels a point."""
        self._theme, self._ratio = theme, ratio
        self._icons.clear()
        self._tell_changed()

    def class_icon(self, label: int, *, hollow: bool = False) -> QIcon:
        """The marker of a class, as on the canvas."""
        return self._icon(self.dataset.classes[label], label, hollow)

    def _value_icon(self, row: int, *, hollow: bool) -> QIcon:
        share = self._scale.shares(self.dataset.target[row : row + 1])
        step = int(value_steps(share)[0])
        look = PointClass("value", step_colors(self._theme)[step], SHAPE_OF_VALUES)
        return self._icon(look, step, hollow)

    def _icon(self, look: PointClass, key: int, hollow: bool) -> QIcon:
        icon = self._icons.get((key, hollow))
        if icon is None:
            pixmap = marker_pixmap(look, self._theme, _MARK, self._ratio, hollow=hollow)
            icon = QIcon(pixmap)
            # In a selected row the style would tint it.
            icon.addPixmap(pixmap, QIcon.Mode.Selected)
            self._icons[key, hollow] = icon
        return icon

    def _list_anew(self, points: ListedPoints, rows: np.ndarray) -> None:
        """Other rows altogether; the cell that is current or being edited stays with its point."""
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        kept_ids = [self.point_id(index) for index in kept]
        self._points, self._rows = points, rows
        ids = self.ids
        moved = []
        for index, point_id in zip(kept, kept_ids, strict=True):
            found = np.flatnonzero(ids == point_id)
            moved.append(
                self.createIndex(int(found[0]), index.column()) if len(found) else QModelIndex()
            )
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _tell_changed(self) -> None:
        if len(self._rows):
            last = self.index(len(self._rows) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # ---- cells

    def _text(self, row: int, name: str) -> str:
        dataset = self.dataset
        if name in ("x1", "x2"):
            return _shown_number(float(getattr(dataset, name)[row]))
        if name == "class" and self.has_values:
            return _shown_number(float(dataset.target[row]))
        if name == "class":
            return dataset.classes[int(dataset.label[row])].name
        if name == "set":
            word = self._sets[bool(self._points.is_train[row])]
            by_hand = dataset.split_override[row] != Split.NONE
            return self._by_hand.format(set=word) if by_hand else word
        if name == "origin":
            return self._origins[Origin(int(dataset.origin[row]))]
        return str(int(dataset.id[row]))

    def _value(self, row: int, name: str) -> Any:
        """What an editor begins with."""
        dataset = self.dataset
        if name in ("x1", "x2"):
            return format_number(float(getattr(dataset, name)[row]))
        if name == "class" and self.has_values:
            return format_number(float(dataset.target[row]))
        if name == "class":
            return int(dataset.label[row])
        return int(dataset.split_override[row])

    def _edit(self, row: int, name: str, value: Any) -> Edit | None:
        """What makes a cell say this; None if it does so already or cannot, which is told."""
        dataset = self.dataset
        ids = dataset.id[row : row + 1]
        if value == self._value(row, name):
            return None
        if name == "class" and not self.has_values:
            return RelabelPoints(ids, int(value))
        if name == "set":
            return SetSplit(ids, int(value))
        number = parse_number(str(value), False, -MAX_COORDINATE, MAX_COORDINATE)
        if isinstance(number, Refusal):
            self.refused.emit(
                self.tr(
                    "“{text}” was not taken: {column} is a number from −{limit:,.0f} to {limit:,.0f}."
                ).format(
                    text=str(value).strip()[:40],
                    column=self._value_title if name == "class" else name,
                    limit=MAX_COORDINATE,
                )
            )
            return None
        if name == "class":
            return SetTargets(ids, number)
        places = {
            "x1": dataset.x1[row : row + 1],
            "x2": dataset.x2[row : row + 1],
            name: np.array([number]),
        }
        return MovePoints(ids, places["x1"], places["x2"])

    # ---- Qt

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, name = int(self._rows[index.row()]), COLUMNS[index.column()]
        if role == Role.DisplayRole:
            return self._text(row, name)
        if role == Role.TextAlignmentRole:
            # A value stands beside its mark.
            return _RIGHT if name in _NUMBERS else None
        if role == Role.DecorationRole:
            if name != "class":
                return None
            hollow = not self._points.is_train[row]
            if self.has_values:
                return self._value_icon(row, hollow=hollow)
            return self.class_icon(int(self.dataset.label[row]), hollow=hollow)
        if role == Role.EditRole:
            return self._value(row, name) if name in _EDITABLE else self._text(row, name)
        is_number = name in ("x1", "x2") or (name == "class" and self.has_values)
        if role == Role.ToolTipRole and is_number:
            return self._value(row, name)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        name = COLUMNS[section]
        if role == Role.DisplayRole:
            title = self._titles[name][0]
            if name == "class" and self.has_values:
                title = self._value_title
            arrow = "↓" if self._query.descending else "↑"
            return f"{title} {arrow}" if name == self._query.column else title
        if role == Role.ToolTipRole:
            return self.tr("{what}. Click to sort.").format(what=self._titles[name][1])
        if role == Role.TextAlignmentRole:
            return _RIGHT if name in _NUMBERS else _LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if COLUMNS[index.column()] in _EDITABLE:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if not index.isValid() or role != Role.EditRole:
            return False
        name = COLUMNS[index.column()]
        if name not in _EDITABLE:
            return False
        edit = self._edit(int(self._rows[index.row()]), name, value)
        if edit is not None:
            self.edit_requested.emit(edit)
        return edit is not None


def _shown_number(value: float) -> str:
    """Four decimals, so that columns line up; more digits where these would say nothing."""
    return f"{value:.4f}" if value == 0 or 1e-3 <= abs(value) < 1e5 else f"{value:.6g}"
