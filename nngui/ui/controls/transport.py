"""The transport bar: train, step, start over, and how it goes."""

from collections.abc import Callable, Mapping

import numpy as np
from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QWidget

from nngui.data import Task
from nngui.state.document import Document
from nngui.state.snapshot import Snapshot
from nngui.state.view_settings import STEPS, ViewSettings
from nngui.ui.controls.action_button import ActionButton
from nngui.ui.controls.readout import NOTHING, Readout, loss_text, percent_text, score_text
from nngui.ui.controls.speed_slider import SpeedSlider
from nngui.ui.controls.step_button import StepButton
from nngui.ui.step_kinds import step_text
from nngui.ui.theme import Theme, scaled
from nngui.ui.tooltips import plain_tooltip

_NARROWEST_PX = 500


class TransportBar(QWidget):
    """Buttons of the actions "train", "step", "reset", "new_weights", "undo" and "redo", readouts, speed.

    Where the bar is too narrow for all of it, what matters least gives way first.
    `speed_requested(float | None)`: steps a second, None is flat out.
    `message(str)`: what is missing, said when training begins, or while it runs.
    """

    speed_requested = Signal(object)
    message = Signal(str)

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transport")
        self.setAccessibleName(self.tr("Training"))
        self._train_action = actions["train"]
        self._document = Document()
        self._step_kind = ViewSettings().step
        self._missing = ""
        self._running = False
        self._has_values = False
        self._make_buttons(actions)
        self._make_readouts()
        self.speed = SpeedSlider()
        self.speed.speed_requested.connect(self.speed_requested)
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._train_action.changed.connect(self._show_train_tooltip)
        self.show_running(False)
        self.show_document(Document())

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show the numbers of a moment; None before the first."""
        if snapshot is None:
            for readout in self.readouts:
                readout.show_text(NOTHING)
            return
        test, train = snapshot.test_accuracy, snapshot.train_accuracy
        score = train if test is None else test
        self._has_values = snapshot.task is Task.REGRESSION
        texts = (
            f"{snapshot.epoch:,}",
            loss_text(snapshot.train_loss),
            loss_text(snapshot.test_loss),
            score_text(score) if self._has_values else percent_text(score),
        )
        grown = [
            readout.show_text(text) for readout, text in zip(self.readouts, texts, strict=True)
        ]
        captioned = self._caption_accuracy(of_test=test is not None or train is None)
        if captioned or any(grown):
            self._give_way()

    def show_running(self, running: bool) -> None:
        """Let the first button offer Pause or Train."""
        self.train.show_icon("pause" if running else "train")
        self.train.show_text(self.tr("Pause") if running else self.tr("Train"))
        self._show_train_tooltip()
        begins = running and not self._running
        self._running = running
        if begins and self._missing:
            self.message.emit(self._missing)

    def show_view_settings(self, view_settings: ViewSettings) -> None:
        """Show the speed, and what a step is."""
        self.speed.show_speed(view_settings.speed)
        self._step_kind = view_settings.step
        self._show_step()

    def show_document(self, document: Document) -> None:
        """Let the Train button say what is missing for training to make sense."""
        self._document = document
        self._show_step()
        missing = self._what_is_missing(document)
        is_new = missing != self._missing
        self._missing = missing
        self._show_train_tooltip()
        if self._running and missing and is_new:
            self.message.emit(missing)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        for button in self.buttons:
            button.show_theme(theme)

    def _show_step(self) -> None:
        self.step.show_text(step_text(self._step_kind, self._document))
        self._give_way()

    def _what_is_missing(self, document: Document) -> str:
        dataset = document.dataset
        has_values = dataset.task is Task.REGRESSION
        if dataset.n_points == 0:
            return self.tr(
                "There are no points yet: click on the canvas, or choose a sample set at the left."
            )
        trained_on = dataset.is_train(document.settings.train_share)
        if not trained_on.any():
            return self.tr("All points are test points: raise the train share.")
        if has_values:
            return ""
        parts = np.bincount(2 * dataset.label + trained_on, minlength=2 * dataset.n_classes)
        of_test, counts = parts.reshape(-1, 2).T
        untrained = np.flatnonzero((counts == 0) & (of_test > 0))
        if len(untrained):
            return self.tr(
                "All points of “{name}” are test points, so it is not learned: add more of them, "
                "or raise the train share."
            ).format(name=dataset.classes[untrained[0]].name)
        if np.count_nonzero(counts) == 1:
            return self.tr(
                "All points to train on are of one class: add points of another, so that there is "
                "something to tell apart."
            )
        return ""

    def _show_train_tooltip(self) -> None:
        tooltip = self._train_action.toolTip()
        self.train.setToolTip(plain_tooltip("\n".join(filter(None, (tooltip, self._missing)))))
        self.train.setAccessibleDescription(self._missing)

    def _make_buttons(self, actions: Mapping[str, QAction]) -> None:
        self.train = ActionButton(
            "train_button", actions["train"], "train", self.tr("Train"), primary=True
        )
        self.train.keep_width_for((self.tr("Train"), self.tr("Pause")))
        self.step = StepButton(actions["step"], [actions[f"step_{kind}"] for kind in STEPS])
        self.reset = ActionButton("reset_button", actions["reset"], "reset", self.tr("Reset"))
        self.new_weights = ActionButton(
            "new_weights_button", actions["new_weights"], "new-weights", self.tr("New weights")
        )
        self.undo = ActionButton("undo_button", actions["undo"], "undo")
        self.redo = ActionButton("redo_button", actions["redo"], "redo")
        self.buttons = (
            self.train,
            self.step,
            self.reset,
            self.new_weights,
            self.undo,
            self.redo,
        )

    def _make_readouts(self) -> None:
        self.epoch = Readout(
            "epoch_readout",
            self.tr("Epoch"),
            "000,000",
            self.tr("How many times training went through all its points."),
        )
        self.train_loss = Readout(
            "train_loss_readout",
            self.tr("Train loss"),
            "0.0000",
            self.tr("How wrong the network is on the points that it is trained on; 0 is perfect."),
        )
        self.test_loss = Readout(
            "test_loss_readout",
            self.tr("Test loss"),
            "0.0000",
            self.tr(
                "How wrong the network is on points that it has never seen.\n"
                "Far over the train loss: it has learned its points by heart."
            ),
        )
        self.accuracy = Readout(
            "accuracy_readout",
            self.tr("Test accuracy"),
            "100.0 %",
            self.tr(
                "How many test points get their own class; of the training points, where there are "
                "no test points.\nWhere values are learned, R²: the share of their variance that the "
                "network explains. 1 is perfect, 0 no better than their mean."
            ),
        )
        self._caption_accuracy(of_test=True)
        self.readouts = (self.epoch, self.train_loss, self.test_loss, self.accuracy)

    def _caption_accuracy(self, *, of_test: bool) -> bool:
        """Say what the score is of; whether that is something else."""
        if self._has_values:
            caption = self.tr("Test R²") if of_test else self.tr("Train R²")
            return self.accuracy.show_caption(caption, caption)
        if of_test:
            return self.accuracy.show_caption(self.tr("Test accuracy"), self.tr("Test acc."))
        return self.accuracy.show_caption(self.tr("Train accuracy"), self.tr("Train acc."))

    def _lay_out(self) -> None:
        self._line = layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(8, self.font()))
        # How narrow the bar may be is up to what gives way, not to what is shown at the moment.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for button in (self.train, self.step, self.reset, self.new_weights):
            layout.addWidget(button)
        layout.addSpacing(scaled(10, self.font()))
        for readout in self.readouts:
            layout.addWidget(readout)
            layout.addSpacing(scaled(6, self.font()))
        layout.addWidget(self.speed)
        layout.addStretch(1)
        layout.addWidget(self.undo)
        layout.addWidget(self.redo)
        # What gives way, first to last, as the bar narrows.
        self._concessions: tuple[Callable[[bool], None], ...] = (
            self.new_weights.show_compact,
            self.reset.show_compact,
            self.accuracy.show_short,
            self.step.show_compact,
            self.test_loss.setHidden,
            self.speed.setHidden,
            self.train_loss.setHidden,
            self.accuracy.setHidden,
            self.step.hide_chooser,
        )
        self._conceded = 0

    def _fit(self) -> None:
        """Give way as little as the width allows."""
        for count in range(len(self._concessions) + 1):
            for index, concede in enumerate(self._concessions):
                concede(index < count)
            self._conceded = count
            if self._is_wide_enough():
                return

    def _give_way(self) -> None:
        """A number has grown out of its place, or the text has."""
        if self._conceded < len(self._concessions) and not self._is_wide_enough():
            self._fit()

    def _is_wide_enough(self) -> bool:
        return self._line.minimumSize().width() <= self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # Once the parts have their new size too.
            QTimer.singleShot(0, self, self._give_way)

    def minimumSizeHint(self) -> QSize:
        # Narrower than what it shows now: it gives way when it is made narrower.
        return QSize(scaled(_NARROWEST_PX, self.font()), super().minimumSizeHint().height())
