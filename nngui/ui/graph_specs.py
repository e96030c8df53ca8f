"""The commands for the network graph."""

from nngui.ui.action_spec import ActionSpec

GRAPH_SPECS = (
    ActionSpec(
        "numbers_none",
        "&No Numbers",
        "Show the network by its pictures and curves alone.",
        checkable=True,
    ),
    ActionSpec(
        "numbers_focus",
        "Numbers of the Unit in &Focus",
        "Write the weights of the unit under the cursor at its curves, and say what it sums up and puts out where the "
        "cursor was last on the canvas.",
        checkable=True,
    ),
    ActionSpec(
        "numbers_all",
        "&All Numbers",
        "Write every weight and bias into the graph.",
        checkable=True,
    ),
)
