from dataclasses import replace

import pytest

from nngui.data import FeatureMap
from nngui.state.document import Document
from nngui.state.edits import ApplyPreset, NewWeights, ResetWeights
from nngui.state.presets import PRESETS
from nngui.state.settings import MAX_SEED, Settings


def test_reset_leaves_the_document_alone_and_draws_weights() -> None:
    document = Document()
    assert ResetWeights().apply(document) is document
    assert ResetWeights.draws_weights


def test_new_weights_take_the_next_seed_or_the_one_named() -> None:
    document = Document(settings=Settings().with_value("network.seed", 41))
    assert NewWeights().apply(document).settings.network.seed == 42
    assert NewWeights(7).apply(document).settings.network.seed == 7
    assert NewWeights.draws_weights


def test_after_the_last_seed_there_is_none() -> None:
    document = Document(settings=Settings().with_value("network.seed", MAX_SEED))
    with pytest.raises(ValueError, match="The seed is a whole number"):
        NewWeights().apply(document)


def test_a_preset_keeps_points_features_and_train_share() -> None:
    settings = replace(Settings(), features=FeatureMap(("x1", "x2", "x1 x2")), train_share=0.5)
    document = Document(settings=settings)
    preset = PRESETS["notebook"]
    after = ApplyPreset(preset.label, preset.settings).apply(document)
    assert after.dataset is document.dataset
    assert after.settings.features == settings.features
    assert after.settings.train_share == 0.5
    assert after.settings.network == preset.settings.network
    assert after.settings.training == preset.settings.training
