import numpy as np

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
