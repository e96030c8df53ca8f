import numpy as np

from nngui.ui.canvas.marks import Marks, marks_at


def marks(**of: tuple[float, float, int]) -> Marks:
    """By id, as `p3=(x1, x2, sprite)`."""
    rows = [of[name] for name in of]
    ids = np.array([int(name[1:]) for name in of], dtype=np.int64)
    x1, x2, sprites = np.array(rows, dtype=float).reshape(-1, 3).T
    return Marks(ids, x1, x2, sprites.astype(np.int64))


def changed(new: Marks, old: Marks) -> set[tuple[float, float]]:
    return {(x1, x2) for x1, x2 in new.places_changed_since(old).tolist()}


def test_what_came_and_what_went_is_told_whatever_stands_between() -> None:
    old = marks(p1=(1, 1, 0), p2=(2, 2, 0), p5=(5, 5, 0))
    assert changed(old, Marks()) == {(1, 1), (2, 2), (5, 5)}
    assert changed(Marks(), old) == {(1, 1), (2, 2), (5, 5)}
    assert changed(marks(p1=(1, 1, 0), p5=(5, 5, 0), p6=(6, 6, 1)), old) == {(2, 2), (6, 6)}
    assert changed(marks(p1=(1, 1, 0), p2=(2, 2, 0), p5=(5, 5, 0), p7=(7, 7, 0)), old) == {(7, 7)}


def test_what_moved_is_told_with_both_places_and_what_looks_different_with_its_own() -> None:
    old = marks(p1=(1, 1, 0), p2=(2, 2, 0), p5=(5, 5, 0))
    new = marks(p1=(1, 3, 0), p2=(2, 2, 4), p5=(5, 5, 0))
    assert changed(new, old) == {(1, 1), (1, 3), (2, 2)}
    assert changed(marks(p2=(2, 2, 0), p5=(5, 6, 0)), old) == {(1, 1), (5, 5), (5, 6)}


def test_nothing_is_told_of_the_same() -> None:
    old = marks(p1=(1, 1, 0), p2=(2, 2, 0))
    assert changed(marks(p1=(1, 1, 0), p2=(2, 2, 0)), old) == set()
    assert changed(Marks(), Marks()) == set()


def test_marks_at_places_look_alike() -> None:
    some = marks_at(np.array([[1.0, 2.0], [3.0, 4.0]]))
    assert some.places.tolist() == [[1, 2], [3, 4]]
    assert some.sprites.tolist() == [0, 0]
    assert len(marks_at(np.empty((0, 2)))) == 0
