"""One line of a form: what it is on the left, the field on the right, in columns that line up."""

import math

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from nngui.ui.theme import scaled

_LABEL_SHARE, _FIELD_SHARE = 9, 13


class Row(QWidget):
    """A label and its field; rows under each other share their columns."""

    def __init__(self, label: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(label, self)
        self.label.setBuddy(field)
        self.label.setWordWrap(True)  # where text is large and the panel narrow
        self.label.setToolTip(field.toolTip())
        field.setSizePolicy(QSizePolicy.Policy.Expanding, field.sizePolicy().verticalPolicy())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.label, _LABEL_SHARE)
        layout.addWidget(field, _FIELD_SHARE)
        self._layout = layout
        self._space()

    def _space(self) -> None:
        self._layout.setSpacing(scaled(8, self.font()))

    def minimumSizeHint(self) -> QSize:
        # Columns line up only where each part gets its share.
        hint = super().minimumSizeHint()
        items = (self._layout.itemAt(place) for place in (0, 1))
        label, field = (item.minimumSize().width() if item else 0 for item in items)
        share = max(label / _LABEL_SHARE, field / _FIELD_SHARE)
        width = math.ceil(share * (_LABEL_SHARE + _FIELD_SHARE)) + self._layout.spacing()
        return QSize(max(hint.width(), width), hint.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._space()
