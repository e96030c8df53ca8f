from hypothesis import given
from hypothesis import strategies as st

from nngui.state.flags import Flag
from nngui.ui.charts.flag_groups import MOST_GROUPS, flag_groups


def flag(epoch: int) -> Flag:
    return Flag(epoch, f"at {epoch}", f"Epoch {epoch}: changed")


def test_flags_apart_have_marks_of_their_own_and_near_ones_share() -> None:
    groups = flag_groups([flag(500), flag(0), flag(505)], (0.0, 1000.0), 400.0)
    assert [group.epoch for group in groups] == [0, 500]
    assert groups[1].shown_lines == ("Epoch 500: changed", "Epoch 505: changed")


def test_only_those_in_view_are_marked() -> None:
    assert [one.epoch for one in flag_groups([flag(1), flag(9)], (5.0, 10.0), 400.0)] == [9]


def test_many_at_one_place_are_counted() -> None:
    (group,) = flag_groups([flag(7)] * 30, (0.0, 10.0), 400.0)
    assert len(group.shown_lines) == 8
    assert group.shown_lines[-1] == "… +23"


@given(
    st.lists(st.integers(0, 10**6), max_size=300),
    st.floats(0.0, 4000.0),
    st.integers(1, 10**6),
)
def test_there_are_never_more_marks_than_items(epochs: list[int], width: float, last: int) -> None:
    groups = flag_groups([flag(epoch) for epoch in epochs], (0.0, float(last)), width)
    assert len(groups) <= MOST_GROUPS
    assert [one.epoch for one in groups] == sorted({one.epoch for one in groups})
