from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from nngui.data import GENERATORS, Recipe, Task, default_classes, generators_for
from nngui.ui.controls.thumbnails import SampleGallery, Thumbnail, of_generator
from nngui.ui.theme import DARK, LIGHT


@pytest.fixture
def gallery(qtbot) -> SampleGallery:
    made = SampleGallery()
    qtbot.addWidget(made)
    made.show_recipe(Recipe("spiral"), default_classes(2), True)
    return made


def colors_of(thumbnail: Thumbnail) -> set[str]:
    image = thumbnail.grab().toImage()
    pixels = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in pixels}


def test_every_generator_has_a_picture_with_a_name_and_a_tooltip(gallery):
    assert list(gallery.thumbnails) == list(GENERATORS)
    for name, thumbnail in gallery.thumbnails.items():
        assert thumbnail.objectName() == f"generator_{name}"
        assert thumbnail.accessibleName() == GENERATORS[name].label
        assert GENERATORS[name].summary in thumbnail.toolTip()
        assert GENERATORS[name].noise_summary in thumbnail.toolTip()
        assert thumbnail.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_only_the_set_in_use_is_outlined(gallery):
    assert [n for n, t in gallery.thumbnails.items() if t.in_use] == ["spiral"]
    assert LIGHT.accent in colors_of(gallery.thumbnails["spiral"])
    assert LIGHT.accent not in colors_of(gallery.thumbnails["xor"])
    gallery.show_recipe(Recipe("spiral"), default_classes(2), False)
    assert not any(thumbnail.in_use for thumbnail in gallery.thumbnails.values())


def test_the_points_have_the_colors_of_their_classes(gallery):
    blue, orange, green = (point_class.color for point_class in default_classes(3))
    assert {blue, orange} <= colors_of(gallery.thumbnails["xor"])
    assert green not in colors_of(gallery.thumbnails["xor"])
    # A class that the palette does not have yet shows the color that it would get.
    assert {blue, orange, green} <= colors_of(gallery.thumbnails["blobs"])


def test_ink_is_the_ink_of_the_theme(qtbot):
    thumbnail = Thumbnail(GENERATORS["xor"])
    qtbot.addWidget(thumbnail)
    thumbnail.show_points(np.zeros((3, 2)), np.zeros(3, dtype=np.int64), ["ink"])
    thumbnail.show_theme(DARK)
    assert DARK.ink in colors_of(thumbnail)


@pytest.mark.parametrize(
    "change", [{"noise": 0.4}, {"seed": 7}, {"n_points": 5000}, {"n_points": 10}]
)
def test_every_setting_changes_every_picture(gallery, change):
    before = {name: one.grab().toImage() for name, one in gallery.thumbnails.items()}
    gallery.show_recipe(Recipe("spiral", **change), default_classes(2), True)
    for name in generators_for(Task.CLASSIFICATION):
        assert gallery.thumbnails[name].grab().toImage() != before[name], name


def test_classes_and_formula_change_the_picture_of_their_set(gallery):
    for recipe, other in (
        (Recipe("blobs", n_classes=3), Recipe("blobs", n_classes=8)),
        (Recipe("above-formula"), Recipe("above-formula", formula="x1")),
    ):
        thumbnail = gallery.thumbnails[recipe.generator]
        gallery.show_recipe(recipe, default_classes(3), True)
        before = thumbnail.grab().toImage()
        gallery.show_recipe(other, default_classes(3), True)
        assert thumbnail.grab().toImage() != before


@pytest.mark.parametrize("n_points, dots", [(1, 3), (10, 10), (100, 30), (400, 60), (50_000, 200)])
def test_more_points_make_a_picture_denser(gallery, n_points, dots):
    gallery.show_recipe(Recipe("xor", n_points), default_classes(2), True)
    assert sum(map(len, gallery.thumbnails["xor"]._polygons)) == dots


def test_a_click_and_space_choose_a_set(gallery):
    chosen = []
    gallery.generator_chosen.connect(chosen.append)
    QTest.mouseClick(gallery.thumbnails["rings"], Qt.MouseButton.LeftButton)
    QTest.keyClick(gallery.thumbnails["three-arm-spiral"], Qt.Key.Key_Space)
    assert chosen == ["rings", "three-arm-spiral"]


def test_the_theme_colors_the_card(gallery):
    gallery.show_theme(DARK)
    corner = gallery.thumbnails["xor"].grab().toImage()
    middle_left = corner.pixelColor(4, corner.height() // 2)
    assert middle_left == QColor(DARK.field)


def test_another_set_comes_with_the_classes_that_it_is_known_for():
    recipe = Recipe("blobs", n_points=50, noise=0.2, n_classes=5, seed=3)
    assert of_generator(recipe, "rings") == Recipe("rings", 50, 0.2, 3, 3)
    assert of_generator(recipe, "blobs") is recipe
    typed = Recipe("above-formula", formula="x1")
    assert of_generator(typed, "xor") == Recipe("xor")
    assert of_generator(typed, "above-formula") is typed
    assert of_generator(recipe, "xor") == replace(recipe, generator="xor", n_classes=2)


@pytest.mark.parametrize("task", list(Task))
def test_the_sets_of_one_task_are_offered_at_a_time(gallery, task):
    offered = generators_for(task)
    gallery.show_recipe(Recipe(next(iter(offered))), default_classes(2), True)
    shown = [name for name, one in gallery.thumbnails.items() if not one.isHidden()]
    assert shown == list(offered)
    places = [gallery.thumbnails[name].geometry() for name in shown]
    gallery.resize(260, 100)
    assert len(places) == len(shown)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("name", ["plane", "bumps", "value-formula"])
def test_values_are_drawn_in_the_colors_of_their_signs(gallery, name, theme):
    gallery.show_recipe(Recipe(name, noise=0.0), default_classes(2), False)
    gallery.show_theme(theme)
    found = [QColor(color) for color in colors_of(gallery.thumbnails[name])]
    assert any(color.red() > color.blue() + 60 for color in found)
    assert any(color.blue() > color.red() + 60 for color in found)
