import numpy as np
import pytest

from nngui.data import GENERATORS, Recipe
from nngui.data.limits import MAX_SEED


@pytest.mark.parametrize("name", list(GENERATORS))
def test_the_same_recipe_gives_the_same_points(name: str) -> None:
    count = GENERATORS[name].n_classes.default
    recipe = Recipe(name, n_points=50, n_classes=count, seed=3)
    first, again = recipe.points(), Recipe(name, n_points=50, n_classes=count, seed=3).points()
    assert np.array_equal(first[0], again[0])
    assert np.array_equal(first[1], again[1])
    other = Recipe(name, n_points=50, n_classes=count, seed=4).points()
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
        ({"seed": -1}, "seed is 0 to"),
        ({"seed": MAX_SEED + 1}, "seed is 0 to 2,147,483,647, not 2147483648"),
    ],
)
def test_what_a_recipe_cannot_be_is_named(values: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Recipe(**values)  # type: ignore[arg-type]
