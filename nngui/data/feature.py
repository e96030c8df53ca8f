"""Features: functions of a point's coordinates, either one of a fixed list or a formula that people type."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nngui.data.formula import Formula
from nngui.data.formula_check import check_at, checked
from nngui.data.formula_error import FormulaError
from nngui.data.formula_functions import VARIABLES
from nngui.data.limits import MAX_COORDINATE

Column = NDArray[np.float64]


@dataclass(frozen=True)
class Feature:
    """One feature: a function of the coordinates, finite wherever |x1| and |x2| are <= 1e6.

    One that people typed has its `formula`, and its text as its name. Where a formula has no value its feature is
    0, and beyond +-1e6 it stays there, so that a picture of any part of the plane can be drawn; `check_feature` keeps
    points out of such places.
    """

    name: str
    label: str
    summary: str
    function: Callable[[Column, Column], Column]
    formula: Formula | None = None


_ENTRIES = (
    Feature("x1", "x₁", "The horizontal coordinate.", lambda x1, x2: x1),
    Feature("x2", "x₂", "The vertical coordinate.", lambda x1, x2: x2),
    Feature("x1^2", "x₁²", "The horizontal coordinate, squared.", lambda x1, x2: x1 * x1),
    Feature("x2^2", "x₂²", "The vertical coordinate, squared.", lambda x1, x2: x2 * x2),
    Feature("x1 x2", "x₁x₂", "The product of both coordinates.", lambda x1, x2: x1 * x2),
    Feature("sin x1", "sin x₁", "A wave along the horizontal.", lambda x1, x2: np.sin(x1)),
    Feature("sin x2", "sin x₂", "A wave along the vertical.", lambda x1, x2: np.sin(x2)),
    Feature("cos x1", "cos x₁", "An even wave along the horizontal.", lambda x1, x2: np.cos(x1)),
    Feature("cos x2", "cos x₂", "An even wave along the vertical.", lambda x1, x2: np.cos(x2)),
)

FEATURES: Final[dict[str, Feature]] = {entry.name: entry for entry in _ENTRIES}
"""All features of the fixed list by name, in the order in which they are offered."""


def find_feature(name: str) -> Feature:
    """The feature of that name, which may be a formula; raises FormulaError for a text that is neither.

    A formula has to have a value everywhere between -6 and 6, and to depend on a coordinate.
    """
    return FEATURES.get(name) or _formula_feature(name)


def check_feature(name: str, x1: ArrayLike, x2: ArrayLike) -> None:
    """Raise FormulaError, pointing at the fault, unless the feature has a value at all these places (n,)."""
    formula = find_feature(name).formula
    if formula is not None and np.size(x1):
        check_at(formula, x1, x2)


@lru_cache(maxsize=256)
def _formula_feature(text: str) -> Feature:
    formula = checked(text, VARIABLES)
    if not any(variable in text for variable in VARIABLES):
        raise FormulaError(
            "constant", 0, "This is the same number everywhere. Use x1 or x2 in the formula."
        )

    def function(x1: Column, x2: Column) -> Column:
        values = np.nan_to_num(formula(x1, x2), nan=0.0, posinf=np.inf, neginf=-np.inf)
        return np.asarray(np.clip(values, -MAX_COORDINATE, MAX_COORDINATE))

    return Feature(text, _typeset(text), f"The formula {text}.", function, formula)


_SUPERSCRIPTS = {"2": "²", "3": "³", "4": "⁴"}


def _typeset(text: str) -> str:
    """As it would be written by hand: x₁² for x1**2 or x1^2."""
    text = text.replace("x1", "x₁").replace("x2", "x₂").replace("-", "−")
    text = re.sub(
        r" ?(?:\*\*|\^) ?([234])(?![\d.e]| *(?:\*\*|\^))",
        lambda found: _SUPERSCRIPTS[found[1]],
        text,
    )
    return re.sub(r"(?<!\*)\*(?!\*)", "·", text)
