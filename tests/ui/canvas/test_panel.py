import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from nngui.state.edits import AddClass, DeleteClass, MoveClass, RecolorClass, SetSetting
from nngui.state.snapshot import Rect
from nngui.state.view_settings import ViewSettings
from nngui.ui.colors import DARK, LIGHT

from .bench import RIGHT, Bench, halves, snapshot_of

RECT = Rect(-6, -6, 6, 6)


def pixels(bench: Bench) -> np.ndarray:
    return bench.panel._picture._field.pixels


def test_an_untrained_network_has_made_no_mistake_yet(bench: Bench) -> None:
    bench.add((-1, 0), (1, 0))
    bench.panel.show_snapshot(snapshot_of(halves(3), RECT, (1,), epoch=0))
    assert len(bench.panel._picture._points.ringed) == 0


def test_a_snapshot_shows_field_boundary_and_rings(bench: Bench) -> None:
    bench.add((-1, 0), (1, 0))
    bench.panel.show_snapshot(snapshot_of(halves(3), RECT, (1, 77)))
    assert pixels(bench).shape == (32, 32)
    assert len(bench.panel._picture._boundary.segments) >= 32
    assert bench.panel._picture._points.ringed.tolist() == [[1, 0]]
    image = bench.view.viewport().grab().toImage()
    left, right = image.pixelColor(bench.at(-5, 3)), image.pixelColor(bench.at(5, 3))
    assert left.blue() > left.red()
    assert right.red() > right.blue()


def test_row_0_of_a_field_is_the_lowest(bench: Bench) -> None:
    field = halves(3).transpose(0, 2, 1)  # class 0 below, class 1 above
    bench.panel.show_snapshot(snapshot_of(field, RECT))
    image = bench.view.viewport().grab().toImage()
    below, above = image.pixelColor(bench.at(0, -5)), image.pixelColor(bench.at(0, 5))
    assert below.blue() > below.red()
    assert above.red() > above.blue()


def test_a_field_stays_on_its_own_part_of_the_plane(bench: Bench) -> None:
    bench.panel.show_snapshot(snapshot_of(halves(3), Rect(0, 0, 2, 2)))
    image = bench.view.viewport().grab().toImage()
    assert image.pixelColor(bench.at(-3.3, -3.3)).name() == LIGHT.plot_background
    assert image.pixelColor(bench.at(1.9, 1.3)).name() != LIGHT.plot_background


def test_another_color_of_a_class_is_in_the_field_before_the_next_frame(bench: Bench) -> None:
    bench.panel.show_snapshot(snapshot_of(halves(3), RECT))
    bench.session.perform(RecolorClass(0, "#009e73", "circle"))
    color = bench.view.viewport().grab().toImage().pixelColor(bench.at(-5, 3))
    assert color.green() > color.blue()
    # Of other classes than the palette's the field says nothing yet: it keeps the colors that it has.
    shown = pixels(bench)
    bench.session.perform(MoveClass(0, 1))
    assert np.array_equal(pixels(bench), shown)


def test_a_snapshot_for_other_classes_is_dropped_and_none_clears(bench: Bench) -> None:
    bench.panel.show_snapshot(snapshot_of(halves(3), RECT))
    shown = pixels(bench)
    bench.panel.show_snapshot(snapshot_of(halves(2), RECT))
    assert np.array_equal(pixels(bench), shown)
    bench.session.perform(AddClass())
    assert np.array_equal(pixels(bench), shown)
    bench.panel.show_view_settings(ViewSettings(hard_boundary=True))
    assert np.array_equal(pixels(bench), shown)
    bench.panel.show_snapshot(None)
    assert pixels(bench).size == 0
    assert len(bench.panel._picture._boundary.segments) == 0
    bench.panel.grab()


def test_hard_boundary_shows_winners_alone(bench: Bench) -> None:
    bench.panel.show_snapshot(snapshot_of(halves(3), RECT))
    assert len(np.unique(pixels(bench))) > 10
    bench.panel.findChild(QAbstractButton, "hard_boundary").click()
    assert bench.session.view_settings.hard_boundary
    assert len(np.unique(pixels(bench))) == 2


def test_rings_can_be_switched_off(bench: Bench) -> None:
    bench.add((-1, 0))
    bench.panel.show_snapshot(snapshot_of(halves(3), RECT, (0,)))
    bench.panel.findChild(QAbstractButton, "show_misclassified").click()
    assert len(bench.panel._picture._points.ringed) == 0
    assert not bench.panel.view_request(1, 64, 64).misclassified


def test_rings_follow_their_points(bench: Bench) -> None:
    bench.add((-1, 0), (1, 0))
    bench.panel.show_snapshot(snapshot_of(halves(3), RECT, (0, 1)))
    bench.drag((-1, 0), (-1, 3))
    assert bench.panel._picture._points.ringed[0] == pytest.approx([-1, 3], abs=2 * bench.pixel)
    bench.click(1, 0, button=RIGHT)
    assert len(bench.panel._picture._points.ringed) == 1


@pytest.mark.parametrize("name", ["show_test", "hard_boundary", "show_misclassified"])
def test_a_toggle_asks_and_shows_what_is_so(bench: Bench, name: str) -> None:
    bench.panel.view_settings_requested.disconnect(bench.session.set_view_settings)
    wanted: list[ViewSettings] = []
    bench.panel.view_settings_requested.connect(wanted.append)
    box = bench.panel.findChild(QAbstractButton, name)
    before = box.isChecked()
    box.click()
    assert getattr(wanted[0], name) is not before
    assert box.isChecked() is before


def test_inputs_emit_nothing(bench: Bench, qtbot) -> None:
    signals = [
        bench.panel.edit_requested,
        bench.panel.view_settings_requested,
        bench.panel.message,
        bench.panel.tool_changed,
        bench.panel.current_class_changed,
    ]
    heard: list[object] = []
    for signal in signals:
        signal.connect(lambda *values: heard.append(values))
    bench.add((0, 0), (50, 50))
    bench.panel.show_theme(DARK)
    bench.session.perform(SetSetting("train_share", 0.2))
    bench.panel.show_snapshot(snapshot_of(halves(3), RECT))
    bench.panel.show_view_settings(ViewSettings(rect=RECT, show_test=False))
    assert heard == []


def test_the_train_share_moves_points_between_filled_and_hollow(bench: Bench) -> None:
    bench.add(*[(x / 4, 0) for x in range(-20, 20)])
    layer = bench.panel._picture._points
    for share in (0.0, 0.4, 1.0):
        bench.session.perform(SetSetting("train_share", share))
        assert len(layer.points(0, hollow=False)) == bench.dataset.is_train(share).sum()
        text = bench.panel.findChild(QLabel, "point_count").text()
        assert text == f"40 points · {100 * share:.0f} % train"


def test_an_empty_canvas_says_what_to_do(bench: Bench) -> None:
    hint = bench.panel.findChild(QLabel, "empty_hint")
    assert hint.isVisible()
    assert hint.text().startswith("Click to place points of blue.\nPress 2 for orange.")
    bench.panel.drawing.choose_class(2)
    assert hint.text().startswith("Click to place points of green.\nPress 1 for blue.")
    bench.click(0, 0)
    assert not hint.isVisible()
    bench.session.undo()
    assert hint.isVisible()


def test_the_words_on_an_empty_canvas_are_about_the_tool_at_hand(bench: Bench) -> None:
    hint = bench.panel.findChild(QLabel, "empty_hint")
    first = {
        "brush": "Drag to paint points of blue.\nPress 2 for orange.",
        "spray": "Drag to scatter points of blue.\nPress 2 for orange.",
        "point": "Click to place points of blue.\nPress 2 for orange.",
    }
    for name in bench.panel.tool_names():
        bench.panel.set_tool(name)
        assert hint.text().startswith(first.get(name, "There are no points yet.\nPress P")), name


def test_the_readout_tells_place_and_probability(bench: Bench) -> None:
    readout = bench.panel.findChild(QLabel, "readout")
    assert not readout.isVisible()
    bench.hover(-5.9, 2)
    assert readout.text().startswith("x₁ −5.9")
    bench.panel.show_snapshot(snapshot_of(halves(3), RECT))
    bench.hover(-5.8, 2)
    assert "\nblue 0.9" in readout.text()
    assert "   orange 0.0" in readout.text()
    bench.panel.show_snapshot(snapshot_of(halves(3)[:, :, ::-1], RECT))
    assert "orange 0.9" in readout.text()  # under a mouse at rest
    bench.hover(100, 2)
    assert not readout.isVisible()


def test_the_current_class_is_one_that_exists(bench: Bench) -> None:
    bench.panel.drawing.set_current_class(7)
    assert bench.panel.drawing.current_class == 2
    bench.panel.drawing.choose_class(5)
    assert bench.panel.drawing.current_class == 2
    assert "no class 6" in bench.messages[-1]
    bench.session.perform(DeleteClass(2))
    assert bench.panel.drawing.current_class == 1


def test_tools_are_chosen_by_button_and_by_name(bench: Bench, qtbot) -> None:
    assert bench.panel.tool_names() == (
        *("point", "brush", "spray", "eraser", "select", "lasso", "magnet", "jitter", "move"),
    )
    for name in reversed(bench.panel.tool_names()):
        with qtbot.waitSignal(bench.panel.tool_changed) as signal:
            bench.panel.findChild(QAbstractButton, f"tool_{name}").click()
        assert signal.args == [name]
        assert bench.panel.tool == name
    with pytest.raises(KeyError):
        bench.panel.set_tool("nail")


def test_every_control_has_name_and_tip_and_takes_no_focus_by_click(bench: Bench) -> None:
    buttons = bench.panel.findChildren(QAbstractButton)
    assert len(buttons) == 3 + 1 + 9 + 5  # pills, plus, tools, toggles
    for button in buttons:
        assert button.objectName()
        assert button.accessibleName()
        assert button.toolTip()
        assert not button.focusPolicy() & button.focusPolicy().ClickFocus
    assert len({button.objectName() for button in buttons}) == len(buttons)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_it_paints_in_every_state(bench: Bench, theme) -> None:
    bench.panel.show_theme(theme)
    for _ in range(5):
        bench.session.perform(AddClass())
    for k in range(8):
        bench.add(*[(x, k - 4) for x in range(-5, 5)], label=k)
    bench.panel.show_snapshot(snapshot_of(halves(8), RECT, (1, 2)))
    bench.panel.resize(420, 460)
    QApplication.processEvents()
    assert not bench.panel.grab().isNull()


def test_the_ghost_under_a_mouse_at_rest_follows_theme_and_screen(
    bench: Bench, monkeypatch
) -> None:
    bench.hover(1, 1)
    ghost = bench.panel._picture._overlays.ghost
    light = ghost.pixmap().toImage()
    bench.panel.show_theme(DARK)
    assert ghost.isVisible()
    assert ghost.pixmap().toImage() != light
    monkeypatch.setattr(bench.view, "devicePixelRatioF", lambda: 2.0)
    QApplication.sendEvent(bench.panel, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert ghost.pixmap().devicePixelRatio() == 2.0


def test_another_screen_gets_sharp_marks(bench: Bench, monkeypatch) -> None:
    bench.add((0, 0))
    monkeypatch.setattr(bench.view, "devicePixelRatioF", lambda: 2.0)
    QApplication.sendEvent(bench.panel, QEvent(QEvent.Type.DevicePixelRatioChange))
    for sheet in bench.panel._picture._sheets:
        assert sheet.marker.devicePixelRatio() == 2.0
        assert sheet.item.scale() == 0.5
    bench.panel.grab()
