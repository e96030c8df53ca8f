"""The panel "Points": a search, what to show, and the table. While nobody sees it, it does nothing."""

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QLineEdit, QWidget

from nngui.data import Dataset, Task
from nngui.state.document import Document
from nngui.state.edits import ErasePoints
from nngui.ui.controls.choice import Choice, ChoiceItem
from nngui.ui.controls.surfaces import CardFrame
from nngui.ui.table.listing import (
    ALL,
    CLASS,
    COLUMNS,
    MISCLASSIFIED,
    SELECTED,
    TEST,
    TRAIN,
    ListedPoints,
    Query,
)
from nngui.ui.table.model import PointModel
from nngui.ui.table.view import PointView
from nngui.ui.theme import Theme, scaled


class PointsPanel(CardFrame):
    """Shows a document's points. `selection_requested(ids)`: these are to be selected, here and on the canvas."""

    edit_requested = Signal(object)
    selection_requested = Signal(object)
    misclassified_requested = Signal()
    """The misclassified points are asked for: somebody has to find them."""
    message = Signal(str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("points_panel", "dock", parent)
        self._document = Document()
        self._misclassified = np.empty(0, dtype=np.int64)
        self._selected = np.empty(0, dtype=np.int64)
        # What "Selected points" lists: it stands still while rows are chosen in that list.
        self._listed_selection = self._selected
        self._choosing = False
        self._is_stale = True
        self.model = PointModel(self)
        self.view = PointView(self.model)
        self._make_filter()
        row = QHBoxLayout()
        row.setSpacing(scaled(8, self.font()))
        row.addWidget(self.search, 1)
        row.addWidget(self.show_choice)
        row.addWidget(self.count)
        self.body.addLayout(row)
        self.body.addWidget(self.view, 1)
        self._connect()

    def _make_filter(self) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("point_search")
        self.search.setAccessibleName(self.tr("Find points"))
        self.search.setPlaceholderText(self.tr("Find a class, a set, an id or a number"))
        self.search.setToolTip(
            self.tr(
                "Lists the points that have all these words in their row.\n"
                "1.2 finds coordinates that begin so, and whole numbers ids too."
            )
        )
        self.search.setClearButtonEnabled(True)
        for button in self.search.findChildren(QAbstractButton):
            button.setObjectName("point_search_clear")
            button.setAccessibleName(self.tr("Empty the search"))
            button.setToolTip(self.tr("Empty the search: list all points again"))
        self.show_choice = Choice(
            "points_shown", self.tr("Points to list"), self.tr("Which points the table lists.")
        )
        self.show_choice.setMinimumContentsLength(14)
        self._offer(self._document.dataset)
        self.count = QLabel()
        self.count.setObjectName("point_count")
        self.count.setProperty("role", "muted")

    def _connect(self) -> None:
        self.search.textChanged.connect(self._refresh)
        self.show_choice.chosen.connect(self._on_shown_chosen)
        self.view.horizontalHeader().sortIndicatorChanged.connect(self._refresh)
        self.view.selected.rows_chosen.connect(self._on_rows_chosen)
        self.view.erase_requested.connect(self._on_erase)
        self.view.done.connect(self.done)
        self.model.edit_requested.connect(self.edit_requested)
        self.model.refused.connect(self.message)

    # ---- what it shows

    def show_document(self, document: Document) -> None:
        """These points; emits nothing."""
        self._document = document
        self._refresh()

    def show_misclassified(self, ids: np.ndarray) -> None:
        """The points that the network gets wrong."""
        if not np.array_equal(ids, self._misclassified):
            self._misclassified = ids
            if self.show_choice.choice == MISCLASSIFIED:
                self._refresh()

    def show_selection(self, ids: np.ndarray) -> None:
        """The points that are selected; brings the first of them into view unless they were chosen here."""
        self._selected = ids
        if not self._choosing:
            self._listed_selection = ids
            if self.show_choice.choice == SELECTED:
                self._refresh()
        if self.isVisible():
            self._mark_selected()
            if not self._choosing:
                self._go_to_selected()

    def show_theme(self, theme: Theme) -> None:
        """The colors of a theme."""
        self.model.show_theme(theme, self.devicePixelRatio())
        self.view.show_theme(theme)

    @property
    def lists_misclassified(self) -> bool:
        """Whether somebody looks at the misclassified points."""
        return self.isVisible() and self.show_choice.choice == MISCLASSIFIED

    def show_all(self) -> None:
        """List all points again."""
        self.show_choice.show_choice(ALL)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        if not self.isVisible():
            self._is_stale = True
            return
        self._is_stale = False
        dataset = self._document.dataset
        old = self.model.dataset
        if (dataset.classes, dataset.task) != (old.classes, old.task):
            self._offer(dataset)
        is_train = dataset.is_train(self._document.settings.train_share)
        points = ListedPoints(dataset, is_train, self._misclassified, self._listed_selection)
        self.model.show(points, self._query())
        self._mark_selected()
        self._show_count()

    def _offer(self, dataset: Dataset) -> None:
        has_values = dataset.task is Task.REGRESSION
        items = [
            ChoiceItem(ALL, self.tr("All points")),
            ChoiceItem(TRAIN, self.tr("Training points")),
            ChoiceItem(TEST, self.tr("Test points")),
            ChoiceItem(SELECTED, self.tr("Selected points")),
        ]
        if not has_values:
            # Values are not right or wrong.
            items.insert(3, ChoiceItem(MISCLASSIFIED, self.tr("Misclassified points")))
            items += [
                ChoiceItem(f"{CLASS}{label}", self.tr("Class {}").format(point_class.name))
                for label, point_class in enumerate(dataset.classes)
            ]
        self.show_choice.show_items(items)

    def _show_count(self) -> None:
        shown, total = self.model.rowCount(), self._document.dataset.n_points
        if shown == total:
            text = self.tr("1 point") if total == 1 else self.tr("{:,} points").format(total)
        else:
            text = self.tr("{shown:,} of {total:,} points").format(shown=shown, total=total)
        self.count.setText(text)
        self.view.show_nothing(
            self.tr("No point fits. Empty the search, or list all points.")
            if total
            else self.tr("No points yet. Click on the canvas, or paste rows from a spreadsheet.")
        )

    def _mark_selected(self) -> None:
        self.view.selected.show_mask(_among(self.model.ids, self._selected))
        self.view.viewport().update()

    def _go_to_selected(self) -> None:
        rows = np.flatnonzero(self.view.selected.mask)
        if len(rows):
            self.view.scrollTo(self.model.index(int(rows[0]), 0))

    # ---- what happens in it

    def _query(self) -> Query:
        header = self.view.horizontalHeader()
        return Query(
            self.show_choice.choice or ALL,
            self.search.text(),
            COLUMNS[header.sortIndicatorSection()],
            header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder,
        )

    @Slot(str)
    def _on_shown_chosen(self, name: str) -> None:
        self._listed_selection = self._selected
        if name == MISCLASSIFIED:
            self.misclassified_requested.emit()
        self._refresh()

    @Slot(bool)
    def _on_rows_chosen(self, cleared: bool) -> None:
        ids = np.sort(self.model.ids[self.view.selected.mask])
        if not cleared:
            ids = np.union1d(ids, self._selected[~_among(self._selected, np.sort(self.model.ids))])
        self._choosing = True
        self.selection_requested.emit(ids)
        self._choosing = False
        self._mark_selected()

    @Slot()
    def _on_erase(self) -> None:
        if len(self._selected):
            self.edit_requested.emit(ErasePoints(self._selected))

    # ---- Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()
        else:
            self._mark_selected()


def _among(ids: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Mask over `ids`: those that are in `wanted`, which ascends."""
    if not len(wanted):
        return np.zeros(len(ids), dtype=bool)
    places = np.minimum(np.searchsorted(wanted, ids), len(wanted) - 1)
    mask: np.ndarray = wanted[places] == ids
    return mask
