"""Weights that a hand sets, and holds while it does."""

from nngui.engine import Network, Trainer
from nngui.state.document import Document
from nngui.state.edits import SetParameters


def set_parameters(
    network: Network, trainer: Trainer, document: Document, edit: SetParameters
) -> None:
    """Put the values in, in place: the optimizer goes on with its moments, but not on what is held or frozen."""
    places = edit.places(document)
    network.parameters[places] = edit.values
    still = document.frozen_mask()
    if edit.held:
        still[places] = True
    trainer.set_frozen(still)
