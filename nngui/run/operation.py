"""Which surgery on the network an edit of the document asks for.

The operations themselves, and what they keep, are the engine's (nngui/engine/surgery.py).
"""

from collections.abc import Callable, Iterator

import numpy as np

from nngui.engine import Network, Surgery, TrainerState, surgery
from nngui.state.document import Document
from nngui.state.edits import (
    AddLayer,
    DeleteClass,
    Edit,
    MergeClasses,
    MoveClass,
    RemoveLayer,
    SetActivation,
    SetUnits,
)

Operation = Callable[[Network], Surgery]


def operate(
    network: Network,
    state: TrainerState,
    document: Document,
    edit: Edit | None,
    rng: np.random.Generator,
) -> tuple[Network, TrainerState]:
    """The network and trainer state in the shape of `document`, which `edit` made. What is new is drawn from `rng`.

    Raises ValueError where no operation leads there.
    """
    for operation in _on_layers(edit, rng):
        network, state = _done(operation(network), state)
    for operation in _on_outputs(edit, document):
        network, state = _done(operation(network), state)
    output = document.network_shape()[2]
    n_classes = document.dataset.n_classes
    while network.n_classes > n_classes:
        last = network.n_classes - 1
        gone = edit.index if isinstance(edit, DeleteClass) else last
        network, state = _done(surgery.remove_output(network, gone), state)
    while network.n_classes < n_classes:
        network, state = _done(surgery.add_output(network), state)
    if network.output != output:
        network, state = _done(surgery.set_output(network, output), state)
    if (network.sizes, network.hidden, network.output) != document.network_shape():
        raise ValueError(
            f"no operation leads from a network {network.sizes} to {document.network_shape()[0]}"
        )
    return network, state


def _on_layers(edit: Edit | None, rng: np.random.Generator) -> Iterator[Operation]:
    match edit:
        case SetUnits(layer=layer, units=units):
            yield lambda network: surgery.set_units(network, layer, units, rng)
        case SetActivation(layer=layer, activation=activation):
            yield lambda network: surgery.set_activation(network, layer, activation)
        case RemoveLayer(layer=layer):
            yield lambda network: surgery.remove_layer(network, layer)
        case AddLayer(layer=layer, settings=added):
            yield lambda network: surgery.add_layer(
                network, layer, added.units, added.activation, rng
            )
        case _:
            return


def _on_outputs(edit: Edit | None, document: Document) -> Iterator[Operation]:
    match edit:
        case MoveClass():
            order = edit.order(document.dataset.n_classes)
            yield lambda network: surgery.permute_outputs(network, order)
        case MergeClasses(index=index, into=into):
            # The points lie where they lay: only their labels are others.
            dataset = document.dataset
            X = document.settings.features.transform(dataset.x1, dataset.x2)
            yield lambda network: surgery.merge_outputs(network, index, into, X)
        case _:
            return


def _done(result: Surgery, state: TrainerState) -> tuple[Network, TrainerState]:
    return result.network, result.carry_state(state)
