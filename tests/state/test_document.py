from dataclasses import replace

import numpy as np
import pytest

from nngui.data import Dataset, FeatureMap, Recipe, default_classes
from nngui.state.document import Document
from nngui.state.edits import (
    AddClass,
    AddFeature,
    AddPoints,
    Generate,
    RenameClass,
    SetSetting,
    SetTask,
    SetUnits,
)
from nngui.state.settings import Settings


def test_equal_is_bit_for_bit() -> None:
    edit = AddPoints(np.array([0.1]), np.array([0.2]), 0)
    assert edit.apply(Document()).equals(edit.apply(Document()))
    other = AddPoints(np.array([np.nextafter(0.1, 1)]), np.array([0.2]), 0)
    assert not edit.apply(Document()).equals(other.apply(Document()))
    assert not Document().equals(SetSetting("train_share", 0.5).apply(Document()))


def test_the_shape_is_what_the_weights_depend_on() -> None:
    document = Document()
    shape = document.network_shape()
    assert shape == ((2, 8, 8, 2), ("tanh", "tanh"), "softmax")
    point = AddPoints(np.zeros(1), np.zeros(1), 0)
    for edit in (point, SetSetting("training.learning_rate", 0.5), SetSetting("network.seed", 9)):
        assert edit.apply(document).network_shape() == shape
    three = FeatureMap(("x1", "x2", "x1 x2"))
    for other in (AddClass(), SetUnits(0, 7), SetSetting("features", three)):
        assert other.apply(document).network_shape() != shape


def test_one_class_leaves_nothing_to_tell_apart() -> None:
    with pytest.raises(ValueError, match="at least two classes; add one"):
        Document(Dataset(classes=default_classes(1)))
    with pytest.raises(ValueError, match="at least two classes"):
        replace(Document(), dataset=Dataset(classes=default_classes(1)))
    assert Document(Dataset(), Settings()).dataset.n_points == 0


def test_no_point_is_where_a_formula_has_no_value() -> None:
    document = AddFeature("log(x1 + 7)").apply(Document())
    assert document.network_shape()[0][0] == 3
    there = AddPoints(np.array([-8.0]), np.array([0.0]), 0)
    with pytest.raises(ValueError, match=r"feature log\(x1 \+ 7\) .* x1 = -8.* remove the feature"):
        there.apply(document)
    with pytest.raises(ValueError, match="x1 = -8"):
        AddFeature("log(x1 + 7)").apply(there.apply(Document()))


def test_a_click_differs_in_points_only_and_everything_else_does_not() -> None:
    document = Document()
    clicked = AddPoints(np.zeros(1), np.zeros(1), 0).apply(document)
    assert clicked.differs_in_points_only(document)
    for edit in (
        AddClass(),
        RenameClass(0, "x"),
        Generate(Recipe()),
        SetSetting("train_share", 0.2),
    ):
        assert not edit.apply(clicked).differs_in_points_only(clicked)
    assert not SetTask("regression").apply(clicked).differs_in_points_only(clicked)
