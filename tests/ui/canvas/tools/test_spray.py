import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nngui.ui.canvas.hits import Pixel
from nngui.ui.canvas.surface import Surface
from nngui.ui.canvas.tools import Pointer
from nngui.ui.canvas.tools.spray import SprayTool

from ..bench import Bench

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def spray(bench: Bench) -> Bench:
    bench.panel.set_tool("spray")
    return bench


def offsets(bench: Bench) -> np.ndarray:
    """From the line x2 = 0, in pixels."""
    return bench.places[:, 1] / bench.pixel


def test_a_click_gives_a_puff_of_the_current_class(spray: Bench) -> None:
    spray.panel.drawing.set_current_class(2)
    spray.click(1, 1)
    assert spray.dataset.n_points == 5
    assert set(spray.dataset.label) == {2}
    spray.click(-1, -1, modifiers=SHIFT)
    assert set(spray.dataset.label[5:]) == {0}


def test_a_drag_scatters_by_distance_and_not_by_time(spray: Bench) -> None:
    spray.drag((-4, 0), (4, 0))
    fast = spray.dataset.n_points
    assert fast == pytest.approx(5 + 5 * 8 / spray.pixel / 40, abs=2)
    spray.session.undo()
    assert spray.dataset.n_points == 0
    spray.drag(*[(x, 0) for x in np.linspace(-4, 4, 90)], *[(4, 0)] * 50)
    assert spray.dataset.n_points == pytest.approx(fast, abs=1)


def test_the_cloud_is_gaussian_and_half_the_radius_is_its_deviation(spray: Bench) -> None:
    for _ in range(4):
        spray.panel.drawing.sizes.scale_density(1.5)
    for _ in range(4):
        spray.drag((-4, 0), (4, 0))
    spread = offsets(spray)
    assert len(spread) > 800
    assert spread.std() == pytest.approx(20, rel=0.1)
    assert abs(spread.mean()) < 3
    inside = np.abs(spread) < 20
    assert inside.mean() == pytest.approx(0.683, abs=0.05)


def test_brackets_change_radius_and_circle_and_braces_the_density(spray: Bench) -> None:
    spray.hover(0, 0)
    halo = spray.panel._picture._overlays.halo
    assert halo.isVisible()
    assert halo.radius == 40
    spray.panel.drawing.grow_brush()
    assert halo.radius == 50
    assert "50 pixels" in spray.messages[-1]
    assert spray.panel.drawing.brush_size == 22, "the brush has its own"
    for _ in range(30):
        spray.panel.drawing.shrink_brush()
    assert halo.radius == 8
    spray.panel.drawing.sizes.scale_density(1000)
    assert "40.0 points" in spray.messages[-1]
    spray.click(0, 0)
    assert spray.dataset.n_points == 40


def test_the_same_strokes_in_the_same_order_scatter_the_same_points(qtbot: QtBot) -> None:
    def sprayed() -> list[np.ndarray]:
        surface, asked = Surface(), []
        surface.edit_requested.connect(asked.append)
        tool = SprayTool(surface)
        for _ in range(2):
            for begins, x in ((True, 0.0), (False, 100.0)):
                pointer = Pointer(x, 0.0, x, 0.0, Pixel(1.0, 1.0))
                (tool.press if begins else tool.move)(pointer)
            tool.release(pointer)
        return [np.concatenate([edit.x1, edit.x2]) for edit in asked]

    first, second = sprayed(), sprayed()
    assert len(first) == 4
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))
    assert not np.array_equal(first[0], first[2]), "each stroke has numbers of its own"


def test_one_stroke_is_one_step_and_escape_takes_it_back(spray: Bench) -> None:
    spray.press(spray.at(-3, 0))
    spray.move(spray.at(3, 0))
    assert spray.dataset.n_points > 20
    spray.key(Qt.Key.Key_Escape)
    assert spray.dataset.n_points == 0
    spray.drag((-3, 0), (3, 0))
    step = spray.session.history.undo_step
    assert step.label == f"add {spray.dataset.n_points} points"
