"""Points in a plane: the dataset, what generates and describes it, and the files it comes from. NumPy only."""

from nngui.data.dataset import Dataset, Origin, Split
from nngui.data.errors import CodedError, DataError, LoadError
from nngui.data.features import FeatureMap
from nngui.data.formula import Formula
from nngui.data.formula_error import FormulaError
from nngui.data.generator import Sample
from nngui.data.generators import GENERATORS, generators_for
from nngui.data.point_class import (
    COLORS,
    SHAPES,
    PointClass,
    default_class,
    default_classes,
    next_class,
)
from nngui.data.randomness import Stream, split_keys, stream
from nngui.data.recipe import Recipe
from nngui.data.task import Task

__all__ = [
    "COLORS",
    "GENERATORS",
    "SHAPES",
    "CodedError",
    "DataError",
    "Dataset",
    "FeatureMap",
    "Formula",
    "FormulaError",
    "LoadError",
    "Origin",
    "PointClass",
    "Recipe",
    "Sample",
    "Split",
    "Stream",
    "Task",
    "default_class",
    "default_classes",
    "generators_for",
    "next_class",
    "split_keys",
    "stream",
]
