"""A network with one unit mute: what it would say if nothing of that unit reached the next layer."""

from nngui.engine import Network
from nngui.run.network_copy import network_copy
from nngui.run.scores import Scores
from nngui.run.seen import Seen
from nngui.state.curve import Evaluation
from nngui.state.probe import UnitPlace
from nngui.state.worth import MutedView


class Muting:
    """Copies the network of a run, without a unit's outgoing weights; the run itself is not touched."""

    def __init__(self) -> None:
        self._copy: Network | None = None
        self._place: UnitPlace | None = None
        self._scores = Scores()
        self._view: MutedView | None = None
        self._whole: Evaluation | None = None

    def network(self, run: Seen, place: UnitPlace | None) -> Network | None:
        """The copy as the weights are now; None where no unit is mute, or there is no such one with a next layer."""
        network = run.network
        if place is None or not self._can_mute(network, place):
            self._copy = None
            return None
        copy = self._copy = network_copy(network, self._copy)
        self._place = place
        copy.layers[place.layer].weights[:, place.unit] = 0.0
        return copy

    def view(self, run: Seen, whole: Evaluation) -> MutedView | None:
        """Losses and scores of the last copy on the points of the run; None where there is none.

        Evaluated as often as those of the `whole` network are, to be compared with them, and at once for another unit.
        """
        if self._copy is None or self._place is None:
            self._view = None
            return None
        is_of_another = self._view is None or self._view.place != self._place
        if is_of_another or whole is not self._whole:
            rows, loss = run.rows, run.document.loss
            evaluation, _, _ = self._scores.of(self._copy, loss, rows.train, rows.test)
            self._view, self._whole = MutedView(self._place, evaluation), whole
        return self._view

    @staticmethod
    def _can_mute(network: Network, place: UnitPlace) -> bool:
        sizes = network.sizes
        return 0 <= place.layer < len(sizes) - 1 and 0 <= place.unit < sizes[place.layer]
