"""How a file is to be read, as fields: separator, decimal mark, header; which columns are features and label."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QRadioButton, QWidget

from nngui.data.csv_cells import Decimal
from nngui.data.csv_layout import INDEX_HEADERS, Layout, find_layout
from nngui.ui.controls.choice import Choice, ChoiceItem
from nngui.ui.theme import scaled

NO_LABEL = "none"
CLASSES, VALUES = "classes", "values"
_DECIMALS: dict[str, Decimal] = {"either": "", "point": ".", "comma": ","}
_MOST_NAMES = 60


class ImportForm(QWidget):
    """Fields that begin with what was found."""

    changed = Signal()
    """Other columns are wanted."""
    reading_changed = Signal()
    """Cells are to be taken apart in another way: everything that was found is found anew."""

    def __init__(self, *, is_text: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Layout | None = None
        self._valued: int | None = None
        self._make_reading()
        self._make_columns()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scaled(10, self.font()))
        grid.setVerticalSpacing(scaled(8, self.font()))
        grid.setColumnStretch(5, 1)
        if is_text:
            self._add_row(grid, 0, self.tr("Separator"), self.separator)
            self._add_row(grid, 0, self.tr("Decimal mark"), self.decimal, 2)
            grid.addWidget(self.header, 0, 4, 1, 2)
        else:
            for field in (self.separator, self.decimal, self.header):
                field.setParent(self)
                field.hide()
        features = QHBoxLayout()
        features.setSpacing(scaled(22, self.font()))
        features.addWidget(self.use_columns)
        features.addWidget(self.use_components)
        features.addStretch(1)
        grid.addLayout(features, 1, 0, 1, 6)
        self._add_row(grid, 2, self.tr("Across (x₁)"), self.first)
        self._add_row(grid, 2, self.tr("Up (x₂)"), self.second, 2)
        self._add_row(grid, 3, self.tr("Answer"), self.label)
        self._add_row(grid, 3, self.tr("Learn"), self.kind, 2)
        options = QHBoxLayout()
        options.setSpacing(scaled(22, self.font()))
        options.addWidget(self.standardize)
        options.addWidget(self.standardize_values)
        options.addStretch(1)
        grid.addLayout(options, 4, 0, 1, 6)

    def _add_row(
        self, grid: QGridLayout, row: int, text: str, field: QWidget, column: int = 0
    ) -> None:
        label = QLabel(text)
        label.setBuddy(field)
        grid.addWidget(label, row, column)
        grid.addWidget(field, row, column + 1)

    def _make_reading(self) -> None:
        self.separator = Choice(
            "import_separator",
            self.tr("Separator"),
            self.tr("What stands between two cells of a row."),
            [
                ChoiceItem(",", self.tr("Comma")),
                ChoiceItem(";", self.tr("Semicolon")),
                ChoiceItem("\t", self.tr("Tab")),
            ],
        )
        self.decimal = Choice(
            "import_decimal",
            self.tr("Decimal mark"),
            self.tr(
                "Point or comma takes both. If it is the point alone, commas group digits: 1,284.5"
            ),
            [
                ChoiceItem("either", self.tr("Point or comma")),
                ChoiceItem("point", self.tr("Point: 1,284.5")),
                ChoiceItem("comma", self.tr("Comma: 1.284,5")),
            ],
        )
        self.header = QCheckBox(self.tr("The first row is a header"))
        self.header.setObjectName("import_header")
        self.header.setToolTip(self.tr("The first row names the columns and is no point"))
        self.separator.chosen.connect(self._on_reading_changed)
        self.decimal.chosen.connect(self._on_reading_changed)
        self.header.clicked.connect(self._on_reading_changed)

    def _make_columns(self) -> None:
        self.use_columns = QRadioButton(self.tr("Two columns"))
        self.use_columns.setObjectName("import_two_columns")
        self.use_columns.setToolTip(self.tr("Two columns of the file are the plane"))
        self.use_columns.setChecked(True)
        self.use_components = QRadioButton()
        self.use_components.setObjectName("import_components")
        self.use_components.setToolTip(
            self.tr(
                "All columns of numbers, seen from where they spread most.\n"
                "Standardized columns count the same, whatever their units are."
            )
        )
        self.first = Choice(
            "import_x1", self.tr("Across"), self.tr("The column that goes from left to right.")
        )
        self.second = Choice(
            "import_x2", self.tr("Up"), self.tr("The column that goes from bottom to top.")
        )
        self.label = Choice(
            "import_label",
            self.tr("Answer"),
            self.tr(
                "The column that says what is to be learned of a point: its class (up to eight different "
                "ones), or its value."
            ),
        )
        self.kind = Choice(
            "import_kind",
            self.tr("Learn"),
            self.tr("Whether that column names classes, or holds numbers to be learned as values."),
            [ChoiceItem(CLASSES, self.tr("Classes")), ChoiceItem(VALUES, self.tr("Values"))],
        )
        self.standardize_values = QCheckBox(self.tr("Standardize the values"))
        self.standardize_values.setObjectName("import_standardize_values")
        self.standardize_values.hide()
        self.standardize_values.setToolTip(
            self.tr(
                "The values are brought to mean 0 and deviation 1.\n"
                "Large ones are far from where a network begins, and are learned slowly or never."
            )
        )
        self.standardize = QCheckBox(self.tr("Standardize the inputs"))
        self.standardize.setObjectName("import_standardize")
        self.standardize.setChecked(True)
        self.standardize.setToolTip(
            self.tr(
                "The network sees each feature with mean 0 and deviation 1, in numbers that are kept.\n"
                "Without it, features in large units train badly."
            )
        )
        for field in (self.first, self.second, self.label, self.kind):
            field.setMinimumContentsLength(14)
            field.chosen.connect(self.changed)
        # One of the two always changes with the other.
        self.use_columns.toggled.connect(self._on_kind_toggled)
        self.standardize.toggled.connect(self.changed)

    # ---- what is read how

    def show_layout(self, layout: Layout) -> None:
        """Begin with this layout; emits nothing."""
        self._found = layout
        self.separator.show_choice(layout.separator)
        with QSignalBlocker(self.header):
            self.header.setChecked(layout.has_header)
        numbers = [j for j, is_number in enumerate(layout.numeric) if is_number]
        rest = [j for j in range(len(layout.names)) if j not in numbers]
        for field, chosen in zip((self.first, self.second), layout.features, strict=True):
            field.show_items(self._items(layout, [*numbers, *rest]))
            field.show_choice(str(chosen))
        self.label.show_items(
            [
                ChoiceItem(NO_LABEL, self.tr("None: all points are one class")),
                *self._items(layout, range(len(layout.names))),
            ]
        )
        self.show_label(layout.label)
        self.show_values(layout.values)
        self.use_components.setText(
            self.tr("The first two principal components of {count} columns").format(
                count=len(self._components(layout))
            )
        )
        self._show_kind()

    def show_label(self, column: int | None) -> None:
        """Take this column for the classes; emits nothing."""
        self.label.show_choice(NO_LABEL if column is None else str(column))

    def show_values(self, values: bool) -> None:
        """Take the column for values, or for classes; emits nothing."""
        self.kind.show_choice(VALUES if values else CLASSES)

    def offer_standard_values(self, column: int | None, advised: bool = False) -> None:
        """The column whose values can be standardized, if any, and whether that is advised; emits nothing."""
        # A choice that was made for this column stays.
        if column != self._valued:
            self._valued = column
            self.standardize_values.setVisible(column is not None)
            self.standardize_values.setChecked(advised)

    def find_layout(self, text: str) -> Layout:
        """The layout of the text as separator, mark and header are said now; raises LoadError."""
        return find_layout(
            text,
            separator=self.separator.choice,
            has_header=self.header.isChecked(),
            decimal=_DECIMALS[self.decimal.choice],
        )

    def layout_chosen(self) -> Layout | None:
        """The layout with the chosen columns; None while nothing was found."""
        found = self._found
        if found is None:
            return None
        label = None if self.label.choice == NO_LABEL else int(self.label.choice)
        chosen = replace(found, features=(int(self.first.choice), int(self.second.choice)))
        values = label is not None and self.kind.choice == VALUES
        chosen = replace(chosen, label=label, values=values)
        if self.use_components.isChecked():
            chosen = replace(chosen, components=self._components(chosen))
        taken = {*chosen.inputs, label}
        return replace(chosen, split=None if chosen.split in taken else chosen.split)

    def _components(self, layout: Layout) -> tuple[int, ...]:
        left_out = {layout.label, layout.split}
        found = [j for j, is_number in enumerate(layout.numeric) if is_number and j not in left_out]
        named = [j for j in found if layout.names[j].lower() not in INDEX_HEADERS]
        return tuple(named if len(named) >= 2 else found)

    def _items(self, layout: Layout, columns: Iterable[int]) -> list[ChoiceItem]:
        return [ChoiceItem(str(j), layout.names[j][:_MOST_NAMES]) for j in columns]

    def _show_kind(self) -> None:
        for field in (self.first, self.second):
            field.setEnabled(self.use_columns.isChecked())

    # ---- what happens in it

    @Slot()
    def _on_reading_changed(self) -> None:
        self.reading_changed.emit()

    @Slot(bool)
    def _on_kind_toggled(self, _checked: bool) -> None:
        self._show_kind()
        self.changed.emit()
