"""The network as its graph shows it, while that is visible: ten times a second at most."""

from collections.abc import Callable

from nngui.engine import Network
from nngui.run.paced import Paced
from nngui.run.seen import Seen
from nngui.state.probe import UnitPlace
from nngui.state.snapshot import NetworkView, ViewRequest

THUMBNAIL_SIDE = 32


class GraphView:
    """Evaluated for each request that asks for it, where it is due."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._view: Paced[NetworkView | None] = Paced(clock, None)
        self._muted: UnitPlace | None = None

    def forget(self) -> None:
        """The run was changed, and a hand waits to see how."""
        self._view.forget()

    def of(
        self, run: Seen, muted: Network | None, running: bool, request: ViewRequest
    ) -> NetworkView | None:
        """The network, or `muted`, the one without the unit that is mute."""
        if not request.network:
            self.forget()
            return None
        if request.muted != self._muted:
            # A hand waits for it.
            self.forget()
            self._muted = request.muted
        rect, at = request.rect, request.at

        def evaluate() -> NetworkView:
            if muted is None:
                return run.network_view(rect, THUMBNAIL_SIDE, at)
            features = run.document.settings.features
            return run.views.network_view(muted, features, rect, THUMBNAIL_SIDE, at)

        moment = (run.epoch, run.step, rect, at, request.muted)
        return self._view.at(moment, running, evaluate)
