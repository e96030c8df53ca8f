from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from nngui.data import Dataset, Origin, Split, default_classes, split_keys
from nngui.data.dataset import COLUMNS
from nngui.data.limits import MAX_POINTS
from tests.state.strategies import datasets


def points(n: int, start: Dataset | None = None) -> Dataset:
    x = np.arange(n, dtype=float)
    return (start or Dataset()).with_points(x, -x, np.arange(n) % 2)


class Ids(RuleBasedStateMachine):
    """Whatever is added and erased, an id is given once."""

    def __init__(self) -> None:
        super().__init__()
        self.dataset = Dataset()
        self.coordinate_of: dict[int, float] = {}
        self.count = 0.0

    @rule(n=st.integers(0, 5))
    def add(self, n: int) -> None:
        x = self.count + np.arange(n)
        self.count += n
        before = set(self.coordinate_of)
        self.dataset = self.dataset.with_points(x, x, np.zeros(n))
        new = self.dataset.id[len(self.dataset.id) - n :].tolist()
        assert before.isdisjoint(new)
        self.coordinate_of.update(zip(new, x.tolist(), strict=True))

    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        if self.dataset.n_points:
            gone = data.draw(st.sets(st.sampled_from(self.dataset.id.tolist())))
            self.dataset = self.dataset.without(np.array(sorted(gone), dtype=np.int64))
            assert gone.isdisjoint(self.dataset.id.tolist())

    @invariant()
    def each_id_still_names_its_point(self) -> None:
        for one, x1 in zip(self.dataset.id.tolist(), self.dataset.x1.tolist(), strict=True):
            assert self.coordinate_of[one] == x1
        assert np.all(np.diff(self.dataset.id) > 0)


Ids.TestCase.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)
TestIds = pytest.mark.thorough(Ids.TestCase)


@given(datasets())
@settings(deadline=None)
def test_columns_are_read_only_and_typed(dataset: Dataset) -> None:
    for name, column in dataset.columns().items():
        assert not column.flags.writeable
        assert column.dtype == getattr(Dataset(), name).dtype


def test_a_caller_s_array_stays_the_caller_s() -> None:
    x1 = np.zeros(3)
    dataset = replace(points(3), x1=x1)
    x1[0] = 5.0
    assert dataset.x1[0] == 0.0


def test_unchanged_columns_are_shared() -> None:
    before = points(5)
    after = before.changed(np.array([2]), x1=9.0)
    shared = [name for name in COLUMNS if getattr(after, name) is getattr(before, name)]
    assert set(shared) == set(COLUMNS) - {"x1"}


@given(datasets(), st.randoms())
@settings(deadline=None)
def test_changed_values_belong_to_their_ids_in_any_order(dataset: Dataset, rng: object) -> None:
    ids = dataset.id.tolist()
    rng.shuffle(ids)  # type: ignore[attr-defined]
    ids = np.array(ids[: len(ids) // 2], dtype=np.int64)
    after = dataset.changed(ids, x1=ids / 10, x2=1.0)
    for one in ids:
        row = after.rows_of(np.array([one]))
        assert after.x1[row] == one / 10
    others = ~np.isin(dataset.id, ids)
    assert np.array_equal(after.x1[others], dataset.x1[others])
    assert np.all(after.x2[~others] == 1.0)


@pytest.mark.parametrize("ids", [[7], [0, 0], [-1], [1, 5]])
def test_changed_needs_ids_that_exist_each_once(ids: list[int]) -> None:
    with pytest.raises(ValueError, match="ids must name points of this dataset, each once"):
        points(5).changed(np.array(ids), x1=1.0)


@given(datasets(), st.lists(st.integers(-5, 2_000), max_size=20))
@settings(deadline=None)
def test_without_takes_exactly_those_that_exist(dataset: Dataset, ids: list[int]) -> None:
    after = dataset.without(np.array(ids, dtype=np.int64))
    assert after.id.tolist() == [one for one in dataset.id.tolist() if one not in ids]
    assert after.next_id == dataset.next_id


@given(datasets(), st.floats(0, 1), st.floats(0, 1))
@settings(deadline=None)
def test_the_train_share_moves_points_one_way_only(dataset: Dataset, a: float, b: float) -> None:
    low, high = sorted((a, b))
    was, now = dataset.is_train(low), dataset.is_train(high)
    assert np.all(now[was])
    by_hand = dataset.split_override != Split.NONE
    assert np.array_equal(was[by_hand], dataset.split_override[by_hand] == Split.TRAIN)


def test_adding_points_reshuffles_nothing() -> None:
    before = points(1_000)
    after = points(500, before)
    assert np.array_equal(after.is_train(0.7)[:1_000], before.is_train(0.7))
    assert np.array_equal(after.split_key, split_keys(after.id))


def test_a_share_of_all_or_none() -> None:
    dataset = points(1_000)
    assert dataset.is_train(1.0).all()
    assert not dataset.is_train(0.0).any()
    assert 650 < dataset.is_train(0.7).sum() < 750


def test_points_keep_what_they_were_given() -> None:
    dataset = Dataset().with_points(
        np.array([1.0]),
        np.array([2.0]),
        np.array([1]),
        origin=Origin.GENERATED,
        split_override=np.array([Split.TEST]),
        target=np.array([0.5]),
    )
    row = [getattr(dataset, name)[0].item() for name in COLUMNS if name != "split_key"]
    assert row == [0, 1.0, 2.0, 1, 0.5, 2, 1]
    assert dataset.class_counts().tolist() == [0, 1]


@pytest.mark.parametrize(
    "column, value, message",
    [
        ("x1", np.nan, "x1 must be finite"),
        ("x2", np.inf, "x2 must be finite"),
        ("x2", -1.1e6, "within"),
        ("target", np.nan, "target must be finite"),
        ("label", 2, "label must be 0 to 1"),
        ("label", -1, "label must be 0 to 1"),
        ("split_key", 1.0, "split_key must be in"),
        ("split_key", -0.1, "split_key must be in"),
        ("split_key", np.nan, "split_key must be in"),
        ("split_override", 3, "split_override must be 0"),
        ("origin", 2, "origin must be 0"),
    ],
)
def test_a_column_out_of_range_is_refused(column: str, value: float, message: str) -> None:
    dataset = points(3)
    values = getattr(dataset, column).copy()
    values[1] = value
    with pytest.raises(ValueError, match=message):
        replace(dataset, **{column: values})


@pytest.mark.parametrize("ids, next_id", [([0, 0], 5), ([1, 0], 5), ([-1, 0], 5), ([0, 5], 5)])
def test_ids_ascend_below_the_next_one(ids: list[int], next_id: int) -> None:
    with pytest.raises(ValueError, match="ids must ascend"):
        replace(points(2), id=np.array(ids), next_id=next_id)


def test_limits() -> None:
    with pytest.raises(ValueError, match="at most 50,000 points, not 50,001"):
        points(MAX_POINTS + 1)
    with pytest.raises(ValueError, match="1 to 8 classes, not 0"):
        Dataset(classes=())
    with pytest.raises(ValueError, match="column x1 has shape"):
        Dataset(x1=np.zeros(2))


def test_the_split_of_the_next_point_is_known_before() -> None:
    dataset = Dataset()
    for _ in range(40):
        expected = dataset.next_is_train(0.6)
        dataset = points(1, dataset)
        assert dataset.is_train(0.6)[-1] == expected
    assert 0 < dataset.is_train(0.6).sum() < 40


def test_equals_sees_every_column_and_all_else() -> None:
    dataset = points(3)
    assert dataset.equals(points(3))
    for name in COLUMNS:
        if name in ("id", "label"):
            continue
        values = getattr(dataset, name).copy()
        values[0] = 0.25 if values.dtype == float else 1 - values[0]
        assert not replace(dataset, **{name: values}).equals(dataset), name
    assert not replace(dataset, next_id=9).equals(dataset)
    assert not replace(dataset, classes=default_classes(3)).equals(dataset)


@pytest.mark.parametrize("overridden", [False, True])
def test_a_changed_dataset_holds_new_columns_that_nobody_can_write_to(overridden: bool) -> None:
    split = np.ones(3, dtype=np.int8) * overridden
    old = Dataset().with_points(np.arange(3.0), np.arange(3.0), np.zeros(3), split_override=split)
    for new in (
        old.with_points(np.ones(1), np.ones(1), np.ones(1)),
        old.without(np.array([1])),
        old.changed(np.array([1]), x1=5.0),
    ):
        assert not any(column.flags.writeable for column in new.columns().values())
        assert new.x1 is not old.x1
    assert old.x1.tolist() == [0, 1, 2]
    assert old.is_train(0.0).tolist() == [overridden] * 3
    assert old.is_train(1.0).all()


def test_rows_of_ids_are_in_order_and_once_whatever_was_asked() -> None:
    dataset = points(6).without(np.array([1, 4]))
    asked = np.array([5, 2, 2, 99, 0, 5, -1])
    assert dataset.id[dataset.rows_of(asked)].tolist() == [0, 2, 5]
    assert dataset.rows_of(np.array([], dtype=np.int64)).tolist() == []
