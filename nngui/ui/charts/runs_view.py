"""Past runs in a table beside the present one: what came of each, and which settings were not the same."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from nngui.data import Task
from nngui.state.curve import Curve
from nngui.state.document import Document
from nngui.state.runs import MAX_NAME, PastRun, Runs, differences
from nngui.state.snapshot import Snapshot
from nngui.ui.charts.series import QUANTITIES, same_curve, value_text
from nngui.ui.colors import Theme
from nngui.ui.controls.buttons import Button
from nngui.ui.sentences.labels import label_text
from nngui.ui.theme import scaled
from nngui.ui.tooltips import plain_tooltip

_NAME = 0
_BOX_PX, _WIDEST_NAME_PX = 60, 200
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RunsView(QWidget):
    """The first row is the present run. Asks for other runs: named, pinned, removed."""

    runs_requested = Signal(object)
    used_keys = frozenset({Qt.Key.Key_Delete})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runs_view")
        self._runs = Runs()
        self._document = Document()
        self._curve = Curve.empty()
        self._task = Task.CLASSIFICATION
        self._showing = False
        self.table = QTableWidget(0, 0)
        self.table.setObjectName("runs_table")
        self.table.setAccessibleName(self.tr("Runs"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        # A click gives it the keys: Delete is for the run that was clicked, not for points.
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setWordWrap(False)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setStyleSheet(
            "QTableView { border: none; } QTableView::item { padding: 0 6px; }"
        )
        self.table.horizontalHeader().setDefaultAlignment(_LEFT)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.itemChanged.connect(self._on_item_changed)
        self.table.itemSelectionChanged.connect(self._show_button)
        self._hint = QLabel(
            self.tr(
                "Reset (R), New weights (Shift+R) and presets leave their run here, "
                "to be compared with the next one."
            )
        )
        self._hint.setObjectName("runs_hint")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setProperty("role", "muted")
        self.remove_button = Button(
            "runs_remove",
            self.tr("Remove"),
            self.tr("Take the selected run out of the table and off the charts (Delete)"),
            "quiet",
        )
        self.remove_button.clicked.connect(self.remove_selected)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 2, 4, 2)
        layout.setSpacing(6)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._hint, 1)
        layout.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._show()

    def set_header_height(self, height: int) -> None:
        """Leave this room for the tabs above."""
        margins = self._layout.contentsMargins()
        margins.setTop(height + 6)
        self._layout.setContentsMargins(margins)

    def show_runs(self, runs: Runs) -> None:
        """These past runs."""
        self._runs = runs
        self._show()

    def show_document(self, document: Document) -> None:
        """The settings of the present run."""
        changed = document.settings != self._document.settings
        self._document = document
        if changed:
            self._show()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """How far the present run is."""
        same = same_curve(self._curve, snapshot.curve)
        is_other_task = snapshot.task is not self._task
        self._curve, self._task = snapshot.curve, snapshot.task
        if is_other_task:
            self._show()
        elif self.isVisible() and not same and self._runs.runs:
            self._show_present()

    def show_theme(self, theme: Theme) -> None:
        """In the colors of `theme`, at the present text size."""
        self._show()

    def clear(self) -> None:
        """Forget the present run."""
        self._curve = Curve.empty()

    @Slot()
    def remove_selected(self) -> None:
        """The selected run goes; the present one stays."""
        run = self._selected()
        if run is not None:
            self.runs_requested.emit(self._runs.removed(run.id))

    # ---- showing

    def _show(self) -> None:
        runs = self._runs.runs[::-1]
        has_runs = bool(runs)
        self.table.setVisible(has_runs)
        self.remove_button.setVisible(has_runs)
        self._hint.setVisible(not has_runs)
        settings = [self._document.settings, *(run.settings for run in runs)]
        found = differences(settings)
        score = self.tr("R²") if self._task is Task.REGRESSION else self.tr("Accuracy")
        heads = [self.tr("Run"), self.tr("Epochs"), self.tr("Train"), self.tr("Test"), score]
        self._showing = True
        self.table.setColumnCount(len(heads) + len(found))
        self.table.setHorizontalHeaderLabels(
            [*heads, *(_heading(label_text(name)) for name, _ in found)]
        )
        for column, tip in enumerate(
            (
                self.tr("Checked: stays on the charts. Double click or F2 to rename."),
                self.tr("Passes over the training points"),
                self.tr("Loss on training points at the end"),
                self.tr("Loss on test points at the end"),
                self.tr("On test points at the end; on training points where there are no others"),
            )
        ):
            head = self.table.horizontalHeaderItem(column)
            if head is not None:
                head.setToolTip(tip)
                head.setTextAlignment(_RIGHT if column else _LEFT)
        self.table.setRowCount(len(runs) + 1)
        for row, run in enumerate((None, *runs)):
            self._set_name(row, run)
            self._set_values(row, run.curve if run else self._curve)
            for column, (_, texts) in enumerate(found, start=len(heads)):
                self._set(row, column, label_text(texts[row]))
        self._showing = False
        self._show_button()

    def _show_present(self) -> None:
        self._showing = True
        self._set_values(0, self._curve)
        self._showing = False

    def _set_name(self, row: int, run: PastRun | None) -> None:
        name = label_text(run.name) if run else self.tr("Now")
        item = self._set(row, _NAME, name)
        if run is None:
            item.setData(Qt.ItemDataRole.CheckStateRole, None)
            return
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
        state = Qt.CheckState.Checked if run.is_pinned else Qt.CheckState.Unchecked
        item.setCheckState(state)
        item.setToolTip(plain_tooltip(name))
        # Qt counts neither the padding of the cell nor the box that the theme draws, and would cut the name.
        wide = self.table.fontMetrics().horizontalAdvance(name) + scaled(_BOX_PX, self.font())
        height = self.table.verticalHeader().defaultSectionSize()
        item.setSizeHint(QSize(min(wide, scaled(_WIDEST_NAME_PX, self.font())), height))

    def _set_values(self, row: int, curve: Curve) -> None:
        loss = QUANTITIES["loss"]
        score = QUANTITIES["r-squared" if self._task is Task.REGRESSION else "accuracy"]
        texts = ["", "", "", ""]
        if len(curve):
            tested = curve.test_accuracy[-1]
            last = tested if tested == tested else curve.train_accuracy[-1]
            values = ((loss, curve.train_loss[-1]), (loss, curve.test_loss[-1]), (score, last))
            texts = [f"{curve.epoch[-1]:,}"] + [
                value_text(quantity, value * quantity.factor) if value == value else "—"
                for quantity, value in values
            ]
        for column, text in enumerate(texts, start=1):
            item = self._set(row, column, text)
            item.setTextAlignment(_RIGHT)

    def _set(self, row: int, column: int, text: str) -> QTableWidgetItem:
        item = self.table.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.table.setItem(row, column, item)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        if item.text() != text:
            item.setText(text)
        return item

    # ---- asking

    def _run_of(self, row: int) -> PastRun | None:
        runs = self._runs.runs[::-1]
        return runs[row - 1] if 1 <= row <= len(runs) else None

    def _selected(self) -> PastRun | None:
        rows = {index.row() for index in self.table.selectedIndexes()}
        return self._run_of(rows.pop()) if len(rows) == 1 else None

    @Slot()
    def _show_button(self) -> None:
        self.remove_button.setEnabled(self._selected() is not None)

    @Slot(QTableWidgetItem)
    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        run = self._run_of(item.row())
        if self._showing or run is None or item.column() != _NAME:
            return
        is_pinned = item.checkState() == Qt.CheckState.Checked
        runs = self._runs
        if is_pinned != run.is_pinned:
            runs = runs.pinned(run.id, is_pinned)
        if item.text() != label_text(run.name):
            runs = runs.renamed(run.id, item.text()[: 4 * MAX_NAME])
        # Whatever was typed, what is shown is what there is.
        self._show()
        if runs is not self._runs:
            self.runs_requested.emit(runs)

    # ---- Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.remove_selected()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._runs.runs:
            self._show_present()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 130)


def _heading(name: str) -> str:
    return name[:1].upper() + name[1:]
