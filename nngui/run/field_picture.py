"""The canvas' picture of what a network says about a part of the plane: the field, its shades and its lines."""

from dataclasses import dataclass

import numpy as np

from nngui.data import Task
from nngui.data.value_scale import ValueScale
from nngui.engine import Network
from nngui.run.boundary import boundary_segments, certainty_segments, contour_segments
from nngui.run.seen import Seen
from nngui.run.shading import shade, shade_values
from nngui.state.probe import UnitField
from nngui.state.snapshot import ViewRequest


@dataclass(frozen=True, eq=False, slots=True)
class FieldPicture:
    """As the fields of a Snapshot."""

    field: np.ndarray
    shade: np.ndarray
    boundary: np.ndarray
    contours: np.ndarray | None
    unit: UnitField | None


def field_picture(
    seen: Seen, muted: Network | None, request: ViewRequest, columns: int, rows: int
) -> FieldPicture:
    """What a request asks for, in so many cells; `muted` is the network without the unit that is mute.

    Shades and lines are found here and not in the window's thread, where each array operation may wait for Python's
    lock.
    """
    dataset, features, rect = seen.document.dataset, seen.document.settings.features, request.rect
    field = (
        seen.field(rect, columns, rows)
        if muted is None
        else seen.views.field(muted, features, rect, columns, rows)
    )
    contours = unit = None
    if dataset.task is Task.CLASSIFICATION:
        shades, boundary = shade(field), boundary_segments(field, rect)
        if request.contours:
            contours = certainty_segments(field, rect)
    else:
        scale = ValueScale.of(dataset)
        shades = shade_values(field[0], scale)
        boundary = contour_segments(field, scale.contours, rect)
    if request.unit is not None and muted is None:
        unit = seen.views.unit_field(seen.network, features, request.unit, rect, columns, rows)
    return FieldPicture(field, shades, boundary, contours, unit)
