import numpy as np
import pytest
from PySide6.QtGui import QColor

from nngui.state.snapshot import SHADES
from nngui.ui.canvas.value_colors import (
    STEPS,
    step_colors,
    value_color,
    value_sprites,
    value_steps,
    value_table,
)
from nngui.ui.colors import DARK, LIGHT, Theme


def test_steps_run_from_negative_to_positive_with_zero_in_the_middle() -> None:
    steps = value_steps(np.array([-1.0, -0.5, 0.0, 0.5, 1.0]))
    assert steps.tolist() == [0, 8, 16, 24, 32]
    assert STEPS == 33


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_ends_are_the_colors_of_signs_and_zero_is_the_ground(theme: Theme) -> None:
    colors = step_colors(theme)
    assert len(colors) == STEPS
    assert colors[0] == theme.class_colors[1]
    assert colors[STEPS // 2] == theme.plot_background
    assert colors[-1] == theme.class_colors[0]
    assert value_color(-1.0, theme) == colors[0]
    # On each side ever farther from the ground.
    red = [QColor(color).red() for color in colors]
    assert np.all(np.diff(red[STEPS // 2 :]) <= 0) or theme is DARK


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_field_is_paler_than_its_points(theme: Theme) -> None:
    table = value_table(theme)
    assert len(table) == 2 * SHADES
    full = QColor.fromRgb(int(table[SHADES - 1]))
    ground, mark = QColor(theme.plot_background), QColor(theme.class_colors[0])
    assert abs(full.green() - ground.green()) < abs(mark.green() - ground.green())


def test_each_sprite_is_its_color_filled_and_hollow(qapp) -> None:
    image = value_sprites(LIGHT, 11.0, 1.0).toImage()
    side = image.height()
    assert image.width() == 2 * STEPS * side
    for step in (0, 7, STEPS - 1):
        center = image.pixelColor(step * side + side // 2, side // 2)
        assert center.name() == step_colors(LIGHT)[step]
        hollow = image.pixelColor((STEPS + step) * side + side // 2, side // 2)
        assert hollow.name() == LIGHT.paper
    # Nothing of a marker reaches into its neighbors.
    for index in range(2 * STEPS):
        assert image.pixelColor(index * side, side // 2).alpha() == 0
