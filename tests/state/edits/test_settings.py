import pytest

from nngui.state.document import Document
from nngui.state.edits import (
    AddLayer,
    Edit,
    RemoveLayer,
    SetActivation,
    SetDropout,
    SetSetting,
    SetUnits,
)
from nngui.state.settings import LayerSettings, NetworkSettings, Settings


def document(*units: int) -> Document:
    layers = tuple(LayerSettings(count) for count in units)
    return Document(settings=Settings(NetworkSettings(layers)))


def units(document: Document) -> list[int]:
    return [layer.units for layer in document.settings.network.layers]


def test_layers_come_and_go_where_they_are_told_to() -> None:
    assert units(AddLayer(0, LayerSettings(9)).apply(document(3, 4))) == [9, 3, 4]
    assert units(AddLayer(2, LayerSettings(9)).apply(document(3, 4))) == [3, 4, 9]
    assert units(RemoveLayer(0).apply(document(3, 4))) == [4]
    assert units(RemoveLayer(0).apply(document(3))) == []


def test_units_and_activation_of_one_layer() -> None:
    assert units(SetUnits(1, 7).apply(document(3, 4))) == [3, 7]
    after = SetActivation(1, "relu").apply(document(3, 4)).settings.network.layers
    assert [layer.activation for layer in after] == ["tanh", "relu"]
    assert [layer.units for layer in after] == [3, 4]


def test_dropout_of_one_layer_stays_with_it() -> None:
    after = SetDropout(1, 0.5).apply(document(3, 4))
    after = SetActivation(1, "relu").apply(SetUnits(1, 9).apply(after))
    assert [layer.dropout for layer in after.settings.network.layers] == [0.0, 0.5]
    before = document(3, 4)
    assert not SetDropout(1, 0.5).touches_weights(before, SetDropout(1, 0.5).apply(before))


def test_the_points_stay_the_same_object() -> None:
    before = document(3)
    for edit in (SetUnits(0, 5), SetSetting("training.learning_rate", 0.5), AddLayer(0)):
        assert edit.apply(before).dataset is before.dataset


def test_labels_name_the_layer_counted_from_one() -> None:
    assert SetUnits(0, 5).label == "set layer 1 to 5 units"
    assert SetDropout(1, 0.25).label == "set dropout of layer 2 to 25 %"
    assert SetActivation(1, "relu").label == "set layer 2 to relu"
    assert SetSetting("training.learning_rate", 0.1).label == "change learning rate"


@pytest.mark.parametrize(
    "edit, message",
    [
        (SetUnits(0, 0), "number of units is a whole number from 1 to 256"),
        (SetUnits(0, 257), "1 to 256"),
        (SetUnits(2, 5), "no hidden layer 3; there are 2"),
        (SetUnits(-1, 5), "no hidden layer 0; there are 2"),
        (SetActivation(2, "relu"), "no hidden layer 3; there are 2"),
        (SetActivation(0, "magic"), "activation is one of"),
        (SetDropout(0, 0.96), "a share of 0 to 0.95"),
        (SetDropout(0, float("nan")), "a share of 0 to 0.95"),
        (SetDropout(5, 0.5), "no hidden layer 6"),
        (RemoveLayer(2), "no hidden layer 3; there are 2"),
        (RemoveLayer(-1), "no hidden layer 0; there are 2"),
        (AddLayer(3), "A layer is added at 0 to 2"),
        (AddLayer(-1), "A layer is added at 0 to 2"),
        (SetSetting("training.speed", 1), "Unknown setting 'speed'"),
        (SetSetting("training.learning_rate", "abc"), "The learning rate is"),
        (SetSetting("training.learning_rate", float("nan")), "The learning rate is"),
        (SetSetting("training.learning_rate", 1e6), "The learning rate is"),
        (SetSetting("network.seed", None), "The seed is a whole number"),
    ],
)
def test_what_cannot_be_is_refused_and_the_document_stays(edit: Edit, message: str) -> None:
    before = document(3, 4)
    with pytest.raises(ValueError, match=message):
        edit.apply(before)
    assert before.equals(document(3, 4))


def test_there_are_at_most_eight_layers() -> None:
    with pytest.raises(ValueError, match="0 to 8 hidden layers"):
        AddLayer(0).apply(document(*[2] * 8))
