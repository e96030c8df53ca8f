"""The DATA section: which points there are, and which of them are trained on."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nngui.data import GENERATORS, Recipe
from nngui.data.formula_functions import FUNCTIONS
from nngui.data.generator import MAX_NOISE
from nngui.data.limits import MAX_CLASSES, MAX_POINTS
from nngui.state.document import Document
from nngui.state.edits import Edit, Generate, SetSetting
from nngui.state.settings import MAX_SEED
from nngui.ui.controls.fields import (
    Button,
    NumberField,
    Row,
    Section,
    SliderField,
    linear_scale,
    log_scale,
)
from nngui.ui.controls.formula_field import FormulaField
from nngui.ui.controls.stepper import Stepper
from nngui.ui.controls.thumbnails import SampleGallery, of_generator
from nngui.ui.strokes import Gesture
from nngui.ui.theme import Theme, scaled


class DataPanel(Section):
    """Sample sets, how they are drawn, and the train share."""

    edit_requested = Signal(object)
    open_data_requested = Signal()
    message = Signal(str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("data_section", QCoreApplication.translate("DataPanel", "Data"), parent)
        self._document = Document()
        # What the next set is made with: the last recipe seen, also after its points are gone.
        self._recipe = Recipe()
        self._gestures = {name: Gesture() for name in ("n_points", "noise", "train_share")}
        self._make_fields()
        self._lay_out()
        self._connect()
        self.show_document(self._document)

    def show_document(self, document: Document) -> None:
        """Show the recipe and the train share; emits nothing."""
        self._document = document
        recipe = document.dataset.recipe
        if recipe is not None:
            self._recipe = recipe
        # A dozen pictures take as long as a frame: they follow when the hand lets go.
        if not self.noise.slider.isSliderDown():
            self.gallery.show_recipe(self._recipe, document.dataset.classes, recipe is not None)
        self.n_points.set_value(self._recipe.n_points)
        self.noise.set_value(self._recipe.noise)
        self.n_classes.set_value(self._recipe.n_classes)
        self._show_formula()
        self.seed.set_value(self._recipe.seed)
        self.train_share.set_value(_percent(document.settings.train_share))
        self._allow_changes(recipe is not None)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self.gallery.show_theme(theme)
        self.n_classes.show_theme(theme)

    def request_new_sample(self) -> None:
        """Ask for the sample of the next seed, if the points come from a sample set."""
        seed = self._recipe.seed + 1 if self._recipe.seed < MAX_SEED else 0
        self._request_recipe(replace(self._recipe, seed=seed))

    def _show_formula(self) -> None:
        taken = GENERATORS[self._recipe.generator].formula
        self.formula.set_value(self._recipe.formula)
        if taken is None:
            # A hidden field loses the focus, and with it would commit what is typed.
            self.formula.revert()
        else:
            self._formula_row.label.setText(taken.left_side)
        self._formula_row.setVisible(taken is not None)

    def _make_fields(self) -> None:
        self.gallery = SampleGallery()
        self.formula = FormulaField(
            "formula",
            self.tr("Formula"),
            self.tr(
                "The curve between the classes: a formula of x1, as in x1**2/3 - 4.\n"
                "It knows + - * / ** and ( ), pi and e, {}."
            ).format(", ".join(FUNCTIONS)),
            self._check_formula,
        )
        self.n_points = SliderField(
            "n_points",
            self.tr("Points"),
            self.tr(
                "How many points the sample set has, all classes together.\n"
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
        self.train_share = SliderField(
            "train_share",
            self.tr("Train share"),
            self.tr(
                "The part of the points to train on; the others test what was learned.\n"
                "More give the network more to learn from, fewer judge it more surely."
            ),
            linear_scale(0, 100, 5),
            70,
            unit="%",
        )
        self.new_sample = Button(
            "new_sample",
            self.tr("New sample"),
            self.tr(
                "Draw the sample set again with the next seed. Weights and drawn points stay. (N)"
            ),
            "quiet",
        )
        self.open_csv = Button(
            "open_csv",
            self.tr("Open Data…"),
            self.tr("Open points from a file: two columns of numbers and one of classes."),
            "quiet",
        )

        remade = (
            self.formula,
            self.n_points,
            self.noise,
            self.n_classes,
            self.seed,
            self.new_sample,
        )
        self._tooltips: dict[QWidget, str] = {field: field.toolTip() for field in remade}

    def _lay_out(self) -> None:
        self._formula_row = Row(self.tr("Formula"), self.formula)
        self._n_classes_row = Row(self.tr("Classes"), self.n_classes)
        self._seed_row = Row(self.tr("Seed"), self.seed)
        buttons = QHBoxLayout()
        buttons.setSpacing(scaled(8, self.font()))
        buttons.addWidget(self.new_sample, 1)
        buttons.addWidget(self.open_csv, 1)
        self.add(self.gallery)
        self.body.addSpacing(scaled(4, self.font()))
        for content in (
            self._formula_row,
            self.n_points,
            self.noise,
            self._n_classes_row,
            self._seed_row,
            self.train_share,
            buttons,
        ):
            self.add(content)

    def _connect(self) -> None:
        self.gallery.generator_chosen.connect(self._on_generator_chosen)
        self.n_points.value_changed.connect(self._on_n_points_changed)
        self.noise.value_changed.connect(self._on_noise_changed)
        self.train_share.value_changed.connect(self._on_train_share_changed)
        self.n_classes.value_chosen.connect(self._on_n_classes_chosen)
        self.seed.value_committed.connect(self._on_seed_committed)
        self.new_sample.clicked.connect(self.request_new_sample)
        self.open_csv.clicked.connect(self.open_data_requested)
        self.formula.formula_committed.connect(self._on_formula_committed)
        for field in (
            self.formula,
            self.n_points,
            self.noise,
            self.train_share,
            self.n_classes,
            self.seed,
        ):
            field.refused.connect(self.message)
            field.done.connect(self.done)

    def _allow_changes(self, allowed: bool) -> None:
        """Without a sample set there is nothing to draw again: the fields say so instead."""
        reason = self.tr(
            "These points were drawn by hand or come from a file. Choose a sample set above first."
        )
        noise = GENERATORS[self._recipe.generator].noise_summary
        self._tooltips[self.noise] = self.tr("How far points stray. {}").format(noise)
        for field, tooltip in self._tooltips.items():
            field.setEnabled(allowed)
            field.setToolTip(tooltip if allowed else reason)
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

    def _request_recipe(self, recipe: Recipe, stroke: int = 0) -> None:
        present = self._document.dataset.recipe
        changes = present is not None and recipe != present
        self._request(Generate(recipe, stroke=stroke) if changes else None)

    def _request(self, edit: Edit | None) -> None:
        if edit is not None:
            self.edit_requested.emit(edit)
        # Where nothing came of it, the fields go back to what is.
        self.show_document(self._document)

    def _on_generator_chosen(self, name: str) -> None:
        self._request(Generate(of_generator(self._recipe, name)))

    def _check_formula(self, text: str) -> None:
        taken = GENERATORS[self._recipe.generator].formula
        if taken is not None:
            taken.read(text)

    def _on_formula_committed(self, text: str) -> None:
        self._request_recipe(replace(self._recipe, formula=text))

    def _on_n_points_changed(self, value: float, finished: bool) -> None:
        stroke = self._gestures["n_points"].stroke(finished)
        self._request_recipe(replace(self._recipe, n_points=int(value)), stroke)

    def _on_noise_changed(self, value: float, finished: bool) -> None:
        stroke = self._gestures["noise"].stroke(finished)
        self._request_recipe(replace(self._recipe, noise=value), stroke)

    def _on_train_share_changed(self, value: float, finished: bool) -> None:
        stroke = self._gestures["train_share"].stroke(finished)
        share = float(f"{value / 100:.12g}")
        if share != self._document.settings.train_share:
            self._request(SetSetting("train_share", share, stroke=stroke))

    def _on_n_classes_chosen(self, value: int) -> None:
        self._request_recipe(replace(self._recipe, n_classes=value))

    def _on_seed_committed(self, value: float) -> None:
        self._request_recipe(replace(self._recipe, seed=int(value)))


def _percent(share: float) -> float:
    return float(f"{share * 100:.12g}")
