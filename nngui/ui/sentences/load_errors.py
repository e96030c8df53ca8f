"""What a file or text that cannot be read is told with, by the code of its LoadError."""

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("LoadErrors", text)


def load_errors() -> dict[str, str]:
    """The sentence of each code, in the language of the window; it names the error's parameters."""
    return {
        "array-type": _tr(
            "Array '{array}' holds {dtype}, which is neither numbers nor text. Write it as numbers."
        ),
        "bad-field": _tr("{field}: {problem}"),
        "binary": _tr("This is not a text file. Export the data as CSV and open that file."),
        "broken-array": _tr("Array '{array}' is damaged. Write the file again with numpy.savez."),
        "broken-quotes": _tr(
            'Line {line}: a quoted cell is not closed, or goes on after its closing quote. Put one " '
            'before and after the cell, and write " inside of it twice.'
        ),
        "cannot-read": _tr("'{path}' cannot be read ({reason}). Check that you may open it."),
        "column-chosen-twice": _tr("A column is chosen twice. Choose different columns."),
        "components-out-of-range": _tr(
            "The principal components are beyond +-{limit:,.0f}. Standardize the columns."
        ),
        "cut-short": _tr(
            "The file ends too early: it was cut short while it was written or copied. Open another "
            "copy of it."
        ),
        "empty": _tr("The file is empty. Choose a file with rows of numbers."),
        "empty-cell": _tr(
            "Line {line}, column '{column}': the cell is empty. Fill it in or remove the row."
        ),
        "empty-clipboard": _tr(
            "The clipboard has no text. Copy points, or rows of x1, x2 and class or value."
        ),
        "file-too-large": _tr("The file has {size:,} bytes; a session has at most {limit:,}."),
        "long-cell": _tr(
            "Line {line}: a cell is longer than {limit:,} characters. Close its quotes, or separate "
            "the cells by commas, semicolons or tabs."
        ),
        "long-label": _tr(
            "Line {line}, column '{column}': '{value}' is longer than {limit} characters. Shorten it."
        ),
        "newer-version": _tr(
            "This session has version {version}, written by a newer nngui; this one reads up to "
            "version {known}. Update nngui to open it."
        ),
        "no-arrays": _tr("There is no array in the file. Write it with numpy.savez."),
        "no-picture": _tr("This is no PNG or JPEG that can be read. Save the picture again."),
        "no-rows": _tr("There is no row of data that can be read. Add rows of numbers."),
        "no-session": _tr("This is no nngui session: a session file is JSON text in UTF-8."),
        "no-such-column": _tr(
            "There is no column {column}: the file has {width}. Choose another one."
        ),
        "no-such-number": _tr("{name} is no number that a session can hold."),
        "not-a-file": _tr("There is no file '{path}'. Check its name and folder."),
        "not-a-number": _tr(
            "Line {line}, column '{column}': '{value}' is not a number. Correct the cell or remove "
            "the row."
        ),
        "not-a-split": _tr(
            "Line {line}, column '{column}': '{value}' is neither train nor test. Write one of them, "
            "or leave the cell empty."
        ),
        "not-finite": _tr(
            "Line {line}, column '{column}': '{value}' is not a finite number. Correct the cell or "
            "remove the row."
        ),
        "not-json": _tr("The file is damaged at line {line}, column {column}: {problem}."),
        "not-npz": _tr("This is no NPZ file that can be read. Write it with numpy.savez."),
        "nothing-to-trace": _tr(
            "Nothing stands out in the picture. Choose one with dark or colored marks on a plain "
            "ground."
        ),
        "number-too-long": _tr("A whole number in the file has more than 20 digits."),
        "other-format": _tr('This is no nngui session: its "format" is not "{format}".'),
        "out-of-range": _tr(
            "Line {line}, column '{column}': '{value}' is beyond +-{limit:,.0f}. Give the column in a"
            " larger unit."
        ),
        "picture-too-large": _tr(
            "The picture has {width:,} x {height:,} pixels; {side:,} on a side and {millions} million"
            " in all can be traced. Make it smaller."
        ),
        "repeated-name": _tr('"{name}" stands twice in one object; remove one.'),
        "too-deep": _tr("The file is nested too deeply to be an nngui session."),
        "too-few-columns": _tr(
            "Two columns of numbers are needed, but {found} can be found. Separate the columns by "
            "commas, semicolons or tabs."
        ),
        "too-large": _tr(
            "The data is larger than {megabytes} MB. Keep a part of the rows or columns."
        ),
        "too-many-array-columns": _tr(
            "The arrays have more than {limit:,} columns. Keep the columns that you need."
        ),
        "too-many-arrays": _tr(
            "There are more than {limit} arrays in the file. Keep those with the points."
        ),
        "too-many-brackets": _tr(
            "The file has {count:,} lists and objects; a session has at most {limit:,}."
        ),
        "too-many-cells": _tr(
            "The arrays have {found:,} values; {limit:,} can be read. Keep the columns that you need."
        ),
        "too-many-classes": _tr(
            "Column '{column}' has more than {limit} different values (line {line} brings one more), "
            "too many for classes. Choose another label column, or merge some of its values."
        ),
        "too-many-columns": _tr(
            "Line {line} has {found:,} cells; {limit:,} can be read. Keep the columns that you need."
        ),
        "too-many-rows": _tr("There are more than {limit:,} rows. Keep a part of them."),
        "truncated-text": _tr("The file ends in the middle of a character. Save it again."),
        "wrong-cell-count": _tr(
            "Line {line} has {found} cells, but {expected} are expected. Add what is missing, or put "
            'a cell that contains the separator in quotes (").'
        ),
    }
