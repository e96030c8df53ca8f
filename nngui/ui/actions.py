"""Every command of the window as a QAction: text, shortcut, tooltip and icon in one table.

The window connects them, the menus and the toolbar show them; nothing else has a shortcut.
"""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QWidget

from nngui.ui.action_spec import ActionSpec, Standard
from nngui.ui.canvas.tools import TOOLS
from nngui.ui.colors import Theme
from nngui.ui.graph_specs import GRAPH_SPECS
from nngui.ui.icons import icon
from nngui.ui.selection_specs import SELECTION_SPECS


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


SPECS = (
    # File
    ActionSpec("new", "&New", "Begin a new document with a fresh sample.", (Standard.New,), "new"),
    ActionSpec(
        "new_window",
        "New &Window",
        "Open a second window, a program of its own.",
        ("Ctrl+Shift+N",),
        "new-window",
    ),
    ActionSpec(
        "open",
        "&Open…",
        "Open a session (.nngui) or data (.csv, .npz).",
        (Standard.Open,),
        "open",
    ),
    ActionSpec(
        "save",
        "&Save",
        "Save points, settings and trained weights.",
        (Standard.Save,),
        "save",
    ),
    ActionSpec("save_as", "Save &As…", "Save under another name.", ("Ctrl+Shift+S",)),
    ActionSpec("revert", "Re&vert", "Go back to the file as it was last saved."),
    ActionSpec(
        "import_data",
        "&Import Data…",
        "Replace the points with those of a data file (CSV, NPZ) or of a picture (PNG, JPEG).",
    ),
    ActionSpec(
        "export_data",
        "E&xport Data…",
        "Write the points to a CSV or NPZ file.",
        ("Ctrl+E",),
        "export",
    ),
    ActionSpec(
        "preferences",
        "&Preferences…",
        "Choose theme and text size.",
        ("Ctrl+,",),
        "settings",
        role=QAction.MenuRole.PreferencesRole,
    ),
    ActionSpec("close", "&Close Window", "Close this window.", (Standard.Close, "Ctrl+Q"), "close"),
    # Edit
    ActionSpec("undo", "&Undo", "Take back the last change.", (Standard.Undo,), "undo"),
    ActionSpec(
        "redo", "&Redo", "Do again what was taken back.", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"
    ),
    ActionSpec("clear", "Clear Poi&nts", "Remove all points; undo brings them back.", (), "trash"),
    *SELECTION_SPECS,
    *GRAPH_SPECS,
    # Data
    ActionSpec(
        "new_sample",
        "&New Sample",
        "Draw the generated points again, from the next seed. Your own points and the network stay.",
        ("N",),
        "sample",
    ),
    ActionSpec(
        "learn_classes", "Learn Cla&sses", "Learn which class a place belongs to.", checkable=True
    ),
    ActionSpec(
        "learn_values",
        "Learn &Values",
        "Learn a number for each place (regression); the hidden layers of the network stay.",
        checkable=True,
    ),
    ActionSpec("add_class", "&Add Class", "Add a class to draw with, up to eight.", (), "add"),
    # Train
    ActionSpec("train", "&Train", "Train, or pause. The weights stay.", ("Space",), "train"),
    ActionSpec(
        "step",
        "&Step",
        "Train one step and pause: one sample, one batch or one epoch, as is chosen.",
        (".",),
        "step",
    ),
    ActionSpec(
        "step_sample",
        "Step by One S&ample",
        "A step is one update by the next training point alone; the pass stays where it is.",
        checkable=True,
    ),
    ActionSpec(
        "step_batch",
        "Step by One &Batch",
        "A step is one update by the next batch.",
        checkable=True,
    ),
    ActionSpec(
        "step_epoch",
        "Step by One &Epoch",
        "A step goes to the end of the present pass over the training points.",
        checkable=True,
    ),
    ActionSpec(
        "reset",
        "&Reset",
        "Begin again from the same initial weights. Undo brings the trained ones back.",
        ("R",),
        "reset",
    ),
    ActionSpec(
        "new_weights",
        "New &Weights",
        "Begin again from other initial weights: those of the next seed.",
        ("Shift+R",),
        "new-weights",
    ),
    ActionSpec(
        "flat_out",
        "&Flat Out",
        "Train as fast as this machine can, or at the speed of the slider.",
        ("Shift+Space",),
        checkable=True,
    ),
    # View
    ActionSpec("fit", "&Fit", "Show all points.", ("F",), "fit"),
    ActionSpec(
        "equal_axes",
        "E&qual Axes",
        "Give both axes the same scale, or let each fill the plane: for columns of different units.",
        ("=",),
        checkable=True,
    ),
    ActionSpec(
        "show_test", "&Test Points", "Show or hide the test points.", ("T",), checkable=True
    ),
    ActionSpec(
        "hard_boundary",
        "&Hard Boundary",
        "Color each place by its class alone, without confidence.",
        ("D",),
        checkable=True,
    ),
    ActionSpec(
        "show_misclassified",
        "&Misclassified Points",
        "Ring the points that the network puts into another class.",
        ("W",),
        checkable=True,
    ),
    ActionSpec(
        "show_lines",
        "Ne&uron Lines",
        "Draw where each unit of the first layer changes sign; drag a line to edit its weights.",
        ("U",),
        checkable=True,
    ),
    ActionSpec(
        "show_worth",
        "&Worth of Each Unit",
        "A bar over each unit of the graph: how much the train loss would grow if it were removed.",
        ("Shift+U",),
        "worth",
        checkable=True,
    ),
    ActionSpec(
        "show_ghost",
        "&Ghost of the Boundary",
        "Draw the boundary as it was before the last operation on the network.",
        ("G",),
        checkable=True,
    ),
    ActionSpec(
        "show_contours",
        "&Contours",
        "Draw lines where the class that wins has 50, 75 and 90 %.",
        ("C",),
        checkable=True,
    ),
    ActionSpec(
        "show_grid",
        "G&rid",
        "Draw the lines of the axes' numbers over the field.",
        ("X",),
        checkable=True,
    ),
    ActionSpec(
        "show_axes",
        "&Axes",
        "Show the numbers at the left and below, or give the plane their room.",
        ("A",),
        checkable=True,
    ),
    ActionSpec("show_legend", "&Legend", "Show what the colors mean.", ("K",), checkable=True),
    ActionSpec(
        "show_readout",
        "Rea&dout",
        "Tell the place under the cursor, and what the network says there.",
        ("I",),
        checkable=True,
    ),
    ActionSpec("reset_layout", "Reset La&yout", "Put all panels back to their places."),
    ActionSpec("focus_canvas", "Go to Can&vas", "Give the canvas the keys.", ("F6",)),
    # Tools: those of the canvas say it themselves
    ActionSpec(
        "brush_smaller",
        "Brush Smaller",
        "Points of a stroke closer together; the circle of spray, magnet and jitter narrower.",
        ("[",),
    ),
    ActionSpec(
        "brush_larger",
        "Brush Larger",
        "Points of a stroke farther apart; the circle of spray, magnet and jitter wider.",
        ("]",),
    ),
    ActionSpec("spray_thinner", "Spray Thinner", "Fewer points for each piece of the way.", ("{",)),
    ActionSpec("spray_denser", "Spray Denser", "More points for each piece of the way.", ("}",)),
    # Help
    ActionSpec("shortcuts", "All &Keys", "Show every key and gesture.", ("F1", "?"), "keyboard"),
    ActionSpec(
        "about",
        "&About nngui",
        "Version, libraries and their licenses.",
        (),
        "info",
        role=QAction.MenuRole.AboutRole,
    ),
    *(
        ActionSpec(
            f"class_{number}",
            f"Class &{number}",
            f"Draw points of class {number}, or with the value at this place of the scale.",
            (str(number),),
        )
        for number in range(1, 9)
    ),
)


def all_specs() -> tuple[ActionSpec, ...]:
    """`SPECS`, and an action for each tool of the canvas; texts of tools are in the window's language already."""
    tools = (
        ActionSpec(f"tool_{tool.name}", tool.label(), tool.tip(), (tool.key,), tool.icon)
        for tool in TOOLS
    )
    return (*SPECS, *tools)


def make_actions(parent: QWidget) -> dict[str, QAction]:
    """All actions by name, as children of `parent` and active in its window."""
    actions = {}
    for spec in all_specs():
        action = QAction(_tr(spec.text), parent)
        action.setObjectName(f"action_{spec.name}")
        action.setCheckable(spec.checkable)
        action.setMenuRole(spec.role)
        action.setShortcuts([QKeySequence(key) for key in spec.shortcuts])
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tip = _tr(spec.tip)
        action.setToolTip(f"{tip} ({keys})" if keys else tip)
        action.setStatusTip(tip)
        parent.addAction(action)
        actions[spec.name] = action
    return actions


def show_icons(actions: dict[str, QAction], theme: Theme) -> None:
    """Draw the icons in the colors of a theme."""
    for spec in all_specs():
        actions[spec.name].setIcon(icon(spec.icon, theme) if spec.icon else QIcon())
