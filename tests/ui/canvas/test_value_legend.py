import numpy as np
import pytest

from nngui.data.value_scale import ValueScale
from nngui.ui.canvas.value_legend import ValueLegend
from nngui.ui.colors import DARK, LIGHT


@pytest.fixture
def legend(qtbot) -> ValueLegend:
    made = ValueLegend()
    qtbot.addWidget(made)
    made.resize(400, 30)
    return made


def test_it_runs_from_orange_to_blue(legend: ValueLegend) -> None:
    for theme in (LIGHT, DARK):
        legend.show_theme(theme)
        image = legend.grab().toImage()
        left, right = image.pixelColor(4, 4), image.pixelColor(395, 4)
        assert left.red() > left.blue()
        assert right.blue() > right.red()
        middle = image.pixelColor(200, 4)
        ground = theme.plot_background
        assert abs(middle.green() - int(ground[3:5], 16)) < 8


def test_it_says_the_ends_of_the_scale(legend: ValueLegend) -> None:
    assert legend.accessibleName() == "Colors of values: from -1 to 1"
    legend.show_scale(ValueScale(1500.0))
    assert legend.accessibleName() == "Colors of values: from -1500 to 1500"
    wide = legend.grab().toImage()
    legend.resize(130, 30)
    assert legend.grab().toImage() != wide


def test_ticks_stand_at_the_contours(legend: ValueLegend) -> None:
    image = legend.grab().toImage()
    bright = np.array([image.pixelColor(x, 4).lightness() for x in range(400)])
    # Darker than what lies 3 to the left and to the right.
    rest = np.minimum(bright[:-6], bright[6:])
    ticks = np.flatnonzero(bright[3:-3] < rest - 20) + 3
    expected = {round(0.5 + (share + 1) / 2 * 399) for share in ValueScale().contours}
    assert all(min(abs(x - at) for at in expected) <= 1 for x in ticks)
    assert all(min(abs(x - at) for x in ticks) <= 1 for at in expected)
