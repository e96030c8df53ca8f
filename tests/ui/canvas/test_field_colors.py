import numpy as np
import pytest

from nngui.data import default_classes
from nngui.run.shading import confidence, shade
from nngui.state.snapshot import SHADES
from nngui.ui.canvas.field_colors import class_table, color_table, field_pixels
from nngui.ui.colors import DARK, LIGHT, contrast


def rgb(pixel: int) -> list[int]:
    return [int(pixel) >> shift & 255 for shift in (16, 8, 0)]


def test_the_table_goes_from_the_ground_to_a_capped_class_color() -> None:
    table = color_table(["#0000ff", "#ff0000"], "#ffffff", 0.6).reshape(2, SHADES)
    assert table.dtype == np.uint32
    assert (table >> 24 == 255).all()
    assert rgb(table[0, 0]) == rgb(table[1, 0]) == [255, 255, 255]
    faded = round(255 * 0.4)
    assert rgb(table[0, -1]) == [faded, faded, 255]
    assert rgb(table[1, -1]) == [255, faded, faded]
    assert (np.diff([rgb(pixel)[0] for pixel in table[0]]) <= 0).all()


def test_pixels_are_those_of_the_table() -> None:
    table = color_table(["#0877bd", "#f59322", "#009e73"], "#ffffff", 0.6)
    rng = np.random.default_rng(1)
    field = rng.dirichlet([1, 1, 1], (6, 9)).transpose(2, 0, 1).astype(np.float32)
    pixels = field_pixels(shade(field), table, hard=False)
    winner, sure = confidence(field)
    expected = table.reshape(3, SHADES)[winner, np.rint(sure * 255).astype(int)]
    assert (pixels == expected).all()
    assert pixels.flags.c_contiguous
    hard = field_pixels(shade(field), table, hard=True)
    assert (hard == table.reshape(3, SHADES)[field.argmax(axis=0), -1]).all()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_outlines_of_marks_stand_out_from_every_field(theme) -> None:
    table = class_table(default_classes(8), theme)
    for pixel in (*table[SHADES - 1 :: SHADES], table[0]):
        assert contrast(theme.mark_outline, f"#{int(pixel) & 0xFFFFFF:06x}") >= 3
