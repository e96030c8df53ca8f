"""However training is sliced, stopped and resumed between live changes, it gives the same bits."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from nngui.engine import (
    OPTIMIZERS,
    Constant,
    Network,
    Regularization,
    StepDecay,
    Trainer,
    TrainerState,
    WarmUp,
)
from tests.engine.reference import samples

X, y = samples(3, 41)
MOVED = X + 0.25

Change = Callable[[Trainer], object]

CHANGES = st.one_of(
    st.sampled_from([0.001, 0.02, 0.3]).map(lambda rate: lambda t: t.set_learning_rate(rate)),
    st.sampled_from(list(OPTIMIZERS)).map(
        lambda name: lambda t: t.set_optimizer(OPTIMIZERS[name].create())
    ),
    st.sampled_from([None, 1, 7, 41, 100]).map(lambda size: lambda t: t.set_batch_size(size)),
    st.sampled_from(["cross-entropy", "squared-error", "hinge"]).map(
        lambda name: lambda t: t.set_loss(name)
    ),
    st.sampled_from([30, 41]).map(
        lambda count: lambda t: t.set_data(X[:count], y[:count], same_rows=False)
    ),
    st.just(lambda t: t.set_data(*_shifted(t), same_rows=True)),
    st.sampled_from(
        [Regularization(), Regularization(l1=0.01, l2=0.01, dropout=0.3, clip_norm=0.5)]
    ).map(lambda value: lambda t: t.set_regularization(value)),
    st.sampled_from([Constant(), StepDecay(every=1), WarmUp(3)]).map(
        lambda value: lambda t: t.set_schedule(value)
    ),
    st.sampled_from([None, np.arange(27) % 2 == 0]).map(lambda mask: lambda t: t.set_frozen(mask)),
)
RUNS = st.integers(1, 25)


def _shifted(trainer: Trainer) -> tuple[np.ndarray, np.ndarray]:
    return MOVED[: trainer.n_samples], y[: trainer.n_samples]


def make() -> Trainer:
    network = Network([2, 4, 3], "tanh", "softmax", "glorot", rng=np.random.default_rng(0))
    return Trainer(network, X, y, batch_size=7, rng=np.random.default_rng(1))


def stepped(trainer: Trainer, steps: int) -> list[float]:
    losses: list[float] = []
    for _ in range(steps):
        losses += trainer.run_slice(0.0).losses.tolist()
    return losses


def sliced(trainer: Trainer, steps: int) -> list[float]:
    """The same number of steps: whole passes at once, and what is left of them singly."""
    losses: list[float] = []
    last = trainer.steps + steps
    while trainer.steps < last:
        to_end = trainer.steps_per_epoch - trainer.step_in_epoch
        whole, rest = divmod(last - trainer.steps - to_end, trainer.steps_per_epoch)
        if whole < 0:
            return losses + stepped(trainer, last - trainer.steps)
        result = trainer.run_slice(600.0, until_epoch=trainer.epoch + 1 + whole)
        losses += result.losses.tolist() + stepped(trainer, rest)
    return losses


def same(first: TrainerState, second: TrainerState) -> bool:
    """Every field, bit for bit; nan is nan."""
    return all(
        np.array_equal(np.asarray(a), np.asarray(b), equal_nan=isinstance(a, float))
        for a, b in ((getattr(first, name), getattr(second, name)) for name in vars(first))
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(RUNS, CHANGES), max_size=5), RUNS, st.integers(0, 4))
def test_slicing_and_resuming_change_no_bit(
    plan: list[tuple[int, Change]], last: int, stop: int
) -> None:
    singly, at_once = make(), make()
    losses: tuple[list[float], list[float]] = ([], [])
    for index, (steps, change) in enumerate([*plan, (last, lambda trainer: None)]):
        losses[0].extend(stepped(singly, steps))
        losses[1].extend(sliced(at_once, steps))
        if index == stop:
            state = at_once.checkpoint()
            at_once.train(2)
            at_once.step()
            at_once.set_batch_size(at_once.batch_size)  # ends a pass whose loss must not be told
            at_once.restore(state)
        change(singly)
        change(at_once)
    assert losses[0] == losses[1]
    assert same(singly.checkpoint(), at_once.checkpoint())
