"""Small flags at the top of a chart, where something was changed; their tooltips say what."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nngui.state.flags import Flag
from nngui.ui.charts.flag_groups import MOST_GROUPS, FlagGroup, flag_groups
from nngui.ui.colors import Theme
from nngui.ui.tooltips import plain_tooltip

_POLE_PX, _WIDTH_PX, _CLOTH_PX = 13.0, 7.0, 6.0


class FlagMark(QGraphicsItem):
    """A pennant that hangs from the top, of the same size at every zoom."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setAcceptHoverEvents(True)
        self._color = QColor()
        self.hide()

    def set_color(self, color: str) -> None:
        """Draw in this."""
        self._color = QColor(color)
        self.update()

    def boundingRect(self) -> QRectF:
        # A little more than is drawn: a mouse has to find it.
        return QRectF(-4.0, -1.0, _WIDTH_PX + 8.0, _POLE_PX + 4.0)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._color, 1.2))
        painter.drawLine(QPointF(0, 0), QPointF(0, _POLE_PX))
        painter.setBrush(QBrush(self._color))
        cloth = (QPointF(0, 0), QPointF(_WIDTH_PX, _CLOTH_PX / 2), QPointF(0, _CLOTH_PX))
        painter.drawPolygon(QPolygonF(cloth))


class FlagMarks:
    """The flags of a run; those that would lie on each other are one."""

    def __init__(self, view: pg.ViewBox) -> None:
        self._view = view
        self._flags: tuple[Flag, ...] = ()
        self._marks = [FlagMark() for _ in range(MOST_GROUPS)]
        self.groups: list[FlagGroup] = []

    def items(self) -> list[QGraphicsItem]:
        """What stands on the plot."""
        return list(self._marks)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        for mark in self._marks:
            mark.set_color(theme.muted)

    def show(self, flags: Sequence[Flag]) -> None:
        """These."""
        self._flags = tuple(flags)
        self.place()

    def lines_at(self, epoch: float) -> tuple[str, ...]:
        """What the flag at `epoch` says, within its own width."""
        reach = _WIDTH_PX * self._view.viewPixelSize()[0]
        near = [group for group in self.groups if -reach <= group.epoch - epoch <= reach]
        return near[0].shown_lines if near else ()

    def place(self) -> None:
        """Put them where their epochs are now."""
        (start, end), (_, top) = self._view.viewRange()
        self.groups = flag_groups(self._flags, (start, end), self._view.width())
        for index, mark in enumerate(self._marks):
            mark.setVisible(index < len(self.groups))
            if index < len(self.groups):
                group = self.groups[index]
                mark.setPos(group.epoch, top)
                mark.setToolTip(plain_tooltip("\n".join(group.shown_lines)))
