import pytest
from PySide6.QtCore import Qt

from nngui.data import Recipe
from nngui.engine import ACTIVATIONS, INITIALIZERS
from nngui.state.document import Document
from nngui.state.edits import (
    AddLayer,
    ApplyPreset,
    Generate,
    NewWeights,
    RemoveLayer,
    SetActivation,
    SetDropout,
    SetSetting,
    SetUnits,
)
from nngui.state.presets import PRESETS
from nngui.state.settings import LayerSettings
from nngui.ui.controls.network_panel import NetworkPanel
from nngui.ui.theme import LIGHT

from .editing import Desk, choose, drag, enter


@pytest.fixture
def panel(qtbot) -> NetworkPanel:
    made = NetworkPanel()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def desk(panel) -> Desk:
    return Desk(panel)


def shown_rows(panel: NetworkPanel) -> list:
    return [row for row in panel.layer_rows if row.isVisibleTo(panel)]


def layers_of(desk: Desk) -> list[tuple[int, str]]:
    return [(layer.units, layer.activation) for layer in desk.value("network.layers")]


@pytest.mark.parametrize("name", PRESETS)
def test_it_shows_a_document_and_asks_for_nothing(panel, desk, name):
    document = ApplyPreset(name, PRESETS[name].settings).apply(Document())
    panel.show_document(document)
    network = document.settings.network
    rows = [(row.units.value, row.activation.choice) for row in shown_rows(panel)]
    assert rows == [(layer.units, layer.activation) for layer in network.layers]
    assert panel.preset.choice == name
    assert panel.output.choice == network.output
    assert panel.initializer.choice == network.initializer
    assert panel.seed.value == network.seed
    assert desk.edits == []


@pytest.mark.parametrize("name", [name for name in PRESETS if name != "quick"])
def test_choosing_a_preset_applies_it(panel, desk, name):
    choose(panel.preset, name)
    assert isinstance(desk.last, ApplyPreset)
    assert desk.last.settings == PRESETS[name].settings
    assert desk.last.label == f"apply preset {PRESETS[name].label}"
    assert desk.document.settings == PRESETS[name].settings


def test_what_a_hand_has_changed_is_custom_until_it_is_changed_back(panel, desk):
    assert panel.preset.choice == "quick"
    panel.layer_rows[0].units.more.click()
    assert panel.preset.choice == ""
    assert panel.preset.placeholderText() == "Custom"
    panel.layer_rows[0].units.fewer.click()
    assert panel.preset.choice == "quick"
    desk.perform(NewWeights())
    assert panel.preset.choice == "quick"


def test_units_are_typed_and_stepped(panel, desk):
    enter(panel.layer_rows[1].units.number, "12")
    panel.layer_rows[0].units.fewer.click()
    assert all(isinstance(edit, SetUnits) for edit in desk.edits)
    assert [(edit.layer, edit.units) for edit in desk.edits] == [(1, 12), (0, 7)]
    assert layers_of(desk) == [(7, "tanh"), (12, "tanh")]


@pytest.mark.parametrize("name", [name for name in ACTIVATIONS if name != "tanh"])
def test_an_activation_is_chosen(panel, desk, name):
    choose(panel.layer_rows[1].activation, name)
    assert isinstance(desk.last, SetActivation)
    assert (desk.last.layer, desk.last.activation) == (1, name)
    assert layers_of(desk)[1] == (8, name)


def test_choosing_what_is_chosen_is_no_edit(panel, desk):
    choose(panel.layer_rows[0].activation, "tanh")
    choose(panel.initializer, "glorot")
    choose(panel.output, "softmax")
    assert desk.edits == []


def test_a_new_layer_comes_last_and_is_like_the_one_before(panel, desk):
    enter(panel.layer_rows[1].units.number, "5")
    choose(panel.layer_rows[1].activation, "relu")
    panel.add_layer.click()
    assert isinstance(desk.last, AddLayer)
    assert (desk.last.layer, desk.last.settings) == (2, LayerSettings(5, "relu"))
    assert layers_of(desk) == [(8, "tanh"), (5, "relu"), (5, "relu")]


def test_at_eight_layers_no_more_can_be_added_and_the_tooltip_says_so(panel, desk):
    for _ in range(6):
        panel.add_layer.click()
    assert len(shown_rows(panel)) == 8
    assert not panel.add_layer.isEnabled()
    assert "Remove one" in panel.add_layer.toolTip()
    panel.layer_rows[0].remove.click()
    assert panel.add_layer.isEnabled()


def test_layers_are_removed_down_to_none(panel, desk):
    panel.layer_rows[0].remove.click()
    panel.layer_rows[0].remove.click()
    assert [(type(edit), edit.layer) for edit in desk.edits] == [(RemoveLayer, 0)] * 2
    assert shown_rows(panel) == []
    panel.add_layer.click()
    assert layers_of(desk) == [(8, "tanh")]


def test_rows_are_reused_and_the_focus_stays(panel, desk):
    panel.show()
    panel.activateWindow()
    rows = list(panel.layer_rows)
    number = rows[1].units.number
    number.setFocus()
    desk.perform(SetUnits(1, 20))
    desk.perform(SetActivation(0, "relu"))
    assert panel.layer_rows == rows
    assert panel.focusWidget() is number
    assert number.text() == "20"


@pytest.mark.parametrize(
    "preset,text",
    [
        ("quick", "2 – 8 – 8 – 2 · 114 parameters"),
        ("notebook", "2 – 3 – 1 · 13 parameters"),
        ("perceptron", "2 – 1 · 3 parameters"),
        ("wide", "2 – 64 – 2 · 322 parameters"),
    ],
)
def test_the_summary_counts_weights_and_biases(panel, preset, text):
    panel.show_document(ApplyPreset(preset, PRESETS[preset].settings).apply(Document()))
    assert panel.summary.text() == text


def test_two_classes_choose_their_output(panel, desk):
    choose(panel.output, "sigmoid")
    assert isinstance(desk.last, SetSetting)
    assert (desk.last.path, desk.last.value) == ("network.output", "sigmoid")
    assert "– 1 ·" in panel.summary.text()


def test_with_more_classes_the_output_is_softmax_and_says_why(panel, desk):
    choose(panel.output, "sigmoid")
    desk.perform(Generate(Recipe("blobs", n_classes=3)))
    assert panel.output.choice == "softmax"
    assert not panel.output.isEnabled()
    assert "3 classes" in panel.output.toolTip()
    desk.perform(Generate(Recipe("xor")))
    assert panel.output.choice == "sigmoid"
    assert panel.output.isEnabled()


@pytest.mark.parametrize("name", [name for name in INITIALIZERS if name != "glorot"])
def test_an_initializer_is_chosen(panel, desk, name):
    choose(panel.initializer, name)
    assert (desk.last.path, desk.last.value) == ("network.initializer", name)
    assert desk.value("network.initializer") == name


def test_a_seed_is_typed(panel, desk):
    enter(panel.seed, "7")
    assert isinstance(desk.last, SetSetting)
    assert (desk.last.path, desk.last.value) == ("network.seed", 7)
    assert isinstance(desk.last.value, int)
    assert "Reset" in panel.seed.toolTip()


@pytest.mark.parametrize("text", ["0", "257", "1.5", "x"])
def test_wrong_units_are_refused_in_one_sentence(panel, desk, text):
    enter(panel.layer_rows[0].units.number, text)
    assert desk.edits == []
    assert len(desk.said) == 1


def test_a_refused_edit_leaves_the_fields_at_what_is(panel, desk):
    panel.edit_requested.disconnect()
    choose(panel.preset, "notebook")
    choose(panel.layer_rows[0].activation, "relu")
    panel.layer_rows[0].units.more.click()
    assert panel.preset.choice == "quick"
    assert panel.layer_rows[0].activation.choice == "tanh"
    assert panel.layer_rows[0].units.value == 8


def test_enter_says_done(panel, qtbot):
    for field in (panel.seed, panel.layer_rows[0].units.number):
        with qtbot.waitSignal(panel.done, timeout=1000):
            enter(field, "4")


def test_names_of_controls_are_stable(panel):
    row = panel.layer_rows[0]
    names = [part.objectName() for part in (row.units.number, row.activation, row.remove)]
    assert names == ["layer_0_units", "layer_0_activation", "layer_0_remove"]
    assert panel.add_layer.objectName() == "add_layer"
    assert panel.add_layer.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_rows_that_come_later_have_the_theme_too(panel, desk):
    panel.show_theme(LIGHT)
    panel.add_layer.click()
    assert not panel.layer_rows[2].remove.icon().isNull()


def test_dropout_is_shown_on_wish_and_set_for_each_layer(panel, desk):
    row = panel.layer_rows[1]
    assert not row.dropout.isVisibleTo(panel)
    panel.show_dropout.click()
    assert row.dropout.isVisibleTo(panel)
    drag(row.dropout.slider, 2, 4)
    assert [layer.dropout for layer in desk.value("network.layers")] == [0.0, 0.2]
    assert {edit.stroke for edit in desk.edits} != {0}
    assert len({edit.stroke for edit in desk.edits}) == 1
    enter(panel.layer_rows[0].dropout.number, "33,5")
    assert desk.value("network.layers")[0].dropout == 0.335
    assert desk.last.label == "set dropout of layer 1 to 33.5 %"
    enter(row.dropout.number, "96")
    assert desk.value("network.layers")[1].dropout == 0.2
    assert "Dropout takes 0 to 95" in desk.said[-1]


def test_dropout_that_acts_cannot_be_hidden(panel, desk):
    desk.perform(SetDropout(0, 0.5))
    assert panel.layer_rows[0].dropout.isVisibleTo(panel)
    assert panel.layer_rows[0].dropout.value == 50
    assert not panel.show_dropout.isEnabled()
    desk.perform(SetDropout(0, 0.0))
    assert panel.show_dropout.isEnabled()
    panel.show_dropout.click()
    assert not panel.layer_rows[0].dropout.isVisibleTo(panel)
    assert desk.edits[-1].share == 0.0


@pytest.mark.parametrize("text", ["-3", "10000", "abc", "1e400", "0", "257"])
def test_a_number_of_units_that_cannot_be_keeps_the_old_one_and_says_why(panel, desk, text):
    enter(panel.layer_rows[0].units.number, text)
    assert layers_of(desk)[0] == (8, "tanh")
    assert desk.edits == []
    assert "1" in desk.said[-1]
    assert "256" in desk.said[-1]
