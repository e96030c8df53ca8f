import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngui.engine import Adam, Diverged, Network, Trainer
from nngui.engine.forward import cannot_overflow
from nngui.engine.guard import all_finite, answers_stay_finite


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_one_value_that_is_no_number_shows(dtype: type) -> None:
    values = np.random.default_rng(0).normal(size=1_000).astype(dtype)
    assert all_finite(values)
    for bad in (np.inf, -np.inf, np.nan):
        values[700] = bad
        assert not all_finite(values)
    with np.errstate(invalid="ignore"):
        assert not all_finite(np.array([np.inf, -np.inf], dtype))
    assert all_finite(np.empty(0, dtype))


def test_values_whose_sum_overflows_are_finite_all_the_same() -> None:
    with np.errstate(over="ignore"):
        assert all_finite(np.full(4, 1e308))


@given(
    st.sampled_from(["tanh", "relu", "linear", "sine", "gelu"]),
    st.lists(st.integers(1, 9), max_size=5),
    st.floats(-60.0, 160.0),
    st.sampled_from([np.float32, np.float64]),
)
def test_it_never_calls_safe_what_may_overflow(hidden, layers, exponent, dtype) -> None:
    network = Network([2, *layers, 1], hidden, "sigmoid", rng=np.random.default_rng(0), dtype=dtype)
    with np.errstate(over="ignore", under="ignore"):
        network.parameters[:] = np.float64(10.0) ** exponent
    if np.isfinite(network.parameters).all():
        safe = answers_stay_finite(network.layers, network.parameters)
        assert safe is cannot_overflow(network.layers)


@pytest.mark.parametrize("place", ["parameters", "moments"])
def test_a_number_that_overflows_stops_training(place: str) -> None:
    rng = np.random.default_rng(0)
    network = Network([2, 3, 1], "tanh", "sigmoid", rng=rng)
    X, y = rng.normal(size=(20, 2)), rng.integers(0, 2, 20)
    trainer = Trainer(network, X, y, optimizer=Adam(learning_rate=0.01), batch_size=5, rng=rng)
    trainer.train(2)
    vector = network.parameters if place == "parameters" else trainer._slots.moments[1]
    vector[1] = np.inf
    with pytest.raises(Diverged):
        trainer.train(1)
