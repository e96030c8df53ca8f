"""How often a run looks at all of its points for the curve: at epochs that the amount of work alone decides.

To evaluate an epoch is one forward pass over training and test points; to train it is about three passes' arithmetic
over the training points. So looking at every epoch would make a large network a third to a half slower. Where a look
is work enough to be noticed, the epochs between two looks double until looking costs no more than LOOKING_SHARE. A rule
that waits for a loss or an accuracy is given every epoch. Never the time that something took: the window, the command
line and a run that was resumed look at the same epochs.
"""

from nngui.engine import Trainer
from nngui.state.document import Document

EXPENSIVE = 10_000_000
"""Points x parameters: of less a look takes less than a thousandth of a second."""
LOOKING_SHARE = 0.08
PASSES = 3
"""Training an epoch, in forward passes."""


def spacing(document: Document, trainer: Trainer) -> int:
    """Epochs from one look to the next while this trainer goes on, a power of two."""
    n_points = document.dataset.n_points
    is_cheap = n_points * trainer.network.n_parameters < EXPENSIVE
    if is_cheap or document.settings.training.stop.need_values:
        return 1
    share = n_points / (PASSES * trainer.n_samples)
    epochs = 1
    while share > LOOKING_SHARE * epochs:
        epochs *= 2
    return epochs
