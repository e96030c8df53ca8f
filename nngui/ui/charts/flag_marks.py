"""Small flags at the top of a chart, where something was changed; their tooltips say what."""

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsRectItem

from nngui.state.flags import Flag
from nngui.ui.charts.flag_groups import MOST_GROUPS, FlagGroup, flag_groups
from nngui.ui.charts.scale import Scale
from nngui.ui.colors import Theme
from nngui.ui.tooltips import plain_tooltip

_POLE_PX, _WIDTH_PX, _CLOTH_PX = 13.0, 7.0, 6.0


class FlagMark(QGraphicsRectItem):
    """A pennant that hangs from the top; Qt paints it by itself."""

    def __init__(self) -> None:
        # A little more than is drawn: a mouse has to find it.
        super().__init__(-4.0, -1.0, _WIDTH_PX + 8.0, _POLE_PX + 4.0)
        self.setPen(QPen(Qt.PenStyle.NoPen))
        cloth = (QPointF(0, 0), QPointF(_WIDTH_PX, _CLOTH_PX / 2), QPointF(0, _CLOTH_PX))
        path = QPainterPath(QPointF(0, _POLE_PX))
        path.lineTo(0, 0)
        path.addPolygon(QPolygonF([*cloth, cloth[0]]))
        self._pennant = QGraphicsPathItem(path, self)
        self.hide()

    def set_color(self, color: str) -> None:
        """Draw in this."""
        self._pennant.setPen(QPen(QColor(color), 1.2))
        self._pennant.setBrush(QBrush(QColor(color)))

    def show_group(self, group: FlagGroup | None, scale: Scale) -> None:
        """Stand where this group is, and tell of it; nowhere where there is none."""
        self.setVisible(group is not None)
        if group is not None:
            self.setPos(scale.crisp(scale.x(group.epoch)), 0.0)
            tip = plain_tooltip("\n".join(group.shown_lines))
            if tip != self.toolTip():
                self.setToolTip(tip)


class FlagMarks:
    """The flags of a run; those that would lie on each other are one."""

    def __init__(self) -> None:
        self._scale = Scale()
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
        self._place()

    def show_scale(self, scale: Scale) -> None:
        """Put them where their epochs are now."""
        self._scale = scale
        self._place()

    def lines_at(self, epoch: float) -> tuple[str, ...]:
        """What the flag at `epoch` says, within its own width."""
        place = self._scale.x(epoch)
        near = [one for one in self.groups if abs(self._scale.x(one.epoch) - place) <= _WIDTH_PX]
        return near[0].shown_lines if near else ()

    def _place(self) -> None:
        self.groups = flag_groups(self._flags, self._scale.epochs, self._scale.width)
        for mark, group in zip_longest(self._marks, self.groups):
            mark.show_group(group, self._scale)
