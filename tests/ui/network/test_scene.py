"""What inputs and outputs of the graph are called."""

from nngui.data import Recipe
from nngui.data.value_scale import ValueScale
from nngui.state.document import Document
from nngui.state.edits import Generate
from nngui.ui.network.scene import Labels


def test_outputs_are_classes_or_the_value() -> None:
    classes = Labels.of(Generate(Recipe()).apply(Document()))
    assert [classes.output(unit, 2) for unit in (0, 1)] == ["blue", "orange"]
    assert classes.output(0, 1) == "orange"
    assert classes.scale is None
    values = Labels.of(Generate(Recipe("plane", 400)).apply(Document()))
    assert values.output(0, 1) == "value"
    assert values.scale == ValueScale(1.5)
