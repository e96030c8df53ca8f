import numpy as np
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from nngui.ui.charts.curve_chart import CurveChart
from nngui.ui.colors import DARK, LIGHT

from .curves import curve, place_of, snapshot


def has_color(chart: CurveChart, color: str) -> int:
    image = chart.plot.grab().toImage()
    found = 0
    for y in range(image.height()):
        for x in range(image.width()):
            found += image.pixelColor(x, y).name() == color
    return found


def test_a_single_epoch_is_a_dot_that_can_be_seen(chart) -> None:
    chart.show_snapshot(snapshot(curve([0.7])))
    assert has_color(chart, LIGHT.accent) >= 9
    assert has_color(chart, LIGHT.ink) >= 9


def test_a_dot_is_at_the_end_of_the_run_only(chart) -> None:
    chart.show_snapshot(snapshot(curve(np.linspace(0.9, 0.1, 401))))
    heads = chart.plot.sheet.run.heads
    assert all(head.isVisible() for head in heads)
    chart.show_span(100.0, 200.0)
    assert not any(head.isVisible() for head in heads)
    chart.show_span(350.0, 400.0)
    assert all(head.isVisible() for head in heads)


def test_a_level_line_can_be_seen(chart) -> None:
    chart.show_snapshot(snapshot(curve([0.5] * 50)))
    image = chart.plot.grab().toImage()
    column = place_of(chart, 25).x()
    colors = [image.pixelColor(column, y) for y in range(image.height())]
    assert any(color.lightness() < 100 for color in colors)
    assert any(color.blue() > color.red() + 80 for color in colors)


def test_both_themes_draw_in_their_colors(chart) -> None:
    chart.show_snapshot(snapshot(curve([0.7, 0.5, 0.4, 0.3])))
    chart.show_theme(DARK)
    assert has_color(chart, DARK.plot_background) > 10_000
    assert has_color(chart, DARK.accent) > 9
    assert has_color(chart, LIGHT.ink) < 9  # a blend of others here and there


def test_lines_are_as_wide_on_a_finer_screen(chart, monkeypatch) -> None:
    chart.show_snapshot(snapshot(curve([0.7, 0.5, 0.4, 0.3])))
    line = chart.plot.sheet.run.main.train
    strokes = [item for item in line.childItems() if item.isVisible()]
    assert len(strokes) == 1
    for widget in (chart.plot, chart.plot.sheet):
        monkeypatch.setattr(widget, "devicePixelRatioF", lambda: 2.0)
    QApplication.sendEvent(chart, QEvent(QEvent.Type.DevicePixelRatioChange))
    strokes = [item for item in line.childItems() if item.isVisible()]
    # One and a half of ours are three of the screen's, half of ours each.
    assert len(strokes) == 2
    assert [stroke.pos().y() for stroke in strokes] == [0.5, 1.0]
    assert chart.plot.sheet.scale_of_plot.ratio == 2.0


def test_names_of_past_runs_lie_on_the_lines(chart) -> None:
    sheet = chart.plot.sheet
    assert min(name.zValue() for name in sheet.past.names) > sheet.run.main.train.zValue()
