"""Sample sets of classes whose border is a curve that people type: above and below x2 = f(x1).

Both classes fill their part of the square +-5 evenly, with the same number of points each, and leave a
gap along the curve. Noise moves points and never flips labels.
"""

from typing import Final

import numpy as np

from nngui.data.formula import Formula
from nngui.data.formula_error import FormulaError
from nngui.data.generator import (
    EXTENT,
    ClassCount,
    FormulaInput,
    Generator,
    Labels,
    Sample,
    Values,
    Wish,
    shaken,
)

_GAP = 0.3
_SHAKE = 2.0
# Columns into which the square is cut to find how much room there is above and below.
_N_COLUMNS = 2_000
_WIDTH = 2.0 * EXTENT / _N_COLUMNS
_MIDDLES = (np.arange(_N_COLUMNS) + 0.5) * _WIDTH - EXTENT


def _room(formula: Formula, x1: np.ndarray, labels: Labels | int) -> tuple[Values, Values]:
    """The lower end and the height (n,) of the room for class 0, below the curve, or 1, above it."""
    edge = formula(x1)
    low = np.where(labels == 0, -EXTENT, np.maximum(edge + _GAP, -EXTENT))
    high = np.where(labels == 0, np.minimum(edge - _GAP, EXTENT), EXTENT)
    # Between the places at which it was checked the formula may have no value: no room there.
    return low, np.where(high > low, high - low, 0.0)


def _check_room(formula: Formula) -> None:
    if not _room(formula, _MIDDLES, 0)[1].any():
        raise FormulaError(
            "all-above",
            0,
            "All of the square lies above this curve. Add a number to move it in.",
        )
    if not _room(formula, _MIDDLES, 1)[1].any():
        raise FormulaError(
            "all-below",
            0,
            "All of the square lies below this curve. Subtract a number to move it in.",
        )


def _draw(wish: Wish, rng: np.random.Generator) -> Sample:
    formula, labels = wish.formula, wish.labels
    assert formula is not None
    along, across, height = rng.random((3, labels.size))
    x1 = np.empty(labels.size)
    for label in (0, 1):
        share = np.cumsum(_room(formula, _MIDDLES, label)[1])
        column = np.searchsorted(share, along[labels == label] * share[-1], side="right")
        # Rounding may lead to the very end: no further than to the last column with room.
        x1[labels == label] = _MIDDLES[np.minimum(column, np.searchsorted(share, share[-1]))]
    shifted = x1 + (across - 0.5) * _WIDTH
    has_room = _room(formula, shifted, labels)[1] > 0.0
    x1 = np.where(has_room, shifted, x1)
    low, room = _room(formula, x1, labels)
    X = np.column_stack((x1, low + height * room))
    return Sample(shaken(X, wish.noise * _SHAKE, rng), labels, np.zeros(labels.size))


FORMULA_SETS: Final = (
    Generator(
        "above-formula",
        "Above a formula",
        "A curve that you type parts the classes: x₂ above f(x₁), or below.",
        ClassCount(2, 2, 2),
        "Moves points evenly; 0.1 is up to 0.2 along each axis, across a gap of 0.6.",
        _draw,
        formula=FormulaInput("2*sin(x1)", ("x1",), "x₂ >", _check_room),
    ),
)
"""Classes above and below a curve."""
