import numpy as np
import pytest

from nngui.data import default_classes
from nngui.ui.canvas.field_colors import LEVELS, class_table, color_table, confidence, field_pixels
from nngui.ui.colors import DARK, LIGHT, contrast


def rgb(pixel: int) -> list[int]:
    return [int(pixel) >> shift & 255 for shift in (16, 8, 0)]


def test_the_table_goes_from_the_ground_to_a_capped_class_color() -> None:
    table = color_table(["#0000ff", "#ff0000"], "#ffffff", 0.6).reshape(2, LEVELS)
    assert table.dtype == np.uint32
    assert (table >> 24 == 255).all()
    assert rgb(table[0, 0]) == rgb(table[1, 0]) == [255, 255, 255]
    faded = round(255 * 0.4)
    assert rgb(table[0, -1]) == [faded, faded, 255]
    assert rgb(table[1, -1]) == [255, faded, faded]
    assert (np.diff([rgb(pixel)[0] for pixel in table[0]]) <= 0).all()


@pytest.mark.parametrize("n_classes", range(2, 9))
def test_confidence_is_0_where_all_are_equal_and_1_where_one_is_certain(n_classes: int) -> None:
    field = np.full((n_classes, 1, n_classes + 1), 1 / n_classes, dtype=np.float32)
    field[:, 0, 1:] = np.eye(n_classes)
    winner, sure = confidence(field)
    assert sure[0, 0] == pytest.approx(0, abs=1e-6)
    assert sure[0, 1:] == pytest.approx(1)
    assert list(winner[0, 1:]) == list(range(n_classes))


def test_pixels_are_those_of_the_table() -> None:
    table = color_table(["#0877bd", "#f59322", "#009e73"], "#ffffff", 0.6)
    rng = np.random.default_rng(1)
    field = rng.dirichlet([1, 1, 1], (6, 9)).transpose(2, 0, 1).astype(np.float32)
    pixels = field_pixels(field, table, hard=False)
    winner, sure = confidence(field)
    expected = table.reshape(3, LEVELS)[winner, np.rint(sure * 255).astype(int)]
    assert (pixels == expected).all()
    assert pixels.flags.c_contiguous
    hard = field_pixels(field, table, hard=True)
    assert (hard == table.reshape(3, LEVELS)[field.argmax(axis=0), -1]).all()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_outlines_of_marks_stand_out_from_every_field(theme) -> None:
    table = class_table(default_classes(8), theme)
    for pixel in (*table[LEVELS - 1 :: LEVELS], table[0]):
        assert contrast(theme.mark_outline, f"#{int(pixel) & 0xFFFFFF:06x}") >= 3
