"""The card of the layers: what each does to the plane, with a slider that goes through them."""

from dataclasses import replace
from time import perf_counter
from typing import Literal

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QVBoxLayout, QWidget

from nngui.data import Task
from nngui.state.document import Document
from nngui.state.layers_view import Axes, LayerStage, LayersView
from nngui.state.snapshot import Snapshot, ViewRequest
from nngui.ui.colors import LIGHT, Theme
from nngui.ui.controls.fields import Button
from nngui.ui.controls.icon_button import IconButton
from nngui.ui.controls.surfaces import CardFrame
from nngui.ui.layers.axes_choice import AxesChoice
from nngui.ui.layers.morph import played
from nngui.ui.layers.sheet import SheetView
from nngui.ui.theme import scaled
from nngui.ui.visibility import is_seen

STOPS = 100
"""Places of the slider from one stage to the next."""
_FRAME_MS = 33
# While training, of the window's time: what is large is drawn less often, the canvas goes on.
PAINTING_SHARE = 0.1


class LayersPanel(CardFrame):
    """What the layers of a run do to the plane, live. `shown()`: it wants frames with layers in them."""

    shown = Signal()
    message = Signal(str)
    done = Signal()

    def __init__(
        self, role: Literal["card", "dock"] = "card", parent: QWidget | None = None
    ) -> None:
        super().__init__("layers_panel", role, parent)
        self.setAccessibleName(self.tr("Layers"))
        self._theme = LIGHT
        self._document = Document()
        self._view: LayersView | None = None
        self._axes: dict[str, Axes] = {}
        self._buttons: list[Button] = []
        self._play_timer = QTimer(self)
        self._play_timer.setInterval(_FRAME_MS)
        self._play_timer.timeout.connect(self._on_play)
        self._play_from, self._play_since_s = 0.0, 0.0
        self._shown_s = float("-inf")
        self._make()
        self._lay_out()
        self._describe()

    def _make(self) -> None:
        self.caption = QLabel(self)
        self.caption.setObjectName("layers_caption")
        self.caption.setProperty("role", "muted")
        self.caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.axes = AxesChoice(self)
        self.sheet = SheetView(self)
        self.play = IconButton(
            "layers_play", "train", self.tr("Go from the plane through all layers"), self
        )
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName("layers_slider")
        self.slider.setAccessibleName(self.tr("From the plane through the layers"))
        self.slider.setToolTip(
            self.tr("From the plane, at the left, through each layer to the last one.")
        )
        self.slider.setSingleStep(STOPS // 20)
        self.slider.setPageStep(STOPS)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.axes.axes_chosen.connect(self._on_axes_chosen)
        self.axes.refused.connect(self.message)
        self.axes.done.connect(self.done)
        self.play.clicked.connect(self._on_play_clicked)
        self.slider.valueChanged.connect(self._on_slider_changed)
        self.slider.sliderPressed.connect(self._stop)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.caption, 1)
        head.addWidget(self.axes)
        line = QHBoxLayout()
        line.setSpacing(scaled(8, self.font()))
        line.addWidget(self.play)
        line.addWidget(self.slider, 1)
        self._stops = QHBoxLayout()
        self._stops.setContentsMargins(0, 0, 0, 0)
        self._stops.setSpacing(0)
        self.body.addLayout(head)
        self.body.addWidget(self.sheet, 1)
        foot = QVBoxLayout()
        foot.setSpacing(0)
        foot.addLayout(line)
        foot.addLayout(self._stops)
        self.body.addLayout(foot)

    # ---- what it shows

    def wish(self, request: ViewRequest) -> ViewRequest:
        """The request, with the layers in it while they can be seen."""
        if not is_seen(self):
            return request
        names = [stage.name for stage in self._view.stages[1:]] if self._view else []
        return replace(request, layers=tuple(self._axes.get(name) for name in names))

    def show_document(self, document: Document) -> None:
        """The classes and their colors."""
        self._document = document
        self._show_look()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the layers of a frame, where it carries them and they can be seen."""
        if snapshot.layers is None or not is_seen(self):
            return
        now = perf_counter()
        old, new = self._view, snapshot.layers
        same = old is not None and _names(old) == _names(new)
        too_soon = now - self._shown_s < self.sheet.paint_cost_s / PAINTING_SHARE
        if snapshot.running and same and too_soon:
            return
        self._shown_s, self._view = now, new
        self.sheet.show_view(self._view)
        if not same:
            self._show_stops()
        self._describe()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self._theme = theme
        self.play.show_theme(theme)
        self.axes.show_theme(theme)
        self._show_look()

    def clear(self) -> None:
        """Forget the run."""
        self._stop()
        self._view = None
        self._axes.clear()
        self.sheet.show_view(None)
        self._show_stops()
        self._describe()

    def _show_look(self) -> None:
        dataset = self._document.dataset
        has_values = dataset.task is Task.REGRESSION
        self.sheet.show_look(None if has_values else dataset.classes, self._theme)

    def _show_stops(self) -> None:
        """A slider and a button for each stage that there is now."""
        stages = self._view.stages if self._view else ()
        with QSignalBlocker(self.slider):
            self.slider.setMaximum(max(len(stages) - 1, 0) * STOPS)
        self.slider.setEnabled(len(stages) > 1)
        self.play.setEnabled(len(stages) > 1)
        while self._stops.takeAt(0):
            pass
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        for place, stage in enumerate(stages):
            short = self._short(stage, len(stages) > 4)
            button = Button(
                f"layers_stop_{place}",
                short,
                self.tr("Show {}").format(self._title(stage)),
                "link",
                self,
                accessible_name=self._title(stage),
            )
            button.setProperty("dense", True)
            button.setProperty("stop", place * STOPS)
            button.clicked.connect(self._on_stop_clicked)
            if place:
                self._stops.addStretch(1)
            self._stops.addWidget(button)
            self._buttons.append(button)
        self._on_slider_changed(self.slider.value())

    def _short(self, stage: LayerStage, many: bool) -> str:
        if stage.name == "plane":
            return self.tr("Plane")
        if stage.name == "features":
            return self.tr("Features")
        number = stage.name.removeprefix("layer ")
        return number if many else self.tr("Layer {}").format(number)

    def _title(self, stage: LayerStage) -> str:
        if stage.name == "plane":
            return self.tr("the plane")
        if stage.name == "features":
            return self.tr("the {} features").format(stage.units)
        number = stage.name.removeprefix("layer ")
        return self.tr("layer {}, {} units").format(number, stage.units)

    def _stage(self) -> LayerStage | None:
        """The nearest one."""
        if self._view is None:
            return None
        return self._view.stages[min(round(self.sheet.at), len(self._view.stages) - 1)]

    def _describe(self) -> None:
        stage = self._stage()
        if stage is None or self._view is None:
            self.caption.clear()
            self.axes.show_axes(None, 0)
            return
        if len(self._view.stages) == 1:
            self.caption.setText(self.tr("No hidden layer yet: add one to bend the plane"))
            self.axes.show_axes(None, 0)
            return
        title = self._title(stage)
        text = title[:1].upper() + title[1:]
        tip = text
        if stage.name != "plane" and stage.units > 2:
            share = f"{100 * stage.spread:.0f} %"
            tip = self.tr("{}: these two axes show {} of its spread").format(text, share)
            text = f"{text} · {share}"
            if stage.axes is not None:
                # The numbers of two units take the room.
                text = self._short(stage, many=False)
        self.caption.setText(text)
        self.caption.setToolTip(tip)
        wanted = None if stage.name == "plane" else self._axes.get(stage.name)
        self.axes.show_axes(wanted, 0 if stage.name == "plane" else stage.units)

    # ---- what the hand does

    def _on_axes_chosen(self, axes: Axes) -> None:
        stage = self._stage()
        if stage is not None and stage.name != "plane":
            self._axes[stage.name] = axes
            self._describe()
            self.shown.emit()

    def _on_slider_changed(self, value: int) -> None:
        self.sheet.show_at(value / STOPS)
        self._describe()

    def _on_stop_clicked(self) -> None:
        self._stop()
        self.slider.setValue(int(self.sender().property("stop")))

    def _on_play_clicked(self) -> None:
        if self._play_timer.isActive():
            self._stop()
            return
        # From the end it begins again.
        at_end = self.slider.value() == self.slider.maximum()
        self._play_from = 0.0 if at_end else float(int(self.slider.value() / STOPS))
        self._play_since_s = perf_counter()
        self._play_timer.start()

    def _on_play(self) -> None:
        last = self.slider.maximum() // STOPS
        at = played(perf_counter() - self._play_since_s, self._play_from, last)
        self.slider.setValue(round(at * STOPS))
        if at >= last:
            self._stop()

    def _stop(self) -> None:
        self._play_timer.stop()

    def _space(self) -> None:
        super()._space()
        # The sheet gets the room.
        self.body.setSpacing(scaled(2, self.font()))

    # ---- Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        self._stop()
        super().hideEvent(event)


def _names(view: LayersView) -> list[str]:
    return [stage.name for stage in view.stages]
