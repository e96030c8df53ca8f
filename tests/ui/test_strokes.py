from nngui.ui.strokes import Gesture, new_stroke


def test_strokes_are_never_zero_and_never_come_twice():
    numbers = [new_stroke() for _ in range(100)]
    assert 0 not in numbers
    assert len(set(numbers)) == 100


def test_a_drag_has_one_number_from_first_to_last():
    gesture = Gesture()
    first = [gesture.stroke(finished) for finished in (False, False, True)]
    second = [gesture.stroke(finished) for finished in (False, True)]
    assert len(set(first)) == len(set(second)) == 1
    assert first[0] != second[0] != 0


def test_a_value_that_comes_at_once_has_none():
    assert Gesture().stroke(True) == 0
