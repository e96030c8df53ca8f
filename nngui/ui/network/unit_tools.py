"""Freeze, mute and probe: what can be done to a unit besides changing its numbers."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from nngui.data import Task
from nngui.state.curve import Evaluation
from nngui.state.document import Document
from nngui.state.edits import SetFrozen
from nngui.state.probe import UnitPlace
from nngui.state.snapshot import Snapshot, ViewRequest
from nngui.state.worth import MutedView, UnitWorth
from nngui.ui.network.freezing import freezes, is_frozen, toggled
from nngui.ui.network.graph_view import GraphView
from nngui.ui.network.holding import Holding
from nngui.ui.network.layout import Spot
from nngui.ui.network.parameter_card import ParameterCard
from nngui.ui.network.reading import Line, number_text, unit_name
from nngui.ui.network.targets import Target, Weight

KEY = Qt.Key.Key_K


class UnitTools(QObject):
    """Watches a graph: K freezes what is in focus and Shift+K its layer, a right click offers both, holding mutes.

    `edit_requested(Edit)`: freeze something, or let it learn again. `wishes_changed()`: something else is to be
    evaluated, at once.
    """

    edit_requested = Signal(object)
    wishes_changed = Signal()
    unit_named = Signal(str)
    """What the canvas shows in place of the network's answer."""

    def __init__(self, view: GraphView, card: ParameterCard) -> None:
        super().__init__(view)
        self._view, self._card = view, card
        self._document: Document | None = None
        self._wants_worth = False
        self._worth: UnitWorth | None = None
        self._muted: MutedView | None = None
        self._whole: Evaluation | None = None
        self.holding = Holding(view)
        self.menu = QMenu(view)
        self.menu.setObjectName("network_menu")
        self.menu.setToolTipsVisible(True)
        self.holding.changed.connect(self._on_muted)
        view.looked_at.connect(self._say)
        view.installEventFilter(self)

    def wish(self, request: ViewRequest) -> ViewRequest:
        """The request, with the unit that is mute and the bars."""
        return replace(request, muted=self.holding.muted, worth=self._wants_worth)

    def show_document(self, document: Document) -> None:
        """What is frozen, and which losses are meant."""
        self._document = document

    def show_worth_wanted(self, wanted: bool) -> None:
        """Whether there is to be a bar over each unit."""
        if wanted != self._wants_worth:
            self._wants_worth = wanted
            if not wanted:
                self._worth = None
                self._view.show_worth(None)
            self._say()
            self.wishes_changed.emit()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """The bars, and the losses while a unit is mute."""
        self._muted = snapshot.muted
        self._whole = Evaluation(
            snapshot.train_loss,
            snapshot.test_loss,
            snapshot.train_accuracy,
            snapshot.test_accuracy,
        )
        if snapshot.worth is not self._worth and self._wants_worth:
            self._worth = snapshot.worth
            self._view.show_worth(snapshot.worth)
        self._say()

    # ---- freezing

    def toggle_frozen(self, target: Target | None, *, layer: bool = False) -> None:
        """Freeze it, or let it learn again."""
        document = self._document
        if document is not None and target is not None and freezes(document, target):
            edit: SetFrozen = toggled(document, target, layer=layer)
            self.edit_requested.emit(edit)

    def fill_menu(self, target: Target | None) -> None:
        """What can be done to a unit, a weight or a bias."""
        self.menu.clear()
        document = self._document
        if document is None or target is None or not freezes(document, target):
            return
        what = self.tr("Unit")
        if not isinstance(target, Spot):
            what = self.tr("Weight") if isinstance(target, Weight) else self.tr("Bias")
        self._offer(what, target, "K", layer=False)
        if not isinstance(target, Spot):
            unit = Spot(target.layer, target.target if isinstance(target, Weight) else target.unit)
            self._offer(self.tr("Unit"), unit, "", layer=False)
        self._offer(self.tr("Layer"), target, "Shift+K", layer=True)

    def _offer(self, what: str, target: Target, keys: str, *, layer: bool) -> None:
        document = self._document
        if document is None:
            return
        frozen = is_frozen(document, target, layer=layer)
        text = (self.tr("Let {} Learn") if frozen else self.tr("Freeze {}")).format(what)
        action = self.menu.addAction(f"{text}\t{keys}" if keys else text)
        action.setToolTip(
            self.tr("It takes updates again.")
            if frozen
            else self.tr("Training leaves it as it is; a hand can still change it.")
        )
        action.triggered.connect(lambda: self.toggle_frozen(target, layer=layer))

    # ---- inside

    def _on_muted(self) -> None:
        self._muted = None
        held, scene = self.holding.muted, self._view.scene
        named = held or self._unit_in_focus()
        if named is not None and scene is not None:
            name = unit_name(scene, Spot(*named))
            self.unit_named.emit(self.tr("Without {}").format(name) if held else name)
        self._say()
        self.wishes_changed.emit()

    def _unit_in_focus(self) -> UnitPlace | None:
        target = self._view.target
        if not isinstance(target, Spot) or target.unit is None:
            return None
        return UnitPlace(target.layer, target.unit)

    def _say(self) -> None:
        """On the card of a unit: the damage that it does while it is mute, and what it is worth."""
        unit = self._unit_in_focus()
        lines: tuple[Line, ...] = ()
        if unit is not None:
            lines = (*self._damage(unit), *self._price(unit))
        self._view.show_more(lines)

    def _damage(self, unit: UnitPlace) -> Iterator[Line]:
        muted, whole = self._muted, self._whole
        if muted is None or whole is None or muted.place != unit:
            return
        now = muted.evaluation
        if whole.train_loss is not None and now.train_loss is not None:
            yield Line(
                self.tr("mute: loss"), f"{_short(whole.train_loss)} \u2192 {_short(now.train_loss)}"
            )
        if whole.train_accuracy is not None and now.train_accuracy is not None:
            document = self._document
            values = document is not None and document.dataset.task is Task.REGRESSION
            both = whole.train_accuracy, now.train_accuracy
            if values:
                yield Line(self.tr("R\u00b2"), "{:.2f} \u2192 {:.2f}".format(*both))
            else:
                percents = (100 * share for share in both)
                yield Line(self.tr("accuracy"), "{:.3g} \u2192 {:.3g} %".format(*percents))

    def _price(self, unit: UnitPlace) -> Iterator[Line]:
        worth = self._worth
        if worth is None or not 0 < unit.layer <= len(worth.changes):
            return
        changes = worth.changes[unit.layer - 1]
        if unit.unit < len(changes) and np.isfinite(changes[unit.unit]):
            change = float(changes[unit.unit])
            name = self.tr("loss if removed")
            if worth.n_samples < worth.n_train:
                name = self.tr("loss if removed, on {:,} points").format(worth.n_samples)
            yield Line(name, ("+" if change > 0 else "") + _short(change))

    # ---- Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == KEY:
            layer = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if self._card.pinned and not layer:
                self._card.toggle_frozen()
            else:
                self.toggle_frozen(self._view.target, layer=layer)
            return True
        if kind == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            self.fill_menu(self._view.target)
            if not self.menu.isEmpty():
                self.menu.popup(event.globalPos())
            return True
        return False


def _short(value: float) -> str:
    return number_text(value, digits=3)
