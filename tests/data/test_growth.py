"""Columns that share memory behave as columns that were copied: nobody sees rows that another one appended."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from nngui.data import Dataset
from nngui.data.growth import appended, is_beginning, memory_of


def column(*values: float) -> np.ndarray:
    made = np.array(values)
    made.flags.writeable = False
    return made


class Columns(RuleBasedStateMachine):
    """Whatever is appended to whatever: each column keeps the values that it had when it was made."""

    columns = Bundle("columns")

    def __init__(self) -> None:
        super().__init__()
        self.made: list[tuple[np.ndarray, list[float]]] = []
        self.count = 0.0

    def note(self, made: np.ndarray, values: list[float]) -> int:
        self.made.append((made, values))
        return len(self.made) - 1

    def fresh(self, n: int) -> np.ndarray:
        self.count += n
        return self.count + np.arange(n)

    @rule(target=columns, n=st.integers(0, 4))
    def begin(self, n: int) -> int:
        values = self.fresh(n)
        return self.note(column(*values), values.tolist())

    @rule(target=columns, place=columns, n=st.sampled_from([0, 1, 2, 3, 300]))
    def append(self, place: int, n: int) -> int:
        before, values = self.made[place]
        more = self.fresh(n)
        longer = appended(before, more)
        if is_beginning(before, longer) and len(before) and n:
            assert memory_of(before) is memory_of(longer)
        return self.note(longer, values + more.tolist())

    @rule(target=columns, place=columns, stop=st.integers(0, 5))
    def take_a_part(self, place: int, stop: int) -> int:
        """A part of a column is nobody's beginning: what comes after it is known."""
        before, values = self.made[place]
        part = before[:stop]
        assert not any(is_beginning(part, made) for made, _ in self.made)
        return self.note(part, values[:stop])

    @rule(place=consumes(columns))
    def forget(self, place: int) -> None:
        self.made[place] = column(), []

    @invariant()
    def all_are_what_they_were(self) -> None:
        for made, values in self.made:
            assert made.tolist() == values
            assert not made.flags.writeable

    @invariant()
    def a_known_beginning_is_one(self) -> None:
        for one, values in self.made:
            for other, longer in self.made:
                if is_beginning(one, other):
                    assert longer[: len(values)] == values


Columns.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestColumns = pytest.mark.thorough(Columns.TestCase)


def test_rows_after_rows_are_written_to_the_same_memory() -> None:
    first = appended(column(1, 2), column(3))
    second = appended(first, column(4, 5))
    assert memory_of(first) is memory_of(second)
    assert is_beginning(first, second)
    assert not is_beginning(second, first)
    assert second.tolist() == [1, 2, 3, 4, 5]


def test_who_comes_second_gets_memory_of_its_own() -> None:
    first = appended(column(1, 2), column(3))
    second, other = appended(first, column(4)), appended(first, column(5))
    assert (second.tolist(), other.tolist()) == ([1, 2, 3, 4], [1, 2, 3, 5])
    assert is_beginning(first, second)
    assert not is_beginning(first, other), "the same values, but that is not known"
    assert memory_of(other) is not memory_of(first)


def test_memory_grows_by_a_share_so_that_rows_are_seldom_copied() -> None:
    grown, memories = column(0), set()
    for k in range(5_000):
        grown = appended(grown, column(float(k)))
        memories.add(len(memory_of(grown)))
    assert len(grown) == 5_001
    assert len(memories) < 12
    assert max(memories) < 2 * len(grown)


def test_what_began_empty_has_no_room_to_spare() -> None:
    assert len(memory_of(appended(column(), column(1, 2, 3)))) == 3


def test_nobody_can_write_to_a_column() -> None:
    longer = appended(column(1), column(2))
    with pytest.raises(ValueError, match="read-only"):
        longer[0] = 5


def test_two_threads_never_get_the_same_rows() -> None:
    for _ in range(30):
        first = appended(column(1), column(2))

        def stretch(value: float, first: np.ndarray = first) -> np.ndarray:
            longer = first
            for _ in range(20):
                longer = appended(longer, np.full(600, value))
            return longer

        with ThreadPoolExecutor(4) as pool:
            for value, longer in enumerate(pool.map(stretch, range(4))):
                assert longer[:2].tolist() == [1, 2]
                assert (longer[2:] == value).all()


def points(n: int, start: Dataset) -> Dataset:
    at = start.next_id + np.arange(n, dtype=float)
    return start.with_points(at, -at, np.arange(n) % 2)


def test_a_dataset_is_the_beginning_of_what_grew_out_of_it() -> None:
    first = points(2, points(3, Dataset()))
    second = points(4, first)
    assert first.is_beginning_of(second)
    assert first.is_beginning_of(first)
    assert not second.is_beginning_of(first)
    other = points(4, first)
    assert not first.is_beginning_of(other)
    assert other.equals(second)
    assert [a is b for a, b in zip(first.memory(), second.memory(), strict=True)] == [True] * 8


@pytest.mark.parametrize("change", ["moved", "erased", "relabelled"])
def test_a_dataset_is_no_beginning_of_one_with_other_points(change: str) -> None:
    first = points(2, points(3, Dataset()))
    ids = first.id[1:2]
    other = {
        "moved": lambda: first.changed(ids, x1=9.0),
        "erased": lambda: first.without(ids),
        "relabelled": lambda: first.changed(ids, label=1),
    }[change]()
    assert not first.is_beginning_of(other)
    grown = points(2, other)
    assert not first.is_beginning_of(grown)
    assert np.array_equal(grown.x1[: other.n_points], other.x1)


def test_points_after_others_are_checked_as_those_were() -> None:
    first = points(2, points(3, Dataset()))
    with pytest.raises(ValueError, match="x1 must be finite"):
        first.with_points(np.array([np.nan]), np.zeros(1), np.zeros(1))
    with pytest.raises(ValueError, match="label must be"):
        first.with_points(np.zeros(1), np.zeros(1), np.array([2]))
    grown = points(2, first)
    assert first.is_beginning_of(grown), "what was refused has taken no rows"
