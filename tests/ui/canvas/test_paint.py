import numpy as np
import pytest

from nngui.data import Dataset, Task, default_classes
from nngui.ui.canvas.paint import Look, Paint, look_of
from nngui.ui.colors import DARK, LIGHT


def test_a_class_looks_like_its_points() -> None:
    dataset = Dataset(classes=default_classes(8))
    assert look_of(Paint(1), dataset, LIGHT) == Look("square", "#f59322")
    assert look_of(Paint(7), dataset, DARK).color == DARK.ink


@pytest.mark.parametrize(
    "target, color", [(0.0, LIGHT.plot_background), (2.0, "#0877bd"), (-90.0, "#f59322")]
)
def test_a_value_looks_like_its_place_on_the_scale(target: float, color: str) -> None:
    x = np.zeros(1)
    dataset = Dataset(task=Task.REGRESSION).with_points(x, x, x, target=np.full(1, 2.0))
    assert look_of(Paint(target=target), dataset, LIGHT) == Look("circle", color)
