"""A network is a stack of layers with their weights; it knows how to answer, not how to learn.

All weights and biases lie in one flat vector, so that an optimizer updates everything with a few
calls, and a checkpoint is one copy. The layers are views into that vector.

    p(class | x) = output(W_L a_(L-1) + b_L),   a_l = f_l(W_l a_(l-1) + b_l),   a_0 = x
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from .activations import ACTIVATIONS
from .calls import Array, run
from .checks import check_count, check_kind, check_precision
from .forward import ForwardPass, with_ones
from .guard import answers_stay_finite
from .initializers import INITIALIZERS
from .layer import Layer, cut, matrix_shapes
from .outputs import OUTPUTS, Head
from .samples import block_rows, check_samples


class Network:
    """A dense feed-forward network.

    sizes: units of every layer, inputs first: [2, 3, 1]; [2, 2] has no hidden layer.
    hidden: one activation for all hidden layers, or one for each.
    output: "sigmoid" or "tanh" (one unit, two classes), "softmax" (a unit for each class) or "linear".
    init: name of an initializer. The weights are a function of (rng, sizes, init) alone.
    dtype: float64 or float32. ValueError on anything else.
    """

    def __init__(
        self,
        sizes: Sequence[int],
        hidden: str | Sequence[str] = "sigmoid",
        output: str = "sigmoid",
        init: str = "normal",
        *,
        rng: np.random.Generator,
        dtype: DTypeLike = np.float64,
    ) -> None:
        initializer = INITIALIZERS.find(init)
        check_kind(rng, np.random.Generator, "rng")
        self._build(sizes, hidden, output, dtype)
        for layer in self.layers:
            weights, biases = initializer.draw(layer.fan_out, layer.fan_in, rng)
            layer.weights[:] = weights
            layer.biases[:] = biases

    @classmethod
    def from_parameters(
        cls, sizes: Sequence[int], hidden: str | Sequence[str], output: str, parameters: Array
    ) -> Network:
        """A network with these weights: a copy of a flat vector like `Network.parameters`.

        It takes the precision of the vector. ValueError if the vector does not fit the sizes.
        """
        check_kind(parameters, np.ndarray, "parameters")
        network = cls.__new__(cls)
        network._build(sizes, hidden, output, parameters.dtype)
        if parameters.shape != network.parameters.shape:
            raise ValueError(f"parameters must have the shape ({network.n_parameters},)")
        network.parameters[:] = parameters
        return network

    @property
    def n_parameters(self) -> int:
        """How many weights and biases there are."""
        return self.parameters.size

    @property
    def n_classes(self) -> int:
        """How many classes the answers tell apart; 0 for regression."""
        return OUTPUTS[self.output].n_classes(self.sizes[-1])

    def decision_function(self, X: ArrayLike) -> Array:
        """The logits z of the output layer, (n_samples, output units)."""
        return self._answers(X, lambda head: head.z)

    def outputs(self, X: ArrayLike) -> Array:
        """What the output layer says, (n_samples, output units)."""
        return self._answers(X, lambda head: head.a)

    def predict_proba(self, X: ArrayLike) -> Array:
        """The probability of each class, (n_samples, n_classes): two columns also for one sigmoid.

        ValueError for a linear output, which has no probabilities.
        """
        kind = OUTPUTS[self.output]
        if not kind.has_probabilities:
            raise ValueError(f"output {self.output} has no probabilities; use outputs(X)")
        return kind.probabilities(self.outputs(X))

    def predict(self, X: ArrayLike) -> NDArray[np.integer] | Array:
        """The class of each sample, (n_samples,); for regression the value (one unit)."""
        z = self.decision_function(X)
        if not self.n_classes:
            return z[:, 0]
        return (z[:, 0] > 0.0).astype(np.intp) if z.shape[1] == 1 else z.argmax(axis=1)

    def activations(self, X: ArrayLike) -> list[Array]:
        """What every unit says: for each layer, the output last, a (n_samples, units)."""
        samples = check_samples(X, self.sizes[0], self.dtype, empty=True)
        layers = [np.empty((len(samples), units), self.dtype) for units in self.sizes[1:]]
        for rows, block in self.blocks(samples):
            for layer, hidden in zip(layers, block.hidden, strict=False):
                layer[rows] = hidden[:-1].T
            layers[-1][rows] = block.head.a.T
        return layers

    def blocks(self, samples: Array) -> Iterator[tuple[slice, ForwardPass]]:
        """A forward pass for each block of checked samples; read it before the next takes its buffers."""
        block: ForwardPass | None = None
        length = block_rows(self.sizes, self.dtype)
        for start in range(0, len(samples), length):
            rows = slice(start, min(start + length, len(samples)))
            if block is None or block.samples != rows.stop - start:
                block = ForwardPass(self.layers, OUTPUTS[self.output], rows.stop - start)
            with np.errstate(all="ignore"):
                run(block.calls(with_ones(samples[rows])))
            yield rows, block

    def follow(self, other: Network) -> bool:
        """Takes the weights of another network of this shape, in this one's precision.

        False if they could overflow in it somewhere: then its answers are not to be trusted.
        Single precision is several times faster, and exact enough for a picture.
        """
        with np.errstate(over="ignore"):
            self.parameters[:] = other.parameters
        return answers_stay_finite(self.layers, self.parameters)

    def _build(
        self, sizes: Sequence[int], hidden: str | Sequence[str], output: str, dtype: DTypeLike
    ) -> None:
        """Everything but the weights, which are 0."""
        if not isinstance(sizes, Sequence) or len(sizes) < 2:
            raise ValueError("sizes must name at least the inputs and the output units")
        self.sizes = tuple(check_count(units, "sizes") for units in sizes)
        check_kind(hidden, Sequence, "hidden")
        names = [hidden] * (len(sizes) - 2) if isinstance(hidden, str) else list(hidden)
        if len(names) != len(sizes) - 2:
            raise ValueError(f"hidden must be one name, or {len(sizes) - 2}: one for each layer")
        activations = [ACTIVATIONS.find(name) for name in names]
        self.hidden = tuple(names)
        self.output = OUTPUTS.find(output).name
        OUTPUTS[output].check_units(self.sizes[-1])
        self.dtype = check_precision(dtype)

        n_parameters = sum(rows * columns for rows, columns in matrix_shapes(self.sizes))
        self.parameters: Array = np.zeros(n_parameters, self.dtype)
        matrices = cut(self.parameters, self.sizes)
        self.layers = tuple(map(Layer, matrices, [*activations, None]))

    def _answers(self, X: ArrayLike, pick: Callable[[Head], Array]) -> Array:
        samples = check_samples(X, self.sizes[0], self.dtype, empty=True)
        answers = np.empty((len(samples), self.sizes[-1]), self.dtype)
        for rows, block in self.blocks(samples):
            answers[rows] = pick(block.head).T
        return answers
