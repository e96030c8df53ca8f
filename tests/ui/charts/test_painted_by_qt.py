import pytest
from PySide6.QtWidgets import QGraphicsItem

from nngui.ui.charts.dot import Dot
from nngui.ui.charts.flag_marks import FlagMark
from nngui.ui.charts.polyline import Polyline


@pytest.mark.parametrize("kind", [Dot, FlagMark, Polyline])
def test_what_changes_ten_times_a_second_is_painted_without_python(
    kind: type[QGraphicsItem],
) -> None:
    """Qt asks an item for its bounds several times a frame, and each time would wait for Python's lock."""
    assert not {"paint", "boundingRect", "shape"} & vars(kind).keys()
