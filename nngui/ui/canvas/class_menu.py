"""What can be done with a class: the menu of its pill, and of the current class in the menu bar."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QIcon
from PySide6.QtWidgets import QMenu

from nngui.data import COLORS, SHAPES, Dataset, PointClass
from nngui.state.edits import DeleteClass, Edit, MergeClasses, MoveClass, RecolorClass
from nngui.ui.canvas.markers import marker_pixmap
from nngui.ui.colors import Theme

_MARKER_PX = 13.0


def _tr(text: str) -> str:
    return QCoreApplication.translate("class_menu", text)


def color_names() -> tuple[str, ...]:
    """What the colors of the palette are called, in its order."""
    return (
        *(_tr("Blue"), _tr("Orange"), _tr("Green"), _tr("Pink")),
        *(_tr("Sky"), _tr("Red"), _tr("Yellow"), _tr("Ink")),
    )


def shape_names() -> tuple[str, ...]:
    """What the marker shapes are called, in their order."""
    return (
        *(_tr("Circle"), _tr("Square"), _tr("Triangle"), _tr("Diamond")),
        *(_tr("Plus"), _tr("Star"), _tr("Pentagon"), _tr("Hexagon")),
    )


def fill_class_menu(
    menu: QMenu,
    dataset: Dataset,
    index: int,
    theme: Theme,
    ask: Callable[[Edit], object],
    rename: Callable[[], object],
) -> None:
    """Fill an empty menu for class `index`; what is chosen is asked for."""
    own, counts = dataset.classes[index], dataset.class_counts()
    several, last = dataset.n_classes > 2, dataset.n_classes - 1
    menu.setToolTipsVisible(True)
    _add(menu, _tr("&Rename…"), _tr("Type another name for this class."), rename)
    looks = [
        (name, replace(own, color=color)) for name, color in zip(color_names(), COLORS, strict=True)
    ]
    _add_looks(menu.addMenu(_tr("&Color")), looks, own, index, theme, ask)
    looks = [
        (name, replace(own, shape=shape)) for name, shape in zip(shape_names(), SHAPES, strict=True)
    ]
    _add_looks(menu.addMenu(_tr("&Shape")), looks, own, index, theme, ask)
    menu.addSeparator()
    tip = _tr("Another place, and another key; its points and what was learned go with it.")
    left = _add(menu, _tr("Move &Left"), tip, partial(ask, MoveClass(index, index - 1)))
    left.setEnabled(index > 0)
    right = _add(menu, _tr("Move R&ight"), tip, partial(ask, MoveClass(index, index + 1)))
    right.setEnabled(index < last)
    merge = menu.addMenu(_tr("&Merge into"))
    merge.setEnabled(several)
    merge.setToolTipsVisible(True)
    for other, point_class in enumerate(dataset.classes):
        if other != index:
            text = f"{other + 1}  {point_class.name} ({int(counts[other]):,})"
            tip = _tr("All points become points of this class; the other one goes.")
            entry = _add(merge, _plain(text), tip, partial(ask, MergeClasses(index, other)))
            entry.setIcon(_marker(point_class, theme))
    menu.addSeparator()
    count = int(counts[index])
    text = _tr("&Delete with Its {count:,} Points").format(count=count) if count else _tr("&Delete")
    text = _tr("&Delete with Its Point") if count == 1 else text
    tip = _tr("Undo brings class and points back.") if several else _tr("Two classes must stay.")
    _add(menu, text, tip, partial(ask, DeleteClass(index))).setEnabled(several)


def _add_looks(
    menu: QMenu,
    looks: list[tuple[str, PointClass]],
    own: PointClass,
    index: int,
    theme: Theme,
    ask: Callable[[Edit], object],
) -> None:
    group = QActionGroup(menu)
    for name, look in looks:
        edit = RecolorClass(index, look.color, look.shape)
        entry = _add(menu, name, name, partial(ask, edit))
        entry.setIcon(_marker(look, theme))
        entry.setCheckable(True)
        entry.setChecked(look == own)
        group.addAction(entry)


def _add(menu: QMenu, text: str, tip: str, operation: Callable[[], object]) -> QAction:
    action = menu.addAction(text)
    action.setToolTip(tip)
    action.setStatusTip(tip)
    action.triggered.connect(lambda _checked=False: operation())
    return action


def _marker(point_class: PointClass, theme: Theme) -> QIcon:
    return QIcon(marker_pixmap(point_class, theme, _MARKER_PX, 2.0))


def _plain(text: str) -> str:
    return text.replace("&", "&&")
