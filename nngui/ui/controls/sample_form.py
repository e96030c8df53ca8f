"""The form of a sample set: how many points, how noisy, of which seed; what the chosen set does not take is hidden."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nngui.data import GENERATORS, Recipe, Task
from nngui.data.formula_functions import FUNCTIONS
from nngui.data.generator import MAX_NOISE
from nngui.data.limits import MAX_CLASSES, MAX_POINTS
from nngui.state.settings import MAX_SEED
from nngui.ui.controls.fields import NumberField, Row, SliderField, linear_scale, log_scale
from nngui.ui.controls.formula_field import FormulaField
from nngui.ui.controls.stepper import Stepper
from nngui.ui.strokes import Gesture
from nngui.ui.theme import Theme, scaled
from nngui.ui.tooltips import wrapped


class SampleForm(QWidget):
    """The fields of a recipe.

    `recipe_requested(Recipe, int)`: draw the set like this; one drag of a slider carries one stroke, else 0.
    `message(str)`: why an input was not taken. `done()`: the user is through with a field.
    """

    recipe_requested = Signal(object, object)  # a stroke number is longer than a C int
    message = Signal(str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recipe = Recipe()
        self._gestures = {name: Gesture() for name in ("n_points", "noise")}
        self._make_fields()
        self._lay_out()
        self._connect()

    def show_recipe(self, recipe: Recipe, allowed: bool) -> None:
        """Show these values; emits nothing. `allowed`: whether the points come from this recipe."""
        self._recipe = recipe
        self.n_points.set_value(recipe.n_points)
        self.noise.set_value(recipe.noise)
        self.n_classes.set_value(recipe.n_classes)
        self._show_formula()
        self.seed.set_value(recipe.seed)
        self._allow_changes(allowed)

    @property
    def reason(self) -> str:
        """Why nothing can be drawn again where the points come from no recipe."""
        return self.tr(
            "These points were drawn by hand or come from a file. Choose a sample set above first."
        )

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self.n_classes.show_theme(theme)

    def _show_formula(self) -> None:
        taken = GENERATORS[self._recipe.generator].formula
        self.formula.set_value(self._recipe.formula)
        if taken is None:
            # A hidden field loses the focus, and with it would commit what is typed.
            self.formula.revert()
        else:
            self._formula_row.label.setText(taken.left_side)
        self._formula_row.setVisible(taken is not None)
        has_values = self._has_values
        self._n_classes_row.setVisible(not has_values)
        curve = self.tr("The curve between the classes: a formula of x1, as in x1**2/3 - 4.")
        value = self.tr("The value at each place: a formula of x1 and x2, as in sin(x1)*x2/6.")
        known = self.tr(
            "It knows + - * / **, which may be written ^, and ( ), pi and e, {}."
        ).format(", ".join(FUNCTIONS))
        self._tooltips[self.formula] = f"{value if has_values else curve}\n{known}"

    @property
    def _has_values(self) -> bool:
        return GENERATORS[self._recipe.generator].task is Task.REGRESSION

    def _make_fields(self) -> None:
        self.formula = FormulaField(
            "formula",
            self.tr("Formula"),
            "",
            self._check_formula,
        )
        self.n_points = SliderField(
            "n_points",
            self.tr("Points"),
            self.tr(
                "How many points the sample set has in all.\n"
                "More show the shape clearly and train slower; fewer are learned by heart."
            ),
            log_scale(10, 5000),
            self._recipe.n_points,
            default=Recipe().n_points,
            minimum=1,
            maximum=MAX_POINTS,
            whole=True,
        )
        self.noise = SliderField(
            "noise",
            self.tr("Noise"),
            "",
            linear_scale(0, MAX_NOISE, 0.01),
            self._recipe.noise,
            default=Recipe().noise,
        )
        self.n_classes = Stepper(
            "n_classes",
            self.tr("Classes"),
            self.tr("How many classes the sample set has.\nMore need more units to tell apart."),
            2,
            2,
            MAX_CLASSES,
        )
        self.seed = NumberField(
            "data_seed",
            self.tr("The sample's seed"),
            self.tr(
                "The number that the sample is drawn from: the same seed gives the same points."
            ),
            self._recipe.seed,
            0,
            MAX_SEED,
            whole=True,
        )
        remade = (
            self.formula,
            self.n_points,
            self.noise,
            self.n_classes,
            self.seed,
        )
        self._tooltips: dict[QWidget, str] = {field: field.toolTip() for field in remade}

    def _lay_out(self) -> None:
        self._formula_row = Row(self.tr("Formula"), self.formula)
        self._n_classes_row = Row(self.tr("Classes"), self.n_classes)
        self._seed_row = Row(self.tr("Seed"), self.seed)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self._space()
        for row in (
            self._formula_row,
            self.n_points,
            self.noise,
            self._n_classes_row,
            self._seed_row,
        ):
            rows.addWidget(row)

    def _space(self) -> None:
        layout = self.layout()
        assert layout is not None
        layout.setSpacing(scaled(6, self.font()))

    def _connect(self) -> None:
        self.n_points.value_changed.connect(self._on_n_points_changed)
        self.noise.value_changed.connect(self._on_noise_changed)
        self.n_classes.value_chosen.connect(self._on_n_classes_chosen)
        self.seed.value_committed.connect(self._on_seed_committed)
        self.formula.formula_committed.connect(self._on_formula_committed)
        for field in (self.formula, self.n_points, self.noise, self.n_classes, self.seed):
            field.refused.connect(self.message)
            field.done.connect(self.done)

    def _allow_changes(self, allowed: bool) -> None:
        """Without a sample set there is nothing to draw again: the fields say so instead."""
        noise = GENERATORS[self._recipe.generator].noise_summary
        what = (
            self.tr("How far values stray.")
            if self._has_values
            else self.tr("How far points stray.")
        )
        self._tooltips[self.noise] = f"{what}\n{noise}"
        for field, tooltip in self._tooltips.items():
            field.setEnabled(allowed)
            field.setToolTip(wrapped(tooltip) if allowed else self.reason)
        # Its row stays where there is no choice: what lies below must not move under the mouse.
        counts = GENERATORS[self._recipe.generator].n_classes
        if allowed and counts.minimum == counts.maximum:
            self.n_classes.setEnabled(False)
            self.n_classes.setToolTip(
                self.tr("This sample set always has {count} classes.").format(count=counts.minimum)
            )
        for row, field in (
            (self._formula_row, self.formula),
            (self._seed_row, self.seed),
            (self._n_classes_row, self.n_classes),
        ):
            row.label.setToolTip(field.toolTip())

    def _check_formula(self, text: str) -> None:
        taken = GENERATORS[self._recipe.generator].formula
        if taken is not None:
            taken.read(text)

    def _on_formula_committed(self, text: str) -> None:
        self.recipe_requested.emit(replace(self._recipe, formula=text), 0)

    def _on_n_points_changed(self, value: float, finished: bool) -> None:
        stroke = self._gestures["n_points"].stroke(finished)
        self.recipe_requested.emit(replace(self._recipe, n_points=int(value)), stroke)

    def _on_noise_changed(self, value: float, finished: bool) -> None:
        stroke = self._gestures["noise"].stroke(finished)
        self.recipe_requested.emit(replace(self._recipe, noise=value), stroke)

    def _on_n_classes_chosen(self, value: int) -> None:
        self.recipe_requested.emit(replace(self._recipe, n_classes=value), 0)

    def _on_seed_committed(self, value: float) -> None:
        self.recipe_requested.emit(replace(self._recipe, seed=int(value)), 0)

    # ---- Qt

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.layout() is not None:
            self._space()
