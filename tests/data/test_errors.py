"""LoadError: a message for people, a code and parameters for translations."""

import pytest

from nngui.data.errors import LoadError


def test_carries_message_code_and_parameters() -> None:
    error = LoadError("not-a-number", "Line 3: 'abc' is not a number.", line=3, value="abc")
    assert str(error) == error.message == "Line 3: 'abc' is not a number."
    assert error.code == "not-a-number"
    assert error.parameters == {"line": 3, "value": "abc"}


def test_parameters_may_be_called_code_and_message() -> None:
    error = LoadError("a", "b", code=1, message="two")
    assert (error.code, error.message) == ("a", "b")
    assert error.parameters == {"code": 1, "message": "two"}


def test_parameters_are_read_only() -> None:
    error = LoadError("a", "b", line=3)
    with pytest.raises(TypeError):
        error.parameters["line"] = 4  # type: ignore[index]


def test_is_a_value_error() -> None:
    with pytest.raises(ValueError, match=r"^b$"):
        raise LoadError("a", "b")
