"""The stage on which the graph stands: plain items that Qt paints by itself.

What Python paints, it paints holding its lock, which training waits for. So nothing here overrides anything of Qt's:
Python says what has changed, ten times a second, and Qt's own paint code does the rest without the lock.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QTransform
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsScene,
    QGraphicsView,
    QWidget,
)

from nngui.state.worth import UnitWorth
from nngui.ui.network.curve_items import CurveItems
from nngui.ui.network.curves import WIDEST, pens
from nngui.ui.network.focus_items import FocusItems
from nngui.ui.network.frozen_items import FrozenItems
from nngui.ui.network.heads import add_heads
from nngui.ui.network.layout import LARGEST_SIDE
from nngui.ui.network.numbers import NumberItems, numbers_of
from nngui.ui.network.scene import Scene
from nngui.ui.network.targets import Target
from nngui.ui.network.unit_items import UnitItems
from nngui.ui.network.viewport import Viewport
from nngui.ui.network.worth_items import WorthItems

_IN_FOCUS = 1.6


class Stage:
    """A view that fills `parent`, for mouse and keys not there, with the items of one scene."""

    def __init__(self, parent: QWidget) -> None:
        self.graphics = QGraphicsScene(parent)
        self.graphics.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.view = QGraphicsView(self.graphics, parent)
        self.view.setObjectName("network_stage")
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.view.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        self._root: QGraphicsPathItem | None = None
        self._curves: CurveItems | None = None
        self._units: UnitItems | None = None
        self._focus: FocusItems | None = None
        self._heads: list[QGraphicsItem] = []
        self.numbers: NumberItems | None = None
        """What is written on it."""
        self._frozen: FrozenItems | None = None
        self._worth: WorthItems | None = None

    def clear(self) -> None:
        """Nothing to see."""
        if self._root is not None:
            self.graphics.removeItem(self._root)
        self._root = self._curves = self._units = self._focus = self.numbers = None
        self._frozen = self._worth = None

    def begin(self, scene: Scene, scale: float, top: float) -> None:
        """Another layout, or other colors or names: all items are made anew; the heads of layers stand at `top`."""
        self.clear()
        self.view.setBackgroundBrush(QColor(scene.theme.card))
        root = self._root = QGraphicsPathItem()
        widest = WIDEST * scale * min(1.0, scene.layout.side / (LARGEST_SIDE * scale) + 0.2)
        self._curves = CurveItems(scene.layout, pens(scene.theme, widest), root, scene.frozen)
        self._focus = FocusItems(pens(scene.theme, widest * 1.1, _IN_FOCUS), root)
        self._units = UnitItems(scene, root)
        self.numbers = NumberItems(scene, root)
        self._heads = add_heads(scene, top, root)
        self._frozen = FrozenItems(scene, root)
        self._worth = WorthItems(scene, root)
        self._curves.show(scene.curves)
        self.graphics.addItem(root)

    def show(self, scene: Scene) -> None:
        """Another moment of the same layout: only what looks different is touched."""
        if self._curves is None or self._units is None:
            raise RuntimeError("begin a layout before showing a moment of it")
        self._curves.show(scene.curves)
        self._units.show(scene)

    def focus(self, scene: Scene, target: Target | None, numbers: str) -> None:
        """Mark what is looked at, and write the numbers of this mode."""
        if self._focus is not None and self.numbers is not None:
            self._focus.show(scene, target)
            self.numbers.show(list(numbers_of(scene, target, numbers)))

    def worth(self, worth: UnitWorth | None) -> None:
        """A bar over each unit; None: none."""
        if self._worth is not None:
            self._worth.show(worth)

    def look(self, viewport: Viewport) -> None:
        """Zoom and pan."""
        if self._root is not None:
            zoom, shift = viewport.zoom, viewport.shift
            self._root.setTransform(QTransform(zoom, 0, 0, zoom, shift.x(), shift.y()))

    def resize(self, width: int, height: int) -> None:
        """Fill the parent."""
        self.view.setGeometry(0, 0, width, height)
        self.graphics.setSceneRect(0, 0, width, height)
