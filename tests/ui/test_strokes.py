import runpy

from nngui.ui import strokes
from nngui.ui.strokes import Gesture, new_stroke


def test_strokes_are_never_zero_and_never_come_twice():
    numbers = [new_stroke() for _ in range(100)]
    assert 0 not in numbers
    assert len(set(numbers)) == 100


def test_another_run_of_the_program_has_other_numbers():
    """The journal of a session goes on after it was saved and opened again."""
    numbers = [runpy.run_path(strokes.__file__)["new_stroke"]() for _ in range(10)]
    assert len({*numbers, new_stroke()}) == 11


def test_a_drag_has_one_number_from_first_to_last():
    gesture = Gesture()
    first = [gesture.stroke(finished) for finished in (False, False, True)]
    second = [gesture.stroke(finished) for finished in (False, True)]
    assert len(set(first)) == len(set(second)) == 1
    assert first[0] != second[0] != 0


def test_a_value_that_comes_at_once_has_none():
    assert Gesture().stroke(True) == 0
