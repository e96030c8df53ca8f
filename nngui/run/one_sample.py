"""A step by one sample alone, in addition to those of the pass. Which sample it is: see StepSample."""

from dataclasses import replace

import numpy as np

from nngui.engine import Network, Trainer
from nngui.engine.batches import sample_order
from nngui.run.learning import make_trainer
from nngui.state.document import Document


def step_sample(
    network: Network, trainer: Trainer, rows: tuple[np.ndarray, np.ndarray], document: Document
) -> None:
    """Update the network in place; the trainer keeps its place in the pass. Raises Diverged, with nothing changed."""
    X, y = rows
    state = trainer.checkpoint()
    place = next_sample(state.order_seed, state.epoch, state.steps, len(X))
    alone = make_trainer(network, (X[place : place + 1], y[place : place + 1]), document)
    alone.set_frozen(trainer.frozen_mask)
    alone.restore(replace(state, step_in_epoch=0, running_loss=0.0, running_samples=0))
    alone.step()
    after = alone.checkpoint()
    trainer.restore(
        replace(
            state,
            parameters=after.parameters,
            moments=after.moments,
            optimizer_updates=after.optimizer_updates,
            steps=after.steps,
        )
    )


def next_sample(order_seed: int, epoch: int, steps: int, n_samples: int) -> int:
    """The row of the training sample that the next step by one sample is made with."""
    return int(sample_order(order_seed, epoch, n_samples)[steps % n_samples])
