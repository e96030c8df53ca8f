"""The FEATURES section: what the network sees of a point, and whether that is standardized."""

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from nngui.data import FeatureMap, FormulaError
from nngui.data.feature import FEATURES, check_feature, find_feature
from nngui.data.features import MAX_FEATURES
from nngui.data.formula_functions import FUNCTIONS
from nngui.state.document import Document
from nngui.state.edits import AddFeature, Edit, RemoveFeature, Standardize
from nngui.state.snapshot import Rect
from nngui.state.view_settings import ViewSettings
from nngui.ui.colors import LIGHT, Theme
from nngui.ui.controls.feature_chip import FeatureChip
from nngui.ui.controls.fields import Button, ChipButton, Section
from nngui.ui.controls.formula_field import FormulaField
from nngui.ui.later import Later
from nngui.ui.theme import scaled

_COLUMNS = 3
# In rows, as they are read: what belongs together stands together.
_ORDER = ("x1", "x2", "x1 x2", "x1^2", "sin x1", "cos x1", "x2^2", "sin x2", "cos x2")
_GRID = 61
_COMPARE_MS = 150
# A formula that was taken out stays within reach, as an empty chip.
_MOST_KEPT = 3


class FeaturesPanel(Section):
    """A chip for each feature, a field for formulas, and a switch for standardization."""

    edit_requested = Signal(object)
    message = Signal(str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        heading = QCoreApplication.translate("FeaturesPanel", "Features")
        super().__init__("features_section", heading, parent)
        self._document = Document()
        self._theme = LIGHT
        self._rect: Rect | None = None
        self._n_columns = _COLUMNS
        self.chips: dict[str, FeatureChip] = {}
        # In the order in which Tab goes through them.
        for name in _ORDER:
            self._make_chip(name)
        self._make_fields()
        self._lay_out()
        self._compare_later = Later(self._compare, self, _COMPARE_MS)
        self._connect()
        self.show_document(self._document)

    def show_document(self, document: Document) -> None:
        """Show which features the network gets; emits nothing."""
        old, self._document = self._document, document
        features = document.settings.features
        if document is not old and document.differs_in_points_only(old):
            # A click among the points, or a stroke: not to be delayed by what is read later.
            if features.is_fitted:
                self._compare_later.ask()
            return
        self._make_chips(features)
        for name, chip in self.chips.items():
            on = name in features.names
            numbers = None
            if on and features.is_fitted:
                place = features.names.index(name)
                numbers = features.shift[place], features.scale[place]
            chip.show_state(on, numbers)
        self.standardize.setChecked(features.is_fitted)
        self.refit.setVisible(features.is_fitted)
        self._compare()

    def _compare(self) -> None:
        """Offer to fit anew where the points are not those any more that the features were fitted to."""
        features, dataset = self._document.settings.features, self._document.dataset
        if features.is_fitted and self.isVisible():
            refitted = features.fitted(dataset.x1, dataset.x2)
            self.refit.setEnabled(refitted != features and dataset.n_points > 0)

    def show_view_settings(self, view_settings: ViewSettings) -> None:
        """Which part of the plane is visible: a formula needs a value in all of it."""
        self._rect = view_settings.rect

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self._theme = theme
        for chip in self.chips.values():
            chip.show_theme(theme)

    def _make_fields(self) -> None:
        self.add_formula = ChipButton(
            "add_formula",
            self.tr("+ f"),
            self.tr("Type a formula of x1 and x2 as one more feature."),
            self,
            accessible_name=self.tr("Add a formula"),
        )
        self.formula = FormulaField(
            "feature_formula",
            self.tr("Formula of a feature"),
            self.tr(
                "A feature of your own, as in x1**3 - x2 or exp(-x1**2): Enter adds it, Esc does not.\n"
                "It knows + - * / **, which may be written ^, and ( ), pi and e, {}."
            ).format(", ".join(FUNCTIONS)),
            self._check_formula,
            self,
        )
        self.formula.setPlaceholderText(self.tr("x1**3 - x2"))
        self.formula.hide()
        self.standardize = QCheckBox(self.tr("Standardize"), self)
        self.standardize.setObjectName("standardize")
        self.standardize.setAccessibleName(self.tr("Standardize features"))
        self.standardize.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.standardize.setToolTip(
            self.tr(
                "Shift and scale each feature to mean 0 and deviation 1, as the points are now.\n"
                "Features of different sizes are then learned equally fast. The numbers stay when "
                "points change,\nand the network computes what it did: its first weights are "
                "converted."
            )
        )
        self.refit = Button(
            "refit",
            self.tr("Fit again"),
            self.tr(
                "The points have changed since the features were standardized: "
                "take mean and deviation anew."
            ),
            "link",
            self,
        )

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._line = QHBoxLayout()
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.standardize)
        self._line.addStretch(1)
        self._line.addWidget(self.refit)
        self._space_grid()
        self._place_chips()
        for content in (self._grid, self.formula, self._line):
            self.add(content)

    def _connect(self) -> None:
        self.add_formula.clicked.connect(self._on_add_formula_clicked)
        self.formula.formula_committed.connect(self._on_formula_committed)
        self.formula.refused.connect(self.message)
        self.formula.done.connect(self._close_field)
        self.standardize.clicked.connect(self._on_standardize_clicked)
        self.refit.clicked.connect(self._on_refit_clicked)

    # ---- chips

    def _make_chips(self, features: FeatureMap) -> None:
        """A chip for every feature that the network gets, and for the last formulas that it had."""
        missing = [name for name in features.names if name not in self.chips]
        formulas = [name for name in self.chips if name not in FEATURES]
        off = [name for name in formulas if name not in features.names]
        gone = off[: max(len(off) - _MOST_KEPT, 0)]
        if not (missing or gone):
            return
        for name in gone:
            chip = self.chips.pop(name)
            self._grid.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for name in missing:
            self._make_chip(name)
        self._place_chips()
        for name in missing:
            self.chips[name].show()

    def _make_chip(self, name: str) -> None:
        chip = FeatureChip(find_feature(name), self)
        chip.show_theme(self._theme)
        chip.clicked.connect(self._on_chip_clicked)
        self.chips[name] = chip

    def _place_chips(self) -> None:
        """Row for row, in columns as wide as each other; a long formula takes the room of two or three."""
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, int(column < self._n_columns))
        row = column = 0
        before: QWidget = self
        for chip in (*self.chips.values(), self.add_formula):
            wide = isinstance(chip, FeatureChip) and chip.feature.formula is not None
            span = min(max(-(-len(chip.text()) // 7), 1), self._n_columns) if wide else 1
            if column + span > self._n_columns:
                row, column = row + 1, 0
            self._grid.addWidget(chip, row, column, 1, span)
            column += span
            if before is not self:
                # A formula comes after the rest of the form was made, and Tab is to come to it in its place.
                QWidget.setTabOrder(before, chip)
            before = chip
        for after in (self.formula, self.standardize, self.refit):
            QWidget.setTabOrder(before, after)
            before = after

    # ---- what is asked for

    def _request(self, edit: Edit) -> None:
        self.edit_requested.emit(edit)
        # Where the edit was refused, the chips go back to what is.
        self.show_document(self._document)

    def _on_chip_clicked(self) -> None:
        chip = self.sender()
        assert isinstance(chip, FeatureChip)
        name = chip.feature.name
        on = name in self._document.settings.features.names
        self._request(RemoveFeature(name) if on else AddFeature(name))

    def _on_add_formula_clicked(self) -> None:
        if not self.add_formula.isChecked():
            self._close_field()
            return
        self.formula.set_value("")
        self.formula.show()
        self.formula.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_field(self) -> None:
        self.add_formula.setChecked(False)
        # Before it is hidden: Qt would hand the focus on as if Tab had been pressed.
        if self.formula.hasFocus():
            self.done.emit()
        self.formula.revert()
        self.formula.hide()

    def _check_formula(self, text: str) -> None:
        """Raise FormulaError unless the text is a feature that the network can get here and now."""
        features, dataset = self._document.settings.features, self._document.dataset
        name = text.strip()
        feature = find_feature(name)
        if name in features.names:
            raise FormulaError(
                "known",
                0,
                f"{feature.label} is a feature already. Type another one.",
                label=feature.label,
            )
        if features.n_features == MAX_FEATURES:
            raise FormulaError(
                "too-many",
                0,
                f"A network takes {MAX_FEATURES} features. Remove one first.",
                limit=MAX_FEATURES,
            )
        check_feature(name, dataset.x1, dataset.x2)
        rect = self._rect or Rect.around(dataset.x1, dataset.x2)
        along = np.linspace(rect.x1_min, rect.x1_max, _GRID)
        x1, x2 = np.meshgrid(along, np.linspace(rect.x2_min, rect.x2_max, _GRID))
        check_feature(name, x1.ravel(), x2.ravel())

    def _on_formula_committed(self, text: str) -> None:
        self._request(AddFeature(text.strip()))
        self.formula.set_value("")

    def _on_standardize_clicked(self, on: bool) -> None:
        self._request(Standardize(on))

    def _on_refit_clicked(self) -> None:
        self._request(Standardize(True))

    def _space_grid(self) -> None:
        self._grid.setSpacing(scaled(5, self.font()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._compare()

    def _width_of(self, n_columns: int) -> int:
        """What chips of the fixed list, and the line under them, need in so many columns."""
        widest = max(self.chips[name].minimumSizeHint().width() for name in _ORDER)
        gaps = (n_columns - 1) * self._grid.spacing()
        return max(n_columns * widest + gaps, self._line.minimumSize().width())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_of(_COLUMNS - 1), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        n_columns = _COLUMNS - (self.width() < self._width_of(_COLUMNS))
        if n_columns != self._n_columns:
            self._n_columns = n_columns
            self._place_chips()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._space_grid()
