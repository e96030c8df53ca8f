"""The menu bar: which action stands where."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from nngui.ui.canvas.tools import TOOLS
from nngui.ui.tooltips import plain_tooltip

Actions = dict[str, QAction]
SEPARATOR = ""

_FILE_TOP = ("new", "new_window", "open")
_FILE_REST = (
    *("save", "save_as", "revert", SEPARATOR),
    *("import_data", "export_data", SEPARATOR, "preferences", SEPARATOR, "close"),
)
_EDIT_TOP = (
    *("undo", "redo", SEPARATOR, "cut", "copy", "paste", "duplicate", "erase_selection"),
    *(SEPARATOR, "select_all"),
)
_SELECTION = (
    *("invert_selection", "deselect", SEPARATOR, "rotate_left", "rotate_right"),
    *("scale_up", "scale_down", "mirror_horizontally", "mirror_vertically", SEPARATOR),
    *("put_into_train", "put_into_test", "put_by_share"),
)
_EDIT_REST = (SEPARATOR, "clear")
_DATA = (
    *("new_sample", "import_data", "export_data", SEPARATOR, "learn_classes", "learn_values"),
    *(SEPARATOR, "add_class"),
)
_CLASSES = tuple(f"class_{number}" for number in range(1, 9))
_TRAIN = (
    *("train", "flat_out", SEPARATOR, "step", "step_sample", "step_batch", "step_epoch"),
    *(SEPARATOR, "reset", "new_weights"),
)
_BRUSH = (SEPARATOR, "brush_smaller", "brush_larger", "spray_thinner", "spray_denser")
_VIEW = (
    "fit",
    "equal_axes",
    SEPARATOR,
    "show_test",
    "hard_boundary",
    "show_contours",
    "show_misclassified",
    "show_lines",
    "show_ghost",
    "show_worth",
    SEPARATOR,
    "show_grid",
    "show_axes",
    "show_legend",
    "show_readout",
    SEPARATOR,
)
_GRAPH = ("numbers_none", "numbers_focus", "numbers_all")
_HELP = ("shortcuts", SEPARATOR, "about")


class Menus:
    """Fills a menu bar; the two lists of files are filled when they are opened."""

    def __init__(
        self,
        bar: QMenuBar,
        actions: Actions,
        panels: Sequence[QAction],
        recent_files: Callable[[], Sequence[str]],
        examples: Callable[[], Sequence[str]],
        open_path: Callable[[str], None],
        fill_class_menu: Callable[[QMenu], None],
    ) -> None:
        self._open_path = open_path
        tr = bar.tr
        file = bar.addMenu(tr("&File"))
        _fill(file, actions, _FILE_TOP)
        self._add_files(file, tr("Open &Recent"), recent_files, tr("No recent files yet"))
        self._add_files(file, tr("Open &Example"), examples, tr("No examples found"))
        file.addSeparator()
        _fill(file, actions, _FILE_REST)
        edit = bar.addMenu(tr("&Edit"))
        _fill(edit, actions, _EDIT_TOP)
        _fill(edit.addMenu(tr("&Selection")), actions, _SELECTION)
        _fill(edit, actions, _EDIT_REST)
        data = bar.addMenu(tr("&Data"))
        _fill(data, actions, _DATA)
        _fill(data.addMenu(tr("Current &Class or Value")), actions, _CLASSES)
        edit_class = data.addMenu(tr("Edit Current C&lass"))
        edit_class.aboutToShow.connect(lambda: _refill(edit_class, fill_class_menu))
        _fill(bar.addMenu(tr("&Train")), actions, _TRAIN)
        _fill(bar.addMenu(tr("T&ools")), actions, (*_tools(), *_BRUSH))
        view = bar.addMenu(tr("&View"))
        _fill(view, actions, _VIEW)
        _fill(view.addMenu(tr("&Network Graph")), actions, _GRAPH)
        view.addSeparator()
        for panel in panels:
            view.addAction(panel)
        view.addAction(actions["reset_layout"])
        view.addSeparator()
        view.addAction(actions["focus_canvas"])
        _fill(bar.addMenu(tr("&Help")), actions, _HELP)
        for menu in bar.findChildren(QMenu):
            menu.setToolTipsVisible(True)

    def _add_files(
        self, menu: QMenu, title: str, paths: Callable[[], Sequence[str]], nothing: str
    ) -> None:
        files = menu.addMenu(title)
        files.aboutToShow.connect(lambda: self._show_files(files, paths(), nothing))

    def _show_files(self, menu: QMenu, paths: Sequence[str], nothing: str) -> None:
        menu.clear()
        if not paths:
            menu.addAction(nothing).setEnabled(False)
        names = Counter(Path(path).name for path in paths)
        for path in paths:
            name = Path(path).name
            title = f"{name} — {Path(path).parent.name}" if names[name] > 1 else name
            action = menu.addAction(title.replace("&", "&&"))
            action.setToolTip(plain_tooltip(path))
            action.setStatusTip(path)
            action.triggered.connect(lambda _checked=False, path=path: self._open_path(path))


def _tools() -> Iterator[str]:
    for tool in TOOLS:
        if tool.begins_group:
            yield SEPARATOR
        yield f"tool_{tool.name}"


def _refill(menu: QMenu, fill: Callable[[QMenu], None]) -> None:
    for submenu in menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        submenu.deleteLater()
    menu.clear()
    fill(menu)


def _fill(menu: QMenu, actions: Actions, names: Sequence[str]) -> None:
    for name in names:
        if name == SEPARATOR:
            menu.addSeparator()
        else:
            menu.addAction(actions[name])
