"""From a data file's table to a document that trains well, and to a view of it, whatever its units are."""

from dataclasses import replace

import numpy as np

from nngui.data import COLORS, SHAPES, Dataset, PointClass, Task, next_class
from nngui.data.table import Table
from nngui.state.document import Document
from nngui.state.settings import Settings
from nngui.state.view_settings import ViewSettings

_MOST_UNEQUAL = 10.0
"""With one scale for both axes, points that spread so many times as far along one are a mere line."""


def document_from_table(table: Table, settings: Settings, *, standardize: bool = True) -> Document:
    """The table's points, with these settings but for the standardization of the features.

    With `standardize`, features are fitted to all points of the table, training and test: centimeters, dollars or
    years become numbers of about -2 to 2, which is what initial weights and learning rates are made for, and a change
    of the train share moves no input. Formulas without a value at one of the points are left out. There are at least
    two classes, since one alone leaves nothing to tell apart; where the table has values, these are learned, as they
    are.
    """
    classes = tuple(
        PointClass(name, color, SHAPES[index])
        for index, (name, color) in enumerate(
            zip(table.label_names, table.label_colors or COLORS, strict=False)
        )
    )
    task = Task.CLASSIFICATION if table.target is None else Task.REGRESSION
    while len(classes) < 2:
        classes = (*classes, next_class(classes))
    dataset = Dataset(classes=classes, task=task, components=table.components).with_points(
        table.x1, table.x2, table.labels, split_override=table.split, target=table.target
    )
    features = settings.features.unfitted().with_values_at(table.x1, table.x2)
    if standardize:
        features = features.fitted(table.x1, table.x2)
    return Document(dataset, replace(settings, features=features))


def view_of_table(table: Table, speed: float | None) -> ViewSettings:
    """How the table's points are looked at first, at this speed: years and dollars each on a scale of their own."""
    spreads = [np.ptp(column) if len(column) else 0.0 for column in (table.x1, table.x2)]
    unequal = max(spreads) > _MOST_UNEQUAL * min(spreads) > 0
    return ViewSettings(speed=speed, equal_axes=not unequal)
