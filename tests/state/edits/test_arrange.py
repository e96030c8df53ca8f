import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngui.data import Dataset, Origin
from nngui.state.document import Document
from nngui.state.edits import Edit, EditError, MirrorPoints, RotatePoints, ScalePoints

IDS = np.array([0, 1, 2])


def document() -> Document:
    x1, x2 = np.array([0.0, 2.0, 1.0, 9.0]), np.array([0.0, 0.0, 3.0, 9.0])
    return Document(Dataset().with_points(x1, x2, np.zeros(4), origin=Origin.GENERATED))


def places(document: Document) -> np.ndarray:
    return np.column_stack([document.dataset.x1, document.dataset.x2])


@pytest.mark.parametrize(
    "edit, expected",
    [
        (RotatePoints(IDS, 90), [[2, 0], [2, 2], [-1, 1]]),
        (RotatePoints(IDS, -90), [[0, 2], [0, 0], [3, 1]]),
        (ScalePoints(IDS, 2), [[-1, -1], [3, -1], [1, 5]]),
        (MirrorPoints(IDS), [[2, 0], [0, 0], [1, 3]]),
        (MirrorPoints(IDS, upside_down=True), [[0, 2], [2, 2], [1, -1]]),
    ],
    ids=["left", "right", "scale", "mirror", "upside down"],
)
def test_points_turn_about_their_center_and_the_others_stay(edit: Edit, expected: list) -> None:
    after = edit.apply(document())
    assert places(after)[:3] == pytest.approx(np.array(expected, dtype=float))
    assert list(places(after)[3]) == [9, 9]
    assert list(after.dataset.origin) == [Origin.DRAWN] * 3 + [Origin.GENERATED]


@given(st.floats(-360, 360), st.floats(0.1, 10))
def test_each_has_its_inverse(degrees: float, factor: float) -> None:
    before = document()
    for there, back in (
        (RotatePoints(IDS, degrees), RotatePoints(IDS, -degrees)),
        (ScalePoints(IDS, factor), ScalePoints(IDS, 1 / factor)),
        (MirrorPoints(IDS), MirrorPoints(IDS)),
    ):
        assert places(back.apply(there.apply(before))) == pytest.approx(places(before), abs=1e-9)


def test_24_turns_of_15_degrees_lead_back() -> None:
    after = document()
    for _ in range(24):
        after = RotatePoints(IDS, 15).apply(after)
    assert places(after) == pytest.approx(places(document()))


def test_the_order_of_the_ids_is_of_no_matter() -> None:
    one, other = RotatePoints(IDS, 30), RotatePoints(IDS[::-1], 30)
    assert one.apply(document()).equals(other.apply(document()))


def test_points_that_are_gone_are_left_out() -> None:
    before = document()
    assert MirrorPoints(np.array([77])).apply(before) is before


@pytest.mark.parametrize("factor", [0.0, -1.0, float("inf")])
def test_no_factor_folds_points_together(factor: float) -> None:
    with pytest.raises(EditError, match="above 0"):
        ScalePoints(IDS, factor).apply(document())


def test_what_leaves_the_limits_is_refused() -> None:
    with pytest.raises(ValueError, match="within"):
        ScalePoints(IDS, 1e7).apply(document())


def test_the_menu_says_what_and_how_many() -> None:
    assert RotatePoints(IDS, 15).label == "rotate 3 points"
    assert ScalePoints(IDS[:1], 1.1).label == "scale point"
    assert MirrorPoints(IDS).label == "mirror 3 points"
