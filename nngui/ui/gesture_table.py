"""What mouse and keys do on the canvas, on the network graph and on a chart, in words."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True, slots=True)
class Gesture:
    """`keys` is what the hand does, `meaning` what comes of it."""

    keys: str
    meaning: str


def _tr(text: str) -> str:
    return QCoreApplication.translate("Gestures", text)


def canvas_gestures() -> tuple[Gesture, ...]:
    """On the canvas, with the mouse and, in focus, without it."""
    return (
        Gesture(_tr("Click"), _tr("Place a point of the current class, or value")),
        Gesture(_tr("Drag"), _tr("Paint points, evenly spaced")),
        Gesture(_tr("Drag a point"), _tr("Move it; training goes on (Point, Pan, Select)")),
        Gesture(_tr("Right click, right drag"), _tr("Erase within 12 pixels")),
        Gesture(
            _tr("Drag a neuron line"),
            _tr("Shift it near its middle, turn it near its ends: its weights follow"),
        ),
        Gesture(_tr("Shift click"), _tr("Place a point of the next class, or minus the value")),
        Gesture(_tr("Alt click"), _tr("Pick up the class, or the value, under the cursor")),
        Gesture(_tr("Double click a point"), _tr("Give it the next class, or the current value")),
        Gesture(_tr("Alt + wheel"), _tr("Draw with another class, or value")),
        Gesture(
            _tr("Drag with Select or Lasso"), _tr("Select points; Shift adds to the selection")
        ),
        Gesture(_tr("Drag with Spray"), _tr("Scatter points in a Gaussian cloud")),
        Gesture(_tr("Drag with Magnet"), _tr("Pull points together; with Shift, push them apart")),
        Gesture(_tr("Drag with Jitter"), _tr("Shake points")),
        Gesture(_tr("Long press on a touch screen"), _tr("Erase, there and along the way")),
        Gesture(_tr("Double click on a class, F2"), _tr("Rename it")),
        Gesture(_tr("Right click on a class"), _tr("Recolor, move, merge or delete it")),
        Gesture(_tr("Shift + Left, Right on a class"), _tr("Move it, with its points")),
        Gesture(_tr("Wheel, pinch"), _tr("Zoom at the cursor")),
        Gesture(_tr("Middle drag"), _tr("Pan")),
        Gesture(_tr("Arrow keys"), _tr("Move the crosshair, or the selected points")),
        Gesture(_tr("Shift + arrow keys"), _tr("The same, faster")),
        Gesture(_tr("Enter"), _tr("Place a point at the crosshair")),
        Gesture(_tr("Delete"), _tr("Erase the selected points, or those at the crosshair")),
        Gesture(_tr("Esc"), _tr("Cancel the stroke")),
    )


def graph_gestures() -> tuple[Gesture, ...]:
    """On the network graph, with the mouse and, in focus, without it."""
    return (
        Gesture(_tr("Mouse over a unit"), _tr("Show it on the canvas, and its numbers")),
        Gesture(_tr("Click a weight or a bias"), _tr("Open its card: slider, value, zero, freeze")),
        Gesture(
            _tr("Mouse over a layer's name"), _tr("Buttons that add and remove units and layers")
        ),
        Gesture(_tr("Click +n"), _tr("Show all units of a wide layer, or its first ones again")),
        Gesture(_tr("Wheel, drag, double click"), _tr("Zoom, pan, show all")),
        Gesture(_tr("Arrow keys"), _tr("From unit to unit")),
        Gesture(_tr("Enter"), _tr("Open the card of the unit's bias, or a wide layer")),
        Gesture(_tr("Hold a unit, M"), _tr("Mute it, and see what would be without it")),
        Gesture(_tr("Right click"), _tr("Freeze a weight, a unit or a layer")),
        Gesture(
            _tr("K, Shift + K"), _tr("Freeze what is in focus, or its layer; again: let it learn")
        ),
        Gesture(_tr("Z"), _tr("Set the weight of the open card to zero")),
        Gesture(_tr("Insert, Delete"), _tr("Add a unit to the layer, remove the unit in focus")),
        Gesture(_tr("Shift + Insert, Delete"), _tr("Add a layer after it, remove its layer")),
        Gesture(_tr("+, -, Home"), _tr("Zoom, show all")),
        Gesture(_tr("Esc"), _tr("Let go, then close the card")),
    )


def chart_gestures() -> tuple[Gesture, ...]:
    """On a chart."""
    return (
        Gesture(_tr("Mouse over a curve"), _tr("Read its values")),
        Gesture(_tr("Left, Right"), _tr("Move the crosshair, with the chart in focus")),
        Gesture(_tr("Home, End"), _tr("First and last epoch")),
        Gesture(_tr("Wheel"), _tr("Zoom into the epochs")),
        Gesture(_tr("Drag"), _tr("Move through the epochs")),
        Gesture(_tr("Double click, A"), _tr("Show all epochs and follow the training")),
    )
