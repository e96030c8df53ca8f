"""What is frozen: masks and back, and checks at the door."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngui.state.checks import SettingError
from nngui.state.freezing import BIAS, FrozenLayer, frozen_mask, with_layer


def test_a_mask_has_the_biases_last() -> None:
    layer = FrozenLayer(units=(1,), parameters=((0, BIAS), (2, 0)))
    assert layer.mask(2, 3).tolist() == [
        [False, False, True],
        [True, True, True],
        [True, False, False],
    ]
    assert FrozenLayer(whole=True).mask(2, 2).all()


def test_what_a_network_does_not_have_means_nothing_in_it() -> None:
    layer = FrozenLayer(units=(9,), parameters=((0, 7), (8, BIAS)))
    assert not layer.mask(2, 3).any()
    assert frozen_mask((layer,), (2, 3, 1)).shape == (13,)


@given(st.integers(1, 4), st.integers(1, 4), st.data())
def test_every_mask_comes_back(fan_in: int, fan_out: int, data: st.DataObject) -> None:
    size = fan_out * (fan_in + 1)
    bits = data.draw(st.lists(st.booleans(), min_size=size, max_size=size))
    mask = np.array(bits).reshape(fan_out, fan_in + 1)
    for begin in (FrozenLayer(), FrozenLayer(whole=True)):
        assert np.array_equal(begin.with_mask(mask).mask(fan_in, fan_out), mask)


def test_a_frozen_layer_takes_in_what_is_added_until_something_in_it_is_thawed() -> None:
    whole = FrozenLayer(whole=True)
    assert whole.mask(2, 5).all()
    mask = whole.mask(2, 3)
    mask[1, 0] = False
    assert whole.with_mask(mask) == FrozenLayer(units=(0, 2), parameters=((1, BIAS), (1, 1)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"units": (2, 1)},
        {"units": (-1,)},
        {"parameters": ((0, -2),)},
        {"parameters": ((-1, 0),)},
        {"parameters": ((1, 0), (0, 0))},
        {"parameters": ((0, 0, 0),)},
    ],
)
def test_what_makes_no_sense_is_refused(wrong: dict[str, tuple]) -> None:
    with pytest.raises(SettingError):
        FrozenLayer(**wrong)


def test_what_means_the_same_is_the_same() -> None:
    frozen = with_layer((), 2, FrozenLayer(units=(0,)))
    assert len(frozen) == 3
    assert with_layer(frozen, 2, FrozenLayer()) == ()
