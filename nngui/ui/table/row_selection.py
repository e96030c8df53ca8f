"""Which rows are selected, as one mask: half of 50,000 rows in any order costs no more than one."""

import numpy as np
from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    Signal,
)

Flag = QItemSelectionModel.SelectionFlag


class RowSelection(QItemSelectionModel):
    """In place of Qt's ranges, which take seconds where many rows are selected that lie apart.

    `rows_chosen(cleared)`: a hand has chosen other rows; `cleared` says that what is not listed is not meant either.
    """

    rows_chosen = Signal(bool)

    def __init__(self, model: QAbstractItemModel, parent: QObject) -> None:
        super().__init__(model, parent)
        self._before = np.zeros(0, dtype=bool)
        self._mask = np.zeros(0, dtype=bool)

    @property
    def mask(self) -> np.ndarray:
        """(rows,): the selected ones."""
        return self._mask

    def holds(self, row: int) -> bool:
        """Whether this row is selected."""
        return row < len(self._mask) and bool(self._mask[row])

    def show_mask(self, mask: np.ndarray) -> None:
        """Select these rows; emits nothing."""
        self._mask = self._before = mask

    def select(  # type: ignore[override]
        self, selection: QItemSelection | QModelIndex, command: QItemSelectionModel.SelectionFlag
    ) -> None:
        """What a click, a drag or a key asks for, by Qt's rules: `Current` replaces what the last one did."""
        if command == Flag.NoUpdate:
            return
        chosen = np.zeros(self.model().rowCount(), dtype=bool)
        if isinstance(selection, QItemSelection):
            for k in range(selection.count()):
                one = selection.at(k)
                chosen[one.top() : one.bottom() + 1] = True
        elif selection.isValid():
            chosen[selection.row()] = True
        cleared = bool(command & Flag.Clear)
        if cleared or len(self._mask) != len(chosen):
            self._before = np.zeros_like(chosen)
        elif not command & Flag.Current:
            self._before = self._mask
        if command & Flag.Toggle == Flag.Toggle:
            self._mask = self._before ^ chosen
        elif command & Flag.Deselect:
            self._mask = self._before & ~chosen
        else:
            self._mask = self._before | chosen
        self.rows_chosen.emit(cleared)
