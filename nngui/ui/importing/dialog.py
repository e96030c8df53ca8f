"""The dialog in which the columns of a data file are chosen, with its first rows, and what cannot be read."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nngui.data import LoadError
from nngui.data.csv_layout import Layout, find_layout
from nngui.data.csv_survey import first_rows, label_candidates
from nngui.data.limits import MAX_CLASSES
from nngui.data.reading import CountValues, ReadTable
from nngui.data.table import Table, trains_as_is, with_standard_values
from nngui.ui.controls.numbers import format_number
from nngui.ui.controls.surfaces import CardFrame
from nngui.ui.importing.form import ImportForm
from nngui.ui.importing.preview import ROWS, Preview
from nngui.ui.importing.reading import JobDesk, Reading
from nngui.ui.sentences.errors import error_sentence
from nngui.ui.theme import scaled

_LISTED_FAULTS = 200


class ImportDialog(QDialog):
    """`chosen(Table, bool)`: these points are to be brought in, standardized or not.

    All rows are read by a job each time something else is chosen; what was chosen before is given up.
    """

    chosen = Signal(object, bool)

    def __init__(
        self,
        name: str,
        text: str,
        jobs: JobDesk,
        *,
        is_text: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("import_dialog")
        self.setWindowTitle(self.tr("Import {name}").format(name=name))
        self._text = text
        self._table: Table | None = None
        self._layout: Layout | None = None
        self._reading, self._counting = Reading(jobs, self), Reading(jobs, self)
        self._offered: int | None = None
        self._has_read = False
        self.preview = Preview()
        self.form = ImportForm(is_text=is_text)
        self._make_answers()
        card = CardFrame("import_card")
        card.body.addWidget(self.preview, 1)
        card.body.addWidget(self.form)
        card.body.addWidget(self.faults)
        card.body.addWidget(self.skip)
        card.body.addWidget(self.progress)
        answer = QHBoxLayout()
        answer.addWidget(self.answer, 1)
        answer.addWidget(self.other_label)
        card.body.addLayout(answer)
        layout = QVBoxLayout(self)
        layout.addWidget(card, 1)
        layout.addWidget(self._buttons())
        self.form.changed.connect(self._read)
        self.form.reading_changed.connect(self._find)
        self._reading.progressed.connect(self._show_share)
        self._reading.done.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self._counting.done.connect(self._offer_other_label)
        self.finished.connect(self._stop)
        self.resize(scaled(720, self.font()), scaled(560, self.font()))
        self._begin()

    def _make_answers(self) -> None:
        self.progress = QProgressBar()
        self.progress.setObjectName("import_progress")
        self.progress.setAccessibleName(self.tr("How many rows are read"))
        self.progress.setToolTip(self.tr("How many of the rows are read; Cancel reads no further"))
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 100)
        self.answer = QLabel()
        self.answer.setObjectName("import_answer")
        self.answer.setWordWrap(True)
        self.other_label = QPushButton()
        self.other_label.setObjectName("import_other_label")
        self.other_label.setToolTip(self.tr("Take this column for the classes instead"))
        self.other_label.clicked.connect(self._on_other_label)
        self.faults = QPlainTextEdit()
        self.faults.setObjectName("import_faults")
        self.faults.setAccessibleName(self.tr("Rows that cannot be read"))
        self.faults.setToolTip(self.tr("What is wrong with each row that cannot be read"))
        self.faults.setReadOnly(True)
        self.faults.setTabChangesFocus(True)
        self.faults.setMaximumHeight(scaled(84, self.font()))
        self.skip = QCheckBox()
        self.skip.setObjectName("import_skip")
        self.skip.setToolTip(self.tr("Bring in the others; the file itself stays as it is"))
        self.skip.toggled.connect(self._show_answer)

    def _buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.ok = box.button(kinds.Ok)
        self.ok.setText(self.tr("&Import"))
        self.ok.setObjectName("import_ok")
        self.ok.setToolTip(self.tr("Bring these points in; undo brings the old ones back"))
        box.button(kinds.Cancel).setObjectName("import_cancel")
        box.button(kinds.Cancel).setToolTip(self.tr("Leave everything as it is"))
        box.button(kinds.Cancel).setAutoDefault(False)  # Enter waits while the file is read again
        self.other_label.setAutoDefault(False)
        box.accepted.connect(self._on_accepted)
        box.rejected.connect(self.reject)
        return box

    # ---- reading

    def _begin(self) -> None:
        try:
            self.form.show_layout(find_layout(self._text))
        except LoadError as error:
            self._refuse(error_sentence(error))
        else:
            self._read()

    @Slot()
    def _find(self) -> None:
        """Take the cells apart as it is said now, and find the columns anew."""
        try:
            self.form.show_layout(self.form.find_layout(self._text))
        except LoadError as error:
            self.preview.model_of_rows.show((), None)
            self._refuse(error_sentence(error))
        else:
            self._read()

    @Slot()
    def _read(self) -> None:
        """Read all rows as they are chosen; what cannot be read is listed."""
        layout = self.form.layout_chosen()
        if layout is None:
            return
        self.preview.model_of_rows.show(first_rows(self._text, layout, ROWS), layout)
        if fault := self._fault_of_choice(layout):
            self._refuse(fault)
            return
        self._layout, self._table, self._offered = layout, None, None
        self._counting.cancel()
        self.ok.setEnabled(False)
        self.other_label.hide()
        self._show_faults(())
        self._say(self.tr("Reading all rows…"), is_error=False)
        self.progress.setValue(0)
        self.progress.show()
        self._reading.start(
            ReadTable(
                self._text,
                layout,
                skip_bad_rows=True,
                standardize=self.form.standardize.isChecked(),
            )
        )

    @Slot(float)
    def _show_share(self, share: float) -> None:
        self.progress.setValue(round(100 * share))

    @Slot(object)
    def _on_read(self, table: Table) -> None:
        self._table = table
        column = self._layout.label if self._layout and table.target is not None else None
        self.form.offer_standard_values(column, not trains_as_is(table))
        self.progress.hide()
        self._show_faults(table.skipped)
        self._show_answer()
        if not self._has_read:
            # Enter is enough where everything was found as it should be. Later the hand is elsewhere.
            self._has_read = True
            self.ok.setFocus()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._refuse(error_sentence(error))
        if isinstance(error, LoadError) and error.code == "too-many-classes" and self._layout:
            self._counting.start(CountValues(self._text, self._layout))

    @Slot()
    def _stop(self) -> None:
        """Whoever has an answer, or wants none, waits for nothing."""
        self._reading.cancel()
        self._counting.cancel()

    def _fault_of_choice(self, layout: Layout) -> str:
        if len(set(layout.inputs)) < 2:
            return self.tr("Choose two different columns for x₁ and x₂.")
        if layout.label in layout.inputs:
            return self.tr("A column is either a feature or the answer: choose another one.")
        return ""

    @Slot(object)
    def _offer_other_label(self, counts: tuple[int, ...]) -> None:
        layout = self._layout
        assert layout is not None
        others = label_candidates(counts, layout)
        label = layout.label or 0
        self._refuse(
            self.tr(
                "Column “{name}” has {count:,} different values, too many for classes ({limit} at most). "
                "Choose another column, or none."
            ).format(name=layout.names[label], count=counts[label], limit=MAX_CLASSES)
        )
        self._offered = others[0] if others else None
        text = self.tr("No Classes") if not others else self.tr("Use “{name}”")
        name = layout.names[others[0]][:20] if others else ""
        self.other_label.setText(text.format(name=name).replace("&", "&&"))
        self.other_label.show()

    # ---- what comes of it

    def _refuse(self, sentence: str) -> None:
        self._stop()
        self._table = None
        self.progress.hide()
        self._show_faults(())
        self._say(sentence, is_error=True)
        self.other_label.hide()
        self.ok.setEnabled(False)

    def _show_faults(self, faults: tuple[LoadError, ...]) -> None:
        lines = [error_sentence(error) for error in faults[:_LISTED_FAULTS]]
        if len(faults) > len(lines):
            lines.append(self.tr("… and {:,} more").format(len(faults) - len(lines)))
        self.faults.setPlainText("\n".join(lines))
        self.faults.setVisible(bool(faults))
        self.skip.setVisible(bool(faults))
        self.skip.setText(
            self.tr("Leave this row out")
            if len(faults) == 1
            else self.tr("Leave these {:,} rows out").format(len(faults))
        )

    @Slot()
    def _show_answer(self) -> None:
        table = self._table
        if table is None:
            return
        self.other_label.hide()
        stopped = bool(table.skipped) and not self.skip.isChecked()
        self.ok.setEnabled(not stopped)
        if stopped:
            self._say(
                self.tr(
                    "{count:,} of {total:,} rows cannot be read: leave them out, or mend them."
                ).format(count=len(table.skipped), total=len(table.skipped) + len(table)),
                is_error=True,
            )
            return
        parts = [self.tr("{:,} points").format(len(table))]
        if table.target is not None:
            ends = (
                format_number(float(end), 4) for end in (table.target.min(), table.target.max())
            )
            parts.append(self.tr("values: {} to {}").format(*ends))
        elif table.label_names:
            parts.append(self.tr("classes: {}").format(", ".join(table.label_names)))
        if table.components is not None:
            kept = 100 * sum(table.components.explained)
            parts.append(self.tr("{:.0f} % of the variance kept").format(kept))
        self._say(" · ".join(parts), is_error=False)

    def _say(self, text: str, *, is_error: bool) -> None:
        self.answer.setText(text)
        self.answer.setProperty("role", "error" if is_error else "muted")
        self.answer.style().unpolish(self.answer)
        self.answer.style().polish(self.answer)

    @Slot()
    def _on_other_label(self) -> None:
        self.form.show_label(self._offered)
        self._read()

    @Slot()
    def _on_accepted(self) -> None:
        table = self._table
        if table is not None:
            if table.target is not None and self.form.standardize_values.isChecked():
                table = with_standard_values(table)
            self.chosen.emit(table, self.form.standardize.isChecked())
            self.accept()
