"""All sample sets: the only list of their names."""

from typing import Final

from nngui.data.class_sets import CLASS_SETS
from nngui.data.formula_sets import FORMULA_SETS
from nngui.data.generator import Generator
from nngui.data.regression_sets import REGRESSION_SETS
from nngui.data.task import Task

GENERATORS: Final[dict[str, Generator]] = {
    entry.name: entry for entry in (*CLASS_SETS, *FORMULA_SETS, *REGRESSION_SETS)
}
"""All sample sets by name, in the order in which they are offered."""


def generators_for(task: Task) -> dict[str, Generator]:
    """The sample sets of one task, by name."""
    return {name: entry for name, entry in GENERATORS.items() if entry.task is task}
