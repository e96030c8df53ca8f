import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nngui.data import FeatureMap, Recipe
from nngui.data.feature import FEATURES
from nngui.session import Session
from nngui.state.document import Document
from nngui.state.edits import AddFeature, AddPoints, Generate, RemoveFeature, Standardize
from nngui.state.snapshot import Rect
from nngui.state.view_settings import ViewSettings
from nngui.ui.controls.feature_chip import FeatureChip
from nngui.ui.controls.features_panel import FeaturesPanel
from nngui.ui.theme import DARK, LIGHT

from .editing import Desk


@pytest.fixture
def panel(qtbot) -> FeaturesPanel:
    made = FeaturesPanel()
    qtbot.addWidget(made)
    made.show_theme(LIGHT)
    made.resize(260, 300)
    made.show()
    QApplication.processEvents()
    return made


@pytest.fixture
def desk(panel) -> Desk:
    return Desk(panel, Generate(Recipe("two-moons", 40)).apply(Document()))


def click(chip) -> None:
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)


def on(panel: FeaturesPanel) -> set[str]:
    return {name for name, chip in panel.chips.items() if chip.isChecked()}


def type_formula(panel: FeaturesPanel, text: str) -> None:
    if not panel.formula.isVisible():
        click(panel.add_formula)
    panel.formula.selectAll()
    QTest.keyClicks(panel.formula, text)
    QTest.keyClick(panel.formula, Qt.Key.Key_Return)


def test_every_feature_has_a_chip_with_a_picture_of_its_own(panel):
    assert set(panel.chips) == set(FEATURES)
    pictures = set()
    for name, chip in panel.chips.items():
        assert chip.objectName() == f"feature_{name}"
        assert FEATURES[name].summary in chip.toolTip()
        image = chip.icon().pixmap(chip.iconSize()).toImage()
        side = image.width()
        pictures.add(tuple(image.pixel(x, y) for x in range(2, side, 3) for y in range(2, side, 3)))
    assert len(pictures) == len(FEATURES)


def test_the_picture_is_the_right_way_up(panel):
    image = panel.chips["x2"].icon().pixmap(36).toImage()
    top, bottom = (image.pixelColor(image.width() // 2, y) for y in (3, image.height() - 4))
    assert top.blue() > top.red()
    assert bottom.red() > bottom.blue()


def test_a_click_gives_and_takes_a_feature(panel, desk):
    assert on(panel) == {"x1", "x2"}
    click(panel.chips["sin x1"])
    assert isinstance(desk.last, AddFeature)
    assert on(panel) == {"x1", "x2", "sin x1"}
    click(panel.chips["x1"])
    assert isinstance(desk.last, RemoveFeature)
    assert on(panel) == {"x2", "sin x1"}


def test_the_last_one_is_refused_with_a_sentence_and_stays_on(panel):
    session = Session(RemoveFeature("x2").apply(Document()))
    said = []
    session.edit_refused.connect(said.append)
    session.document_changed.connect(panel.show_document)
    panel.edit_requested.connect(session.perform)
    panel.show_document(session.document)
    click(panel.chips["x1"])
    assert len(said) == 1
    assert "last feature" in str(said[0])
    assert on(panel) == {"x1"}


def test_a_power_is_typed_with_a_caret_too(panel, desk):
    click(panel.add_formula)
    type_formula(panel, "x1^3 - x2^2")
    assert desk.last.name == "x1^3 - x2^2"
    assert panel.chips["x1^3 - x2^2"].text().strip() == "x₁³ − x₂²"
    # What is on the list already is its own feature.
    click(panel.add_formula)
    type_formula(panel, "x2^2")
    assert on(panel) == {"x1", "x2", "x2^2", "x1^3 - x2^2"}
    assert panel.chips["x2^2"].feature is FEATURES["x2^2"]


def test_a_formula_is_typed_and_becomes_a_chip(panel, desk, qtbot):
    assert not panel.formula.isVisible()
    click(panel.add_formula)
    assert panel.formula.isVisible()
    panel.activateWindow()
    qtbot.waitUntil(panel.formula.hasFocus, timeout=1000)
    with qtbot.waitSignal(panel.done, timeout=1000):
        type_formula(panel, "x1**3 - x2")
    assert desk.last.name == "x1**3 - x2"
    assert not panel.formula.isVisible()
    chip = panel.chips["x1**3 - x2"]
    assert chip.isVisible()
    assert chip.text().strip() == "x₁³ − x₂"
    # Taken out, it stays within reach.
    click(chip)
    assert isinstance(desk.last, RemoveFeature)
    assert not chip.isChecked()
    click(chip)
    assert on(panel) == {"x1", "x2", "x1**3 - x2"}


@pytest.mark.parametrize(
    "text, cursor, part",
    [
        ("x1 + log(x2)", 5, "log"),
        ("x1 ** ", 5, "missing"),
        ("y", 0, '"y"'),
        ("x1", 0, "a feature already"),
        ("log(x1 + 7)", 0, "x1 = -8"),
        ("4", 0, "same number everywhere"),
    ],
)
def test_what_is_no_feature_is_said_and_the_cursor_stands_at_the_fault(
    panel, desk, text, cursor, part
):
    desk.perform(AddPoints(np.array([-8.0]), np.array([0.0]), 0))
    asked = len(desk.edits)
    type_formula(panel, text)
    assert len(desk.edits) == asked
    assert part in desk.said[-1]
    assert panel.formula.isVisible()
    assert panel.formula.selectionStart() in (cursor, -1)
    QTest.keyClick(panel.formula, Qt.Key.Key_Escape)
    QTest.keyClick(panel.formula, Qt.Key.Key_Escape)
    assert not panel.formula.isVisible()
    assert not panel.add_formula.isChecked()


def test_a_formula_needs_a_value_in_all_of_the_visible_plane(panel, desk):
    panel.show_view_settings(ViewSettings(rect=Rect(-20, -20, 20, 20)))
    type_formula(panel, "log(x1 + 7)")
    assert desk.edits == []
    assert "x1 = -20" in desk.said[-1]
    panel.show_view_settings(ViewSettings())
    type_formula(panel, "log(x1 + 7)")
    assert on(panel) == {"x1", "x2", "log(x1 + 7)"}


def test_where_nobody_moved_the_view_it_needs_one_wherever_points_lie(panel, desk):
    desk.perform(AddPoints(np.array([20.0, 0.0]), np.array([0.0, -30.0]), 0))
    type_formula(panel, "sqrt(x1 + x2 + 20)")
    assert len(desk.edits) == 1
    assert "sqrt" in desk.said[-1]


def test_only_the_last_formulas_stay_within_reach(panel, desk):
    for n in range(5):
        type_formula(panel, f"x1 + {n}")
        click(panel.chips[f"x1 + {n}"])
    assert [name for name in panel.chips if name not in FEATURES] == ["x1 + 2", "x1 + 3", "x1 + 4"]


def test_standardization_is_switched_and_fitted_again(panel, desk, qtbot):
    assert not panel.refit.isVisible()
    QTest.mouseClick(
        panel.standardize, Qt.MouseButton.LeftButton, pos=panel.standardize.rect().center()
    )
    assert isinstance(desk.last, Standardize)
    assert panel.standardize.isChecked()
    assert panel.refit.isVisible()
    assert not panel.refit.isEnabled()
    assert "Standardized: (x₁ − " in panel.chips["x1"].toolTip()
    numbers = desk.value("features")
    desk.perform(AddPoints(np.array([5.0]), np.array([5.0]), 0))
    assert desk.value("features") == numbers
    qtbot.waitUntil(panel.refit.isEnabled)
    click(panel.refit)
    assert desk.value("features") != numbers
    assert not panel.refit.isEnabled()
    panel.standardize.click()
    assert not desk.value("features").is_fitted
    assert not panel.refit.isVisible()


def test_showing_documents_asks_for_nothing(panel, desk):
    document = AddFeature("exp(-x1**2)").apply(desk.document)
    panel.show_document(document)
    panel.show_document(Document())
    panel.show_theme(DARK)
    assert desk.edits == []


def test_a_long_formula_is_shortened_on_its_chip(panel, desk):
    text = "sin(x1) * cos(x2) + exp(-x1**2 - x2**2)"
    type_formula(panel, text)
    chip = panel.chips[text]
    assert chip.text().endswith("…")
    assert text in chip.toolTip()
    assert chip.width() <= panel.width()
    assert isinstance(chip, FeatureChip)


def test_points_are_compared_once_after_a_stroke_and_only_where_that_is_seen(
    panel, desk, qtbot, monkeypatch
):
    panel.standardize.click()
    fits = []
    fitted = FeatureMap.fitted

    def note(features, *points):
        fits.append(len(points[0]))
        return fitted(features, *points)

    monkeypatch.setattr(FeatureMap, "fitted", note)
    for k in range(20):
        desk.perform(AddPoints(np.array([5.0 + k]), np.array([5.0]), 0))
    assert fits == []
    qtbot.waitUntil(panel.refit.isEnabled)
    assert len(fits) == 1
    panel.hide()
    desk.perform(AddPoints(np.array([5.0]), np.array([5.0]), 0))
    qtbot.waitUntil(lambda: not panel._compare_later.is_due)
    assert len(fits) == 1
    panel.show()
    assert len(fits) == 2
    assert panel.refit.isEnabled()
