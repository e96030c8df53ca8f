"""Copies of a network that is training, to be looked at in its place."""

from nngui.engine import Network


def network_copy(network: Network, earlier: Network | None) -> Network:
    """This network as it is now: an earlier copy with new weights where that has its shape, since grids and rows that
    were laid out for it can stay; else another one.
    """
    if earlier is None or _shape(earlier) != _shape(network):
        parameters = network.parameters
        return Network.from_parameters(network.sizes, network.hidden, network.output, parameters)
    earlier.parameters[:] = network.parameters
    return earlier


def _shape(network: Network) -> tuple[object, ...]:
    return network.sizes, network.hidden, network.output, network.dtype
