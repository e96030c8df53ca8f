"""What the actions of a window do to its document, its files and its canvas, by the actions' names."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QAction

from nngui.data import Task
from nngui.session import Session
from nngui.state.edits import AddClass, ClearPoints
from nngui.ui.canvas.brush_sizes import STEP
from nngui.ui.canvas.panel import CanvasPanel
from nngui.ui.controls.panel import ControlsPanel
from nngui.ui.file_flow import FileFlow

Operation = Callable[[], object]


def operations(
    session: Session, files: FileFlow, canvas: CanvasPanel, controls: ControlsPanel
) -> dict[str, Operation]:
    """One operation for each action that a window's parts can serve by themselves."""
    return {
        "new": files.new,
        "open": files.open,
        "save": files.save,
        "save_as": files.save_as,
        "revert": files.revert,
        "import_data": files.import_data,
        "export_data": files.export_data,
        "undo": session.undo,
        "redo": session.redo,
        "clear": lambda: session.perform(ClearPoints()),
        "new_sample": controls.request_new_sample,
        "learn_classes": partial(controls.request_task, Task.CLASSIFICATION),
        "learn_values": partial(controls.request_task, Task.REGRESSION),
        "add_class": lambda: session.perform(AddClass()),
        "train": session.toggle_training,
        "step": session.step,
        "reset": session.reset,
        "new_weights": session.new_weights,
        "fit": canvas.fit,
        "brush_smaller": canvas.drawing.shrink_brush,
        "brush_larger": canvas.drawing.grow_brush,
        "spray_thinner": partial(canvas.drawing.sizes.scale_density, 1 / STEP),
        "spray_denser": partial(canvas.drawing.sizes.scale_density, STEP),
        **{f"tool_{tool}": partial(canvas.set_tool, tool) for tool in canvas.tool_names()},
        **{f"class_{index + 1}": partial(canvas.drawing.choose_class, index) for index in range(8)},
    }


def connect(actions: Mapping[str, QAction], by_name: Mapping[str, Operation]) -> None:
    """Each action of these names does its operation."""
    for name, operation in by_name.items():
        actions[name].triggered.connect(lambda _checked=False, operation=operation: operation())
