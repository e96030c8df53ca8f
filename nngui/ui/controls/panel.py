"""The controls panel: data, features, network and training, one under the other on one card."""

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nngui.data import Task
from nngui.state.document import Document
from nngui.state.snapshot import Snapshot
from nngui.state.view_settings import ViewSettings
from nngui.ui.controls.data_panel import DataPanel
from nngui.ui.controls.features_panel import FeaturesPanel
from nngui.ui.controls.fields import CardFrame
from nngui.ui.controls.network_panel import NetworkPanel
from nngui.ui.controls.scroll import VerticalScrollArea
from nngui.ui.controls.training_panel import TrainingPanel
from nngui.ui.theme import Theme, scaled


class ControlsPanel(CardFrame):
    """Everything about a document that is not on the canvas, as a form.

    `edit_requested(Edit)`: the user asks for this change; one drag of a slider carries one stroke.
    `open_data_requested()`: the user wants points from a file.
    `message(str)`: a sentence that says why an input was not taken.
    `done()`: the user is through with a field.
    """

    edit_requested = Signal(object)
    open_data_requested = Signal()
    message = Signal(str)
    done = Signal()

    def __init__(
        self, role: Literal["card", "dock"] = "card", parent: QWidget | None = None
    ) -> None:
        super().__init__("controls_panel", role, parent)
        self.setAccessibleName(self.tr("Controls"))
        self.data = DataPanel()
        self.features = FeaturesPanel()
        self.network = NetworkPanel()
        self.training = TrainingPanel()
        content = QWidget()
        sections = QVBoxLayout(content)
        sections.setContentsMargins(0, 0, scaled(2, self.font()), 0)
        sections.setSpacing(scaled(16, self.font()))
        for section in (self.data, self.features, self.network, self.training):
            sections.addWidget(section)
            section.edit_requested.connect(self.edit_requested)
            section.message.connect(self.message)
            section.done.connect(self.done)
        sections.addStretch(1)
        self.data.open_data_requested.connect(self.open_data_requested)
        self.body.addWidget(VerticalScrollArea(content, self))

    def show_document(self, document: Document) -> None:
        """Show all settings of `document`; emits nothing."""
        self.data.show_document(document)
        self.features.show_document(document)
        self.network.show_document(document)
        self.training.show_document(document)

    def show_view_settings(self, view_settings: ViewSettings) -> None:
        """Which part of the plane is visible."""
        self.features.show_view_settings(view_settings)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show what the run says about its settings."""
        self.training.show_snapshot(snapshot)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self.data.show_theme(theme)
        self.features.show_theme(theme)
        self.network.show_theme(theme)
        self.training.show_theme(theme)

    def request_task(self, task: Task) -> None:
        """Ask for classes or values to be learned, as the switch does."""
        self.data.request_task(task)

    def request_new_sample(self) -> None:
        """Ask for the next sample of the set in use, as the button does."""
        self.data.request_new_sample()
