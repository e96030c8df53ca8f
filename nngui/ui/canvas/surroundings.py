"""What stands round the plot: the palette above it, the tools at its left, toggles and legend below."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QGridLayout, QWidget

from nngui.data import Dataset
from nngui.ui.canvas.footer import CanvasFooter
from nngui.ui.canvas.palette import ClassPalette
from nngui.ui.canvas.tool_column import ToolColumn
from nngui.ui.colors import Theme
from nngui.ui.later import Later


class Surroundings(QObject):
    """Makes and places them on a panel, with the plot in their middle."""

    def __init__(self, plot: QWidget, panel: QWidget) -> None:
        super().__init__(panel)
        self._dataset, self._train_share = Dataset(), 0.0
        self._later = Later(self._show_dataset, self)
        self.palette = ClassPalette(panel)
        self.tools = ToolColumn(panel)
        self.footer = CanvasFooter(panel)
        layout = QGridLayout(panel)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(10)
        layout.addWidget(self.palette, 0, 0, 1, 2)
        layout.addWidget(self.tools, 1, 0)
        layout.addWidget(plot, 1, 1)
        layout.addWidget(self.footer, 2, 0, 1, 2)
        layout.setRowStretch(1, 1)
        layout.setColumnStretch(1, 1)

    def show_dataset(self, dataset: Dataset, train_share: float, *, soon: bool = False) -> None:
        """Say which classes there are, and how many points; `soon`: that a hand which draws shall not wait for it."""
        old = self._dataset
        self._dataset, self._train_share = dataset, train_share
        if soon and dataset.task is old.task and dataset.classes == old.classes:
            self._later.ask()
        else:
            self._later.now()

    def flush(self) -> None:
        """Say at once what is still to be said."""
        self._later.flush()

    def _show_dataset(self) -> None:
        self.palette.show_dataset(self._dataset, self._train_share)
        self.footer.show_dataset(self._dataset)

    def show_theme(self, theme: Theme) -> None:
        """Take the colors of a theme."""
        self.palette.show_theme(theme)
        self.tools.show_theme(theme)
        self.footer.show_theme(theme)

    def show_plane(self, corner: QPoint) -> None:
        """Where on the panel the plane has its upper left corner: below it, things begin there too."""
        self.footer.set_left(corner.x() - self.footer.x())
