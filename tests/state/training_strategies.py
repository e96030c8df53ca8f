"""Hypothesis strategies for what the weights learn by."""

from hypothesis import strategies as st

from nngui.engine import LOSSES, OPTIMIZERS, Constant, Cosine, StepDecay, WarmUp
from nngui.state.settings import VALUE_LOSSES, OptimizerConstants, StopRules, TrainingSettings


def training_settings() -> st.SearchStrategy[TrainingSettings]:
    share, count = st.floats(0, 1, exclude_max=True), st.integers(1, 10**8)
    return st.builds(
        TrainingSettings,
        st.sampled_from(list(LOSSES)),
        st.sampled_from(list(OPTIMIZERS)),
        st.floats(1e-9, 100.0),
        st.none() | st.integers(1, 50_000),
        st.sampled_from(VALUE_LOSSES),
        st.builds(OptimizerConstants, share, share, share, share, st.floats(1e-12, 1), share),
        st.one_of(
            st.builds(Constant),
            st.builds(StepDecay, count, st.floats(0.01, 1)),
            st.builds(Cosine, count, st.floats(0.01, 1)),
            st.builds(WarmUp, count),
        ),
        st.floats(0, 100),
        st.floats(0, 100),
        st.none() | st.floats(1e-6, 1e6),
        st.sampled_from(["double", "single"]),
        stop_rules(),
    )


def stop_rules() -> st.SearchStrategy[StopRules]:
    return st.builds(
        StopRules,
        st.none() | st.integers(1_000, 10**8),
        st.none() | st.floats(1e-6, 1e6),
        st.none() | st.floats(0.01, 1),
        st.none() | st.integers(1, 999),
        st.none() | st.floats(0.1, 1e6),
    )
