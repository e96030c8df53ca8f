"""A trace shows one pass through the network with every intermediate value, in textbook units.

The same plan that trains is run once on buffers of its own, so what is shown is what happens.
Delta is dL/dz of each sample; gradients are means over the samples.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .calls import Array, run
from .layer import cut
from .network import Network
from .optimizer import Slots
from .plan import Plan
from .rules import Rules


@dataclass(frozen=True, eq=False)
class LayerTrace:
    """One layer: z, a, delta are (n_samples, units); gradients have the shapes of the weights.

    a is what is passed on: with dropout f(z) times the mask.
    """

    z: Array
    a: Array
    delta: Array
    weights_gradient: Array
    biases_gradient: Array


@dataclass(frozen=True, eq=False)
class Trace:
    """One pass over X (n_samples, n_features): its layers, mean loss, and flat mean gradient.

    penalty_gradient: what L1 and L2 add to it.
    """

    X: Array
    layers: tuple[LayerTrace, ...]
    loss: float
    gradient: Array
    penalty_gradient: Array


def trace(
    network: Network, rules: Rules, inputs: Array, targets: Array, masks: Array | None = None
) -> Trace:
    """Traces inputs (n_features + 1, n_samples) and encoded targets, as `Plan.calls` takes them.

    masks: of dropout, (units and ones of all hidden layers, n_samples), or None.
    """
    n_samples = inputs.shape[1]
    slots = Slots(network.parameters, 0)
    gradient, total = np.zeros_like(network.parameters), np.zeros((), network.dtype)
    plan = Plan(network, rules.loss, n_samples, gradient, keep_sums=True, dropout=masks is not None)
    if plan.forward_pass.masks is not None and masks is not None:
        plan.forward_pass.masks[:] = masks
    calls = plan.calls(inputs, targets, total)
    with np.errstate(all="ignore"):
        run(calls.forward)
        run(calls.loss)
        run(calls.backward)
        run(rules.regularization.penalty_calls(slots, network.sizes, 1))
        gradient /= n_samples
    hidden = [buffer[:-1] for buffer in plan.forward_pass.hidden]
    layers = tuple(
        LayerTrace(z.T, a.T, delta.T, matrix[:, :-1], matrix[:, -1])
        for z, a, delta, matrix in zip(
            plan.forward_pass.logits,
            [*hidden, plan.forward_pass.head.a],
            plan.deltas,
            cut(gradient, network.sizes),
            strict=True,
        )
    )
    return Trace(inputs[:-1].T, layers, float(total) / n_samples, gradient, slots.gradients)
