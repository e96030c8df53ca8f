"""One line of a form: what it is on the left, the field on the right, in columns that line up."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from nngui.ui.theme import scaled

_LABEL_SHARE, _FIELD_SHARE = 9, 13


class Row(QWidget):
    """A label and its field; rows under each other share their columns."""

    def __init__(self, label: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(label, self)
        self.label.setBuddy(field)
        self.label.setToolTip(field.toolTip())
        field.setSizePolicy(QSizePolicy.Policy.Expanding, field.sizePolicy().verticalPolicy())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(8, self.font()))
        layout.addWidget(self.label, _LABEL_SHARE)
        layout.addWidget(field, _FIELD_SHARE)
