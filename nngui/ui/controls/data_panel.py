"""The DATA section: what is learned, which points there are, and which of them are trained on."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nngui.data import GENERATORS, Recipe, Task
from nngui.state.document import Document
from nngui.state.edits import Edit, Generate, SetSetting, SetTask
from nngui.state.settings import MAX_SEED
from nngui.ui.controls.fields import (
    Button,
    Section,
    SliderField,
    linear_scale,
)
from nngui.ui.controls.sample_form import SampleForm
from nngui.ui.controls.task_switch import TaskSwitch
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
        # What the next set of each task is made with: the last recipe seen, also after its points are gone.
        self._recipes = {
            Task.CLASSIFICATION: Recipe(),
            Task.REGRESSION: Recipe("plane", noise=0.0),
        }
        self._gesture = Gesture()
        self._make_fields()
        self._lay_out()
        self._connect()
        self.show_document(self._document)

    def show_document(self, document: Document) -> None:
        """Show the recipe and the train share; emits nothing."""
        old, self._document = self._document, document
        if document is not old and document.differs_in_points_only(old):
            return  # a click among the points, which every millisecond here would delay
        recipe = document.dataset.recipe
        if recipe is not None:
            self._recipes[GENERATORS[recipe.generator].task] = recipe
        self.task.show_task(document.dataset.task)
        # A dozen pictures take as long as a frame: they follow when the hand lets go.
        if not self.sample.noise.slider.isSliderDown():
            self.gallery.show_recipe(self._recipe, document.dataset.classes, recipe is not None)
        self.sample.show_recipe(self._recipe, recipe is not None)
        self.train_share.set_value(_percent(document.settings.train_share))
        self._allow_new_sample(recipe is not None)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self.gallery.show_theme(theme)
        self.sample.show_theme(theme)

    @property
    def _recipe(self) -> Recipe:
        return self._recipes[self._document.dataset.task]

    def request_task(self, task: Task) -> None:
        """Ask for the other task: of the points of a sample set another set comes, others go over to it."""
        dataset = self._document.dataset
        if task is not dataset.task:
            is_sample = dataset.recipe is not None
            self._request(Generate(self._recipes[task]) if is_sample else SetTask(task.value))

    def request_new_sample(self) -> None:
        """Ask for the sample of the next seed, if the points come from a sample set."""
        seed = self._recipe.seed + 1 if self._recipe.seed < MAX_SEED else 0
        self._request_recipe(replace(self._recipe, seed=seed))

    def _make_fields(self) -> None:
        self.task = TaskSwitch()
        self.gallery = SampleGallery()
        self.sample = SampleForm()
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
        self._new_sample_tooltip = self.new_sample.toolTip()
        self.open_csv = Button(
            "open_csv",
            self.tr("Open Data…"),
            self.tr(
                "Open points from a file: two columns of numbers and one of classes or values."
            ),
            "quiet",
        )

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(scaled(8, self.font()))
        buttons.addWidget(self.new_sample, 1)
        buttons.addWidget(self.open_csv, 1)
        self.add(self.task)
        self.add(self.gallery)
        self.body.addSpacing(scaled(4, self.font()))
        for content in (self.sample, self.train_share, buttons):
            self.add(content)

    def _connect(self) -> None:
        self.task.task_chosen.connect(self._on_task_chosen)
        self.gallery.generator_chosen.connect(self._on_generator_chosen)
        self.sample.recipe_requested.connect(self._request_recipe)
        self.sample.message.connect(self.message)
        self.sample.done.connect(self.done)
        self.train_share.value_changed.connect(self._on_train_share_changed)
        self.train_share.refused.connect(self.message)
        self.train_share.done.connect(self.done)
        self.new_sample.clicked.connect(self.request_new_sample)
        self.open_csv.clicked.connect(self.open_data_requested)

    def _allow_new_sample(self, allowed: bool) -> None:
        self.new_sample.setEnabled(allowed)
        self.new_sample.setToolTip(self._new_sample_tooltip if allowed else self.sample.reason)

    def _request_recipe(self, recipe: Recipe, stroke: int = 0) -> None:
        present = self._document.dataset.recipe
        changes = present is not None and recipe != present
        self._request(Generate(recipe, stroke=stroke) if changes else None)

    def _request(self, edit: Edit | None) -> None:
        if edit is not None:
            self.edit_requested.emit(edit)
        # Where nothing came of it, the fields go back to what is.
        self.show_document(self._document)

    def _on_task_chosen(self, task: str) -> None:
        self.request_task(Task(task))

    def _on_generator_chosen(self, name: str) -> None:
        self._request(Generate(of_generator(self._recipe, name)))

    def _on_train_share_changed(self, value: float, finished: bool) -> None:
        stroke = self._gesture.stroke(finished)
        share = float(f"{value / 100:.12g}")
        if share != self._document.settings.train_share:
            self._request(SetSetting("train_share", share, stroke=stroke))


def _percent(share: float) -> float:
    return float(f"{share * 100:.12g}")
