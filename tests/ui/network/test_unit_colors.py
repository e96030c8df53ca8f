"""Pictures of units: the right way up, blue above zero, orange below, classes in their own color."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from nngui.data import default_classes
from nngui.data.value_scale import ValueScale
from nngui.state.snapshot import NetworkView
from nngui.ui.colors import DARK, LIGHT, Theme
from nngui.ui.network.unit_colors import UnitColors
from tests.ui.network.nets import view_of


def picture(colors: UnitColors, network: NetworkView, layer: int, count: int) -> QImage:
    """That of one layer."""
    counts = [count if index == layer else 1 for index in range(len(network.sizes))]
    return colors.pictures(network, counts, [0] * len(counts))[layer]


def hue(image: QImage, column: int, row: int) -> str:
    color = QColor(image.pixel(column, row))
    if abs(color.red() - color.blue()) < 12:
        return "none"
    return "blue" if color.blue() > color.red() else "orange"


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_inputs_are_the_right_way_up(theme: Theme) -> None:
    image = picture(UnitColors(default_classes(2), theme), view_of(2, 3, 1), 0, 2)
    assert (image.width(), image.height()) == (32, 64)
    # x1 grows to the right, x2 upwards.
    assert (hue(image, 3, 16), hue(image, 28, 16)) == ("orange", "blue")
    assert (hue(image, 16, 32 + 3), hue(image, 16, 32 + 28)) == ("blue", "orange")


def test_an_analytic_field_is_not_mirrored() -> None:
    network = view_of(2, 3, 1)
    rows, columns = np.mgrid[0:32, 0:32]
    # Above zero in the upper left corner alone.
    corner = np.where((rows > 16) & (columns < 16), 1.0, -1.0).astype(np.float32)
    hidden = np.stack([corner] * 3)
    network = replace(network, thumbnails=(network.thumbnails[0], hidden, network.thumbnails[2]))
    image = picture(UnitColors(default_classes(2), LIGHT), network, 1, 1)
    found = [hue(image, x, y) for x, y in ((8, 8), (24, 8), (8, 24), (24, 24))]
    assert found == ["blue", "orange", "orange", "orange"]


def test_small_outputs_stay_pale_and_zero_has_no_color() -> None:
    network = view_of(2, 2, 2)
    faint = np.full((2, 32, 32), 0.04, np.float32)
    faint[1] = 0.0
    network = replace(network, thumbnails=(network.thumbnails[0], faint, network.thumbnails[2]))
    image = picture(UnitColors(default_classes(2), LIGHT), network, 1, 2)
    assert hue(image, 16, 48) == "none"
    assert QColor(image.pixel(16, 16)).red() > 220


def test_an_output_has_the_color_of_its_class_where_it_is_sure() -> None:
    classes = default_classes(3)
    network = view_of(2, 4, 3)
    sure = np.zeros((3, 32, 32), np.float32)
    sure[2, :, 16:] = 1.0
    network = replace(network, thumbnails=(*network.thumbnails[:2], sure))
    image = picture(UnitColors(classes, LIGHT), network, 2, 3)
    green = QColor(image.pixel(24, 64 + 16))
    assert green.green() > green.red()
    assert green.green() > green.blue()
    assert QColor(image.pixel(8, 64 + 16)) == QColor(LIGHT.plot_background)


def test_a_single_output_goes_from_the_first_class_to_the_second() -> None:
    network = view_of(2, 3, 1)
    probability = np.linspace(0, 1, 32, dtype=np.float32)[None, None, :] * np.ones((1, 32, 1))
    network = replace(network, thumbnails=(*network.thumbnails[:2], probability))
    image = picture(UnitColors(default_classes(2), LIGHT), network, 2, 1)
    assert (hue(image, 2, 16), hue(image, 29, 16)) == ("blue", "orange")


def test_what_is_not_finite_is_drawn_all_the_same() -> None:
    network = view_of(2, 3, 1)
    broken = np.full((3, 32, 32), np.nan, np.float32)
    broken[1] = np.inf
    network = replace(network, thumbnails=(network.thumbnails[0], broken, network.thumbnails[2]))
    image = picture(UnitColors(default_classes(2), LIGHT), network, 1, 3)
    assert hue(image, 16, 16) == "none"
    assert hue(image, 16, 48) == "blue"


def test_a_value_is_as_strong_as_the_scale_says() -> None:
    network = view_of(2, 3, 1)
    columns = np.arange(32)
    values = np.tile(np.where(columns < 16, -1.5, 6.0), (1, 32, 1)).astype(np.float32)
    network = replace(network, thumbnails=(*network.thumbnails[:2], values))
    image = picture(UnitColors((), LIGHT, ValueScale(3.0)), network, 2, 1)
    assert (hue(image, 8, 16), hue(image, 24, 16)) == ("orange", "blue")
    # Half of the scale is paler than its end.
    left, right = (QColor(image.pixel(x, 16)) for x in (8, 24))
    assert left.hsvSaturation() < right.hsvSaturation()
