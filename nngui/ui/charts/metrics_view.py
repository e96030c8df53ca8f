"""How good the network is, in detail: training points at the left, test points at the right."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nngui.data import PointClass, Task
from nngui.state.document import Document
from nngui.state.metrics import ClassMetrics, Metrics, ValueMetrics
from nngui.state.snapshot import Snapshot, ViewRequest
from nngui.ui.charts.confusion_picture import ConfusionPicture
from nngui.ui.charts.square_picture import (
    SquarePicture,
    calibration_square,
    residual_square,
    roc_square,
)
from nngui.ui.colors import LIGHT, Theme
from nngui.ui.controls.choice import Choice, ChoiceItem
from nngui.ui.theme import scaled
from nngui.ui.visibility import is_seen

_MARGINS = (4, 2, 4, 2)


class _Half(QWidget):
    """The metrics of one half of the points: a line of numbers over a picture."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._title = title
        self.caption = QLabel(title)
        self.caption.setObjectName(f"{name}_caption")
        self.caption.setProperty("role", "muted")
        # What is written must not widen the panel: all of it is in the tooltip.
        self.caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.confusion, self.square = ConfusionPicture(), SquarePicture()
        self.confusion.setObjectName(f"{name}_confusion")
        self.square.setObjectName(f"{name}_square")
        self._pictures = QStackedWidget()
        for picture in (self.confusion, self.square):
            picture.setAccessibleName(title)
            self._pictures.addWidget(picture)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(4, self.font()))
        column.addWidget(self.caption)
        column.addWidget(self._pictures, 1)

    def show_theme(self, theme: Theme) -> None:
        self.confusion.show_theme(theme)
        self.square.show_theme(theme)

    def show_classes(
        self, kind: str, metrics: ClassMetrics, classes: tuple[PointClass, ...]
    ) -> None:
        is_matrix = kind == "confusion"
        self._pictures.setCurrentWidget(self.confusion if is_matrix else self.square)
        none = self.tr("No points here.")
        if is_matrix:
            self.confusion.show_metrics(metrics, classes)
            self._say(metrics.n_points, _percent(metrics.accuracy))
        elif kind == "roc":
            empty = self.tr("A ROC curve needs two classes that both have points.")
            names = self.tr("false alarms"), self.tr("found")
            self.square.show_square(roc_square(metrics, *names, empty))
            area = "" if metrics.roc is None else self.tr("area {area:.3f}")
            self._say(metrics.n_points, area.format(area=metrics.roc.area if metrics.roc else 0.0))
        else:
            names = self.tr("how sure"), self.tr("how often right")
            self.square.show_square(calibration_square(metrics, *names, none))
            error = metrics.calibration.error if metrics.calibration else None
            text = "" if error is None else self.tr("off by {share}").format(share=_percent(error))
            self._say(metrics.n_points, text)

    def show_values(self, metrics: ValueMetrics) -> None:
        self._pictures.setCurrentWidget(self.square)
        names = self.tr("target"), self.tr("residual")
        self.square.show_square(residual_square(metrics, *names, self.tr("No points here.")))
        parts = []
        if metrics.r_squared is not None:
            parts.append(f"R² {metrics.r_squared:.3f}".replace("-", "−"))
        if metrics.rmse is not None:
            parts.append(f"RMSE {metrics.rmse:.3g}")
        self._say(metrics.n_points, " · ".join(parts))

    def _say(self, n_points: int, text: str) -> None:
        self.caption.setText(" · ".join(part for part in (self._title, text) if part))
        self.caption.setToolTip(
            self.tr("{title}: {count} points. {text}").format(
                title=self._title, count=f"{n_points:,}", text=text
            )
        )


class MetricsView(QWidget):
    """Confusion matrix, ROC curve, calibration or residuals, chosen in the line above.

    `shown()`: it has come into view, or shows something else, and wants metrics to draw.
    `points_chosen(ids)`: these points are to light up on the canvas.
    """

    shown = Signal()
    points_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("metrics_view")
        self._theme = LIGHT
        self._classes: tuple[PointClass, ...] = ()
        self._task = Task.CLASSIFICATION
        self._metrics: Metrics | None = None
        self.kind = Choice(
            "metrics_kind",
            self.tr("What is shown"),
            self.tr("Confusion: what was taken for what. ROC: what is found at which price.\n")
            + self.tr("Calibration: whether 80 % sure is right in 80 % of all cases."),
        )
        self.train = _Half("train_metrics", self.tr("Train"))
        self.test = _Half("test_metrics", self.tr("Test"))
        self._hint = QLabel(self.tr("Place points and press Train (Space)\nto see how good it is."))
        self._hint.setProperty("role", "muted")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._header, self._second_row = QHBoxLayout(), QHBoxLayout()
        self._tabs_width = 0
        for row in (self._header, self._second_row):
            row.setContentsMargins(0, 0, 4, 0)
            row.addStretch(1)
        self._strut = QWidget()
        self._header.addWidget(self._strut)
        self._header.addWidget(self.kind)
        halves = QGridLayout()
        halves.setSpacing(scaled(12, self.font()))
        for place, half in enumerate((self.train, self.test)):
            halves.addWidget(half, 0, place)
            halves.setColumnStretch(place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(scaled(6, self.font()))
        column.addLayout(self._header)
        column.addLayout(self._second_row)
        column.addLayout(halves, 1)
        column.addWidget(self._hint, 1)
        self.kind.chosen.connect(self._on_kind_chosen)
        self.train.confusion.cell_chosen.connect(self._on_train_cell)
        self.test.confusion.cell_chosen.connect(self._on_test_cell)
        self._offer()
        self._draw()

    def wish(self, request: ViewRequest) -> ViewRequest:
        """With metrics, while they can be seen: only then the worker needs to judge the network."""
        return replace(request, metrics=is_seen(self))

    def header_place(self) -> QPoint:
        """Where the line above the pictures begins."""
        return QPoint(_MARGINS[0], _MARGINS[1])

    def set_header(self, width: int, height: int) -> None:
        """The tabs that lie on the line above are of this size."""
        self._tabs_width = width
        self._strut.setFixedSize(0, height)
        self._place_kind()

    def _place_kind(self) -> None:
        """The choice stands beside the tabs, or below them where there is no room."""
        room = self.width() - self._tabs_width - sum(_MARGINS[::2]) - scaled(8, self.font())
        beside = self.kind.sizeHint().width() <= room
        row = self._header if beside else self._second_row
        if row.indexOf(self.kind) < 0:
            (self._second_row if beside else self._header).removeWidget(self.kind)
            row.addWidget(self.kind)

    def show_document(self, document: Document) -> None:
        """Which classes there are, or that values are learned."""
        dataset = document.dataset
        changed = dataset.task is not self._task
        self._classes, self._task = dataset.classes, dataset.task
        if changed:
            self._metrics = None
            self._offer()
            self._draw()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the metrics of a frame, where it carries any."""
        if snapshot.metrics is not None and is_seen(self):
            self._metrics = snapshot.metrics
            self._draw()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self._theme = theme
        self.train.show_theme(theme)
        self.test.show_theme(theme)

    def clear(self) -> None:
        """Forget the run."""
        self._metrics = None
        self._draw()

    def _offer(self) -> None:
        values = self._task is Task.REGRESSION
        items = (
            [("residuals", self.tr("Residuals"))]
            if values
            else [
                ("confusion", self.tr("Confusion")),
                ("roc", self.tr("ROC")),
                ("calibration", self.tr("Calibration")),
            ]
        )
        self.kind.show_items(ChoiceItem(name, label) for name, label in items)
        self.kind.setEnabled(len(items) > 1)

    def _draw(self) -> None:
        pairs: list[tuple[_Half, ClassMetrics | ValueMetrics]] = []
        metrics = self._metrics
        if metrics is not None and (metrics.train.n_points or metrics.test.n_points):
            pairs = [(self.train, metrics.train), (self.test, metrics.test)]
        for half in (self.train, self.test):
            half.setVisible(bool(pairs))
        self._hint.setVisible(not pairs)
        for half, one in pairs:
            if isinstance(one, ValueMetrics):
                half.show_values(one)
            elif len(one.confusion) == len(self._classes):
                half.show_classes(self.kind.choice, one, self._classes)

    def _choose(self, half: _Half, cell: tuple[int, int]) -> None:
        if self._metrics is None:
            return
        metrics = self._metrics.train if half is self.train else self._metrics.test
        if isinstance(metrics, ClassMetrics):
            self.points_chosen.emit(metrics.taken_for(*cell))

    def _on_train_cell(self, true: int, predicted: int) -> None:
        self._choose(self.train, (true, predicted))

    def _on_test_cell(self, true: int, predicted: int) -> None:
        self._choose(self.test, (true, predicted))

    def _on_kind_chosen(self, kind: str) -> None:
        self._draw()
        self.shown.emit()

    # ---- Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_kind()


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.1f} %"
