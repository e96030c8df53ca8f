"""Weights that a hand sets, and holds while it does."""

import numpy as np

from nngui.engine import Network, Trainer
from nngui.state.document import Document
from nngui.state.edits import SetParameters


def set_parameters(
    network: Network, trainer: Trainer, document: Document, edit: SetParameters
) -> None:
    """Put the values in, in place: the optimizer goes on with its moments, but not on what is held."""
    places = edit.places(document)
    network.parameters[places] = edit.values
    held = None
    if edit.held:
        held = np.zeros(network.n_parameters, dtype=np.bool_)
        held[places] = True
    trainer.set_frozen(held)
