import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from nngui.state.checks import (
    SettingError,
    is_number,
    require_name,
    require_positive,
    require_share,
    require_strength,
    require_whole,
)


@pytest.mark.parametrize("value", [0, -1.5, 1e300, np.float64(2), np.int64(3)])
def test_numbers_are_finite(value: Any) -> None:
    assert is_number(value)


@pytest.mark.parametrize("value", [True, math.nan, math.inf, "1", None, [1.0], 1j])
def test_what_is_no_number(value: Any) -> None:
    assert not is_number(value)


@pytest.mark.parametrize(
    "check, good, bad, sentence",
    [
        (lambda v: require_whole("It", v, 1, 1_000), (1, 1_000, np.int64(5)), (0, 1_001, 2.0, True),
         r"It is a whole number from 1 to 1,000\."),
        (lambda v: require_name("It", v, ["a", "b"]), ("a", "b"), ("c",), "It is one of a, b, not 'c'"),
        (lambda v: require_share("It", v), (0, 0.99), (1, -0.1, math.nan), "at least 0 and less than 1"),
        (lambda v: require_positive("It", v, 10), (1e-9, 10), (0, 11, "x"), "more than 0 and at most 10"),
        (lambda v: require_strength("It", v, 10), (0, 10), (-1, 11, None), r"It is 0 \(off\) to 10"),
    ],
)  # fmt: skip
def test_a_check_says_what_it_takes(
    check: Callable[[Any], None], good: tuple[Any, ...], bad: tuple[Any, ...], sentence: str
) -> None:
    for value in good:
        check(value)
    for value in bad:
        with pytest.raises(SettingError, match=sentence):
            check(value)
