"""Networks to draw, with weights and pictures that a test can foresee."""

import numpy as np

from nngui.data import FeatureMap, default_classes
from nngui.data.feature import FEATURES
from nngui.engine import Network
from nngui.run.views import Views
from nngui.state.snapshot import NetworkView, Rect
from nngui.ui.network.scene import Labels


def labels(n_classes: int = 2) -> Labels:
    return Labels(("x\u2081", "x\u2082"), default_classes(n_classes))


def view_of(*sizes: int, seed: int = 0, scale: float = 1.0) -> NetworkView:
    """A real network of tanh units, its pictures over the plane."""
    output = "sigmoid" if sizes[-1] == 1 else "softmax"
    rng = np.random.default_rng(seed)
    network = Network(list(sizes), hidden="tanh", output=output, init="glorot", rng=rng)
    network.parameters[:] *= scale
    for layer in network.layers:
        layer.biases[:] = np.linspace(-1, 1, layer.fan_out)
    features = FeatureMap(tuple(FEATURES)[: sizes[0]])
    return Views().network_view(network, features, Rect(), 32)
