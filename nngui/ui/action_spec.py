"""What one command of the window is: the row of a table."""

from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence

Standard = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One command. `shortcuts` are key sequences or Qt's standard keys; `checkable` ones are toggles."""

    name: str
    text: str
    tip: str
    shortcuts: tuple[str | QKeySequence.StandardKey, ...] = ()
    icon: str = ""
    checkable: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole
