"""The card in the middle of the window: palette, tools, plot, legend and what to show.

Values come in through `show_...`, which emit nothing; requests go out as signals. The canvas never changes what it
shows: a point is there when `show_dataset` brings it.
"""

from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from nngui.data import Dataset
from nngui.state.settings import Settings
from nngui.state.snapshot import Snapshot, ViewRequest
from nngui.state.view_settings import ViewSettings
from nngui.ui.canvas.drawing import Drawing
from nngui.ui.canvas.gestures import Gestures
from nngui.ui.canvas.keyboard import Keyboard
from nngui.ui.canvas.neuron_lines import NeuronLineLayer
from nngui.ui.canvas.past_boundary import PastBoundaryLayer
from nngui.ui.canvas.picture import Picture
from nngui.ui.canvas.selection import Selection
from nngui.ui.canvas.split_notice import SplitNotice
from nngui.ui.canvas.surface import Surface
from nngui.ui.canvas.surroundings import Surroundings
from nngui.ui.canvas.tools import TOOLS, Pointer, Preview
from nngui.ui.canvas.view import CanvasView
from nngui.ui.colors import Theme


class CanvasPanel(QFrame):
    """The canvas and all that belongs to it."""

    edit_requested = Signal(object)
    view_settings_requested = Signal(object)
    touched = Signal()
    """A hand is at work on the plot."""
    view_changed = Signal()
    """Another part of the plane is visible, or at another size: a new frame is wanted."""
    stroke_canceled = Signal(object)  # a stroke number is longer than a C int
    """The edits of this stroke are to be undone."""
    stroke_ended = Signal()
    message = Signal(str)
    tool_changed = Signal(str)
    current_class_changed = Signal(int)
    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setObjectName("canvas_panel")
        self._surface = Surface(self)
        self._gestures = Gestures(self._surface, self)
        self._view = CanvasView(self._gestures, self)
        self._picture = Picture(self._view, self._surface, self._gestures, self)
        self._keyboard = Keyboard(self._view, self._surface, self._gestures, self)
        self.drawing = Drawing(self._surface, self._gestures, self)
        self.selected = Selection(self._surface, self._gestures, lambda: self._view.pixel, self)
        self._lines = NeuronLineLayer(self._surface, self._view.viewport(), self)
        self._past = PastBoundaryLayer(self._view.viewport(), self)
        self._around = Surroundings(self._view, self)
        self._split_notice = SplitNotice(self)
        self._settings = Settings()
        self._view_settings = ViewSettings()
        self._view.add_item(self._past.item)
        self._view.add_sheet(self._lines.item)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusProxy(self._view)
        self._connect()
        self._around.palette.target_bar.show_target(self._surface.current_target)
        self.show_dataset(Dataset())
        self.show_view_settings(ViewSettings())

    def _connect(self) -> None:
        surface, gestures, view, around = self._surface, self._gestures, self._view, self._around
        palette = around.palette
        surface.edit_requested.connect(self.edit_requested)
        surface.stroke_canceled.connect(self.stroke_canceled)
        surface.message.connect(self.message)
        self._split_notice.message.connect(self.message)
        surface.selection_changed.connect(self.selection_changed)
        surface.current_class_changed.connect(self._on_current_class_changed)
        self.drawing.message.connect(self.message)
        self.selected.message.connect(self.message)
        self._lines.message.connect(self.message)
        gestures.yield_to(self._lines.tool_at)
        gestures.show_by(self._show_preview)
        surface.pan_requested.connect(view.pan_px)
        gestures.stroke_ended.connect(around.flush)
        gestures.stroke_ended.connect(self.stroke_ended)
        gestures.tool_changed.connect(around.tools.show_tool)
        gestures.tool_changed.connect(self.tool_changed)
        self.fill_class_menu = palette.fill_menu
        palette.edit_requested.connect(self.edit_requested)
        palette.class_chosen.connect(self.drawing.choose_class)
        palette.done.connect(self._focus)
        bar = palette.target_bar
        bar.target_requested.connect(self.drawing.choose_target)
        bar.turned.connect(self.drawing.turn_target)
        bar.message.connect(self.message)
        bar.done.connect(self._focus)
        surface.current_target_changed.connect(self._on_current_target_changed)
        view.alt_wheel_turned.connect(self.drawing.turn)
        self._keyboard.crosshair_moved.connect(self._picture.show_crosshair)
        around.tools.tool_chosen.connect(self.set_tool)
        around.footer.toggled.connect(self._on_toggled)
        view.touched.connect(self.touched)
        view.area_changed.connect(self._on_area_changed)
        view.view_changed.connect(self._on_view_changed)
        view.view_moved.connect(self._on_view_moved)

    # ---- what it shows

    def show_dataset(self, dataset: Dataset) -> None:
        """These points and classes."""
        old = self._surface.dataset
        self._picture.show_points(dataset, self._settings.train_share)
        in_stroke = self._gestures.in_stroke
        self._around.show_dataset(dataset, self._settings.train_share, soon=in_stroke)
        if self._surface.adding:
            share, shown = self._settings.train_share, self._view_settings.show_test
            self._split_notice.show_addition(old, dataset, share, test_shown=shown)
        if not in_stroke and self._view_settings.rect is None:
            self._picture.fit_if_needed(old)

    def show_settings(self, settings: Settings) -> None:
        """Which share of the points is trained on."""
        changed = settings.train_share != self._settings.train_share
        self._settings = settings
        if changed:
            self._picture.show_points(self._surface.dataset, settings.train_share)
            self._around.show_dataset(self._surface.dataset, settings.train_share)

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """The field, the boundary and the rings of one moment; None clears them."""
        self._picture.show_snapshot(snapshot)
        if snapshot is not None:
            self._lines.show_lines(snapshot.lines, snapshot.rect)
            self._past.show_past(snapshot.past, snapshot.rect)

    def name_unit(self, name: str) -> None:
        """What the unit is called that snapshots show in place of the answer from now on."""
        self._picture.name_unit(name)

    def show_view_settings(self, view_settings: ViewSettings) -> None:
        """Which part of the plane, and what of it."""
        old, self._view_settings = self._view_settings, view_settings
        self._around.footer.show_view_settings(view_settings)
        self._view.show_axes(view_settings.show_axes)
        self._picture.show_view_settings(view_settings)
        other_axes = view_settings.equal_axes != self._view.equal_axes
        if other_axes:
            self._view.set_equal_axes(view_settings.equal_axes)
        if view_settings.rect is None:
            if old.rect is not None or other_axes:
                self._picture.fit()
        elif view_settings.rect != self._view.visible_rect:
            self._view.set_visible_rect(view_settings.rect)

    def show_theme(self, theme: Theme) -> None:
        """The colors of a theme, at the present text size."""
        self._view.show_theme(theme)
        self._picture.show_theme(theme)
        self._lines.show_theme(theme)
        self._past.show_theme(theme)
        self._around.show_theme(theme)

    # ---- what can be asked of it

    def view_request(self, request_id: int, columns: int, rows: int) -> ViewRequest:
        """The next frame for the visible part, of at most so many grid points.

        Cells are square: the shorter side gets fewer. There are never more of them than pixels.
        """
        width, height = self._view.plot_size
        cell = max(width / columns, height / rows, 1.0)
        return ViewRequest(
            request_id,
            self._view.visible_rect,
            columns=min(max(round(width / cell), 2), columns),
            rows=min(max(round(height / cell), 2), rows),
            misclassified=self._view_settings.show_misclassified,
            lines=self._view_settings.show_lines,
            past=self._view_settings.show_ghost,
            contours=self._view_settings.show_contours,
        )

    @property
    def pointed(self) -> tuple[float, float] | None:
        """Where the cursor is in the plane; None while it is elsewhere."""
        return self._picture.pointed

    @property
    def in_stroke(self) -> bool:
        """Whether a button is held on the plot."""
        return self._gestures.in_stroke

    def tool_names(self) -> tuple[str, ...]:
        """All tools, in the order of their buttons."""
        return tuple(tool.name for tool in TOOLS)

    @property
    def tool(self) -> str:
        """The chosen tool."""
        return self._gestures.tool.name

    def set_tool(self, name: str) -> None:
        """Choose a tool; an unknown name raises KeyError."""
        self._gestures.set_tool(name)

    @property
    def plot(self) -> QWidget:
        """The widget that takes the mouse."""
        return self._view.viewport()

    @property
    def selection(self) -> np.ndarray:
        """Ids of the selected points, ascending."""
        return self._surface.selection

    def fit(self) -> None:
        """Show all points."""
        self._picture.fit()
        self._request_view_settings(rect=None)

    def cancel_stroke(self) -> None:
        """Give up what the held mouse button does."""
        self._gestures.cancel()

    def erase_selection(self) -> None:
        """The selected points go; without any, those at the keyboard's crosshair."""
        self._keyboard.erase()

    # ---- what happens in it

    def _request_view_settings(self, **values: Any) -> None:
        wanted = replace(self._view_settings, **values)
        if wanted != self._view_settings:
            self.view_settings_requested.emit(wanted)

    def _focus(self) -> None:
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_toggled(self, name: str, wanted: bool) -> None:
        self._request_view_settings(**{name: wanted})

    def _on_area_changed(self) -> None:
        area = self._view.plot_area.toAlignedRect()
        self._around.show_plane(self._view.mapTo(self, area.topLeft()))
        for caption in (self._lines.caption, self._past.caption):
            caption.place_in(area)

    def _on_view_changed(self) -> None:
        self._lines.item.show_plane(self._view.visible_rect, self._view.pixel)
        self.view_changed.emit()

    def _show_preview(self, preview: Preview, pointer: Pointer | None) -> None:
        self._picture.show_preview(preview, pointer)
        self._lines.show_tool(self._gestures.acting)

    def _on_view_moved(self) -> None:
        self._request_view_settings(rect=self._view.visible_rect)

    def _on_current_class_changed(self, index: int) -> None:
        self._around.palette.show_current(index)
        self._picture.show_hint()
        self._gestures.refresh()
        self.current_class_changed.emit(index)

    def _on_current_target_changed(self, target: float) -> None:
        self._around.palette.target_bar.show_target(target)
        self._gestures.refresh()

    # ---- Qt

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._view.show_screen()
            self._picture.show_screen()
            self._past.show_screen()
        return super().event(event)
