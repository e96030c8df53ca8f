"""A likeness of a run: a copy of its moment that can be looked at in another thread while the run trains on."""

from nngui.engine import Network
from nngui.run.network_copy import network_copy
from nngui.run.rows import Rows
from nngui.run.run import Run
from nngui.run.seen import Seen
from nngui.state.curve import Curve
from nngui.state.document import Document

LARGE = 16_384
"""From so many parameters on looking takes long, and nearly all of it outside of Python's lock. A small network is
looked at by many short calls, which would stand in training's way."""


def is_large(network: Network) -> bool:
    """Whether it pays to look at a likeness while this network trains."""
    return network.n_parameters >= LARGE


class Likeness(Seen):
    """All values are those of the moment when it was taken; what is prepared for looking is its own."""

    _document: Document
    _rows: Rows
    _moment: tuple[int, int, int]
    _can_train: bool
    _penalty: float
    _ghost: Curve
    _curve: Curve

    def __init__(self, run: Run) -> None:
        super().__init__()
        self._network = network_copy(run.network, None)
        self.take(run)

    def take(self, run: Run) -> None:
        """This moment from now on. Not while somebody looks at the last one."""
        self._network = network_copy(run.network, self._network)
        self._document, self._rows = run.document, run.rows
        self._moment = run.epoch, run.step, run.steps
        self._can_train, self._penalty = run.can_train, run.penalty
        self._ghost, self._curve = run.ghost, run.curve()

    @property
    def document(self) -> Document:
        return self._document

    @property
    def network(self) -> Network:
        return self._network

    @property
    def rows(self) -> Rows:
        return self._rows

    @property
    def epoch(self) -> int:
        return self._moment[0]

    @property
    def step(self) -> int:
        return self._moment[1]

    @property
    def steps(self) -> int:
        return self._moment[2]

    @property
    def can_train(self) -> bool:
        return self._can_train

    @property
    def penalty(self) -> float:
        return self._penalty

    @property
    def ghost(self) -> Curve:
        return self._ghost

    def curve(self) -> Curve:
        return self._curve
