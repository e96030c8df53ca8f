import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngui.data import COLORS, SHAPES, PointClass, default_classes, next_class
from nngui.data.limits import MAX_CLASSES
from tests.state.strategies import names


@pytest.mark.parametrize(
    "name, color, shape",
    [
        (" ", "#000000", "circle"),
        ("n" * 81, "#000000", "circle"),
        ("a", "red", "circle"),
        ("a", "#00000g", "circle"),
        ("a", "#000", "circle"),
        ("a", "#000000", "blob"),
    ],
)
def test_a_class_that_cannot_be_shown_is_refused(name: str, color: str, shape: str) -> None:
    with pytest.raises(ValueError, match=r"class name|color is|shape is"):
        PointClass(name, color, shape)


def test_the_palette_has_a_color_and_a_shape_of_its_own_for_each_class() -> None:
    classes = default_classes(MAX_CLASSES)
    assert len({item.color for item in classes}) == len(COLORS) == MAX_CLASSES
    assert len({item.shape for item in classes}) == len(SHAPES) == MAX_CLASSES


@given(st.lists(names, min_size=0, max_size=7))
def test_the_next_class_differs_from_all_that_there_are(taken: list[str]) -> None:
    classes = tuple(
        PointClass(name, COLORS[index], SHAPES[index]) for index, name in enumerate(taken)
    )
    new = next_class(classes)
    assert new.color not in {item.color for item in classes}
    assert new.name not in taken
