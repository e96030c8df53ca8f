"""What the eye needs of class probabilities: which class wins, and how sure it is; and of values: sign and size."""

import numpy as np

from nngui.data.value_scale import ValueScale
from nngui.state.snapshot import SHADES


def confidence(field: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Winner and confidence of probabilities (n_classes, ...): 0 where all are equal, 1 where one is certain.

    The confidence is an array of its own.
    """
    n_classes = len(field)
    if n_classes == 1:
        return np.zeros(field.shape[1:], dtype=np.intp), np.ones(field.shape[1:], dtype=np.float32)
    if n_classes == 2:
        lead = field[1] - field[0]
        return lead > 0, np.abs(lead, out=lead)
    top = field.max(axis=0)
    return field.argmax(axis=0), np.clip((top * n_classes - 1) / (n_classes - 1), 0, 1)


def shade(field: np.ndarray) -> np.ndarray:
    """Winner and confidence of probabilities (n_classes, ...) in one number: SHADES * winner + confidence, uint16."""
    winner, sure = confidence(field)
    # In place: arrays of this size come from the system and go back to it, which costs more than what is done to them.
    sure *= SHADES - 1
    shades: np.ndarray = np.rint(sure, out=sure).astype(np.uint16)
    shades += winner.astype(np.uint16) * SHADES
    return shades


def shade_values(values: np.ndarray, scale: ValueScale) -> np.ndarray:
    """Values (...) in the same way: positive ones as class 0, negative ones as class 1; on `scale`, uint16."""
    shares = scale.shares(values)
    strength = np.rint(np.abs(shares) * (SHADES - 1))
    return np.asarray((shares < 0) * SHADES + strength, dtype=np.uint16)
