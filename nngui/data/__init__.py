"""Points in a plane: the dataset, what generates and describes it, and the files it comes from. NumPy only."""

from nngui.data.dataset import (
    COLORS,
    SHAPES,
    Dataset,
    Origin,
    PointClass,
    Split,
    Task,
    default_class,
    default_classes,
    next_class,
)
from nngui.data.errors import LoadError
from nngui.data.features import FeatureMap
from nngui.data.generators import GENERATORS
from nngui.data.randomness import Stream, split_keys, stream
from nngui.data.recipe import Recipe

__all__ = [
    "COLORS",
    "GENERATORS",
    "SHAPES",
    "Dataset",
    "FeatureMap",
    "LoadError",
    "Origin",
    "PointClass",
    "Recipe",
    "Split",
    "Stream",
    "Task",
    "default_class",
    "default_classes",
    "next_class",
    "split_keys",
    "stream",
]
