"""How cells are painted and edited: selection as one row, the current cell framed, choices as lists."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from nngui.data import Split
from nngui.ui.colors import LIGHT, Theme
from nngui.ui.table.listing import COLUMNS
from nngui.ui.table.model import PointModel
from nngui.ui.table.row_selection import RowSelection

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag
_FRAME_PX = 2


class PointDelegate(QStyledItemDelegate):
    """Paints and edits the cells of one view."""

    def __init__(self, view: QTableView, model: PointModel, selection: RowSelection) -> None:
        super().__init__(view)
        self._view, self._model, self._selection = view, model, selection
        self._pen = QPen()
        self.show_theme(LIGHT)

    def show_theme(self, theme: Theme) -> None:
        """The frame of the current cell in the colors of a theme."""
        self._pen = QPen(QColor(theme.accent), _FRAME_PX)
        self._pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)

    def _offer(self, column: str, box: QComboBox) -> None:
        if column == "class":
            for label, point_class in enumerate(self._model.dataset.classes):
                box.addItem(self._model.class_icon(label), point_class.name, label)
            return
        for text, split in (
            (self.tr("by train share"), Split.NONE),
            (self.tr("train"), Split.TRAIN),
            (self.tr("test"), Split.TEST),
        ):
            box.addItem(text, int(split))

    def _on_activated(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)

    # ---- Qt

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if self._selection.holds(index.row()):
            option.state |= State.State_Selected

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        has_focus = bool(option.state & State.State_HasFocus)
        # The style would underlay the current cell in its own way.
        option.state &= ~State.State_HasFocus
        super().paint(painter, option, index)
        if has_focus:
            painter.setPen(self._pen)
            painter.drawRect(QRect(option.rect).adjusted(1, 1, -1, -1))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = COLUMNS[index.column()]
        is_number = column == "class" and self._model.has_values
        if is_number or column not in ("class", "set"):
            editor = super().createEditor(parent, option, index)
            editor.setObjectName("cell_field")
            editor.setAccessibleName(column)
            editor.setProperty("variant", "cell")
            return editor
        box = QComboBox(parent)
        box.setObjectName(f"cell_{column}")
        box.setAccessibleName(self.tr("Class") if column == "class" else self.tr("Set"))
        self._offer(column, box)
        box.activated.connect(lambda _index: self._on_activated(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)
