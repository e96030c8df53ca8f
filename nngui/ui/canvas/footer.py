"""Under the plot: what to show of it, and what its colors mean."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLayout, QVBoxLayout, QWidget

from nngui.data import Dataset, Task
from nngui.data.value_scale import ValueScale
from nngui.state.view_settings import ViewSettings
from nngui.ui.canvas.flow import FlowLayout
from nngui.ui.canvas.legend import ConfidenceLegend
from nngui.ui.canvas.value_legend import ValueLegend
from nngui.ui.colors import Theme

# A little more than three, for what is between them.
_MOST_LINES = 3.5


class CanvasFooter(QWidget):
    """Toggles, each named as its field of the view settings, and the legend."""

    toggled = Signal(str, bool)
    """A toggle was clicked: its field, and the value that is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas_footer")
        self._toggles: dict[str, QCheckBox] = {}
        self._shown = ViewSettings()
        self._has_values = False
        self._left = 0
        self._legend, self._value_legend = ConfidenceLegend(self), ValueLegend(self)
        self._row = row = FlowLayout(spacing=14, line_spacing=2)
        for name, text, tip in (
            (
                "show_test",
                self.tr("Test points"),
                self.tr("Show the points that are not trained on, hollow (T)."),
            ),
            (
                "show_contours",
                self.tr("Contours"),
                self.tr("Draw lines where the class that wins has 50, 75 and 90 % (C)."),
            ),
            (
                "show_misclassified",
                self.tr("Misclassified"),
                self.tr("Ring the points that the network puts into another class."),
            ),
            (
                "hard_boundary",
                self.tr("Hard boundary"),
                self.tr(
                    "Color each place by the class that wins alone, however narrowly; "
                    "where values are learned, by their sign (D)."
                ),
            ),
            (
                "show_lines",
                self.tr("Neuron lines"),
                self.tr(
                    "Draw where each unit of the first layer changes sign, with its positive side hatched (U).\n"
                    "Drag a line near its middle to shift it, near its ends to turn it: that edits its weights."
                ),
            ),
        ):
            self._toggles[name] = self._toggle(name, text, tip)
            row.addWidget(self._toggles[name])
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)
        # The room at the left gives way: what is there at the moment is no minimum.
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._layout.addLayout(row)
        self._layout.addWidget(self._legend)
        self._layout.addWidget(self._value_legend)
        self.show_dataset(Dataset())

    def show_view_settings(self, view_settings: ViewSettings) -> None:
        """Check what is shown."""
        self._shown = view_settings
        for name, box in self._toggles.items():
            box.setChecked(getattr(view_settings, name))
        self._show_legend()

    def show_dataset(self, dataset: Dataset) -> None:
        """Explain the colors of its classes, or of its values; those are not right or wrong."""
        has_values = dataset.task is Task.REGRESSION
        self._has_values = has_values
        self._show_legend()
        for name in ("show_misclassified", "show_contours"):
            self._toggles[name].setVisible(not has_values)
        if has_values:
            self._value_legend.show_scale(ValueScale.of(dataset))
        else:
            self._legend.show_classes(dataset.classes)

    def _show_legend(self) -> None:
        shown = self._shown.show_legend
        self._legend.setVisible(shown and not self._has_values)
        self._value_legend.setVisible(shown and self._has_values)
        self._cover()

    def _cover(self) -> None:
        """Where text is large and the window small the toggles need the place of the legend."""
        needed = self._layout.heightForWidth(self.width()) - self._layout.spacing()
        for legend in (self._legend, self._value_legend):
            legend.show_covered(self.height() < needed)

    def show_theme(self, theme: Theme) -> None:
        """Take the colors of a theme."""
        self._legend.show_theme(theme)
        self._value_legend.show_theme(theme)

    def set_left(self, pixels: int) -> None:
        """Begin where the plane begins, or at the left edge where that leaves room for a column of toggles alone."""
        self._left = pixels
        self._place()

    def _place(self) -> None:
        height = max(box.sizeHint().height() for box in self._toggles.values())
        is_crowded = self._row.heightForWidth(self.width() - self._left) > _MOST_LINES * height
        left = 0 if is_crowded else self._left
        if left != self._layout.contentsMargins().left():
            self._layout.setContentsMargins(left, 0, 0, 0)
        self._cover()

    def _toggle(self, name: str, text: str, tip: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setObjectName(name)
        box.setAccessibleName(text)
        box.setToolTip(tip)
        box.setStatusTip(tip)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.clicked.connect(self._on_clicked)
        return box

    def _on_clicked(self, checked: bool) -> None:
        name = next(name for name, box in self._toggles.items() if box is self.sender())
        # What is checked is what is shown, not what was asked for.
        self.show_view_settings(self._shown)
        self.toggled.emit(name, checked)

    # ---- Qt

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width() - self._layout.contentsMargins().left(), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
