from dataclasses import replace

import pytest

from nngui.data import FeatureMap
from nngui.state.document import Document
from nngui.state.edits import ApplyPreset, NewWeights
from nngui.state.presets import PRESETS, preset_of
from nngui.state.settings import Settings


def test_the_notebook_comes_first_and_is_the_notebooks():
    notebook = next(iter(PRESETS.values()))
    assert notebook.label == "Notebook (2-3-1)"
    network, training = notebook.settings.network, notebook.settings.training
    assert network.sizes(2, 2) == (2, 3, 1)
    assert [layer.activation for layer in network.layers] == ["sigmoid"]
    assert (network.output, network.initializer) == ("sigmoid", "normal")
    assert (training.loss, training.optimizer) == ("cross-entropy", "sgd")
    assert (training.learning_rate, training.batch_size) == (0.5, None)


def test_the_defaults_are_a_preset():
    assert PRESETS["quick"].settings == Settings()


def test_names_labels_and_settings_are_distinct():
    presets = list(PRESETS.values())
    assert [preset.name for preset in presets] == list(PRESETS)
    assert len({preset.label for preset in presets}) == len(presets)
    assert len({preset.settings for preset in presets}) == len(presets)


@pytest.mark.parametrize("name", PRESETS)
def test_an_applied_preset_is_recognized_whatever_the_seed(name):
    preset = PRESETS[name]
    document = ApplyPreset(preset.label, preset.settings).apply(Document())
    assert preset_of(document.settings) is preset
    assert preset_of(NewWeights().apply(document).settings) is preset


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_leaves_features_and_train_share(name):
    preset = PRESETS[name]
    before = replace(Settings(), features=FeatureMap(("x1", "x1^2")), train_share=0.4)
    after = ApplyPreset(preset.label, preset.settings).apply(Document(settings=before)).settings
    assert (after.features, after.train_share) == (before.features, 0.4)
    assert preset_of(after) is preset


def test_a_preset_leaves_stop_rules_and_precision():
    before = Settings().with_value("training.stop.epochs", 500)
    before = before.with_value("training.precision", "single")
    preset = PRESETS["notebook"]
    after = ApplyPreset(preset.label, preset.settings).apply(Document(settings=before)).settings
    assert (after.training.stop.epochs, after.training.precision) == (500, "single")
    assert preset_of(after) is preset


@pytest.mark.parametrize(
    "path,value",
    [("training.learning_rate", 0.031), ("network.layers", ()), ("network.initializer", "he")],
)
def test_settings_changed_by_hand_are_no_preset(path, value):
    assert preset_of(Settings().with_value(path, value)) is None


def test_all_that_were_promised_are_there():
    labels = [preset.label for preset in PRESETS.values()]
    assert labels[:6] == [
        "Notebook (2-3-1)",
        "Quick (Adam)",
        "TF Playground (4-2)",
        "Perceptron (no layer)",
        "Deep and narrow",
        "Overfit on purpose",
    ]
    assert "TensorFlow Playground" in PRESETS["playground"].summary
