"""The heads of the layers: what each computes, and under the mouse the buttons that add and remove units and layers."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsItem,
    QGraphicsSimpleTextItem,
    QHBoxLayout,
    QLabel,
    QWidget,
)

from nngui.state.document import Document
from nngui.state.edits import AddLayer, RemoveLayer, RemoveUnit, SetUnits
from nngui.state.settings import MAX_LAYERS, MAX_UNITS, LayerSettings
from nngui.ui.colors import Theme
from nngui.ui.controls.icon_button import IconButton
from nngui.ui.network.layout import GraphLayout
from nngui.ui.network.numbers import small
from nngui.ui.network.scene import Scene
from nngui.ui.theme import scaled

HEAD_HEIGHT = 20.0
"""What heads take of the room above the units."""
_BESIDE = 0.08
_LAYER_Z = 22


class Head(NamedTuple):
    """Of a hidden layer (from 0), or with `between` the gap before it, where a layer can be added."""

    layer: int
    between: bool


def head_at(layout: GraphLayout, x: float) -> Head | None:
    """The head over this place of the layout; inputs and outputs have none that anything could be done with."""
    lefts = [column.left for column in layout.columns]
    for index, left in enumerate(lefts):
        reach = layout.side * _BESIDE + 4
        if left - reach <= x <= left + layout.side + reach:
            return Head(index - 1, False) if 0 < index < len(lefts) - 1 else None
        if index + 1 < len(lefts) and left < x < lefts[index + 1] - reach:
            return Head(index, True)
    return None


def head_center(layout: GraphLayout, head: Head) -> float:
    """Where the middle of a head is, from left to right in the layout."""
    columns = layout.columns
    if not head.between:
        return columns[head.layer + 1].left + layout.side / 2
    return (columns[head.layer].left + layout.side + columns[head.layer + 1].left) / 2


def add_heads(scene: Scene, top: float, parent: QGraphicsItem) -> list[QGraphicsItem]:
    """What each layer computes, written over its column."""
    font, result = small(scene.font), list[QGraphicsItem]()
    metrics = QFontMetricsF(font)
    columns = scene.layout.columns
    for column, text in zip(columns[1:], scene.labels.layers, strict=False):
        step = columns[1].left - columns[0].left
        if metrics.horizontalAdvance(text) > step:
            continue
        item = QGraphicsSimpleTextItem(text, parent)
        item.setFont(font)
        item.setBrush(QColor(scene.theme.muted))
        width = metrics.horizontalAdvance(text)
        item.setPos(QPointF(column.left + (scene.layout.side - width) / 2, top))
        item.setZValue(_LAYER_Z)
        result.append(item)
    return result


class HeadBar(QFrame):
    """The buttons of the head under the mouse. `edit_requested(Edit)`: the user adds or removes something."""

    edit_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = Document()
        self._head: Head | None = None
        self.setObjectName("network_head")
        self.setAccessibleName(self.tr("Layer"))
        self.setProperty("role", "float")
        self.fewer = IconButton("network_fewer", "remove", self.tr("Remove the last unit"), self)
        self.more = IconButton("network_more", "add", self.tr("Add a unit (Insert)"), self)
        self.drop = IconButton(
            "network_drop", "trash", self.tr("Remove this layer (Shift+Delete)"), self
        )
        self.add_layer = IconButton(
            "network_add_layer", "add", self.tr("Add a layer here (Shift+Insert)"), self
        )
        self.count = QLabel(self)
        self.count.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 1, 2, 1)
        row.setSpacing(1)
        for part in (self.fewer, self.count, self.more, self.drop, self.add_layer):
            row.addWidget(part)
        self.fewer.clicked.connect(lambda: self._set_units(-1))
        self.more.clicked.connect(lambda: self._set_units(1))
        self.drop.clicked.connect(self._on_drop_clicked)
        self.add_layer.clicked.connect(self._on_add_clicked)
        self.hide()

    @property
    def head(self) -> Head | None:
        """The head that it stands at."""
        return self._head

    def show_document(self, document: Document) -> None:
        """What layers there are."""
        changed = len(document.settings.network.layers) != len(
            self._document.settings.network.layers
        )
        self._document = document
        if changed:
            self.show_head(None, QPointF(), QRectF())
        else:
            self._show_state()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        for button in (self.fewer, self.more, self.drop, self.add_layer):
            button.show_theme(theme)

    def show_head(self, head: Head | None, top: QPointF, room: QRectF) -> None:
        """Stand over a head, with the middle of the upper edge at `top`, within `room`; None hides it."""
        self._head = head
        if head is None:
            self.hide()
            return
        for part in (self.fewer, self.count, self.more, self.drop):
            part.setVisible(not head.between)
        self.add_layer.setVisible(head.between)
        self._show_state()
        self.adjustSize()
        left = min(max(top.x() - self.width() / 2, room.left()), room.right() - self.width())
        self.move(round(left), round(top.y()))
        self.show()
        self.raise_()

    def change_units(self, layer: int, by: int) -> None:
        """Ask for more or fewer units in a hidden layer (from 0), where that can be."""
        layers = self._document.settings.network.layers
        if 0 <= layer < len(layers) and 1 <= layers[layer].units + by <= MAX_UNITS:
            self.edit_requested.emit(SetUnits(layer, layers[layer].units + by))

    def remove_unit(self, layer: int, unit: int) -> None:
        """Ask for one of the units of a hidden layer to go, unless it is the only one."""
        layers = self._document.settings.network.layers
        if 0 <= layer < len(layers):
            self.edit_requested.emit(RemoveUnit(layer, unit))

    def insert_layer(self, layer: int) -> None:
        """Ask for a hidden layer before the one that stands at `layer` now, like its neighbor."""
        layers = self._document.settings.network.layers
        if len(layers) >= MAX_LAYERS or not 0 <= layer <= len(layers):
            return
        like = layers[max(layer - 1, 0)] if layers else LayerSettings()
        self.edit_requested.emit(AddLayer(layer, like))

    def remove_layer(self, layer: int) -> None:
        """Ask for one hidden layer less."""
        if 0 <= layer < len(self._document.settings.network.layers):
            self.edit_requested.emit(RemoveLayer(layer))

    # ---- inside

    def _show_state(self) -> None:
        head, layers = self._head, self._document.settings.network.layers
        if head is None:
            return
        self.add_layer.setEnabled(len(layers) < MAX_LAYERS)
        if not head.between and head.layer < len(layers):
            units = layers[head.layer].units
            self.count.setText(str(units))
            self.count.setMinimumWidth(scaled(14, self.font()))
            self.fewer.setEnabled(units > 1)
            self.more.setEnabled(units < MAX_UNITS)

    def _set_units(self, by: int) -> None:
        if self._head is not None:
            self.change_units(self._head.layer, by)

    def _on_drop_clicked(self) -> None:
        if self._head is not None:
            self.remove_layer(self._head.layer)

    def _on_add_clicked(self) -> None:
        if self._head is not None:
            self.insert_layer(self._head.layer)

    # ---- Qt

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.show_head(None, QPointF(), QRectF())
