"""Losses and accuracies (or R^2), evaluated thousands of times on the same points: what can be is prepared once."""

from collections.abc import Callable, Generator, Iterable

import numpy as np

from nngui.engine import Evaluator, Network
from nngui.engine.metrics import Evaluated
from nngui.run.rows import Samples
from nngui.state.curve import Evaluation

Scored = tuple[Evaluation, np.ndarray, np.ndarray]
"""Losses and scores; masks of the training and the test rows that are misclassified."""
_NOTHING = (None, None, np.empty(0, dtype=bool))


class Scores:
    """Evaluates a network on training and test rows; rows are values: other ones are other arrays."""

    def __init__(self) -> None:
        self._made_for: tuple[Network, str, Samples, Samples] | None = None
        self._evaluators: tuple[Evaluator, Evaluator] | None = None

    def of(
        self,
        network: Network,
        loss: str,
        train: Samples,
        test: Samples,
        between_blocks: Callable[[], object] | None = None,
    ) -> Scored:
        """With the network's weights as they are now, and which training and test rows are misclassified."""
        evaluators = self._prepared(network, loss, train, test)
        return _scored(evaluator(between_blocks) for evaluator in evaluators)

    def parts(
        self, network: Network, loss: str, train: Samples, test: Samples
    ) -> Generator[None, None, Scored]:
        """The same, a block of rows at a time: the weights must stay as they are meanwhile."""
        evaluators = self._prepared(network, loss, train, test)
        for evaluator in evaluators:
            yield from evaluator.parts()
        return _scored(evaluator.result() for evaluator in evaluators)

    def _prepared(
        self, network: Network, loss: str, train: Samples, test: Samples
    ) -> tuple[Evaluator, Evaluator]:
        made_for = self._made_for
        if (
            self._evaluators is None
            or made_for is None
            or made_for[0] is not network
            or made_for[1] != loss
            or made_for[2] is not train
            or made_for[3] is not test
        ):
            self._made_for = network, loss, train, test
            self._evaluators = (
                Evaluator(network, *train, loss),
                Evaluator(network, *test, loss),
            )
        return self._evaluators


def _scored(evaluated: Iterable[Evaluated | None]) -> Scored:
    on_train, on_test = (one or _NOTHING for one in evaluated)
    evaluation = Evaluation(on_train[0], on_test[0], on_train[1], on_test[1])
    return evaluation, on_train[2], on_test[2]
