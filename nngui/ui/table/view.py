"""The table itself: 50,000 rows of one height, of which only those on screen are ever looked at."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from nngui.ui.colors import Theme
from nngui.ui.table.delegate import PointDelegate
from nngui.ui.table.listing import COLUMNS
from nngui.ui.table.model import PointModel
from nngui.ui.table.row_selection import Flag, RowSelection
from nngui.ui.theme import scaled

Key = Qt.Key
_WIDTHS = {"id": 64, "x1": 92, "x2": 92, "class": 130, "set": 112, "origin": 90}
_ROW_HEIGHT = 26
_MOUSE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove)


class PointView(QTableView):
    """Rows are selected as wholes, cells edited one at a time."""

    erase_requested = Signal()
    done = Signal()
    """Esc: back to the canvas."""
    used_keys = frozenset({Key.Key_Delete, Key.Key_Backspace, Key.Key_Escape})

    def __init__(self, model: PointModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("point_table")
        self.setAccessibleName(self.tr("Points"))
        self.setModel(model)
        self.selected = RowSelection(model, self)
        self.setSelectionModel(self.selected)
        self._delegate = PointDelegate(self, model, self.selected)
        self.setItemDelegate(self._delegate)
        self._nothing = ""
        self._toggle = Flag.Select
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        # A step is a row, not a third of the table; pixels in between make scrolling smooth.
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        # Qt's arrow lies on the title of a column of numbers; the model writes one beside it.
        header.setSortIndicatorShown(False)
        header.setSectionsClickable(True)
        self._measure()

    def show_theme(self, theme: Theme) -> None:
        """The colors of a theme."""
        self._delegate.show_theme(theme)
        self.viewport().update()

    def show_nothing(self, sentence: str) -> None:
        """What to say where there is no row."""
        self._nothing = sentence
        self.viewport().update()

    def _measure(self) -> None:
        font = self.font()
        self.verticalHeader().setDefaultSectionSize(scaled(_ROW_HEIGHT, font))
        for column, name in enumerate(COLUMNS):
            self.setColumnWidth(column, scaled(_WIDTHS[name], font))

    # ---- Qt

    def selectionCommand(  # noqa: N802
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        command = super().selectionCommand(index, event)
        is_mouse = event is not None and event.type() in _MOUSE
        if not (is_mouse and command & Flag.Toggle == Flag.Toggle):
            return command
        # Qt would ask its own ranges, which are empty. What the press did, the drag goes on with.
        if event is not None and event.type() == QEvent.Type.MouseButtonPress:
            self._toggle = Flag.Deselect if self.selected.holds(index.row()) else Flag.Select
        return (command & ~Flag.Toggle) | self._toggle

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Key.Key_Delete, Key.Key_Backspace):
            self.erase_requested.emit()
        elif key == Key.Key_Escape:
            self.done.emit()
        elif key in (Key.Key_Return, Key.Key_Enter):
            # The Enter that ends editing comes here too, before the editor is gone.
            if self.currentIndex().isValid() and self.state() != self.State.EditingState:
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model().rowCount() == 0 and self._nothing:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect(), int(flags), self._nothing)
