"""The import dialog where a column holds values to be learned."""

import pytest
from pytestqt.qtbot import QtBot

from nngui.ui.importing.dialog import ImportDialog
from tests.ui.importing.test_dialog import Open, Taken, choose, jobs, open_dialog, titles

__all__ = ["jobs", "open_dialog"]

PRICES = "id,length,width,price\n" + "".join(
    f"{k},{k % 7 + 0.5},{k % 5},{1000 + 12.5 * k}\n" for k in range(30)
)
SMALL = "x,y,z\n" + "".join(f"{k},{k % 5},{k / 30}\n" for k in range(30))
DIGITS = "x,y,z\n" + "".join(f"{k},{k % 5},{k % 12}\n" for k in range(30))


def test_a_column_with_fractions_is_taken_for_values(open_dialog: Open) -> None:
    dialog = open_dialog(PRICES)
    assert titles(dialog)[3] == "price = value"
    assert dialog.form.kind.choice == "values"
    assert dialog.answer.text() == "30 points · values: 1000 to 1362"


def test_large_values_are_standardized_unless_somebody_says_no(open_dialog: Open) -> None:
    dialog = open_dialog(PRICES)
    taken = Taken(dialog)
    assert dialog.form.standardize_values.isVisible()
    assert dialog.form.standardize_values.isChecked()
    dialog.ok.click()
    table = taken.tables[0][0]
    assert table.target.std() == pytest.approx(1.0)

    other = open_dialog(PRICES)
    taken = Taken(other)
    other.form.standardize_values.setChecked(False)
    other.ok.click()
    assert taken.tables[0][0].target.max() == 1362.5


def test_small_values_stay_as_they_are(open_dialog: Open) -> None:
    dialog = open_dialog(SMALL)
    taken = Taken(dialog)
    assert not dialog.form.standardize_values.isChecked()
    dialog.ok.click()
    assert taken.tables[0][0].target.tolist() == [k / 30 for k in range(30)]


def test_whole_numbers_are_classes_until_values_are_chosen(open_dialog: Open) -> None:
    dialog = open_dialog(DIGITS)
    assert dialog.form.kind.choice == "classes"
    assert "12 different values" in dialog.answer.text()
    assert not dialog.ok.isEnabled()
    choose(dialog.form.kind, "values")
    assert titles(dialog)[2] == "z = value"
    assert dialog.answer.text() == "30 points · values: 0 to 11"
    assert dialog.ok.isEnabled()


def test_words_are_no_values_and_listed(open_dialog: Open, qtbot: QtBot) -> None:
    dialog: ImportDialog = open_dialog("x,y,z\n1,2,0.5\n2,3,0.25\n3,4,half\n")
    choose(dialog.form.label, "2")
    choose(dialog.form.kind, "values")
    assert "1 of 3 rows cannot be read" in dialog.answer.text()
    assert "'half' is not a number" in dialog.faults.toPlainText()
    dialog.skip.setChecked(True)
    assert dialog.ok.isEnabled()


def test_nothing_can_be_standardized_where_there_are_classes(open_dialog: Open) -> None:
    dialog = open_dialog(SMALL)
    choose(dialog.form.label, "none")
    assert not dialog.form.standardize_values.isVisible()
