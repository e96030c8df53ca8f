from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox

from nngui.data import Recipe
from nngui.run import Run
from nngui.run.layers import layers_view
from nngui.state.document import Document
from nngui.state.edits import AddClass, AddFeature, Edit, Generate, SetSetting
from nngui.state.settings import LayerSettings
from nngui.state.snapshot import Snapshot, ViewRequest
from nngui.ui.colors import DARK, LIGHT
from nngui.ui.layers.layers_panel import STOPS, LayersPanel
from tests.hand import snapshot

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot) -> LayersPanel:
    made = LayersPanel()
    qtbot.addWidget(made)
    made.show_theme(LIGHT)
    made.resize(440, 320)
    made.show()
    qtbot.waitExposed(made)
    return made


def frame(panel: LayersPanel, *edits: Edit, recipe: Recipe | None = None) -> Snapshot:
    document = Generate(recipe or Recipe("two-moons", 60)).apply(Document())
    for edit in edits:
        document = edit.apply(document)
    run = Run(document)
    run.advance(1e9, 5)
    panel.show_document(document)
    request = panel.wish(ViewRequest(1))
    assert request.layers is not None
    shown = replace(
        snapshot(1),
        layers=layers_view(
            run.trainer.network,
            document.settings.features,
            document.dataset,
            request.rect,
            request.layers,
        ),
    )
    panel.show_snapshot(shown)
    return shown


def stops(panel: LayersPanel) -> list[str]:
    return [button.text() for button in panel._buttons]


def test_it_asks_for_layers_only_while_it_can_be_seen(panel):
    assert panel.wish(ViewRequest(1)).layers == ()
    panel.hide()
    assert panel.wish(ViewRequest(1)).layers is None


def test_the_slider_has_a_stop_for_each_stage(panel):
    frame(panel)
    assert stops(panel) == ["Plane", "Layer 1", "Layer 2"]
    assert panel.slider.maximum() == 2 * STOPS
    frame(panel, AddFeature("x1^2"))
    assert stops(panel) == ["Plane", "Features", "Layer 1", "Layer 2"]
    deep = SetSetting("network.layers", tuple(LayerSettings(4) for _ in range(8)))
    frame(panel, deep)
    assert stops(panel) == ["Plane", *"12345678"]
    assert panel._buttons[3].accessibleName() == "layer 3, 4 units"


def test_a_click_on_a_stop_goes_there_and_the_picture_follows(panel):
    frame(panel)
    assert panel.caption.text() == "The plane"
    before = panel.sheet.grab().toImage()
    QTest.mouseClick(panel.findChild(QAbstractButton, "layers_stop_2"), LEFT)
    assert panel.slider.value() == 2 * STOPS
    assert panel.sheet.at == 2.0
    assert panel.caption.text().startswith("Layer 2, 8 units · ")
    assert panel.sheet.grab().toImage() != before
    panel.slider.setFocus()
    QTest.keyClick(panel.slider, Qt.Key.Key_Left)
    assert panel.sheet.at == pytest.approx(1.95)


def test_play_goes_through_all_layers_and_stops_by_itself(panel, qtbot, monkeypatch):
    frame(panel)
    now = [0.0]
    monkeypatch.setattr("nngui.ui.layers.layers_panel.perf_counter", lambda: now[0])
    QTest.mouseClick(panel.play, LEFT)
    assert panel._play_timer.isActive()
    now[0] = 0.55
    qtbot.waitUntil(lambda: 0 < panel.slider.value() < STOPS, timeout=2000)
    now[0] = 60.0
    qtbot.waitUntil(lambda: not panel._play_timer.isActive(), timeout=2000)
    assert panel.slider.value() == 2 * STOPS
    # From the end it begins again; a second click stops it, and so does hiding.
    QTest.mouseClick(panel.play, LEFT)
    now[0] += 0.55
    qtbot.waitUntil(lambda: 0 < panel.slider.value() < STOPS, timeout=2000)
    QTest.mouseClick(panel.play, LEFT)
    assert not panel._play_timer.isActive()
    QTest.mouseClick(panel.play, LEFT)
    panel.hide()
    assert not panel._play_timer.isActive()


def test_axes_are_chosen_for_the_layer_that_is_shown(panel, qtbot):
    frame(panel)
    assert not panel.axes.isEnabled()
    panel.slider.setValue(STOPS)
    assert panel.axes.isEnabled()
    assert panel.axes.kind.choice == "components"
    index = panel.axes.kind.findData("units")
    with qtbot.waitSignal(panel.shown, timeout=1000):
        panel.axes.kind.setCurrentIndex(index)
        panel.axes.kind.activated.emit(index)
    assert panel.wish(ViewRequest(1)).layers == ((0, 1), None)
    assert panel.axes.across.isVisible()
    with qtbot.waitSignal(panel.shown, timeout=1000):
        QTest.mouseClick(panel.axes.upwards.more, LEFT)
    assert panel.wish(ViewRequest(1)).layers == ((0, 2), None)
    shown = frame(panel)
    assert shown.layers is not None
    assert shown.layers.stages[1].axes == (0, 2)
    panel.slider.setValue(2 * STOPS)
    assert panel.axes.kind.choice == "components"


def test_without_a_hidden_layer_it_says_what_to_do(panel):
    frame(panel, SetSetting("network.layers", ()))
    assert "add one" in panel.caption.text()
    assert not panel.slider.isEnabled()
    assert not panel.play.isEnabled()


def test_it_is_drawn_for_many_classes_values_and_in_the_dark(panel):
    frame(panel, recipe=Recipe("blobs", 80, 0.1, 5))
    light = panel.sheet.grab().toImage()
    panel.show_theme(DARK)
    assert panel.sheet.grab().toImage() != light
    frame(panel, recipe=Recipe("plane", 80))
    panel.slider.setValue(STOPS)
    assert panel.sheet.grab().toImage() != light


def test_a_frame_of_other_classes_is_not_drawn(panel):
    shown = frame(panel, AddClass())
    panel.show_document(Generate(Recipe("two-moons", 60)).apply(Document()))
    panel.sheet.grab()
    assert shown.layers is not None


def test_another_document_begins_anew(panel):
    frame(panel)
    panel.slider.setValue(STOPS)
    panel._on_axes_chosen((0, 3))
    panel.clear()
    assert stops(panel) == []
    assert panel.caption.text() == ""
    assert panel.wish(ViewRequest(1)).layers == ()
    frame(panel)
    assert panel.sheet.at == 0


def test_every_control_has_a_name_and_a_tooltip(panel):
    frame(panel)
    panel.slider.setValue(STOPS)
    panel._on_axes_chosen((0, 1))
    for control in (*panel.findChildren(QAbstractButton), panel.slider, panel.axes.kind):
        assert control.objectName(), control
        assert control.accessibleName(), control.objectName()
        assert control.toolTip(), control.objectName()


def test_what_axes_there_are_is_read_whole(panel) -> None:
    kind = panel.findChild(QComboBox, "layer_axes")
    words = [kind.itemText(index) for index in range(kind.count())]
    assert kind.minimumContentsLength() >= max(map(len, words))
