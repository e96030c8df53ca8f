"""The palette: which class the next point gets, and which classes there are; or which value it gets."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from nngui.data import Dataset, Task
from nngui.data.limits import MAX_CLASSES
from nngui.data.value_scale import ValueScale
from nngui.state.edits import AddClass, DeleteClass, MoveClass, RenameClass
from nngui.ui.canvas.class_menu import fill_class_menu
from nngui.ui.canvas.flow import FlowLayout, line_count
from nngui.ui.canvas.pill import PILL_HEIGHT_PX, ClassPill
from nngui.ui.canvas.target_bar import TargetBar
from nngui.ui.colors import LIGHT, Theme
from nngui.ui.icons import icon
from nngui.ui.theme import scaled

_WIDE_PX, _NARROW_PX = 560, 260


class ClassPalette(QWidget):
    """Pills for the classes and a button for one more, or the value; and how many points there are."""

    edit_requested = Signal(object)
    class_chosen = Signal(int)
    done = Signal()
    """A name has been typed, and the keys are free again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("class_palette")
        self._theme = LIGHT
        self._current = 0
        self._dataset = Dataset()
        self._pills: list[ClassPill] = []
        self._texts = ("", "")
        self._row = row = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        self._flow = FlowLayout(row, spacing=5)
        self._add = QToolButton(row)
        self._add.setProperty("variant", "flat")
        self._add.setObjectName("add_class")
        self._add.setAccessibleName(self.tr("Add class"))
        self._add.setToolTip(self.tr("Add a class: the next color and shape, up to 8."))
        self._add.setStatusTip(self._add.toolTip())
        self._add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._add.clicked.connect(self._on_add_clicked)
        self._flow.addWidget(self._add)
        self._counts = QLabel(self)
        self._counts.setProperty("role", "muted")
        self._counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._counts.setObjectName("point_count")
        self._counts.setAccessibleName(self.tr("Number of points"))
        self._counts.setToolTip(self.tr("All points, and the share of them that is trained on."))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(row, 100)
        self.target_bar = TargetBar(self)
        # The bar takes what it can use; the rest lies between it and the counts.
        layout.addWidget(self.target_bar, 100)
        layout.addStretch(1)
        layout.addWidget(self._counts, 0, Qt.AlignmentFlag.AlignTop)

    def show_dataset(self, dataset: Dataset, train_share: float) -> None:
        """Show the classes of a dataset and its number of points."""
        self._dataset = dataset
        counts = dataset.class_counts()
        while len(self._pills) > dataset.n_classes:
            pill = self._pills.pop()
            self._flow.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        while len(self._pills) < dataset.n_classes:
            self._add_pill()
        for pill, point_class, count in zip(self._pills, dataset.classes, counts, strict=True):
            pill.show_class(point_class, int(count))
        self._add.setEnabled(dataset.n_classes < MAX_CLASSES)
        points = (
            self.tr("1 point")
            if dataset.n_points == 1
            else self.tr("{count:,} points").format(count=dataset.n_points)
        )
        share = self.tr("{share:.0f} % train").format(share=100 * train_share)
        self._texts = (points, share)
        has_values = dataset.task is Task.REGRESSION
        self._row.setVisible(not has_values)
        self.target_bar.setVisible(has_values)
        if has_values:
            self.target_bar.show_scale(ValueScale.of(dataset))
        self._show_counts()
        self.show_current(self._current)

    def show_current(self, index: int) -> None:
        """Mark the class that the next point gets."""
        self._current = index
        for i, pill in enumerate(self._pills):
            pill.setChecked(i == index)

    def show_theme(self, theme: Theme) -> None:
        """Take the colors of a theme."""
        self._theme = theme
        self.target_bar.show_theme(theme)
        self._add.setIcon(icon("add", theme, "accent"))
        height = scaled(PILL_HEIGHT_PX, self.font())
        self._add.setFixedSize(round(0.87 * height), height)
        self._counts.setFixedHeight(height)
        self._show_counts()
        for pill in self._pills:
            pill.show_theme(theme)

    def fill_menu(self, menu: QMenu, index: int | None = None) -> None:
        """Put into an empty menu what can be done with a class: the current one, or another."""
        if self._dataset.task is Task.REGRESSION:
            menu.addAction(self.tr("Values are learned here, not classes")).setEnabled(False)
            return
        index = self._current if index is None else index
        rename = self._pills[index].edit_name
        fill_class_menu(menu, self._dataset, index, self._theme, self.edit_requested.emit, rename)

    def _show_counts(self) -> None:
        # In two lines where the pills need the room, and not at all where they need it all.
        wide = self.width() >= scaled(_WIDE_PX, self.font())
        self._counts.setText((" · " if wide else "\n").join(self._texts))
        self._counts.setVisible(self.width() >= scaled(_NARROW_PX, self.font()))
        self._show_room()

    def _show_room(self) -> None:
        """Each pill says how many points its class has, where the pills take no more lines for it."""
        spacing, room = self._flow.spacing(), self._row.width()
        bare = [pill.bare_width for pill in self._pills] + [self._add.width()]
        whole = [pill.whole_width for pill in self._pills] + [self._add.width()]
        has_room = line_count(whole, spacing, room) == line_count(bare, spacing, room)
        for pill in self._pills:
            pill.show_room(has_room)

    def _add_pill(self) -> None:
        pill = ClassPill(len(self._pills), self._flow.parentWidget())
        pill.show_theme(self._theme)
        pill.clicked.connect(self._on_pill_clicked)
        pill.renamed.connect(self._on_renamed)
        pill.done.connect(self.done)
        pill.delete_requested.connect(self._on_delete_requested)
        pill.move_requested.connect(self._on_move_requested)
        pill.menu_requested.connect(self._on_menu_requested)
        # Tab goes along the row as the eye does: through the pills, then to the button for one more.
        self.setTabOrder(pill, self._add)
        self._flow.insert_widget(len(self._pills), pill)
        self._pills.append(pill)
        pill.show()

    def _on_pill_clicked(self) -> None:
        index = next(i for i, pill in enumerate(self._pills) if pill is self.sender())
        # Which one is marked is said by show_current, not by the click.
        self.show_current(self._current)
        self.class_chosen.emit(index)

    def _on_add_clicked(self) -> None:
        self.edit_requested.emit(AddClass())

    def _on_renamed(self, index: int, name: str) -> None:
        self.edit_requested.emit(RenameClass(index, name))

    def _on_delete_requested(self, index: int) -> None:
        self.edit_requested.emit(DeleteClass(index))

    def _on_move_requested(self, index: int, to: int) -> None:
        if 0 <= to < len(self._pills):
            self.edit_requested.emit(MoveClass(index, to))
            # The keys go with the class.
            self._pills[to].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_menu_requested(self, index: int, position: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("class_menu")
        self.fill_menu(menu, index)
        menu.popup(position)

    # ---- Qt

    def minimumSizeHint(self) -> QSize:
        # The counts give way.
        shown = self._row if self.target_bar.isHidden() else self.target_bar
        return QSize(shown.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_counts()
