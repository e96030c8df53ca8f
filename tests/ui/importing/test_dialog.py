"""The import dialog: what it finds, what can be corrected, and that nothing is skipped unasked."""

from collections.abc import Callable
from time import perf_counter

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from nngui.data.table import Table
from nngui.run.jobs import Jobs
from nngui.state.jobs import CancelJob, JobSpec, StartJob
from nngui.ui.controls.choice import Choice
from nngui.ui.importing.dialog import ImportDialog

WIDE = "id,length,width,mass,kind\n" + "".join(
    f"{k},{k % 7 + 0.5},{k % 5},{3 * k},{'xyz'[k % 3]}\n" for k in range(30)
)
Open = Callable[..., ImportDialog]


class Taken:
    def __init__(self, dialog: ImportDialog) -> None:
        self.tables: list[tuple[Table, bool]] = []
        dialog.chosen.connect(lambda table, standardize: self.tables.append((table, standardize)))


class AtOnce(QObject):
    """Does a job as soon as it is asked for; or, held back, when it is told to."""

    job_answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.held = False
        self.jobs = Jobs(perf_counter)

    def start_job(self, job_id: int, spec: JobSpec) -> None:
        self.jobs.serve(StartJob(job_id, spec))
        if not self.held:
            self.finish()

    def cancel_job(self, job_id: int) -> None:
        self.jobs.serve(CancelJob(job_id))

    def finish(self) -> None:
        while self.jobs.waiting:
            for answer in self.jobs.advance(0.0):
                self.job_answered.emit(answer)


@pytest.fixture
def jobs(qapp: QApplication) -> AtOnce:
    return AtOnce()


@pytest.fixture
def open_dialog(qtbot: QtBot, jobs: AtOnce) -> Open:
    def open_dialog(text: str, **options: bool) -> ImportDialog:
        dialog = ImportDialog("data.csv", text, jobs, **options)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return open_dialog


def choose(field: Choice, name: str) -> None:
    field.show_choice(name)
    field.activated.emit(field.currentIndex())


def titles(dialog: ImportDialog) -> list[str]:
    model = dialog.preview.model()
    return [
        model.headerData(j, Qt.Orientation.Horizontal).replace("\n", " = ")
        for j in range(model.columnCount())
    ]


def names(field: QComboBox) -> list[str]:
    return [field.itemText(index) for index in range(field.count())]


def test_it_begins_with_what_was_found(open_dialog: Open) -> None:
    dialog = open_dialog(WIDE)
    assert titles(dialog) == ["id = –", "length = x₁", "width = x₂", "mass = –", "kind = class"]
    assert dialog.preview.model().index(1, 1).data() == "1.5"
    assert names(dialog.form.first) == ["id", "length", "width", "mass", "kind"]
    assert dialog.form.separator.choice == ","
    assert dialog.form.header.isChecked()
    assert dialog.answer.text() == "30 points · classes: x, y, z"
    assert not dialog.faults.isVisible()


def test_other_columns_are_chosen_and_given(open_dialog: Open) -> None:
    dialog = open_dialog(WIDE)
    taken = Taken(dialog)
    choose(dialog.form.first, "3")
    choose(dialog.form.label, "none")
    assert titles(dialog)[3:] == ["mass = x₁", "kind = –"]
    dialog.form.standardize.click()
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    ((table, standardize),) = taken.tables
    assert table.feature_names == ("mass", "width")
    assert table.label_names == ()
    assert not standardize
    assert not dialog.isVisible()


def test_cancel_gives_nothing(open_dialog: Open) -> None:
    dialog = open_dialog(WIDE)
    taken = Taken(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert taken.tables == []


def test_principal_components_of_all_columns_of_numbers(open_dialog: Open) -> None:
    dialog = open_dialog(WIDE)
    assert "components of 3 columns" in dialog.form.use_components.text()
    dialog.form.use_components.click()
    assert not dialog.form.first.isEnabled()
    assert titles(dialog)[1:] == [
        "length = component",
        "width = component",
        "mass = component",
        "kind = class",
    ]
    assert "of the variance kept" in dialog.answer.text()
    taken = Taken(dialog)
    dialog.ok.click()
    assert taken.tables[0][0].feature_names == ("component 1", "component 2")


def test_separator_and_header_are_corrected(open_dialog: Open) -> None:
    text = "1,5;2,5;3,5;a\n4,5;5,5;6,5;b\n"
    dialog = open_dialog(text)
    assert dialog.form.separator.choice == ";"
    assert not dialog.form.header.isChecked()
    choose(dialog.form.separator, ",")
    assert len(titles(dialog)) != 4
    choose(dialog.form.separator, ";")
    dialog.form.header.click()
    assert titles(dialog) == ["1,5 = x₁", "2,5 = x₂", "3,5 = –", "a = class"]
    assert dialog.preview.model().rowCount() == 1


def test_the_decimal_mark_is_corrected(open_dialog: Open) -> None:
    dialog = open_dialog("a;b;c\n1,284;2;x\n2,500;3;y\n")
    taken = Taken(dialog)
    choose(dialog.form.decimal, "point")
    dialog.ok.click()
    assert taken.tables[0][0].x1.tolist() == [1284, 2500]


def test_bad_rows_are_listed_and_left_out_only_on_demand(open_dialog: Open) -> None:
    dialog = open_dialog(WIDE + "30,much,1,2,x\n31,1,,2,y\n")
    taken = Taken(dialog)
    assert not dialog.ok.isEnabled()
    assert "2 of 32 rows cannot be read" in dialog.answer.text()
    assert "Line 32, column 'length': 'much' is not a number" in dialog.faults.toPlainText()
    assert "Line 33" in dialog.faults.toPlainText()
    assert dialog.skip.text() == "Leave these 2 rows out"
    dialog.skip.click()
    assert dialog.ok.isEnabled()
    assert dialog.answer.text().startswith("30 points")
    dialog.ok.click()
    assert len(taken.tables[0][0]) == 30


def test_thousands_of_faults_are_not_all_written_out(open_dialog: Open) -> None:
    dialog = open_dialog("a,b,c,d\n" + "1,2,3,x\n" * 1001 + "much,2,3,x\n" * 1000)
    assert dialog.faults.toPlainText().count("\n") == 200
    assert "and 800 more" in dialog.faults.toPlainText()


def test_a_label_with_4000_values_offers_another_column(open_dialog: Open) -> None:
    rows = "".join(f"{k % 9},{k % 11},{k},{'xy'[k % 2]}\n" for k in range(4000))
    dialog = open_dialog("a,b,price,kind\n" + rows)
    choose(dialog.form.label, "2")
    assert not dialog.ok.isEnabled()
    assert "Column “price” has 4,000 different values" in dialog.answer.text()
    assert dialog.other_label.text() == "Use “kind”"
    dialog.other_label.click()
    assert dialog.form.label.choice == "3"
    assert dialog.answer.text() == "4,000 points · classes: x, y"
    assert not dialog.other_label.isVisible()


def test_without_another_column_no_classes_are_offered(open_dialog: Open) -> None:
    dialog = open_dialog("a,b,label\n" + "".join(f"{k},{2 * k},{k}\n" for k in range(20)))
    assert dialog.other_label.text() == "No Classes"
    dialog.other_label.click()
    assert dialog.answer.text() == "20 points"


@pytest.mark.parametrize("field, name", [("first", "2"), ("label", "1")])
def test_a_column_chosen_twice_is_refused(open_dialog: Open, field: str, name: str) -> None:
    dialog = open_dialog(WIDE)
    choose(getattr(dialog.form, field), name)
    assert not dialog.ok.isEnabled()
    assert "hoose" in dialog.answer.text()


@pytest.mark.parametrize("text", ["a\nb\nc\n", "a,b\n", '"never closed,1\n2,3\n'])
def test_what_is_no_table_says_why_and_can_only_be_canceled(open_dialog: Open, text: str) -> None:
    dialog = open_dialog(text)
    assert not dialog.ok.isEnabled()
    assert dialog.answer.property("role") == "error"
    assert dialog.answer.text()


def test_arrays_have_no_separator(open_dialog: Open) -> None:
    dialog = open_dialog(WIDE, is_text=False)
    for field in (dialog.form.separator, dialog.form.decimal, dialog.form.header):
        assert not field.isVisible()


def test_while_rows_are_read_nothing_can_be_imported_and_all_else_works(
    open_dialog: Open, jobs: AtOnce
) -> None:
    jobs.held = True
    dialog = open_dialog(WIDE)
    assert dialog.answer.text() == "Reading all rows…"
    assert dialog.progress.isVisible()
    assert not dialog.ok.isEnabled()
    choose(dialog.form.first, "3")
    assert titles(dialog)[3] == "mass = x₁"
    jobs.finish()
    assert not dialog.progress.isVisible()
    taken = Taken(dialog)
    dialog.ok.click()
    # What was begun with other columns is not what comes.
    assert taken.tables[0][0].feature_names == ("mass", "width")


def test_cancel_reads_no_further(open_dialog: Open, jobs: AtOnce) -> None:
    jobs.held = True
    dialog = open_dialog(WIDE)
    assert jobs.jobs.waiting
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not jobs.jobs.waiting


def test_who_goes_through_the_fields_by_keys_stays_there(open_dialog: Open) -> None:
    dialog = open_dialog(WIDE)
    assert dialog.focusWidget() is dialog.ok
    dialog.form.label.setFocus()
    choose(dialog.form.label, "none")
    assert dialog.ok.isEnabled()
    assert dialog.focusWidget() is dialog.form.label


def test_enter_never_cancels_while_the_file_is_read_again(
    open_dialog: Open, jobs: AtOnce, qtbot: QtBot
) -> None:
    dialog = open_dialog(WIDE)
    dialog.activateWindow()
    dialog.ok.setFocus()
    qtbot.waitUntil(dialog.ok.hasFocus)
    jobs.held = True
    dialog.form.use_components.click()
    assert not dialog.ok.isEnabled()
    assert not dialog.findChild(QPushButton, "import_cancel").isDefault()
    jobs.finish()
    assert dialog.ok.isEnabled()
    assert dialog.ok.isDefault()
