from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtTest import QTest

from nngui.data import GENERATORS, Recipe, Task, generators_for
from nngui.state.document import Document
from nngui.state.edits import AddPoints, ClearPoints, Generate, SetSetting
from nngui.state.settings import MAX_SEED
from nngui.ui.controls.data_panel import DataPanel
from nngui.ui.theme import DARK

from .editing import Desk, drag, enter

RECIPE = Recipe("blobs", n_points=120, noise=0.2, n_classes=3, seed=5)


@pytest.fixture
def panel(qtbot) -> DataPanel:
    made = DataPanel()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def desk(panel) -> Desk:
    return Desk(panel, Generate(RECIPE).apply(Document()))


def is_shown(panel: DataPanel, widget) -> bool:
    return widget.isVisibleTo(panel)


def test_it_shows_the_recipe_and_the_train_share_and_asks_for_nothing(panel, desk):
    settings = desk.document.settings.with_value("train_share", 0.55)
    panel.show_document(replace(desk.document, settings=settings))
    shown = (
        panel.sample.n_points.value,
        panel.sample.noise.value,
        panel.sample.n_classes.value,
        panel.sample.seed.value,
    )
    assert shown == (120, 0.2, 3, 5)
    assert panel.train_share.value == 55
    assert panel.gallery.thumbnails["blobs"].in_use
    assert desk.edits == []
    assert desk.said == []


@pytest.mark.parametrize("name", generators_for(Task.CLASSIFICATION))
def test_a_thumbnail_generates_its_set_with_the_present_settings(panel, desk, name):
    panel.gallery.thumbnails[name].click()
    assert isinstance(desk.last, Generate)
    counts = GENERATORS[name].n_classes
    assert desk.last.recipe == Recipe(name, 120, 0.2, counts.default, 5)
    assert desk.document.dataset.n_points == 120
    assert panel.gallery.thumbnails[name].in_use
    variable = counts.minimum < counts.maximum
    assert is_shown(panel, panel.sample.n_classes)
    assert panel.sample.n_classes.isEnabled() == variable
    assert panel.sample.n_classes.value == counts.default
    assert ("always has" in panel.sample.n_classes.toolTip()) == (not variable)
    assert panel.sample.n_classes.number.toolTip() == panel.sample.n_classes.toolTip()


def test_a_click_on_the_set_in_use_brings_its_points_back(panel, desk):
    desk.perform(ClearPoints())
    panel.gallery.thumbnails["blobs"].click()
    assert desk.last.recipe == RECIPE
    panel.gallery.thumbnails["blobs"].click()
    assert len(desk.edits) == 3


@pytest.mark.parametrize(
    "field,text,changed",
    [
        ("n_points", "1,284", {"n_points": 1284}),
        ("n_points", "50000", {"n_points": 50_000}),
        ("noise", "0,35", {"noise": 0.35}),
        ("noise", "1/4", {"noise": 0.25}),
    ],
)
def test_a_typed_number_regenerates(panel, desk, field, text, changed):
    enter(getattr(panel.sample, field).number, text)
    assert [edit.recipe for edit in desk.edits] == [replace(RECIPE, **changed)]
    assert desk.last.stroke == 0


@pytest.mark.parametrize("field", ["n_points", "noise"])
def test_a_drag_regenerates_live_in_one_stroke(panel, desk, field):
    drag(getattr(panel.sample, field).slider, 3, 4, 5)
    drag(getattr(panel.sample, field).slider, 6)
    assert all(isinstance(edit, Generate) for edit in desk.edits)
    values = [getattr(edit.recipe, field) for edit in desk.edits]
    assert len(values) == 4
    assert values == sorted(set(values))
    first, second = {edit.stroke for edit in desk.edits[:3]}, desk.edits[3].stroke
    assert len(first) == 1
    assert 0 not in first
    assert second not in (0, *first)
    assert getattr(desk.document.dataset.recipe, field) == values[-1]


def test_the_pictures_follow_the_noise_when_the_hand_lets_go(panel, desk):
    picture = panel.gallery.thumbnails["xor"]
    before = picture.grab().toImage()
    panel.sample.noise.slider.setSliderDown(True)
    panel.sample.noise.slider.setSliderPosition(45)
    assert desk.document.dataset.recipe.noise == 0.45
    assert picture.grab().toImage() == before
    panel.sample.noise.slider.setSliderDown(False)
    assert picture.grab().toImage() != before
    assert len(desk.edits) == 1


def test_classes_step_where_the_set_allows_more_than_one_number(panel, desk):
    panel.sample.n_classes.more.click()
    assert desk.last.recipe == replace(RECIPE, n_classes=4)
    assert desk.document.dataset.n_classes == 4


def test_a_seed_and_a_new_sample_draw_other_points(panel, desk):
    enter(panel.sample.seed, "41")
    panel.new_sample.click()
    assert [edit.recipe.seed for edit in desk.edits] == [41, 42]
    assert panel.sample.seed.value == 42


def test_after_the_last_seed_comes_the_first(panel, desk):
    enter(panel.sample.seed, str(MAX_SEED))
    panel.new_sample.click()
    assert desk.last.recipe.seed == 0


@pytest.mark.parametrize("text,share", [("55", 0.55), ("55 %", 0.55), ("33.3", 0.333), ("0", 0.0)])
def test_the_train_share_is_typed_in_percent(panel, desk, text, share):
    enter(panel.train_share.number, text)
    assert isinstance(desk.last, SetSetting)
    assert (desk.last.path, desk.last.value) == ("train_share", share)
    assert desk.document.settings.train_share == share


def test_a_drag_of_the_train_share_is_one_stroke(panel, desk):
    drag(panel.train_share.slider, 10, 11, 12)
    assert [edit.value for edit in desk.edits] == [0.5, 0.55, 0.6]
    assert len({edit.stroke for edit in desk.edits}) == 1


def test_without_a_sample_set_its_fields_say_why_they_are_off(panel):
    drawn = AddPoints(np.zeros(2), np.ones(2), 0).apply(Document())
    desk = Desk(panel, drawn)
    remade = (
        panel.sample.formula,
        panel.sample.n_points,
        panel.sample.noise,
        panel.sample.n_classes,
        panel.sample.seed,
        panel.new_sample,
    )
    assert not any(field.isEnabled() for field in remade)
    assert {field.toolTip() for field in remade} == {panel.sample.seed.toolTip()}
    assert "Choose a sample set" in panel.sample.n_points.slider.toolTip()
    panel.request_new_sample()
    assert desk.edits == []
    assert panel.train_share.isEnabled()
    panel.gallery.thumbnails["xor"].click()
    assert all(field.isEnabled() for field in remade if field is not panel.sample.n_classes)
    assert GENERATORS["xor"].noise_summary in panel.sample.noise.toolTip()
    assert "Choose a sample set" not in panel.sample.n_points.slider.toolTip()


@pytest.fixture
def curved(panel) -> Desk:
    return Desk(panel, Generate(Recipe("above-formula", n_points=80)).apply(Document()))


def test_the_formula_is_there_for_the_sets_that_take_one(panel, desk):
    assert not is_shown(panel, panel.sample.formula)
    panel.gallery.thumbnails["above-formula"].click()
    assert is_shown(panel, panel.sample.formula)
    assert panel.sample.formula.value == "2*sin(x1)"
    panel.gallery.thumbnails["xor"].click()
    assert not is_shown(panel, panel.sample.formula)
    assert desk.last.recipe.formula == ""


def test_a_typed_formula_draws_other_points_and_another_picture(panel, curved):
    picture = panel.gallery.thumbnails["above-formula"]
    before = picture.grab().toImage()
    enter(panel.sample.formula, "x1**2/3 - 4")
    assert [edit.recipe for edit in curved.edits] == [
        Recipe("above-formula", n_points=80, formula="x1**2/3 - 4")
    ]
    assert picture.grab().toImage() != before
    panel.new_sample.click()
    assert curved.last.recipe.formula == "x1**2/3 - 4"


@pytest.mark.parametrize(
    "text, said",
    [
        ("x1 + x2", 'Character 6 of the formula: There is no "x2"'),
        ("1/(x1 - 0.25)", 'Character 2 of the formula: "/" divides by zero at x1 = 0.25'),
        ("x1 - 90", "All of the square lies above this curve"),
    ],
)
def test_a_formula_that_cannot_be_drawn_changes_nothing(panel, curved, text, said):
    before = curved.document
    enter(panel.sample.formula, text)
    assert curved.document is before
    assert len(curved.said) == 1
    assert said in curved.said[0]
    assert panel.sample.formula.value == "2*sin(x1)"


def test_a_formula_half_typed_goes_with_its_set(panel, curved, qtbot):
    panel.show()
    qtbot.waitExposed(panel)
    panel.sample.formula.setFocus()
    QTest.keyClicks(panel.sample.formula, "x1 +")
    panel.gallery.thumbnails["xor"].click()
    panel.gallery.thumbnails["above-formula"].click()
    assert panel.sample.formula.text() == "2*sin(x1)"
    assert curved.said == []


def test_the_recipe_is_remembered_after_its_points_are_gone(panel, desk):
    desk.perform(ClearPoints())
    panel.gallery.thumbnails["xor"].click()
    assert desk.last.recipe == Recipe("xor", 120, 0.2, 2, 5)


@pytest.mark.parametrize("text", ["0", "abc", "100000", "nan"])
def test_a_wrong_count_is_refused_in_one_sentence(panel, desk, text):
    enter(panel.sample.n_points.number, text)
    assert desk.edits == []
    assert len(desk.said) == 1
    assert "Points takes" in desk.said[0]


def test_a_refused_edit_leaves_the_fields_at_what_is(panel, desk):
    panel.edit_requested.disconnect()
    panel.sample.n_classes.more.click()
    assert panel.sample.n_classes.value == 3
    enter(panel.sample.n_points.number, "700")
    assert panel.sample.n_points.value == 120


def test_open_csv_asks_for_a_file(panel, qtbot):
    with qtbot.waitSignal(panel.open_data_requested, timeout=1000):
        panel.open_csv.click()


def test_enter_says_done(panel, desk, qtbot):
    for field in (panel.sample.n_points.number, panel.sample.n_classes.number, panel.sample.seed):
        with qtbot.waitSignal(panel.done, timeout=1000):
            enter(field, "4")


def test_the_theme_reaches_what_draws_itself(panel):
    panel.show_theme(DARK)
    assert not panel.sample.n_classes.more.icon().isNull()
