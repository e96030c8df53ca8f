"""Which surgery on the network an edit of the document asks for.

The operations themselves, and what they keep, are the engine's (nngui/engine/surgery.py and its neighbors).
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

import numpy as np

from nngui.data import Task
from nngui.data.generator import DOMAIN
from nngui.engine import (
    Network,
    Surgery,
    TrainerState,
    surgery_inputs,
    surgery_layers,
    surgery_outputs,
    surgery_units,
)
from nngui.state.document import Document
from nngui.state.edits import (
    AddFeature,
    AddLayer,
    DeleteClass,
    Edit,
    MergeClasses,
    MoveClass,
    RemoveFeature,
    RemoveLayer,
    RemoveUnit,
    ReplaceDataset,
    SetActivation,
    SetUnits,
    Standardize,
)

Operation = Callable[[Network], Surgery]


def operate(
    network: Network,
    state: TrainerState,
    old: Document,
    document: Document,
    edit: Edit | None,
    rng: np.random.Generator,
) -> tuple[Network, TrainerState]:
    """The network and trainer state of `old` in the shape of `document`, which `edit` made of it.

    What is new is drawn from `rng`; what goes leaves its mean over the points behind.

    Raises ValueError where no operation leads there.
    """
    sizes, _, output = document.network_shape()
    for operation in (*_on_inputs(edit, old, document), *_on_layers(edit, old, rng)):
        network, state = _done(operation(network), state)
    if (network.n_classes == 0) != (document.dataset.task is Task.REGRESSION):
        init = document.settings.network.initializer
        fresh = surgery_outputs.replace_output(network, sizes[-1], output, rng, init)
        network, state = _done(fresh, state)
    for operation in _on_outputs(edit, document):
        network, state = _done(operation(network), state)
    n_classes = document.dataset.n_classes if network.n_classes else 0
    while network.n_classes > n_classes:
        last = network.n_classes - 1
        gone = edit.index if isinstance(edit, DeleteClass) else last
        network, state = _done(surgery_outputs.remove_output(network, gone), state)
    while network.n_classes < n_classes:
        network, state = _done(surgery_outputs.add_output(network), state)
    if network.output != output:
        network, state = _done(surgery_outputs.set_output(network, output), state)
    if (network.sizes, network.hidden, network.output) != document.network_shape():
        raise ValueError(f"no operation leads from a network {network.sizes} to {sizes}")
    return network, state


def _on_inputs(edit: Edit | None, old: Document, new: Document) -> Iterator[Operation]:
    match edit:
        case AddFeature():
            index = edit.index(new)
            yield lambda network: surgery_inputs.add_input(network, index)
        case RemoveFeature(name=name):
            index = old.settings.features.names.index(name)
            mean = float(_inputs(old)[:, index].mean())
            yield lambda network: surgery_inputs.remove_input(network, index, mean)
        case Standardize():
            factor, offset = old.settings.features.conversion_to(new.settings.features)
            yield lambda network: surgery_inputs.convert_inputs(network, factor, offset)
        case ReplaceDataset():
            yield from _on_other_features(old, new)
        case _:
            return


def _on_other_features(old: Document, new: Document) -> Iterator[Operation]:
    """Points from elsewhere, where a formula has no value: its feature has gone."""
    names = list(old.settings.features.names)
    means = dict(zip(names, _inputs(old).mean(axis=0).tolist(), strict=True))
    for comes, index in old.settings.features.moves_to(new.settings.features.names):
        if comes:
            names.append("")
            yield partial(surgery_inputs.add_input, index=index)
        else:
            mean = means[names.pop(index)]
            yield partial(surgery_inputs.remove_input, index=index, mean=mean)


def _on_layers(edit: Edit | None, old: Document, rng: np.random.Generator) -> Iterator[Operation]:
    match edit:
        case SetUnits(layer=layer, units=units):
            now = old.settings.network.layers[layer].units
            if units < now:
                yield lambda network: _without(network, layer, range(units, now), old)
            else:
                yield lambda network: surgery_units.set_units(network, layer, units, rng)
        case RemoveUnit(layer=layer, unit=unit):
            yield lambda network: _without(network, layer, [unit], old)
        case SetActivation(layer=layer, activation=activation):
            yield lambda network: surgery_layers.set_activation(network, layer, activation)
        case RemoveLayer(layer=layer):
            yield lambda network: surgery_layers.remove_layer(network, layer)
        case AddLayer(layer=layer, settings=added):
            yield lambda network: surgery_layers.add_layer(
                network, layer, added.units, added.activation, rng
            )
        case _:
            return


def _without(network: Network, layer: int, units: Iterable[int], document: Document) -> Surgery:
    """Without these units of a hidden layer: what they put out on average over the points stays."""
    means = network.activations(_inputs(document))[layer].mean(axis=0)
    return surgery_units.remove_units(network, layer, units, means)


def _inputs(document: Document) -> np.ndarray:
    """The features of all points; without any, of a grid over the domain."""
    dataset, features = document.dataset, document.settings.features
    if dataset.n_points:
        return features.transform(dataset.x1, dataset.x2)
    line = np.linspace(-DOMAIN, DOMAIN, 17)
    x1, x2 = np.meshgrid(line, line)
    return features.transform(x1.ravel(), x2.ravel())


def _on_outputs(edit: Edit | None, document: Document) -> Iterator[Operation]:
    match edit:
        case MoveClass():
            order = edit.order(document.dataset.n_classes)
            yield lambda network: surgery_outputs.permute_outputs(network, order)
        case MergeClasses(index=index, into=into):
            # The points lie where they lay: only their labels are others.
            dataset = document.dataset
            X = document.settings.features.transform(dataset.x1, dataset.x2)
            yield lambda network: surgery_outputs.merge_outputs(network, index, into, X)
        case _:
            return


def _done(result: Surgery, state: TrainerState) -> tuple[Network, TrainerState]:
    return result.network, result.carry_state(state)
