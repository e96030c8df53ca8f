import numpy as np
import pytest

from nngui.data import GENERATORS, FormulaError, Recipe
from nngui.data.limits import MAX_SEED


@pytest.mark.parametrize("name", list(GENERATORS))
def test_the_same_recipe_gives_the_same_points(name: str) -> None:
    count = GENERATORS[name].n_classes.default
    recipe = Recipe(name, n_points=50, n_classes=count, seed=3)
    first, again = recipe.sample(), Recipe(name, n_points=50, n_classes=count, seed=3).sample()
    assert all(map(np.array_equal, first, again))
    other = Recipe(name, n_points=50, n_classes=count, seed=4).sample()
    assert not np.array_equal(first[0], other[0])


@pytest.mark.parametrize(
    "values, message",
    [
        ({"generator": "sun"}, "generator is one of two-moons"),
        ({"n_points": 0}, "n_points is 1 to 50,000, not 0"),
        ({"n_points": 50_001}, "n_points is 1 to 50,000"),
        ({"noise": -0.1}, "noise is 0 to 0.5"),
        ({"noise": 0.6}, "noise is 0 to 0.5"),
        ({"noise": float("nan")}, "noise is 0 to 0.5"),
        ({"n_classes": 1}, "two-moons has 2 to 2 classes, not 1"),
        ({"formula": "x1"}, "Two moons takes no formula"),
        ({"seed": -1}, "seed is 0 to"),
        ({"seed": MAX_SEED + 1}, "seed is 0 to 2,147,483,647, not 2147483648"),
    ],
)
def test_what_a_recipe_cannot_be_is_named(values: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Recipe(**values)  # type: ignore[arg-type]


def test_a_formula_is_part_of_what_points_are_made_from() -> None:
    line, parabola = (
        Recipe("above-formula", n_points=50, formula=text) for text in ("x1", "x1**2 - 4")
    )
    assert line.formula == "x1"
    assert line != parabola
    assert not np.array_equal(line.sample().X, parabola.sample().X)
    typed = Recipe("above-formula", n_points=50, formula="x1^2 - 4")
    assert typed.formula == "x1^2 - 4"
    np.testing.assert_array_equal(typed.sample().X, parabola.sample().X)


def test_without_a_formula_a_recipe_has_the_sets_own() -> None:
    recipe = Recipe("above-formula")
    assert recipe.formula == "2*sin(x1)"
    assert recipe == Recipe("above-formula", formula="2*sin(x1)")
    assert Recipe().formula == ""


@pytest.mark.parametrize(
    "generator, formula, code",
    [
        ("above-formula", "x1 +", "missing-value"),
        ("above-formula", " ", "empty"),
        ("above-formula", "x2", "unknown-name"),
        ("above-formula", "1/(x1 - 0.25)", "division-by-zero"),
        ("above-formula", "x1 - 90", "all-above"),
        ("above-formula", "x1" * 101, "too-long"),
        ("value-formula", "exp(9*x1*x2)", "too-large"),
    ],
)
def test_a_formula_is_checked_at_the_door(generator: str, formula: str, code: str) -> None:
    with pytest.raises(FormulaError) as caught:
        Recipe(generator, formula=formula)
    assert caught.value.code == code
