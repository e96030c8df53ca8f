"""What training does to one weight or bias: its gradient, its last update, and where it has been."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from nngui.state.probe import ParameterView
from nngui.ui.colors import Theme
from nngui.ui.network.reading import number_text
from nngui.ui.network.sparkline import Sparkline
from nngui.ui.theme import scaled

_NONE = "\u2013"


class ParameterFacts(QWidget):
    """Two numbers and a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gradient = self._number(
            "parameter_gradient",
            self.tr(
                "How the loss of the next batch changes with this number, penalties included: training goes down it"
            ),
        )
        self.update_made = self._number(
            "parameter_update", self.tr("What the last training step added to this number")
        )
        self.history = Sparkline(
            "parameter_history", self.tr("History"), self.tr("This number since the card is open")
        )
        facts = QGridLayout(self)
        facts.setContentsMargins(0, 0, 0, 0)
        facts.setVerticalSpacing(scaled(2, self.font()))
        rows = (
            (self.tr("Gradient"), self.gradient),
            (self.tr("Last update"), self.update_made),
        )
        for row, (name, number) in enumerate(rows):
            label = QLabel(name, self)
            label.setProperty("role", "muted")
            label.setToolTip(number.toolTip())
            facts.addWidget(label, row, 0)
            facts.addWidget(number, row, 1, Qt.AlignmentFlag.AlignRight)
        facts.addWidget(self.history, len(rows), 0, 1, 2)
        self.show_parameter(None)

    def show_parameter(self, view: ParameterView | None) -> None:
        """The numbers of a moment; dashes for what is not known."""
        gradient = None if view is None else view.gradient
        update = None if view is None else view.last_update
        self.gradient.setText(_NONE if gradient is None else number_text(gradient))
        self.update_made.setText(_NONE if update is None else number_text(update))
        self.history.show_values(np.empty(0) if view is None else view.history)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self.history.show_theme(theme)

    def _number(self, name: str, tooltip: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setToolTip(tooltip)
        return label
