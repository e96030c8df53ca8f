"""Edits of the features."""

import numpy as np
import pytest

from nngui.data import FormulaError, Recipe
from nngui.state.document import Document
from nngui.state.edits import (
    AddFeature,
    AddPoints,
    Generate,
    RemoveFeature,
    SetSetting,
    Standardize,
)


def points() -> Document:
    return Generate(Recipe("two-moons", 40)).apply(Document())


def test_features_come_and_go() -> None:
    document = AddFeature("x1 x2").apply(points())
    assert document.settings.features.names == ("x1", "x2", "x1 x2")
    assert AddFeature("x1 x2").index(document) == 2
    document = AddFeature("x1**3 - x2").apply(document)
    document = RemoveFeature("x1").apply(document)
    assert document.settings.features.names == ("x2", "x1 x2", "x1**3 - x2")
    assert document.network_shape()[0] == (3, 8, 8, 2)


def test_labels_name_the_feature() -> None:
    assert AddFeature("x1^2").label == "add feature x1^2"
    assert RemoveFeature("x1^2").label == "remove feature x1^2"
    assert Standardize(True).label == "standardize features"
    assert Standardize(False).label == "stop standardizing features"


def test_what_cannot_be_is_refused_and_the_document_stays() -> None:
    document = RemoveFeature("x1").apply(points())
    with pytest.raises(ValueError, match="last feature"):
        RemoveFeature("x2").apply(document)
    with pytest.raises(ValueError, match="a feature already"):
        AddFeature("x2").apply(document)
    with pytest.raises(FormulaError, match="Character 5"):
        AddFeature("2 + log(x1)").apply(document)
    with pytest.raises(ValueError, match="place some first"):
        Standardize(True).apply(Document())


def test_standardization_is_of_all_points_and_stays_until_asked() -> None:
    document = points()
    standard = Standardize(True).apply(document)
    features, data = standard.settings.features, document.dataset
    X = features.transform(data.x1, data.x2)
    np.testing.assert_allclose(X.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(X.std(axis=0), 1, atol=1e-12)
    far = AddPoints(np.array([30.0]), np.array([30.0]), 0).apply(standard)
    assert far.settings.features == features
    assert SetSetting("train_share", 0.2).apply(far).settings.features == features
    assert Standardize(True).apply(far).settings.features != features
    assert Standardize(False).apply(far).settings.features == document.settings.features


def test_standardization_operates_on_weights() -> None:
    document = points()
    edit = Standardize(True)
    assert edit.touches_weights(document, edit.apply(document))
    assert AddFeature("x1^2").touches_weights(document, AddFeature("x1^2").apply(document))
