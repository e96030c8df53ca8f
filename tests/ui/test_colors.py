from dataclasses import fields

import pytest

from nngui.ui.colors import DARK, LIGHT, THEMES, Theme, contrast

BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def test_contrast_of_black_and_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#ffffff", "#000000") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == pytest.approx(1.0)


def test_contrast_agrees_with_a_published_pair():
    # The W3C's example of the lightest gray that passes on white.
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@BOTH
@pytest.mark.parametrize(
    "text, ground",
    [
        ("text", "ground"),
        ("text", "card"),
        ("text", "field"),
        ("text", "hover"),
        ("text", "pressed"),
        ("text", "accent_tint"),
        ("muted", "ground"),
        ("muted", "card"),
        ("muted", "field"),
        ("accent", "card"),
        ("accent", "hover"),
        ("accent_text", "accent"),
        ("accent_text", "accent_hover"),
        ("accent_text", "accent_pressed"),
        ("selection_text", "selection"),
        ("danger", "card"),
        ("warning", "card"),
        ("tooltip_text", "tooltip"),
        ("ink", "plot_background"),
        ("paper", "ink"),
    ],
)
def test_text_reaches_4_5_to_1(theme: Theme, text: str, ground: str):
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@BOTH
@pytest.mark.parametrize(
    "mark, ground",
    [("accent", "card"), ("accent", "ground"), ("control_border", "card"), ("accent", "groove")],
)
def test_what_carries_meaning_reaches_3_to_1(theme: Theme, mark: str, ground: str):
    assert contrast(getattr(theme, mark), getattr(theme, ground)) >= 3.0


@BOTH
def test_the_outline_of_a_mark_stands_out_from_the_plot(theme: Theme):
    assert contrast(theme.mark_outline, theme.plot_background) >= 3.0


def test_class_colors_are_those_of_the_design_and_the_eighth_is_ink():
    for theme in (LIGHT, DARK):
        assert theme.class_colors[:2] == ("#0877bd", "#f59322")
        assert theme.class_colors[2:7] == ("#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442")
        assert theme.class_colors[7] == theme.ink
        assert len(set(theme.class_colors)) == 8
    assert LIGHT.class_colors[7] != DARK.class_colors[7]


def test_every_color_is_spelled_out():
    for theme in THEMES.values():
        for field in fields(theme):
            value = getattr(theme, field.name)
            for color in value if isinstance(value, tuple) else (value,):
                assert field.name == "name" or (len(color) == 7 and int(color[1:], 16) >= 0)


def test_themes_are_found_by_their_names():
    assert {"light": LIGHT, "dark": DARK} == THEMES
