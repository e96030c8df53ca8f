"""What a document's settings mean to the engine: how network and trainer are made of them, and follow them live."""

from dataclasses import replace

import numpy as np

from nngui.data import Stream, stream
from nngui.engine import BetweenBlocks, Network, Regularization, Trainer
from nngui.state.document import Document


def initial_network(document: Document) -> Network:
    """With its initial weights: a function of seed, shape and initializer."""
    settings = document.settings.network
    sizes, hidden, output = document.network_shape()
    return Network(
        sizes,
        hidden=hidden,
        output=output,
        init=settings.initializer,
        rng=stream(settings.seed, Stream.INIT),
        dtype=document.settings.training.dtype,
    )


def in_precision(network: Network, dtype: np.dtype) -> Network:
    """The same weights in numbers of another length."""
    parameters = network.parameters.astype(dtype)
    return Network.from_parameters(network.sizes, network.hidden, network.output, parameters)


def make_trainer(
    network: Network,
    rows: tuple[np.ndarray, np.ndarray],
    document: Document,
    between_blocks: BetweenBlocks | None = None,
) -> Trainer:
    """A trainer of this network on training rows (X, y), at epoch 0; between_blocks is Trainer's."""
    settings = document.settings
    trainer = Trainer(
        network,
        *rows,
        loss=document.loss,
        optimizer=settings.training.make_optimizer(),
        batch_size=settings.training.batch_size,
        schedule=settings.training.schedule,
        regularization=regularization(document),
        rng=stream(settings.network.seed, Stream.ORDER),
        between_blocks=between_blocks,
    )
    if settings.network.frozen:
        trainer.set_frozen(document.frozen_mask())
    return trainer


def follow(trainer: Trainer, old: Document, new: Document) -> None:
    """Let a trainer of the old document go on with the settings of the new one; weights and precision stay."""
    was, now = old.settings.training, new.settings.training
    if now.make_optimizer() != was.make_optimizer():
        trainer.set_optimizer(now.make_optimizer())
    if now.schedule != was.schedule:
        trainer.set_schedule(now.schedule)
    if regularization(new) != regularization(old):
        trainer.set_regularization(regularization(new))
    if now.batch_size != was.batch_size:
        trainer.set_batch_size(now.batch_size)
    if new.loss != old.loss:
        trainer.set_loss(new.loss)
    if new.settings.network.frozen != old.settings.network.frozen:
        # What a hand holds besides stays in its hand.
        held = trainer.frozen_mask & ~old.frozen_mask()
        trainer.set_frozen(new.frozen_mask() | held)


def regularization(document: Document) -> Regularization:
    """Penalties, clipping and dropout of these settings."""
    settings = document.settings
    shares = tuple(float(layer.dropout) for layer in settings.network.layers)
    return replace(settings.training.make_regularization(), dropout=shares)
