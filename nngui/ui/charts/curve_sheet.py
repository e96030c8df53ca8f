"""The sheet on which the curves of a chart lie: a view in pixels that Qt paints by itself.

What Python paints, it paints holding its lock, which training waits for. pyqtgraph's view, box and axes are of Python;
so the curves, which change ten times a second, lie on an opaque sheet of their own over the box. Painting it calls
nothing of Python, nor does it paint what is under it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QFrame, QGraphicsPathItem, QGraphicsScene, QGraphicsView, QWidget

from nngui.state.flags import Flag
from nngui.ui.charts.best_test import BestTest
from nngui.ui.charts.cursor_mark import CursorMark
from nngui.ui.charts.dot import Dot
from nngui.ui.charts.flag_marks import FlagMarks
from nngui.ui.charts.past_lines import PastLines
from nngui.ui.charts.run_lines import RunLines
from nngui.ui.charts.scale import Scale
from nngui.ui.colors import Theme
from nngui.ui.tooltips import plain_tooltip


class CurveSheet(QGraphicsView):
    """Grid, past runs, the run, its best test, flags and the crosshair, in the scale that it is given.

    The mouse goes through it, to the box under it.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._set_up_drawing()
        self.scale_of_plot = Scale()
        self._levels: tuple[float, ...] = ()
        self._best: BestTest | None = None
        self._grid = QGraphicsPathItem()
        self.past = PastLines()
        self.run = RunLines()
        self.best = Dot()
        self.flags = FlagMarks()
        self.cursor_mark = CursorMark()
        items = (
            self.run.band,
            self._grid,
            *self.past.items(),
            *self.run.items(),
            *self.past.names,
            self.best,
            *self.flags.items(),
            *self.cursor_mark.items(),
        )
        for depth, item in enumerate(items):
            item.setZValue(depth)
            self.scene().addItem(item)

    def _set_up_drawing(self) -> None:
        self.setScene(QGraphicsScene(self))
        # Few items, most of which change at once: an index would be made anew each time.
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Most of it changes at once: one rectangle is painted faster than many.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.BoundingRectViewportUpdate)
        self.setInteractive(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        # The background brush covers it all: nothing beneath has to be painted first.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_theme(self, theme: Theme, font: QFont) -> None:
        """Draw in the colors of `theme`, words a little smaller than `font`."""
        ratio = self.devicePixelRatioF()
        self.setBackgroundBrush(QColor(theme.plot_background))
        self._grid.setPen(QPen(QColor(theme.grid_line), 0.0))
        self.run.show_theme(theme, ratio)
        self.past.show_theme(theme, font, ratio)
        self.best.set_look(theme.plot_background, theme.accent)
        self.flags.show_theme(theme)
        self.cursor_mark.show_theme(theme)

    def show_scale(self, scale: Scale, place: QRect) -> None:
        """Lie there, and draw everything in this scale."""
        self.setGeometry(place)
        self.setSceneRect(0.0, 0.0, place.width(), place.height())
        self.scale_of_plot = scale
        for part in (self.past, self.run, self.flags, self.cursor_mark):
            part.show_scale(scale)
        self._draw_grid()
        self._place_best()

    def show_levels(self, values: Sequence[float]) -> None:
        """Draw the grid at these values."""
        self._levels = tuple(values)
        self._draw_grid()

    def _draw_grid(self) -> None:
        scale, path = self.scale_of_plot, QPainterPath()
        for value in self._levels:
            y = scale.crisp(scale.place(0.0, value)[1])
            path.moveTo(QPointF(0.0, y))
            path.lineTo(QPointF(scale.width, y))
        self._grid.setPath(path)

    def show_best(self, best: BestTest | None) -> None:
        """Mark the best value on test points; None: there is none."""
        self._best = best
        self._place_best()

    def _place_best(self) -> None:
        best = self._best
        self.best.show_at(None if best is None else self.scale_of_plot.place(*best.place))

    def show_flags(self, flags: Sequence[Flag]) -> None:
        """Mark where something was changed."""
        self.flags.show(flags)

    def tip_at(self, place: QPointF) -> str:
        """What the topmost of the marks at this place has to say."""
        found = self.scene().items(place)
        if self._best is not None and self.best in found:
            return plain_tooltip(self._best.text)
        return next((item.toolTip() for item in found if item.toolTip()), "")
