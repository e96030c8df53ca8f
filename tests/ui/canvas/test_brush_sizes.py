import pytest
from pytestqt.qtbot import QtBot

from nngui.ui.canvas.brush_sizes import STEP, BrushSizes


def test_each_step_is_told_and_one_back_leads_back(qtbot: QtBot) -> None:
    sizes, told = BrushSizes(), []
    sizes.message.connect(told.append)
    with qtbot.waitSignal(sizes.changed):
        sizes.scale_radius(STEP)
    sizes.scale_radius(1 / STEP)
    sizes.scale_density(STEP)
    sizes.scale_density(1 / STEP)
    assert (sizes.radius_px, sizes.density) == pytest.approx((40, 5))
    assert told[0] == "Radius: 50 pixels."
    assert told[2].startswith("Spray: 6.2 points")


def test_both_are_held_to_their_bounds(qtbot: QtBot) -> None:
    sizes = BrushSizes()
    sizes.scale_radius(1e9)
    sizes.scale_density(1e9)
    assert (sizes.radius_px, sizes.density) == (240, 40)
    sizes.scale_radius(1e-9)
    sizes.scale_density(1e-9)
    assert (sizes.radius_px, sizes.density) == (8, 1)
