"""The network as a graph: units as pictures of their own output, weights as curves between them."""
