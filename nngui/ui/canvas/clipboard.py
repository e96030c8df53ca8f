"""Points on the system's clipboard: rows that a spreadsheet takes, and that come back from one."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from nngui.data import LoadError
from nngui.data.csv_reader import parse_csv
from nngui.data.point_rows import format_rows
from nngui.data.table import Table


class PointClipboard(QObject):
    """What was copied here is kept as numbers too, so that pasting it need not read 50,000 rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._copied: tuple[str, Table] | None = None

    def put(self, table: Table) -> None:
        """Copy these points."""
        text = format_rows(
            table.x1, table.x2, table.label_names, table.labels, table.target, table.split
        )
        self._copied = (text, table)
        QGuiApplication.clipboard().setText(text)

    def take(self, *, values: bool) -> Table:
        """The points on the clipboard, with values or with classes; raises LoadError that says why there are none."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            raise LoadError(
                "empty-clipboard",
                "The clipboard has no text. Copy points, or rows of x1, x2 and class or value.",
            )
        if self._copied is not None and text == self._copied[0]:
            return self._copied[1]
        return parse_csv(text, values=values)
