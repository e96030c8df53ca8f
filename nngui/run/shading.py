"""What the eye needs of class probabilities: which class wins, and how sure it is; and of values: sign and size."""

import numpy as np

from nngui.data.value_scale import ValueScale
from nngui.state.snapshot import SHADES


def confidence(field: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Winner and confidence of probabilities (n_classes, ...): 0 where all are equal, 1 where one is certain."""
    n_classes = len(field)
    if n_classes == 1:
        return np.zeros(field.shape[1:], dtype=np.intp), np.ones(field.shape[1:], dtype=np.float32)
    if n_classes == 2:
        winner = (field[1] > field[0]).astype(np.intp)
        return winner, np.abs(field[1] - field[0])
    top = field.max(axis=0)
    return field.argmax(axis=0), np.clip((top * n_classes - 1) / (n_classes - 1), 0, 1)


def shade(field: np.ndarray) -> np.ndarray:
    """Winner and confidence of probabilities (n_classes, ...) in one number: SHADES * winner + confidence, uint16."""
    winner, sure = confidence(field)
    return np.asarray(winner * SHADES + np.rint(sure * (SHADES - 1)), dtype=np.uint16)


def shade_values(values: np.ndarray, scale: ValueScale) -> np.ndarray:
    """Values (...) in the same way: positive ones as class 0, negative ones as class 1; on `scale`, uint16."""
    shares = scale.shares(values)
    strength = np.rint(np.abs(shares) * (SHADES - 1))
    return np.asarray((shares < 0) * SHADES + strength, dtype=np.uint16)
