"""What is drawn on the plot, layer over layer: field, boundary, points, rings, selection, cursor, words."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, QPointF
from PySide6.QtWidgets import QGraphicsItem

from nngui.data import Dataset, PointClass, Task
from nngui.state.snapshot import NO_SEGMENTS, Rect, Snapshot
from nngui.state.view_settings import ViewSettings
from nngui.ui.canvas.boundary import BoundaryItem, FieldItem
from nngui.ui.canvas.empty_hint import EmptyHint
from nngui.ui.canvas.extent import Extent
from nngui.ui.canvas.field_colors import class_table, differ_in_colors
from nngui.ui.canvas.framing import fitted_rect, holds, is_lost
from nngui.ui.canvas.gestures import Gestures
from nngui.ui.canvas.overlays import Overlays
from nngui.ui.canvas.paint import Look, Paint, look_of
from nngui.ui.canvas.points import PointLayer, ShownPoints
from nngui.ui.canvas.readout import Readout
from nngui.ui.canvas.rings import Rings
from nngui.ui.canvas.sharpness import Sharpness
from nngui.ui.canvas.surface import Surface
from nngui.ui.canvas.tools import Pointer, Preview
from nngui.ui.canvas.unit_caption import UnitCaption
from nngui.ui.canvas.value_colors import value_table
from nngui.ui.canvas.view import CanvasView
from nngui.ui.colors import LIGHT, Theme


class Picture(QObject):
    """The items of the plot, and the values that they show."""

    def __init__(
        self, view: CanvasView, surface: Surface, gestures: Gestures, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._view, self._surface, self._gestures = view, surface, gestures
        self._theme = LIGHT
        self._view_settings = ViewSettings()
        self._snapshot: Snapshot | None = None
        self._shows_part = False
        self._pointer: Pointer | None = None
        self._next_is_test = False
        self._last_look: tuple[tuple[Paint, Dataset, Theme], Look] | None = None
        self._table_look: tuple[tuple[PointClass, ...] | None, Theme] | None = None
        self._table = np.empty(0, dtype=np.uint32)
        self._field, self._boundary = FieldItem(), BoundaryItem()
        self._points, self._overlays = PointLayer(), Overlays()
        self._rings = Rings(self._points, wanted=self._view_settings.show_misclassified)
        self._contours = BoundaryItem()
        self._contours.set_fine(True)
        self._boundary.setZValue(5)
        self._contours.setZValue(4)
        layers: list[QGraphicsItem] = [self._field, self._contours, self._boundary]
        for item in [*layers, *self._overlays.items()]:
            view.add_item(item)
        self._sheets = [*self._points.sheets(), *self._overlays.sheets()]
        for sheet in self._sheets:
            view.add_sheet(sheet.item)
        self._sharpness = Sharpness(self._sheets, self)
        self._hint, self._readout = EmptyHint(view.viewport()), Readout(view.viewport())
        self._caption = UnitCaption(view.viewport())
        surface.selection_changed.connect(self._on_selection_changed)
        gestures.tool_changed.connect(self.show_hint)
        view.area_changed.connect(self._on_area_changed)
        view.view_changed.connect(self._on_view_changed)
        self._show_extent()

    # ---- points

    def show_points(self, dataset: Dataset, train_share: float) -> None:
        """Draw these points."""
        show_test, before = self._view_settings.show_test, self._points.shown
        shown = ShownPoints.of(dataset, train_share, show_test=show_test, before=before)
        self._next_is_test = not dataset.next_is_train(train_share)
        other_colors = differ_in_colors(dataset.classes, self._surface.dataset.classes)
        self._draw_points(shown)
        self._surface.show(shown)
        if shown.only_adds_to(before):
            self._rings.show_addition(before.dataset.next_id)
        else:
            self._points.show_selection(self._surface.selection)
            self._rings.refresh()
        self.show_hint()
        if other_colors:
            self._show_field()
        if not self._gestures.in_stroke:
            self._gestures.refresh()

    def show_hint(self) -> None:
        """Say what to do first, where there is no point."""
        surface = self._surface
        self._hint.show_for(surface.dataset, surface.current_class, self._gestures.tool)

    def show_screen(self) -> None:
        """Draw for the present screen's resolution."""
        self._show_pens()
        self._show_extent()
        self._draw_points(self._points.shown)
        self._gestures.refresh()

    def fit(self) -> None:
        """Show all points."""
        equal = self._view.equal_axes
        self._view.set_visible_rect(fitted_rect(self._surface.dataset, equal_axes=equal))

    def fit_if_needed(self, old: Dataset) -> None:
        """Show all points that have come in place of `old`, unless they are well in view.

        Only where no point stayed may the view come closer: nobody's drawing jumps.
        """
        rect, dataset = self._view.visible_rect, self._surface.dataset
        fresh = not np.isin(dataset.id, old.id).any()
        if not holds(rect, dataset) or (fresh and is_lost(rect, dataset)):
            self.fit()

    # ---- the network's answer

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Draw the field of a snapshot; one for another task or number of classes comes too late and is dropped."""
        if snapshot is not None and not snapshot.fits(self._surface.dataset):
            return
        unit = None if snapshot is None else snapshot.unit
        is_part = unit is not None or (snapshot is not None and snapshot.muted is not None)
        if is_part or self._shows_part:
            self._shows_part = is_part
            self._caption.show_unit(is_part, self._view.plot_area.toAlignedRect())
        self._snapshot = snapshot
        self._show_field()
        if snapshot is None:
            self._boundary.set_segments(NO_SEGMENTS, Rect())
            self._contours.set_segments(NO_SEGMENTS, Rect())
        else:
            self._boundary.set_fine(snapshot.task is Task.REGRESSION and unit is None)
            segments = snapshot.boundary if unit is None else unit.line
            self._boundary.set_segments(segments, snapshot.rect)
            wanted = self._view_settings.show_contours and unit is None
            contours = NO_SEGMENTS if snapshot.contours is None else snapshot.contours
            self._contours.set_segments(contours if wanted else NO_SEGMENTS, snapshot.rect)
        self._rings.show_snapshot(snapshot)
        is_still = snapshot is None or not snapshot.running
        if self._pointer is not None and (is_still or self._readout.is_due()):
            self._show_readout()  # the network has learned on under a mouse at rest

    def name_unit(self, name: str) -> None:
        """What the unit is called that is asked for in place of the answer."""
        self._caption.name_unit(name)

    @property
    def pointed(self) -> tuple[float, float] | None:
        """Where the cursor is in the plane."""
        return None if self._pointer is None else (self._pointer.x1, self._pointer.x2)

    def show_view_settings(self, view_settings: ViewSettings) -> None:
        """Show what of all this is wanted."""
        old, self._view_settings = self._view_settings, view_settings
        if view_settings.show_test != old.show_test:
            shown = self._points.shown
            shown = replace(shown, show_test=view_settings.show_test)
            self._draw_points(shown)
            self._surface.show(shown)
            self._rings.refresh()
        if view_settings.hard_boundary != old.hard_boundary:
            self._show_field()
        self._rings.show_wanted(view_settings.show_misclassified)
        self._show_grid()
        if view_settings.show_readout != old.show_readout:
            self._readout.is_wanted = view_settings.show_readout
            self._show_readout()

    def _show_field(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            self._field.clear()
        elif snapshot.fits(self._surface.dataset):
            hard, shade = self._view_settings.hard_boundary, snapshot.shade
            table = self._color_table()
            if snapshot.unit is not None:
                hard, shade = False, snapshot.unit.shade
                table = table if snapshot.unit.of_class else value_table(self._theme)
            self._field.show_field(shade, table, snapshot.rect, hard=hard)
        self._show_grid()

    def _show_grid(self) -> None:
        """Under the points where nothing else is, over the field where it is wanted."""
        wanted = self._view_settings.show_grid
        is_covered = self._field.covers(self._view.visible_rect)
        self._view.show_grid(wanted or not is_covered, over=wanted)

    def _color_table(self) -> np.ndarray:
        dataset, theme = self._surface.dataset, self._theme
        has_values = dataset.task is Task.REGRESSION
        look = (None if has_values else dataset.classes, theme)
        if look != self._table_look:
            self._table_look = look
            self._table = value_table(theme) if has_values else class_table(dataset.classes, theme)
        return self._table

    # ---- looks

    def show_theme(self, theme: Theme) -> None:
        """Take the colors of a theme."""
        self._theme = theme
        self._hint.show_theme(theme)
        self._readout.show_theme(theme)
        self._caption.show_theme(theme)
        self._show_pens()
        self._draw_points(self._points.shown)
        self._show_field()
        # The ghost of a point under a mouse at rest.
        self._gestures.refresh()

    def _show_pens(self) -> None:
        theme, ratio = self._theme, self._view.devicePixelRatioF()
        for item in (self._boundary, self._contours):
            item.set_colors(theme.ink, theme.paper, ratio)

    def _draw_points(self, shown: ShownPoints) -> None:
        ratio = self._view.devicePixelRatioF()
        if self._points.show(shown, self._theme, ratio):
            self._overlays.show_look(self._theme, self._points.size, ratio)

    def _show_extent(self) -> None:
        """Tell the sheets where on the plane they lie."""
        view = self._view
        extent = Extent(view.visible_rect, *view.plot_size, view.devicePixelRatioF())
        self._sharpness.show_extent(extent)

    # ---- the cursor

    def show_crosshair(self, place: tuple[float, float] | None) -> None:
        """Draw the keyboard's crosshair here, or nowhere."""
        self._overlays.crosshair.setVisible(place is not None)
        if place is not None:
            self._overlays.crosshair.setPos(QPointF(*place))

    def _on_view_changed(self) -> None:
        self._show_extent()
        self._show_grid()

    def _on_area_changed(self) -> None:
        area = self._view.plot_area.toAlignedRect()
        self._hint.place_in(area)
        self._readout.place_in(area)

    def _on_selection_changed(self) -> None:
        self._points.show_selection(self._surface.selection)

    def show_preview(self, preview: Preview, pointer: Pointer | None) -> None:
        """Draw what a tool tells for the mouse, and read off there."""
        ghost = None if preview.ghost is None else self._look_of(preview.ghost)
        marked = self._surface.place_of(preview.marked)
        self._overlays.show_preview(
            preview,
            pointer,
            ghost,
            marked,
            self._points.size,
            ghost_is_test=self._next_is_test,
        )
        self._pointer = pointer
        self._show_readout()

    def _look_of(self, paint: Paint) -> Look:
        """The scale of values is that of all points: not to be found anew at every move of the mouse."""
        asked = (paint, self._surface.dataset, self._theme)
        if self._last_look is None or self._last_look[0] != asked:
            self._last_look = asked, look_of(*asked)
        return self._last_look[1]

    def _show_readout(self) -> None:
        pointer, surface, target = self._pointer, self._surface, None
        if pointer is not None:
            target = surface.target_under(pointer.x1, pointer.x2, pointer.pixel)
        self._readout.show_place(pointer, surface.dataset, self._snapshot, target)
